"""Writes `postedit-ignore` comments into a file: the answer of an author to findings that are right."""

from __future__ import annotations

from collections.abc import Iterable

from lint.document import Block, Document
from lint.formats import FORMATS, BlockKind
from lint.model import Diagnostic, Edit, Span

ABOVE = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.TITLE, BlockKind.QUOTE, BlockKind.CAPTION})
"""Blocks above which a line can be put without tearing anything apart."""


def ignore_edits(document: Document, diagnostics: Iterable[Diagnostic]) -> tuple[list[Edit], int]:
    """The edits that answer the diagnostics, and how many findings have no place for a comment."""
    rules: dict[tuple[int, bool], list[str]] = {}
    homeless = 0
    for diagnostic in diagnostics:
        place = _place(document, diagnostic)
        if place is None:
            homeless += 1
        else:
            named = rules.setdefault(place, [])
            named += [diagnostic.rule] * (diagnostic.rule not in named)
    return [_edit(document, *place, named) for place, named in sorted(rules.items())], homeless


def _place(document: Document, diagnostic: Diagnostic) -> tuple[int, bool] | None:
    """Where the comment goes: an offset, and whether it is a line of its own. None if there is no such place."""
    opening, closing = FORMATS[document.format].comment
    block = _block(document, diagnostic.span)
    if not opening or block is None or block.kind is BlockKind.ATTRIBUTE:
        return None
    start = document.span(block.start, block.end).start
    line = document.lines.starts[document.lines.number(start) - 1]
    if block.kind in ABOVE and not document.text[line:start].strip(" \t#>"):
        return line, True
    if not closing:
        return None
    number = document.lines.number(diagnostic.span.start)
    end = document.lines.starts[number - 1] + len(document.lines.line(number))
    in_row = block.kind is BlockKind.TABLE_CELL
    return (document.span(block.start, block.end).end if in_row else end), False


def _block(document: Document, span: Span) -> Block | None:
    for block in document.blocks:
        place = document.span(block.start, block.end)
        if place.start <= span.start <= place.end and block.text:
            return block
    return None


def _edit(document: Document, at: int, own_line: bool, rules: list[str]) -> Edit:
    opening, closing = FORMATS[document.format].comment
    scope = "" if own_line else "-line"
    comment = f"{opening}postedit-ignore{scope} {', '.join(rules)}{closing}"
    newline = "\r\n" if "\r\n" in document.text else "\n"
    return Edit(Span(at, at), comment + newline if own_line else f" {comment}")
