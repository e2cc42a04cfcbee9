"""Doubtful words become spans: one fault, one span of whole words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lint.layers.garble import KINDS, MARKED
from lint.layers.garble.model import Word

REACH = 0.5
"""A neighbour belongs to a span if its doubt is at least this share of the doubt of the span's worst word."""
MOST = 8
"""Words of a span: a longer one tells an editor nothing."""


class Doubt(NamedTuple):
    """A stretch of a sentence (code points, half-open), the kind of its fault, and how doubtful its worst word is.

    `kinds`: what the model says of that word, in the order of `KINDS`.
    `marked`: how likely a rater marks its most suspect word.
    """

    start: int
    end: int
    kind: str
    score: float
    kinds: tuple[float, ...]
    marked: float


def doubts(words: Sequence[Word], least: float) -> Iterator[Doubt]:
    """Spans around the words whose doubt is at least `least`, from left to right; none overlap."""
    return _spans(words, [word.doubt for word in words], least)


def marks(words: Sequence[Word], least: float) -> Iterator[Doubt]:
    """The same around the words a rater is likely to mark; their kind is `MARKED`, their score that likelihood."""
    for doubt in _spans(words, [word.marked for word in words], least):
        yield doubt._replace(kind=MARKED, score=doubt.marked)


def _spans(words: Sequence[Word], scores: Sequence[float], least: float) -> Iterator[Doubt]:
    at = 0
    while at < len(words):
        if scores[at] < least:
            at += 1
            continue
        last = _last(scores, at, least)
        yield _doubt(words[at : last + 1])
        at = last + 1


def _last(scores: Sequence[float], first: int, least: float) -> int:
    """The last word of the span that begins with a doubtful word; one sound word may lie between two."""
    last, worst = first, scores[first]
    for number in range(first + 1, min(len(scores), first + MOST)):
        if number - last > 2:
            break
        if scores[number] >= max(least * REACH, worst * REACH):
            last, worst = number, max(worst, scores[number])
    return last


def _doubt(words: Sequence[Word]) -> Doubt:
    sums = [sum(word.kinds[kind] for word in words) for kind in range(1, len(KINDS))]
    kind = KINDS[1 + sums.index(max(sums))]
    worst = max(words, key=lambda word: word.doubt)
    return Doubt(words[0].start, words[-1].end, kind, worst.doubt, worst.kinds, max(word.marked for word in words))
