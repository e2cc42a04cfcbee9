"""Plain text: paragraphs between blank lines, or one on each line; hard-wrapped lines are joined."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import NamedTuple

from lint import regexes as regex
from lint.directives import LINE as DIRECTIVE_LINE
from lint.formats import BlockKind, Piece, SourceBlock
from lint.model import Span

MAX_WRAP = 100
"""Longest line, in code points, that counts as wrapped by hand or by an editor."""
MAX_TITLE = 200
"""Longest first block, in code points, that can be a title."""
LINE = regex.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$")
LIST_ITEM = regex.compile(r"(?:[-*•·‣◦▪–—]|\(?\d{1,3}[.)]|\(?[a-z]\))[ \t]+(?=\S)")
BULLET = regex.compile(r"[-*•·‣◦▪][ \t]+(?=\S)")
SENTENCE_END = regex.compile(r"[.!?…:;,।。！？」』][\"'”’»)\]]*$")


class Line(NamedTuple):
    """A line of the file: its text without indentation, trailing white space and newline."""

    number: int
    start: int
    end: int
    text: str
    outer: Span


def parse(text: str) -> Iterator[SourceBlock]:
    """The blocks of a plain text."""
    lines = [*_lines(text)]
    chunks = [[*chunk] for silent, chunk in groupby(lines, key=_is_silent) if not silent]
    width = _wrap_width(chunks)
    groups = [group for chunk in chunks for group in _paragraphs(chunk, width)]
    for number, group in enumerate(groups):
        first = group[0]
        pieces: list[Piece] = []
        for line, following in zip(group, [*group[1:], None], strict=True):
            pieces.append(Piece(line.start, line.end))
            if following:
                pieces.append(Piece(line.end, following.start, " "))
        bullet = BULLET.match(first.text)
        if bullet:  # the mark itself is markup
            pieces[0] = Piece(first.start + bullet.end(), first.end)
        yield SourceBlock(_kind(group, number, len(groups)), tuple(pieces), _outer(lines, group))


def _lines(text: str) -> Iterator[Line]:
    for number, match in enumerate(LINE.finditer(text)):
        body = match.group().strip()
        start = match.start() + len(match.group()) - len(match.group().lstrip()) if body else match.start()
        yield Line(number, start, start + len(body), body, Span(match.start(), match.end()))


def _is_silent(line: Line) -> bool:
    """Whether a reader sees nothing of a line: it is blank, or speaks to postedit alone."""
    return not line.text or bool(DIRECTIVE_LINE.fullmatch(line.text))


def _wrap_width(chunks: list[list[Line]]) -> int:
    """The width a text is wrapped at, 0 if its lines are paragraphs.

    In wrapped prose most lines begin in the middle of a sentence, with a small letter.
    """
    breaks = [pair for chunk in chunks for pair in pairwise(chunk)]
    width = max((len(line.text) for chunk in chunks for line in chunk), default=0)
    if not breaks or width > MAX_WRAP:
        return 0
    small = sum(after.text[0].islower() for _, after in breaks)
    return width if small >= 0.4 * len(breaks) else 0


def _paragraphs(chunk: list[Line], width: int) -> Iterator[list[Line]]:
    """The lines of a chunk, those of one paragraph together."""
    group = [chunk[0]]
    for before, line in pairwise(chunk):
        if width and _wrapped(before.text, line.text, width):
            group.append(line)
        else:
            yield group
            group = [line]
    yield group


def _wrapped(before: str, line: str, width: int) -> bool:
    """Whether `line` goes on where `before` had no room for its first word."""
    if LIST_ITEM.match(line) or before == line:
        return False
    full = len(before) + 1 + len(line.split(maxsplit=1)[0]) > width - 12
    return full or (line[0].islower() and not SENTENCE_END.search(before))


def _kind(lines: list[Line], number: int, total: int) -> BlockKind:
    text = lines[0].text
    if LIST_ITEM.match(text):
        return BlockKind.LIST_ITEM
    short = len(lines) <= 2 and sum(len(line.text) for line in lines) <= MAX_TITLE
    if number == 0 and total > 1 and short and not SENTENCE_END.search(lines[-1].text.rstrip("?!")):
        return BlockKind.TITLE
    return BlockKind.PARAGRAPH


def _outer(lines: list[Line], group: list[Line]) -> Span:
    """The lines of a block, with the blank lines that would be left over after it is gone."""
    first, last = group[0].number, group[-1].number
    if first == 0 or not lines[first - 1].text:
        while last + 1 < len(lines) and not lines[last + 1].text:
            last += 1
    if last + 1 == len(lines):  # the end of the file: the blank lines before it go too
        while first > 0 and not lines[first - 1].text:
            first -= 1
    return Span(lines[first].outer.start, lines[last].outer.end)
