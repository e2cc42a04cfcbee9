"""From lines of furniture to findings: neighbours of one kind together, with the fix that deletes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lint import regexes as regex
from lint.checks.boilerplate.lines import Line, Sort
from lint.document import Document
from lint.model import Cut, Finding, Repair, Safety, Severity

FIGURE = regex.compile(r"\p{N}|https?://|www\.|@\w")
SHOWN = 8
"""Words of a finding that its message shows."""


def findings(document: Document, lines: Iterable[Line]) -> Iterator[Finding]:
    """One finding for each stretch of lines of one kind."""
    stretch: list[Line] = []
    for line in lines:
        if stretch and not _goes_on(stretch[-1], line):
            yield _finding(document, stretch)
            stretch = []
        stretch.append(line)
    if stretch:
        yield _finding(document, stretch)


def _goes_on(line: Line, following: Line) -> bool:
    near = following.block.number == line.block.number + 1
    return near and (line.fault, line.meant) == (following.fault, following.meant)


def _finding(document: Document, stretch: Sequence[Line]) -> Finding:
    first, last = stretch[0].block, stretch[-1].block
    words = {"match": _beginning(stretch)}
    repairs: tuple[Repair, ...] = ()
    if all(line.block.outer for line in stretch):
        safe = all(_is_safe(document, line) for line in stretch)
        title = "Delete the line" if len(stretch) == 1 else f"Delete the {len(stretch)} lines"
        cuts = tuple(Cut(line.block.number) for line in stretch)
        repairs = (Repair(title, Safety.SAFE if safe else Safety.UNSAFE, cuts),)
    severity = Severity.INFO if all(line.meant or _may_belong(document, line) for line in stretch) else None
    return Finding(first.start, last.end, stretch[0].fault, words=words, severity=severity, repairs=repairs)


def _may_belong(document: Document, line: Line) -> bool:
    """Whether a line is a credit where its picture may be, or the licence of a file: not in plain text."""
    return line.fault in ("credit", "copyright") and document.format != "plain"


def _beginning(stretch: Sequence[Line]) -> str:
    words = stretch[0].block.text.split()
    return " ".join(words[:SHOWN]) + ("…" if len(words) > SHOWN or len(stretch) > 1 else "")


def _is_safe(document: Document, line: Line) -> bool:
    """Whether no reader could want a line: all of it is one known phrase in the tail, and nothing but text."""
    block = line.block
    written = document.text[slice(*block.outer)] if block.outer else ""
    alone = written.strip("#*_-+>= \t\r\n") == block.text.strip("#*_-+>= \t\r\n")
    known = line.closed and line.sort is Sort.CERTAIN
    return known and alone and 0 < document.tail <= block.start and not FIGURE.search(block.text)
