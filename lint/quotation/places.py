"""How likely a quotation begins or ends at a place.

The figures are costs: roughly the negative logarithm of how often a quotation begins or ends so,
against how often running text has such a place. They decide between repairs only: a text that reads
consistently is never judged by them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from functools import cached_property
from heapq import nsmallest
from typing import Any, TypeVar

from lint import regexes as regex
from lint.quotation.costs import COSTS, UNLIKELY
from lint.quotation.marks import ENDINGS, Lean, Mark
from lint.quotation.pairs import DOUBLE
from lint.quotation.passage import NEXT_WORD, REACH, SENTENCE_MARKS, STOPS, Passage

T = TypeVar("T")
GAP = regex.compile(r"(?<=\S)(?=[ \u00a0])|(?<=[\p{L}\p{N}])(?=[.,;:!?)][ \u00a0]|[.,;:!?)]+$)|(?=\))|$")
WORD_START = regex.compile(r"(?<![^\s(\[—–])(?=[\p{L}\p{N}$€£])")
LAST_WORD = regex.compile(r"([\p{L}’'-]+)$")
NAME_END = regex.compile(r"\p{Lu}[\p{L}’'-]*(?=[ \u00a0]\p{Ll}|[.,;:!?)]|$)")
ABBREVIATION = regex.compile(r"\b\p{Lu}\p{Ll}{0,2}\.$")
ANCHORS = STOPS | frozenset("—–([")
DASH = regex.compile(r"[ \u00a0][—–-][ \u00a0]")
NEAR, CHEAPEST = 10, 10
"""How many places for a lost mark are compared: next to its partner, and the likeliest of all."""


class Places:
    """The places of one passage, with what it costs to quote from, to or between them."""

    def __init__(self, passage: Passage) -> None:
        self.passage, self.prose, self.start, self.end = passage, passage.prose, passage.start, passage.end
        self._known: dict[object, Any] = {}

    def _once(self, key: object, compute: Callable[[], T]) -> T:
        """Readings ask the same again and again: each answer is computed once."""
        if key not in self._known:
            self._known[key] = compute()
        known: T = self._known[key]
        return known

    def opening(self, left: int, right: int) -> float:
        """The cost of a quotation that begins at `right`, with what ends at `left` before it."""
        return self._once(("opening", left, right), lambda: self._opening(left, right))

    def _opening(self, left: int, right: int) -> float:
        end = self.passage.trimmed(left)
        if end == self.start:
            return COSTS.at_start
        if left < right and self.prose[left - 1] in STOPS:
            return COSTS.clinging if self.prose[right : right + 1].isspace() else UNLIKELY
        last, small = self.prose[end - 1], self.prose[right : right + 1].islower()
        if last in ":：":
            return 0.0
        if last in ",.!?…" and self.passage.attributed(end):
            return COSTS.told
        if last in SENTENCE_MARKS:
            return COSTS.after_sentence + small * COSTS.small_letter
        introduced = COSTS.introduced * self.passage.introduced(left)
        if last in ",;—–-":
            return COSTS.after_comma + small * COSTS.small_after_comma - introduced
        if last in "([":
            return COSTS.after_bracket
        if self.prose[right : right + 1] in STOPS:
            return 2 * UNLIKELY
        return COSTS.after_word + small * COSTS.small_after_word - introduced

    def closing(self, left: int, right: int) -> float:
        """The cost of a quotation that ends at `left`, with what begins at `right` after it."""
        return self._once(("closing", left, right), lambda: self._closing(left, right))

    def _closing(self, left: int, right: int) -> float:
        last, after = self.prose[left - 1 : left], self.prose[right : right + 1]
        if last == "." and ABBREVIATION.search(self.prose, max(self.start, left - 5), left):
            last = ""
        ends = right >= self.passage.stop
        habit = self._habit(last, after)
        if not ends and self._attributed(left, right, last, after):
            return habit / 2 if after == "," else 0.0
        if last and last in SENTENCE_MARKS:
            return habit + (COSTS.at_end if ends else COSTS.at_sentence)
        if last == ",":
            return habit + COSTS.at_comma
        if ends or after in ".,;:!?)":
            return habit + COSTS.before_mark
        word = NEXT_WORD.match(self.prose, right, self.end)
        return COSTS.before_small_word if word and word[1].lower() in self.passage.manner.small else COSTS.before_word

    def _attributed(self, left: int, right: int, last: str, after: str) -> bool:
        if last and last in ",.!?…—–":
            return self.passage.attributed(left)
        following = right + 1 if after == "," else right
        return (after == "," or bool(DASH.match(self.prose, right, self.end))) and self.passage.attributed(following)

    def _habit(self, last: str, after: str) -> float:
        """The cost of a full stop or comma on the side of the mark where this text does not put it."""
        inside, outside = last in (".", ","), after in (".", ",")
        return COSTS.against_habit if inside + outside == 1 and inside != self.passage.manner.inside else 0.0

    def span_cost(self, opened: int, closed: int, *, fragment: bool) -> float:
        """The cost of quoting all that stands between two offsets."""
        cost = COSTS.attribution * self._inside(self.passage.attributions, opened, closed)
        if fragment:
            words = bisect_left(self.passage.spaces, closed) - bisect_left(self.passage.spaces, opened)
            cost += COSTS.length * words + COSTS.sentences * self._inside(self.passage.sentence_ends, opened, closed)
        elif (
            self.prose[closed - 1 : closed] not in STOPS
            and self.prose[closed : closed + 3].strip(' ”"“»')[:1].islower()
        ):
            cost += COSTS.trailing
        return min(cost, 4.0)

    def told_cost(self, opened: int, closed: int) -> float:
        """The cost of “he said” in a quotation that goes on in the next paragraph."""
        number = bisect_right(self.passage.sentence_ends, opened)
        first = self.passage.sentence_ends[number] if number < len(self.passage.sentence_ends) else closed
        return COSTS.told * self._inside(self.passage.attributions, opened, first + 1)

    def _inside(self, places: list[int], opened: int, closed: int) -> int:
        return min(3, bisect_left(places, closed) - bisect_left(places, opened + 1))

    def genuine(self, mark: Mark) -> float:
        """What it costs, on top, to believe that a mark does not belong where it stands."""
        opening = self.opening(mark.at, mark.at + 1) if mark.lean is not Lean.CLOSING else UNLIKELY
        closing = (
            self.closing(self.passage.trimmed(mark.at), mark.at + 1) if mark.lean is not Lean.OPENING else UNLIKELY
        )
        natural = COSTS.natural * max(0.0, UNLIKELY - min(opening, closing))
        return natural + (COSTS.anchored if self._anchored(mark) else 0.0)

    def _anchored(self, mark: Mark) -> bool:
        if mark.lean is Lean.CLOSING:
            return mark.before in STOPS or not mark.after or mark.after in ENDINGS
        end = self.passage.trimmed(mark.at)
        return end == self.start or mark.after.isupper() or self.prose[end - 1] in ANCHORS

    # -- where a mark can have been lost -------------------------------------------------------------

    def lost_closing(self, opened: int, low: int, high: int, *, fragment: bool) -> tuple[float, int] | None:
        """Cost and offset of the likeliest place between two offsets for the end of a quotation."""
        return self._once((opened, low, high), lambda: self._lost_closing(opened, low, high, fragment))

    def _lost_closing(self, opened: int, low: int, high: int, fragment: bool) -> tuple[float, int] | None:
        places, costs = self.ends
        first, last = bisect_right(places, max(low, opened)), bisect_right(places, high)
        scored = (
            (costs[n] + self.span_cost(opened, places[n], fragment=fragment)
             + self._length(n - first, opened, places[n], fragment), places[n])
            for n in _candidates(costs, first, last, range(first, min(first + NEAR, last)))
        )  # fmt: skip
        return min(scored, default=None)

    def _length(self, words: int, opened: int, at: int, fragment: bool) -> float:
        if not fragment:
            return 0.0 if self.prose[at - 1] in STOPS or self.prose[at : at + 1] in STOPS else COSTS.trailing
        name = self.prose[opened : opened + 1].isupper() and NAME_END.search(
            self.prose, max(opened, at - REACH), min(at + 3, self.end)
        )
        return COSTS.per_word * words - (COSTS.capitals if name else 0.0)

    @cached_property
    def ends(self) -> tuple[list[int], list[float]]:
        """Where a quotation can end, and the cost of its ending there."""
        gaps = (match.start() for match in GAP.finditer(self.prose, self.start + 1, self.end))
        places = [at for at in gaps if self.prose[at - 1] not in DOUBLE]
        return places, [COSTS.place * self.closing(at, at) + self._ending(at) for at in places]

    def _ending(self, at: int) -> float:
        word = LAST_WORD.search(self.prose, max(self.start, at - REACH), at)
        return COSTS.small_word if word and word[1].lower() in self.passage.manner.small else 0.0

    def lost_opening(self, closed: int, low: int, high: int) -> tuple[float, int] | None:
        """Cost and offset of the likeliest place between two offsets for the beginning of a quotation."""
        places, costs = self.beginnings
        first, last = bisect_left(places, low), bisect_left(places, high)
        rate = COSTS.per_word if self.prose[closed - 1 : closed] not in STOPS else COSTS.far
        numbers = _candidates(costs, first, last, range(max(first, last - NEAR), last))
        scored = ((costs[n] + rate * (last - n) + self._up_to(closed, places[n]), places[n]) for n in numbers)
        return min(scored, default=None)

    def _up_to(self, closed: int, at: int) -> float:
        return self.span_cost(at, closed, fragment=self.passage.fragment(at))

    @cached_property
    def beginnings(self) -> tuple[list[int], list[float]]:
        """Where a quotation can begin, and the cost of its beginning there."""
        places = [m.start() for m in WORD_START.finditer(self.prose, self.start, self.end)]
        return places, [COSTS.place * self.opening(at, at) for at in places]


def _candidates(costs: list[float], first: int, last: int, near: range) -> Iterator[int]:
    """The places worth a closer look: the nearest ones, and those that cost least by themselves."""
    yield from near
    if last - first > NEAR:
        yield from nsmallest(CHEAPEST, range(first, last), key=costs.__getitem__)
