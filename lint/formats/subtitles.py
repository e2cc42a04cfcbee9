"""Subtitles: SubRip (.srt) and WebVTT (.vtt).

A sentence that runs over several cues is one block. The timing between two of its cues reads as a
space of no width in the file, so that no edit can touch it.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from lint import regexes as regex
from lint.formats import BlockKind, Notice, Piece, SourceBlock
from lint.formats.pieces import NEWLINE, Pieces, line_number, reading
from lint.model import Span

TIME = r"(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}"
TIMING = regex.compile(rf"^[ \t]*{TIME}[ \t]*-->[ \t]*{TIME}[^\r\n]*(?:{NEWLINE}|\Z)", regex.M)
TEXT = regex.compile(rf"(?:[ \t]*[^\s][^\r\n]*(?:{NEWLINE}|\Z))*")
MARKUP = regex.compile(
    rf"(?P<break>[ \t]*{NEWLINE}[ \t]*)|<[^<>\r\n]*>|\{{\\[^{{}}\r\n]*\}}|&(?:amp|lt|gt|nbsp|lrm|rlm|#\d{{1,7}});"
)
BROKEN = regex.compile(rf"^[ \t]*(?=[^\r\n]*-->)(?!{TIME}[ \t]*-->[ \t]*{TIME})[^\r\n]*$", regex.M)
SENTENCE_END = regex.compile(r"[.!?…。！？♪)\]][\"'”’»]*$")
SPEECH = regex.compile(r"[-–—‐♪(\[]")


class Cue(NamedTuple):
    """The text of one cue: its pieces and how it reads."""

    pieces: tuple[Piece, ...]
    text: str


def parse(text: str) -> Iterator[SourceBlock | Notice]:
    """The sentences of the cues."""
    for match in BROKEN.finditer(text):
        yield Notice(line_number(text, match.start()), "a timing that cannot be read; its text is left out")
    sentence: list[Cue] = []
    for cue in _cues(text):
        if sentence and not _goes_on(sentence[-1], cue):
            yield _block(sentence)
            sentence = []
        sentence.append(cue)
    if sentence:
        yield _block(sentence)


def _cues(text: str) -> Iterator[Cue]:
    for timing in TIMING.finditer(text):
        body = TEXT.match(text, timing.end())
        if body and body[0].strip():
            pieces = _pieces(text, *body.span())
            shown = reading(text, pieces)
            if shown.strip():
                yield Cue(pieces, shown)


def _pieces(text: str, start: int, end: int) -> tuple[Piece, ...]:
    pieces = Pieces(text)
    for match in MARKUP.finditer(text, start, end):
        pieces.raw(start, match.start())
        if match["break"]:
            pieces.line_break(match.start(), match.end())
        elif match[0][0] == "&":
            pieces.shown(match.start(), match.end(), unescape(match[0]))
        start = match.end()
    pieces.raw(start, end)
    return pieces.finished()


def _goes_on(before: Cue, cue: Cue) -> bool:
    """Whether a cue continues the sentence of the one before it."""
    return not SENTENCE_END.search(before.text) and not SPEECH.match(cue.text)


def _block(cues: list[Cue]) -> SourceBlock:
    pieces: list[Piece] = []
    for cue in cues:
        if pieces:
            at = pieces[-1].end
            pieces.append(Piece(at, at, " "))
        pieces += cue.pieces
    return SourceBlock(BlockKind.PARAGRAPH, tuple(pieces), escape=_escape)


def _escape(text: str, place: Span) -> str | None:
    return None if MARKUP.search(text) or "-->" in text or "<" in text or "&" in text else text
