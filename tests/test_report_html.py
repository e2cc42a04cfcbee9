"""The HTML report: the whole text is there, nothing in it is taken for markup, and a real browser runs it."""

from __future__ import annotations

import json
import shutil
import subprocess
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.encoding import Decoded
from lint.model import Diagnostic, Edit, Fix, Safety, Severity, Span
from lint.report import Style, open_outputs
from lint.report.html import PICTURES, compared, marked
from lint.runner import Checked

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
HOSTILE = '</script><script>document.title="owned"</script><img src=x onerror=alert(1)> & “the the” end'


class Texts(HTMLParser):
    """The text between tags, and the tags."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text, self.tags = "", list[str]()
        self.feed(html)

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)


def finding(start: int, end: int, message: str = "m", new: str | None = None) -> Diagnostic:
    fixes = () if new is None else (Fix("t", Safety.SAFE, (Edit(Span(start, end), new),)),)
    span = Span(start, end)
    return Diagnostic("RP001", "doubled-word", "repetition", Severity.WARNING, 0.9, message, span, fixes=fixes)


def page(text: str, *found: Diagnostic) -> str:
    stream = StringIO()
    outputs = open_outputs(["html"], Style(stream))
    outputs.file(Checked(Path("<b>.txt"), Decoded(text), "plain", "en", found))
    outputs.close()
    return stream.getvalue()


SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)).map(sorted), max_size=6)


@given(st.text(max_size=30), SPANS)
def test_the_marked_text_is_the_text(text: str, spans: list[list[int]]) -> None:
    found = sorted((finding(min(a, len(text)), min(b, len(text))) for a, b in spans), key=lambda d: d.span)
    parsed = Texts("".join(marked(text, found, 0)))
    assert parsed.text == text.translate(PICTURES) or "\r" in text
    assert set(parsed.tags) <= {"mark"}


@given(st.text("ab <>&\n", max_size=40), st.text("ab <>&\n", max_size=40))
def test_the_comparison_holds_both_texts(old: str, new: str) -> None:
    html = "".join(compared(old, new))
    without = {"del": "ins", "ins": "del"}
    for kept, gone in without.items():
        import regex

        shown = Texts(regex.sub(rf"<{gone}>.*?</{gone}>", "", html, flags=regex.S)).text
        assert shown == (old if kept == "del" else new)


def test_hostile_text_stays_text() -> None:
    at = HOSTILE.index("the the")
    html = page(HOSTILE, finding(at, at + 7, message=HOSTILE, new="<i>"))
    parsed = Texts(html)
    assert parsed.tags.count("script") == 2
    assert "img" not in parsed.tags and "i" not in parsed.tags
    assert "default-src 'none'" in html
    data = html.split('id="findings">')[1].split("</script>")[0]
    assert json.loads(data)[0]["message"] == HOSTILE


@pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")
def test_in_a_real_browser(tmp_path: Path) -> None:
    text = f"Ferry\n\n{HOSTILE}\n"
    at = text.index("the the")
    (tmp_path / "r.html").write_text(page(text, finding(0, 5), finding(at, at + 7, new="the")), encoding="utf-8")
    assert CHROMIUM
    command = [
        CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", f"--user-data-dir={tmp_path / 'profile'}",
    ]  # fmt: skip
    address = f"file://{tmp_path / 'r.html'}#f1"
    done = subprocess.run([*command, "--dump-dom", address], capture_output=True, text=True, timeout=120, check=True)
    assert 'data-ready="yes"' in done.stdout  # our script ran
    assert "owned" not in done.stdout.split("</title>")[0]  # that of the text did not
    panel = done.stdout.split('<aside class="panel"')[1]
    assert "RP001 doubled-word" in panel and "line 3" in panel
    picture = tmp_path / "r.png"
    subprocess.run([*command, f"--screenshot={picture}", address], capture_output=True, timeout=120, check=True)
    assert picture.read_bytes().startswith(b"\x89PNG") and picture.stat().st_size > 5000
