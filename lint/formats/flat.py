"""Rows of a file as one line of text, for formats whose inline markup may go on over line breaks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple

from lint import regexes as regex
from lint.formats import OPAQUE, Piece
from lint.formats.pieces import Pieces
from lint.formats.templates import NOTHING, Mask, hidden


class Row(NamedTuple):
    """A line of the file without its indentation, the white space at its end and its line break."""

    start: int
    end: int
    text: str


def rows_of(source: str) -> list[Row]:
    """All lines, the blank ones as well. Indentation is kept; a tab counts as one character."""
    return [
        Row(match.start(), match.start() + len(match[0].rstrip()), match[0].rstrip())
        for match in regex.finditer(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+\Z", source)
    ]


def indent_of(row: Row) -> int:
    """How many blanks it begins with."""
    return len(row.text) - len(row.text.lstrip())


def cut(row: Row, count: int) -> Row:
    """The row without its first characters."""
    return Row(min(row.start + count, row.end), row.end, row.text[count:])


class Flat:
    """Some rows as one text, each joined to the next by a space."""

    def __init__(self, source: str, rows: Iterable[Row]) -> None:
        self._source = source
        self._rows = [cut(row, indent_of(row)) for row in rows if row.text]
        self.text = " ".join(row.text for row in self._rows)
        self._begins = [0, *accumulate(len(row.text) + 1 for row in self._rows)][:-1]

    def at(self, offset: int) -> int:
        """The place in the file of an offset in the text."""
        number = max(0, bisect_right(self._begins, offset) - 1)
        row = self._rows[number]
        return min(row.start + offset - self._begins[number], row.end)

    def after(self, offset: int) -> int:
        """The place right after the character before an offset."""
        return self.at(offset - 1) + 1

    def pieces(self, masks: tuple[Mask, ...], filler: str) -> tuple[Piece, ...]:
        """How the text reads, without what the masks hide. A hidden backslash goes with the character after it."""
        if not self._rows:
            return ()
        shown = hidden(self.text, filler, masks)
        pieces = Pieces(self._source)
        for match in regex.finditer(rf"{NOTHING}+|{filler}+|[^{NOTHING}{filler}]+", shown):
            start, end = match.span()
            if match[0][0] == filler:
                pieces.shown(self.at(start), self.after(end), OPAQUE)
            elif match[0][0] != NOTHING:
                if start and self.text[start - 1] == "\\" and shown[start - 1] == NOTHING and self.text[start] != " ":
                    pieces.shown(self.at(start - 1), self.after(start + 1), self.text[start])
                    start += 1
                self._raw(pieces, start, end)
        return pieces.finished()

    def _raw(self, pieces: Pieces, start: int, end: int) -> None:
        """Add a stretch of the text; where a row ends it is a line break."""
        number = max(0, bisect_right(self._begins, start) - 1)
        while start < end:
            row, begin = self._rows[number], self._begins[number]
            stop = min(end, begin + len(row.text))
            if start < stop:
                pieces.raw(row.start + start - begin, row.start + stop - begin)
            number += 1
            if stop < end:
                pieces.line_break(row.end, self._rows[number].start)
            start = stop + 1
