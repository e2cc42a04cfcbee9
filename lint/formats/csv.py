"""Tables of texts: CSV and TSV. Every field that reads as a phrase is a table cell; the first row is the head."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from lint import regexes as regex
from lint.formats import BlockKind, Escape, SourceBlock
from lint.formats.pieces import decoded
from lint.formats.structured import PHRASE
from lint.model import Span

SEPARATORS = (",", ";", "\t", "|")
ESCAPES = regex.compile(r'""|[ \t]*(?:\r\n|\n|\r)\s*')
FORMULA = (*"=+-@",)
"""What a spreadsheet takes for the beginning of a formula."""
UNQUOTED = regex.compile(r"(?!)")


def parse(text: str) -> Iterator[SourceBlock]:
    """The cells of a table."""
    first = text.split("\n", 1)[0]
    separator = max(SEPARATORS, key=first.count)
    field = regex.compile(
        rf'(?:"(?P<quoted>(?:[^"]|"")*+)"|(?P<bare>[^{regex.escape(separator)}\r\n"][^{regex.escape(separator)}\r\n]*+))'
        rf"(?=[{regex.escape(separator)}\r\n]|\Z)"
    )
    for number, match in enumerate(field.finditer(text)):
        quoted = match["quoted"] is not None
        name = "quoted" if quoted else "bare"
        if PHRASE.search(match[name]) and "://" not in match[name]:
            pieces = decoded(text, *match.span(name), ESCAPES if quoted else UNQUOTED, lambda found: '"')
            write = _quoted if quoted else partial(_bare, separator)
            escape = partial(_no_formula, write, text, Span(*match.span(name)))
            if pieces:
                yield SourceBlock(BlockKind.TABLE_CELL, pieces, escape=escape, group=number + 1)


def _quoted(text: str, place: Span) -> str:
    return text.replace('"', '""')


def _bare(separator: str, text: str, place: Span) -> str | None:
    return None if separator in text or '"' in text or "\n" in text or "\r" in text else text


def _no_formula(write: Escape, source: str, cell: Span, text: str, place: Span) -> str | None:
    """`text` as `write` puts it; None if the cell would begin as a formula then, and does not yet."""
    before, after = source[cell.start : place.start], source[place.end : cell.end]
    old, new = source[cell.start : cell.end].lstrip(), (before + text + after).lstrip()
    return None if new[:1] in FORMULA and old[:1] not in FORMULA else write(text, place)
