"""What each mark can be, what may be missing before it, and how a passage can end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lint.quotation.costs import COSTS
from lint.quotation.marks import Lean, Mark
from lint.quotation.pairs import GUILLEMETS, SINGLE, Pair, kinship
from lint.quotation.passage import STOPS, Passage
from lint.quotation.places import Places
from lint.quotation.reading import Fault, Opened, Reading, Role, Step

DEPTH = 3
"""Quotations inside one another."""
VERSE = 60
"""Length, in code points, of a line of verse or of the head of a letter, which needs no mark of its own."""


class Moves(NamedTuple):
    """Every way to extend a reading by one mark. `low` is where the text since the mark before it begins."""

    places: Places
    strict: bool
    low: int

    @property
    def passage(self) -> Passage:
        """The passage that is read."""
        return self.places.passage

    @property
    def usual(self) -> Pair:
        """The pair that this text uses most."""
        return self.passage.manner.pairs[0]

    def read(self, reading: Reading, mark: Mark) -> Iterator[Reading]:
        """Every way to go on over a mark, and over what may be missing before it."""
        yield from self._roles(reading, mark)
        if self.strict or self._doubtful(mark):
            return
        for bridged in (*self._supply_closing(reading, mark.at), *self._supply_opening(reading, mark)):
            yield from self._roles(bridged, mark)

    def leave(self, reading: Reading) -> Iterator[Reading]:
        """Every way to end the passage."""
        if not reading.stack:
            yield reading
            return
        carried = self._carried(reading.stack[-1])
        if carried is not None and not (self.strict and carried):
            *outer, opened = reading.stack
            line = self.passage.close and self.passage.end - self.passage.start < VERSE
            held = opened if line or self._resumed(opened) else opened._replace(carried=opened.carried + 1)
            yield Reading(reading.cost + carried, (*outer, held), reading.trail)
        if not self.strict:
            for closed in self._supply_closing(reading, self.passage.end):
                yield from self.leave(closed)

    def _carried(self, opened: Opened) -> float | None:
        """What it costs that a quotation stays open at the end of the passage."""
        if opened.at >= self.passage.end:
            return None  # it holds no word
        resumed = self._resumed(opened)
        if opened.fragment and not self.passage.prose[opened.at].isupper():
            return COSTS.carried + 1.0 if resumed else None
        if resumed:
            return self.places.told_cost(max(opened.at, self.passage.start), self.passage.end)
        return (COSTS.carried_on if opened.carried else COSTS.carried) * (0.3 if self.passage.close else 1.0)

    def _resumed(self, opened: Opened) -> bool:
        """Whether the next passage begins as the continuation of a quotation does."""
        return bool(self.passage.resumes) and _continues(opened, self.passage.resumes)

    # -- marks that are there --------------------------------------------------------------------

    def _roles(self, reading: Reading, mark: Mark) -> Iterator[Reading]:
        if self._doubtful(mark):
            yield reading  # an apostrophe, or a quotation that needs no judgement
            if self.strict:
                return
        else:
            yield from self._as_text(reading, mark)
        yield from self._as_closing(reading, mark)
        yield from self._as_opening(reading, mark)
        if not self.strict and not self._doubtful(mark):
            yield self._as_stray(reading, mark)
            if self.passage.possessive(mark):
                yield reading.plus(COSTS.apostrophe, self._step(Role.APOSTROPHE, mark, "'"))

    def _doubtful(self, mark: Mark) -> bool:
        """Whether a mark is judged only where it can stand for a double one."""
        return mark.single and not self.passage.manner.singles

    def _step(self, role: Role, mark: Mark, wanted: str = "", faults: Iterable[Fault] = (),
              opened: Opened | None = None) -> Step:  # fmt: skip
        return Step(self.passage, role, mark.at, mark, wanted, frozenset(faults), opened)

    def _as_text(self, reading: Reading, mark: Mark) -> Iterator[Reading]:
        closes = any(mark.char == opened.pair.close for opened in reading.stack)
        if self.passage.apostrophe(mark) or ((mark.measures or self.passage.arrow(mark)) and not closes):
            yield reading.plus(COSTS.text, self._step(Role.TEXT, mark))

    def _as_closing(self, reading: Reading, mark: Mark) -> Iterator[Reading]:
        if not reading.stack:
            return
        opened = reading.stack[-1]
        if self.passage.holds_nothing(opened.at, mark.at) or (
            self._doubtful(mark) and self.passage.inner_opening(opened.at, mark.at)
        ):
            return
        cost, faults = _misfit(mark, opened.pair.close, opened.pair.open, Lean.CLOSING)
        if cost is None or (self.strict and faults) or not self._movable(mark, faults, Lean.CLOSING):
            return
        if not self.strict:
            left = self.passage.trimmed(mark.at)
            cost += self.places.closing(left, mark.at + 1)
            cost += self.places.span_cost(opened.at, left, fragment=opened.fragment)
        if opened.turned and Fault.TURNED in faults:
            cost -= COSTS.swapped
        step = self._step(Role.CLOSE, mark, opened.pair.close, faults, opened)
        yield reading.plus(cost, step, reading.stack[:-1])

    def _as_opening(self, reading: Reading, mark: Mark) -> Iterator[Reading]:
        passage = self.passage
        if reading.stack and mark.at == passage.start and _continues(reading.stack[-1], mark.char):
            *outer, held = reading.stack
            opened = held._replace(at=mark.at + 1, carried=0)
            yield reading.plus(0.0, self._step(Role.RESUME, mark, opened=opened), (*outer, opened))
            return
        if len(reading.stack) == DEPTH:
            return
        for pair in passage.manner.pairs:
            cost, faults = _misfit(mark, pair.open, pair.close, Lean.OPENING)
            nested = any(pair == opened.pair for opened in reading.stack)
            if cost is None or (self.strict and (faults or nested)) or not self._movable(mark, faults, Lean.OPENING):
                continue
            cost += 0.0 if self.strict else self.places.opening(mark.at, mark.at + 1)
            cost += self._nested(reading.stack[-1], pair, mark) if nested else 0.0
            cost += COSTS.foreign if pair != self.usual else 0.0
            opened = Opened(pair, mark.at + 1, passage.fragment(mark.at + 1), Fault.TURNED in faults)
            yield reading.plus(cost, self._step(Role.OPEN, mark, pair.open, faults, opened), (*reading.stack, opened))

    def _nested(self, outer: Opened, pair: Pair, mark: Mark) -> float:
        """The cost of a quotation inside one with the same marks, which is how straight ones are nested."""
        if self.passage.holds_nothing(outer.at, mark.at):
            return COSTS.doubled + (COSTS.nested if pair.directed else COSTS.nested_straight)
        return COSTS.nested_straight if mark.spaced or not pair.directed else COSTS.nested

    def _movable(self, mark: Mark, faults: Iterable[Fault], lean: Lean) -> bool:
        """Whether moving the space, where that is the fault, would leave the mark with this lean."""
        if Fault.SPACED not in faults:
            return True
        inner = mark.at + 1 if lean is Lean.OPENING else mark.at - 1
        if not self.passage.prose[inner : inner + 1].isspace():
            return False
        return self.passage.can_open(mark.at) if lean is Lean.OPENING else self.passage.can_close(mark.at)

    def _as_stray(self, reading: Reading, mark: Mark) -> Reading:
        passage = self.passage
        cost = COSTS.doubled if _doubled(passage, mark) else COSTS.stray + self.places.genuine(mark)
        return reading.plus(cost, self._step(Role.STRAY, mark, opened=reading.stack[-1] if reading.stack else None))

    # -- marks that are missing ------------------------------------------------------------------

    def _supply_closing(self, reading: Reading, high: int) -> Iterator[Reading]:
        if not reading.stack:
            return
        opened = reading.stack[-1]
        found = self.places.lost_closing(max(opened.at, self.passage.start), self.low, high, fragment=opened.fragment)
        if found and not self.passage.holds_nothing(opened.at, found[1]):
            step = Step(self.passage, Role.CLOSE, found[1], None, opened.pair.close, frozenset({Fault.LOST}), opened)
            yield reading.plus(COSTS.lost + found[0], step, reading.stack[:-1])

    def _supply_opening(self, reading: Reading, mark: Mark) -> Iterator[Reading]:
        if reading.stack:
            return
        pair = next((pair for pair in (self.usual, *self.passage.manner.pairs) if pair.close == mark.char), self.usual)
        found = self.places.lost_opening(mark.at, self.low, mark.at)
        if found and not self.passage.holds_nothing(found[1], mark.at):
            opened = Opened(pair, found[1], self.passage.fragment(found[1]))
            step = Step(self.passage, Role.OPEN, found[1], None, pair.open, frozenset({Fault.LOST}), opened)
            yield reading.plus(COSTS.lost + found[0], step, (opened,))


def _misfit(mark: Mark, wanted: str, opposite: str, lean: Lean) -> tuple[float | None, tuple[Fault, ...]]:
    """The cost and faults of a mark in a place that wants another mark or spacing; None if it cannot be meant."""
    spaced = 0.0
    if not mark.spaced and mark.lean not in (lean, Lean.TIGHT):
        spaced = COSTS.loose if mark.lean is Lean.LOOSE else COSTS.spaced
    spacing = (Fault.SPACED,) if spaced else ()
    if mark.char == wanted:
        return spaced, spacing
    if mark.single and wanted not in SINGLE:
        return (COSTS.single, (Fault.SINGLE,)) if mark.lean is lean and _quotes(mark) else (None, ())
    if mark.char == opposite:
        turned = COSTS.turned if not spaced else COSTS.turned + spaced / 2
        return turned, (Fault.TURNED, *spacing)
    near = kinship(mark.char, wanted)
    if near:
        return (COSTS.mixed if near == 2 else COSTS.mixed_kinds) + spaced, (Fault.MIXED, *spacing)
    return None, ()


def _quotes(mark: Mark) -> bool:
    """Whether a single mark looks like one of a quotation rather than an apostrophe."""
    return mark.lean is Lean.OPENING or mark.before in STOPS or mark.after in STOPS


def _continues(opened: Opened, char: str) -> bool:
    """Whether a paragraph that begins with this mark goes on with what is quoted (Spanish: with »)."""
    return not opened.carried and (char == opened.pair.open or (char == opened.pair.close and char in GUILLEMETS))


def _doubled(passage: Passage, mark: Mark) -> bool:
    """Whether the same mark stands right before or after it."""
    prose, at = passage.prose, mark.at
    before = at > passage.start and prose[at - 1] == mark.char
    return before or (at + 1 < passage.end and prose[at + 1] == mark.char)
