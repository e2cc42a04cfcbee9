"""HTML for people who read rather than grep: one file that needs nothing else.

Every document stands there as text with its findings marked; a click or the keyboard shows what is
wrong and what would repair it. All text is escaped, and the page may load and run nothing but itself.
"""

from __future__ import annotations

import html
import json
from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from hashlib import sha256
from pathlib import Path
from typing import Any

from lint import __version__
from lint import regexes as regex
from lint.errors import PosteditError
from lint.fixer import apply, choose
from lint.model import Diagnostic, Severity
from lint.report import Style
from lint.report.json import as_json
from lint.report.origin import verdict
from lint.report.text import visible
from lint.runner import Checked

ASSETS = Path(__file__).parent / "assets"
WORDS = regex.compile(r"\s+|\w+|[^\w\s]")


PICTURES = {
    **{code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n\r"},
    0x7F: 0x2421,
    **dict.fromkeys(range(0x80, 0xA0), 0xFFFD),
}
"""Control characters, and what shows them."""


class Report:
    """Collects everything and prints the page at the end. Doubtful findings are there too."""

    def __init__(self, style: Style) -> None:
        self._style = style
        self._articles: list[str] = []
        self._findings: list[dict[str, Any]] = []
        self._counts: list[tuple[str, int]] = []
        self._errors: list[str] = []
        self._files = 0

    def file(self, checked: Checked) -> None:
        """Take one checked file. A file without findings is only counted."""
        self._files += 1
        if not checked.diagnostics:
            return
        first = len(self._findings)
        self._findings += [as_json(checked.lines, diagnostic) for diagnostic in checked.diagnostics]
        self._counts.append((checked.path.as_posix(), len(checked.diagnostics)))
        self._articles.append(article(checked, first, f"d{len(self._counts)}"))

    def error(self, error: PosteditError) -> None:
        """Take a file that could not be checked."""
        self._errors.append(visible(str(error)))

    def close(self) -> None:
        """Print the page."""
        self._style.stream.write("\n".join(self._page()) + "\n")

    def _page(self) -> Iterator[str]:
        css = (ASSETS / "report.css").read_text(encoding="utf-8")
        script = (ASSETS / "report.js").read_text(encoding="utf-8")
        policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src '{_hash(script)}'"
        yield '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
        yield f"<title>postedit: {len(self._findings)} findings</title><style>{css}</style></head><body>"
        yield from self._header()
        yield "<main>"
        yield from self._articles
        yield "</main>"
        yield f'<script type="application/json" id="findings">{_data(self._findings)}</script>'
        yield f"<script>{script}</script></body></html>"

    def _header(self) -> Iterator[str]:
        counts = Counter(finding["severity"] for finding in self._findings)
        parts = ", ".join(f"{counts[s]} {_noun(s, counts[s])}" for s in Severity if counts[s]) or "nothing found"
        yield f"<header><h1>What postedit found</h1><p>{parts} in {len(self._articles)} of {self._files} files"
        yield f'<span class="soft"> · postedit {__version__} · keys n and p go through the findings</span></p>'
        if self._errors:
            yield f"<p>Not checked:</p><ul>{''.join(f'<li>{escape(error)}</li>' for error in self._errors)}</ul>"
        yield from self._chart()
        yield from self._by_file()
        yield from self._filters()
        yield "</header>"

    def _chart(self) -> Iterator[str]:
        """Findings by category, as bars."""
        counts = Counter(finding["category"] for finding in self._findings).most_common()
        if counts:
            yield '<div class="chart" role="img" aria-label="Findings by category">'
            for category, count in counts:
                width = f"{100 * count / counts[0][1]:.0f}%"
                yield f'<span>{category}</span><span class="bar" style="width:{width}"></span><span>{count}</span>'
            yield "</div>"

    def _by_file(self) -> Iterator[str]:
        if len(self._counts) > 1:
            rows = (
                f'<li><a href="#d{n}">{escape(visible(path))}</a> {count}</li>'
                for n, (path, count) in enumerate(self._counts, 1)
            )
            yield f'<details class="list"><summary>By file</summary><ul>{"".join(rows)}</ul></details>'

    def _filters(self) -> Iterator[str]:
        yield '<div class="filters" role="group" aria-label="Filters">'
        for kind in ("severity", "category"):
            for value in sorted({finding[kind] for finding in self._findings}):
                yield f'<label><input type="checkbox" checked data-{kind}="{value}"> {value}</label>'
        yield "</div>"


def escape(text: str, quote: bool = True) -> str:
    """`text` as HTML that holds no control characters, and nothing that a CI service takes for a command in its log."""
    escaped = html.escape(text, quote).translate(PICTURES)
    return escaped.replace("::", ":&#58;").replace("##[", "#&#35;[").replace("##vso[", "#&#35;vso[")


def article(checked: Checked, first: int, anchor: str) -> str:
    """One document: its text with marks, a panel for the chosen finding, the text after its repairs."""
    text = checked.decoded.text
    path = escape(visible(checked.path.as_posix()))
    before = "".join(marked(text, checked.diagnostics, first))
    fixes = choose([d for d in checked.diagnostics if d.severity is not Severity.INFO], unsafe=True)
    after = apply(text, (edit for fix in fixes for edit in fix.edits))
    button = '<button type="button" data-view aria-pressed="false">Show the repairs</button>' if fixes else ""
    rows = "".join(_row(checked, d, number) for number, d in enumerate(checked.diagnostics, first))
    origin = f'<p class="soft">This text {escape(read)}.</p>' if (read := verdict(checked)) else ""
    return (
        f'<article id="{anchor}"><h2>{path}</h2>{origin}{button}'
        f'<details class="list"><summary>{len(checked.diagnostics)} findings</summary><ul>{rows}</ul></details>'
        f'<div class="document"><div><div class="text before-text">{before}</div>'
        f'<div class="text after-text" hidden>{"".join(compared(text, after))}</div></div>'
        '<aside class="panel" aria-live="polite"><p class="soft">Choose a marked place.</p></aside></div></article>'
    )


def _row(checked: Checked, diagnostic: Diagnostic, number: int) -> str:
    line, column = checked.lines.position(diagnostic.span.start)
    link = f'<a href="#f{number}">{line}:{column}</a>'
    return f'<li data-finding="{number}">{link} {diagnostic.rule} {escape(diagnostic.message)}</li>'


def marked(text: str, diagnostics: Iterable[Diagnostic], first: int) -> Iterator[str]:
    """`text` escaped, with every stretch that belongs to the same findings in one mark."""
    numbered = [*enumerate(diagnostics, first)]
    cuts = sorted({0, len(text), *(place for _, d in numbered for place in d.span)})
    empty = {item[1].span.start: item for item in numbered if item[1].span.start == item[1].span.end}
    waiting = sorted(numbered, key=lambda item: item[1].span, reverse=True)
    active: list[tuple[int, Diagnostic]] = []
    for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
        active = [item for item in active if item[1].span.end > start]
        while waiting and waiting[-1][1].span.start <= start:
            active.append(waiting.pop())
        if start in empty:
            yield _mark([empty[start]], "")
        here = [item for item in active if item[1].span.end > start]
        stretch = escape(text[start:end])
        yield _mark(here, stretch) if here and stretch else stretch


def _mark(items: list[tuple[int, Diagnostic]], shown: str) -> str:
    severity = min((d.severity for _, d in items), key=lambda s: s.rank)
    ids = " ".join(str(number) for number, _ in items)
    title = escape("; ".join(d.message for _, d in items), quote=True)
    return f'<mark class="{severity}" tabindex="0" role="button" data-ids="{ids}" title="{title}">{shown}</mark>'


def compared(old: str, new: str) -> Iterator[str]:
    """Both texts in one, word by word: what goes in `del`, what comes in `ins`."""
    for before, after in _lines(old, new):
        a, b = WORDS.findall(before), WORDS.findall(after)
        for kind, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
            gone, come = escape("".join(a[i:j])), escape("".join(b[k:m]))
            if kind == "equal":
                yield gone
            else:
                yield f"<del>{gone}</del>" * bool(gone) + f"<ins>{come}</ins>" * bool(come)


def _lines(old: str, new: str) -> Iterator[tuple[str, str]]:
    """The stretches of lines that correspond."""
    a, b = old.splitlines(keepends=True), new.splitlines(keepends=True)
    for _, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if j - i == m - k:
            yield from zip(a[i:j], b[k:m], strict=True)
        else:
            yield "".join(a[i:j]), "".join(b[k:m])


def _noun(severity: Severity, count: int) -> str:
    return {"info": "note"}.get(severity.value, severity.value) + "s" * (count != 1)


def _data(findings: list[dict[str, Any]]) -> str:
    """JSON that cannot end the script it stands in."""
    return json.dumps(findings).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _hash(script: str) -> str:
    return "sha256-" + b64encode(sha256(script.encode()).digest()).decode()
