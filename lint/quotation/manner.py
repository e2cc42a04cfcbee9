"""How a language quotes, and how likely a quotation begins or ends at a place.

The figures are costs: roughly the negative logarithm of how often a quotation begins or ends so,
against how often running text has such a place. They decide between repairs only: a text that reads
consistently is never judged by them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from heapq import nsmallest
from typing import Any, TypeVar

import regex

from lint.quotation.costs import COSTS, UNLIKELY
from lint.quotation.marks import BRACKETS, ENDINGS, Lean, Mark, marks_of
from lint.quotation.pairs import DOUBLE, Pair

T = TypeVar("T")
SENTENCE_MARKS = ".!?…"
STOPS = frozenset(SENTENCE_MARKS + ",;:")
MARKS_AND_SPACES = " \u00a0\u2009\u200a\u202f\t“”„‟\"«»‹›「」『』‘’‚‛'"
CLAUSE_END = regex.compile(r"[,.!?…—–](?=[“”„«»\"’' \u00a0]*[ \u00a0])")
WORDS_AFTER = regex.compile(r"[“”„«»\"’' \u00a0]*((?:[\p{L}\p{N}.’'-]+[ \u00a0]+){0,4}[\p{L}\p{N}’'-]+)")
WORDS_BEFORE = regex.compile(r"[\p{L}\p{N}’'-]+")
GAP = regex.compile(r"(?<=\S)(?=[ \u00a0])|(?<=[\p{L}\p{N}])(?=[.,;:!?)][ \u00a0]|[.,;:!?)]+$)|(?=\))|$")
WORD_START = regex.compile(r"(?<![^\s(\[—–])(?=[\p{L}\p{N}$€£])")
SENTENCE_END = regex.compile(r"(?:(?<!\b\p{Lu}\p{Ll}{0,2})\.|[!?…])(?=[ \u00a0]+\p{Lu})")
ABBREVIATION = regex.compile(r"\b\p{Lu}\p{Ll}{0,2}\.$")
NEXT_WORD = regex.compile(r"[ \u00a0]*([\p{L}’'-]+)")
LAST_WORD = regex.compile(r"([\p{L}’'-]+)$")
NAME_END = regex.compile(r"\p{Lu}[\p{L}’'-]*(?=[ \u00a0]\p{Ll}|[.,;:!?)]|$)")
SPACE = regex.compile(" ")
SENTENCE_MARK = regex.compile("[.!?…]")
NEAR, CHEAPEST = 10, 10
"""How many places for a lost mark are compared: next to its partner, and the likeliest of all."""
REACH = 60
"""How far, in code points, the words before a quotation are looked at."""


@dataclass(frozen=True)
class Manner:
    """The pairs and words of one language.

    Attributes:
        pairs: the pairs it writes, the usual one first.
        speech: forms of verbs of speech (said, told), in lower case.
        heralds: other words that often stand right before a quotation (called, that, as).
        joints: words that begin a clause of their own (and, which, that): no “he said” reaches over one.
        small: words that seldom end a quotation and often follow one (of, and, the).
        inside: whether a full stop or comma stands before the closing mark.
        possessive: the letter that takes a bare apostrophe (the farmers’ protest).
        spaced: whether guillemets have a space inside.
        singles: whether this text quotes with single marks, so that they have to be judged like double ones.
        elisions: words that begin with an apostrophe, without it (tis, em), in lower case.
    """

    pairs: tuple[Pair, ...]
    speech: frozenset[str] = frozenset()
    heralds: frozenset[str] = frozenset()
    joints: frozenset[str] = frozenset()
    small: frozenset[str] = frozenset()
    inside: bool = True
    possessive: str = ""
    spaced: bool = False
    singles: bool = False
    elisions: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Passage:
    """One block of the prose with its marks."""

    prose: str
    start: int
    end: int
    group: int
    manner: Manner
    resumes: str = ""
    """The opening mark that the next passage begins with, if any: an open quotation goes on there."""
    close: bool = False
    """Whether the next passage begins on the next line (verse, a text cut into sentences)."""

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """Its quotation marks."""
        return tuple(marks_of(self.prose, self.start, self.end))

    def holds_nothing(self, start: int, end: int) -> bool:
        """Whether only marks and spaces stand between two offsets."""
        return not self.prose[start : min(end, start + REACH)].strip(MARKS_AND_SPACES)

    def can_open(self, at: int) -> bool:
        """Whether words follow the mark at an offset, spaces left out."""
        following = self.prose[at + 1 : min(self.end, at + REACH)].lstrip(MARKS_AND_SPACES)
        return bool(following) and following[0] not in ENDINGS

    def can_close(self, at: int) -> bool:
        """Whether words precede the mark at an offset, spaces left out."""
        preceding = self.prose[max(self.start, at - REACH) : at].rstrip(MARKS_AND_SPACES)
        return bool(preceding) and preceding[-1] not in BRACKETS

    def inner_opening(self, start: int, end: int) -> bool:
        """Whether a single mark between two offsets opens a quotation inside the quotation."""
        return bisect_left(self._inner_openings, start) < bisect_left(self._inner_openings, end)

    @cached_property
    def _inner_openings(self) -> list[int]:
        return [mark.at for mark in self.marks if mark.single and mark.lean is Lean.OPENING]

    # -- words of speech -------------------------------------------------------------------------

    def attributed(self, at: int) -> bool:
        """Whether “he said” follows the offset, which is the end of a clause."""
        match = WORDS_AFTER.match(self.prose, at, self.end)
        if not match:
            return False
        words = match[1].split()
        if self.prose[at - 1] == "." and words[0][0].isupper() and len(words) > 1:
            words = words[1:2]  # “… .” Smith said; but not: … . The minister said
        for word in words:
            if word.lower() in self.manner.speech:
                return True
            if word.endswith(".") or word.lower() in self.manner.joints:
                return False
        return False

    def arrow(self, mark: Mark) -> bool:
        """Whether a guillemet may be an arrow of a menu or link: Home » News, Read more »."""
        if not mark.spaced or mark.lean is not Lean.LOOSE:
            return False
        return not (self.manner.spaced and self._has_sentence)

    def apostrophe(self, mark: Mark) -> bool:
        """Whether a single mark can be an apostrophe where single marks are judged."""
        if not (self.manner.singles and mark.single):
            return False
        if mark.char in "‘‚‛":  # often written for the apostrophe of ’tis
            word = NEXT_WORD.match(self.prose, mark.at + 1, self.end)
            return bool(word and word[1].lower() in self.manner.elisions)
        return mark.char == "'" or mark.lean is not Lean.CLOSING or mark.before not in STOPS

    @cached_property
    def _has_sentence(self) -> bool:
        return bool(SENTENCE_MARK.search(self.prose, self.start, self.end))

    def possessive(self, mark: Mark) -> bool:
        """Whether a straight mark may stand for the apostrophe of a plural: farmers" protest, or for one in a word."""
        if mark.char != '"' or not mark.before.isalpha():
            return False
        if mark.after.isalpha():
            return self.prose[mark.at + 1].isalpha()
        word = NEXT_WORD.match(self.prose, mark.at + 1, self.end)
        return bool(word and mark.before == self.manner.possessive and word[1].lower() not in self.manner.small)

    @cached_property
    def attributions(self) -> list[int]:
        """Where a clause ends and “he said” follows."""
        ends = (m.end() for m in CLAUSE_END.finditer(self.prose, self.start, self.end))
        inner = "" if self.manner.singles else "’'"  # what a single mark ends is a quotation inside one
        return [at for at in ends if self.prose[at] not in inner and self.attributed(at)]

    @cached_property
    def sentence_ends(self) -> list[int]:
        """Where a sentence ends inside the passage."""
        return [m.end() for m in SENTENCE_END.finditer(self.prose, self.start, self.end)]

    def introduced(self, at: int) -> float:
        """1 if the word before the offset announces a quotation, less if one of the two before it does."""
        words = WORDS_BEFORE.findall(self.prose, max(self.start, at - REACH), at)[-3:]
        for distance, word in enumerate(reversed(words)):
            if word.lower() in self.manner.speech or (not distance and word.lower() in self.manner.heralds):
                return 1.0 if not distance else 0.7
        return 0.0

    def genuine(self, mark: Mark) -> float:
        """What it costs, on top, to believe that a mark does not belong where it stands."""
        opening = self.opening(mark.at, mark.at + 1) if mark.lean is not Lean.CLOSING else UNLIKELY
        closing = self.closing(self.trimmed(mark.at), mark.at + 1) if mark.lean is not Lean.OPENING else UNLIKELY
        natural = COSTS.natural * max(0.0, UNLIKELY - min(opening, closing))
        return natural + (COSTS.anchored if self._anchored(mark) else 0.0)

    def _anchored(self, mark: Mark) -> bool:
        if mark.lean is Lean.CLOSING:
            return mark.before in STOPS or not mark.after or mark.after in ENDINGS
        end = self.trimmed(mark.at)
        return end == self.start or mark.after.isupper() or self.prose[end - 1] in ",.:;!?…—–(["

    # -- places ----------------------------------------------------------------------------------

    def fragment(self, right: int) -> bool:
        """Whether a quotation that begins at `right` begins in the middle of a sentence."""
        before = self.prose[max(self.start, right - REACH) : right].rstrip(' \u00a0“”"«»„‘’(')
        return before[-1:].isalnum()

    @cached_property
    def stop(self) -> int:
        """The end of its last word."""
        return self.trimmed(self.end)

    def trimmed(self, at: int) -> int:
        """The end of the words before an offset."""
        while at > self.start and self.prose[at - 1] in " \u00a0":
            at -= 1
        return at

    @cached_property
    def _known(self) -> dict[object, Any]:
        return {}

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
        end = self.trimmed(left)
        if end == self.start:
            return COSTS.at_start
        if left < right and self.prose[left - 1] in STOPS:
            return COSTS.clinging if self.prose[right : right + 1].isspace() else UNLIKELY
        last, small = self.prose[end - 1], self.prose[right : right + 1].islower()
        if last == ":":
            return 0.0
        if last in ",.!?…" and self.attributed(end):
            return COSTS.told
        if last in SENTENCE_MARKS:
            return COSTS.after_sentence + small * COSTS.small_letter
        introduced = COSTS.introduced * self.introduced(left)
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
        last = self.prose[left - 1 : left]
        if last == "." and ABBREVIATION.search(self.prose, max(self.start, left - 5), left):
            last = ""
        after = self.prose[right : right + 1]
        ends = right >= self.stop
        spoken = left if last and last in ",.!?…—–" else right + 1 if after == "," else 0
        if spoken and not ends and self.attributed(spoken):
            return 0.0 if (spoken == left) == self.manner.inside or last in "!?…" else COSTS.against_habit / 2
        stop = last if last and last in ".," else after if after in ".," else ""
        habit = COSTS.against_habit if stop and (stop == last) != self.manner.inside else 0.0
        if last and last in SENTENCE_MARKS:
            return habit + (COSTS.at_end if ends else COSTS.at_sentence)
        if last == ",":
            return habit + COSTS.at_comma
        if ends or after in ".,;:!?)":
            return habit + COSTS.before_mark
        word = NEXT_WORD.match(self.prose, right, self.end)
        return COSTS.before_small_word if word and word[1].lower() in self.manner.small else COSTS.before_word

    def span_cost(self, opened: int, closed: int, *, fragment: bool) -> float:
        """The cost of quoting all that stands between two offsets."""
        cost = COSTS.attribution * self._inside(self.attributions, opened, closed)
        if fragment:
            words = bisect_left(self._spaces, closed) - bisect_left(self._spaces, opened)
            cost += COSTS.length * words + COSTS.sentences * self._inside(self.sentence_ends, opened, closed)
        elif (
            self.prose[closed - 1 : closed] not in STOPS
            and self.prose[closed : closed + 3].strip(' ”"“»')[:1].islower()
        ):
            cost += COSTS.trailing
        return min(cost, 4.0)

    def told_cost(self, opened: int, closed: int) -> float:
        """The cost of “he said” in a quotation that goes on in the next paragraph."""
        number = bisect_right(self.sentence_ends, opened)
        first = self.sentence_ends[number] if number < len(self.sentence_ends) else closed
        return COSTS.told * self._inside(self.attributions, opened, first + 1)

    @cached_property
    def _spaces(self) -> list[int]:
        return [match.start() for match in SPACE.finditer(self.prose, self.start, self.end)]

    def _inside(self, places: list[int], opened: int, closed: int) -> int:
        return min(3, bisect_left(places, closed) - bisect_left(places, opened + 1))

    # -- where a mark can have been lost -------------------------------------------------------------

    @cached_property
    def ends(self) -> tuple[list[int], list[float]]:
        """Where a quotation can end, and the cost of its ending there."""
        gaps = (match.start() for match in GAP.finditer(self.prose, self.start + 1, self.end))
        places = [at for at in gaps if self.prose[at - 1] not in DOUBLE]
        return places, [COSTS.place * self.closing(at, at) + self._ending(at) for at in places]

    def _ending(self, at: int) -> float:
        word = LAST_WORD.search(self.prose, max(self.start, at - REACH), at)
        return COSTS.small_word if word and word[1].lower() in self.manner.small else 0.0

    @cached_property
    def beginnings(self) -> tuple[list[int], list[float]]:
        """Where a quotation can begin, and the cost of its beginning there."""
        places = [m.start() for m in WORD_START.finditer(self.prose, self.start, self.end)]
        return places, [COSTS.place * self.opening(at, at) for at in places]

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

    def lost_opening(self, closed: int, low: int, high: int) -> tuple[float, int] | None:
        """Cost and offset of the likeliest place between two offsets for the beginning of a quotation."""
        places, costs = self.beginnings
        first, last = bisect_left(places, low), bisect_left(places, high)
        rate = COSTS.per_word if self.prose[closed - 1 : closed] not in STOPS else COSTS.far
        numbers = _candidates(costs, first, last, range(max(first, last - NEAR), last))
        scored = ((costs[n] + rate * (last - n) + self._up_to(closed, places[n]), places[n]) for n in numbers)
        return min(scored, default=None)

    def _up_to(self, closed: int, at: int) -> float:
        return self.span_cost(at, closed, fragment=self.fragment(at))


def _candidates(costs: list[float], first: int, last: int, near: range) -> Iterator[int]:
    """The places worth a closer look: the nearest ones, and those that cost least by themselves."""
    yield from near
    if last - first > NEAR:
        yield from nsmallest(CHEAPEST, range(first, last), key=costs.__getitem__)
