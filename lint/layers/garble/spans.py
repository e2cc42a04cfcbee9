"""Doubtful words become spans: one fault, one span of whole words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lint.layers.garble import KINDS
from lint.layers.garble.model import Word

REACH = 0.5
"""A neighbour belongs to a span if its doubt is at least this share of the doubt of the span's worst word."""
MOST = 8
"""Words of a span: a longer one tells an editor nothing."""


class Doubt(NamedTuple):
    """A stretch of a sentence (code points, half-open), the kind of its fault, and how doubtful its worst word is."""

    start: int
    end: int
    kind: str
    score: float


def doubts(words: Sequence[Word], least: float) -> Iterator[Doubt]:
    """Spans around the words whose doubt is at least `least`, from left to right; none overlap."""
    at = 0
    while at < len(words):
        if words[at].doubt < least:
            at += 1
            continue
        first, last = _extent(words, at, least)
        yield _doubt(words[first : last + 1])
        at = last + 1


def _extent(words: Sequence[Word], first: int, least: float) -> tuple[int, int]:
    """First and last word of the span that begins with a doubtful word; one sound word may lie between two."""
    last, worst = first, words[first].doubt
    for number in range(first + 1, min(len(words), first + MOST)):
        if number - last > 2:
            break
        if words[number].doubt >= max(least * REACH, worst * REACH):
            last, worst = number, max(worst, words[number].doubt)
    return first, last


def _doubt(words: Sequence[Word]) -> Doubt:
    worst = max(words, key=lambda word: word.doubt)
    sums = [sum(word.kinds[kind] for word in words) for kind in range(1, len(KINDS))]
    return Doubt(words[0].start, words[-1].end, KINDS[1 + sums.index(max(sums))], worst.doubt)
