"""What the formats share: collecting the pieces of a block, and reading entities and escapes."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from html import unescape

from lint import regexes as regex
from lint.formats import OPAQUE, Piece, SourceBlock
from lint.formats.templates import NOTHING
from lint.model import Span

ENTITY = r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
NEWLINE = r"(?:\r\n|\n|\r)"
SPACE = " \t\r\n\f"
LINE_BREAK_AFTER = regex.compile(NEWLINE)
LINE_BREAK_BEFORE = regex.compile(r"(?r)[\r\n]")


class Pieces:
    """The pieces of one block, in the order of the file."""

    def __init__(self, source: str, filler: str = "") -> None:
        """`filler`: the character that stands for what is opaque, if one does (see `lint.formats.templates`)."""
        self._source = source
        self._filler = filler
        self._hidden = _hidden(filler)
        self._pieces: list[Piece] = []

    def __bool__(self) -> bool:
        return bool(self._pieces)

    def raw(self, start: int, end: int) -> None:
        """Add text that reads as it is written, but for what is hidden in it."""
        for match in self._hidden.finditer(self._source, start, end):
            self._plain(start, match.start())
            if match[0][0] != NOTHING:
                self.shown(match.start(), match.end(), OPAQUE)
            start = match.end()
        self._plain(start, end)

    def _plain(self, start: int, end: int) -> None:
        last = self._pieces[-1] if self._pieces else None
        if last and last.text is None and last.end == start:
            self._pieces[-1] = Piece(last.start, end)
            return
        if self._ends_with_space():  # white space on both sides of markup is one space
            start = max(start, last.end if last else 0)
            start += len(self._source[start:end]) - len(self._source[start:end].lstrip(SPACE))
        if start < end:
            self._pieces.append(Piece(start, end))

    def _ends_with_space(self) -> bool:
        return bool(self._pieces) and self._text(self._pieces[-1])[-1:] in (" ", "\t")

    def shown(self, start: int, end: int, text: str) -> None:
        """Add a run that reads as `text`."""
        self._pieces.append(Piece(start, end, LINE_BREAK_AFTER.sub(" ", text)))

    def line_break(self, start: int, end: int) -> None:
        """Add a run that reads as one space, together with the white space around it."""
        while self._pieces and (last := self._pieces[-1]).end == start and last.text in (None, " "):
            kept = len(self._source[last.start : start].rstrip(SPACE)) if last.text is None else 0
            start = last.start + kept
            if not kept:
                self._pieces.pop()
                continue
            self._pieces[-1] = Piece(last.start, start)
            break
        if self._pieces and not self._ends_with_space():
            while end < len(self._source) and self._source[end] in " \t":
                end += 1
            self._pieces.append(Piece(start, end, " "))

    def decode(
        self, start: int, end: int, escapes: regex.Pattern[str], shown: Callable[[regex.Match[str]], str]
    ) -> None:
        """Add text with escapes: what `escapes` matches reads as `shown` tells, white space as one space."""
        for match in escapes.finditer(self._source, start, end):
            self.raw(start, match.start())
            if match[0].isspace() or "\n" in match[0] or "\r" in match[0]:
                self.line_break(match.start(), match.end())
            else:
                self.shown(match.start(), match.end(), shown(match))
            start = match.end()
        self.raw(start, end)

    def finished(self) -> tuple[Piece, ...]:
        """All of them, white space at either end left out."""
        pieces = self._pieces
        while pieces and not self._text(pieces[-1]).strip(SPACE):
            pieces.pop()
        while pieces and not self._text(pieces[0]).strip(SPACE):
            pieces.pop(0)
        if pieces and pieces[-1].text is None:
            start, end, _ = pieces[-1]
            pieces[-1] = Piece(start, start + len(self._source[start:end].rstrip(SPACE)))
        if pieces and pieces[0].text is None:
            start, end, _ = pieces[0]
            pieces[0] = Piece(end - len(self._source[start:end].lstrip(SPACE)), end)
        return tuple(pieces)

    def _text(self, piece: Piece) -> str:
        return self._source[piece.start : piece.end] if piece.text is None else piece.text


def shifted(block: SourceBlock, by: int) -> SourceBlock:
    """A block read from a part of the file, with its places in the whole."""
    pieces = tuple(Piece(start + by, end + by, text) for start, end, text in block.pieces)
    outer = Span(block.outer.start + by, block.outer.end + by) if block.outer else None
    return block._replace(pieces=pieces, outer=outer, group=block.group and block.group + by)


def is_opaque(pieces: tuple[Piece, ...], source: str) -> bool:
    """Whether there is nothing to read in the pieces."""
    return all(
        not (source[piece.start : piece.end] if piece.text is None else piece.text).strip(SPACE + OPAQUE)
        for piece in pieces
    )


@cache
def _hidden(filler: str) -> regex.Pattern[str]:
    return regex.compile(f"{filler}+|{NOTHING}+" if filler else f"{NOTHING}+")


def reading(source: str, pieces: tuple[Piece, ...]) -> str:
    """How pieces read."""
    return "".join(source[piece.start : piece.end] if piece.text is None else piece.text for piece in pieces)


def decoded(
    source: str,
    start: int,
    end: int,
    escapes: regex.Pattern[str],
    shown: Callable[[regex.Match[str]], str],
    filler: str = "",
) -> tuple[Piece, ...]:
    """The pieces of a text with escapes that stands alone."""
    pieces = Pieces(source, filler)
    pieces.decode(start, end, escapes, shown)
    return pieces.finished()


def character(match: regex.Match[str]) -> str:
    """What an entity, or a backslash with the character after it, reads as."""
    return unescape(match[0]) if match[0][0] == "&" else match[0][1:]


def line_start(source: str, at: int) -> int:
    """Where the line of an offset begins."""
    found = LINE_BREAK_BEFORE.search(source, 0, at)
    return found.end() if found else 0


def line_number(source: str, at: int) -> int:
    """The number of the line of an offset, from 1."""
    return sum(1 for _ in LINE_BREAK_AFTER.finditer(source, 0, at)) + 1


def whole_lines(source: str, start: int, end: int, marks: str = "", between: bool = False) -> Span | None:
    """The lines of a block, with the blank lines that would be left over after it is gone.

    None if something else stands on its first line. A blank line may hold characters of `marks`.
    `between`: the lines before and after may meet; else an empty line stays to keep them apart.
    """
    first = line_start(source, start)
    if source[first:start].strip(" \t" + marks):
        return None
    stop = _line_end(source, start + len(source[start:end].rstrip(SPACE)))
    before, after = first, stop
    while before > 0 and not source[(line := _previous_line(source, before)) : before].strip(SPACE + marks):
        before = line
    while after < len(source) and not source[after : (line := _line_end(source, after))].strip(SPACE + marks):
        after = line
    if after == len(source):
        return Span(before, after)
    if before < first or first == 0:
        return Span(first, after)
    keeps_apart = between or after > stop
    return Span(first, stop if keeps_apart else stop - _break_before(source, stop))


def _break_before(source: str, at: int) -> int:
    """How long the line break is that ends at an offset."""
    return 2 if source[max(0, at - 2) : at] == "\r\n" else 1


def _previous_line(source: str, at: int) -> int:
    """Where the line before the one that begins at an offset begins."""
    return line_start(source, at - _break_before(source, at))


def _line_end(source: str, at: int) -> int:
    """Where the next line begins."""
    found = LINE_BREAK_AFTER.search(source, at)
    return found.end() if found else len(source)
