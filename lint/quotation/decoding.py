"""The most likely consistent reading of the marks of a text.

A reading gives every mark a role. Its cost is the sum of what each role costs: nothing where mark,
spacing and nesting agree; a fault where a mark has to be turned, moved, replaced, struck out or
supplied; and a little for unlikely places, which decides between repairs. The cheapest reading is
found mark by mark with a beam of open quotations (Viterbi search over the stack of what is open,
pruned), so the work grows linearly with the text. Faults are considered in a block only where no
reading without a fault exists.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from lint.quotation.moves import Moves
from lint.quotation.passage import Passage
from lint.quotation.places import Places
from lint.quotation.reading import Decoded, Opened, Reading

WIDTH = 12
"""Readings kept at a time."""
MARGIN = 9.0
"""A reading costlier than the best by more than this is given up."""


def decode(passages: Iterable[Passage]) -> Iterator[Decoded]:
    """The best readings of the passages, one for each run that no open quotation connects to the rest."""
    readings = [Reading()]
    for passage in passages:
        if not passage.marks and not any(reading.stack for reading in readings):
            continue
        places = Places(passage)
        readings = prune(found for reading in readings for found in _through(places, reading))
        if not any(reading.stack for reading in readings):
            yield _settled(readings)
            readings = [Reading()]
    closed = [reading for reading in readings if not reading.stack]
    if closed:
        yield _settled(closed)


def _settled(readings: list[Reading]) -> Decoded:
    best, *others = readings
    return Decoded(best.steps, others[0].cost - best.cost if others else MARGIN)


def prune(readings: Iterable[Reading]) -> list[Reading]:
    """The best readings, the best one first; two at most with the same quotations open."""
    kept: list[Reading] = []
    seen: Counter[tuple[Opened, ...]] = Counter()
    for reading in sorted(readings, key=lambda r: r.cost):
        if kept and (len(kept) == WIDTH or reading.cost > kept[0].cost + MARGIN):
            break
        if seen[reading.stack] < 2:
            seen[reading.stack] += 1
            kept.append(reading)
    return kept


def _through(places: Places, reading: Reading) -> list[Reading]:
    """What becomes of a reading in a passage: without a fault if that is possible. A passage that
    cannot be read at all is passed over."""
    return (
        _advance(places, reading, strict=True)
        or _advance(places, reading, strict=False)
        or [Reading(reading.cost + MARGIN, (), reading.trail)]
    )


def _advance(places: Places, reading: Reading, *, strict: bool) -> list[Reading]:
    readings, low = [reading], places.start
    for mark in places.passage.marks:
        moves = Moves(places, strict, low)
        readings = prune(found for one in readings for found in moves.read(one, mark))
        if not readings:
            return []
        low = mark.at + 1
    moves = Moves(places, strict, low)
    return prune(found for one in readings for found in moves.leave(one))
