"""Slips of the hand: which forms a name may have been meant for, and how likely each slip is.

One slip is a transposition, an omission, an addition or a substitution (Damerau, 1964). Of the
shares of the kinds only the order of magnitude matters: see `lint.names.channel`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from enum import StrEnum
from math import log10
from typing import NamedTuple

LETTERS = "abcdefghijklmnopqrstuvwxyz"
VOWELS = frozenset("aeiouy")
ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
ALIKE = ("aeiouy", "ckqgx", "szcx", "ijy", "vwfb", "dt", "gh", "pb")
"""Letters for which languages and transliterations differ: Carl and Karl, Sofia and Sophia, Erik and Eric."""
OFTEN_DOUBLE = frozenset("bcdfgklmnprstz")
ENDINGS = frozenset("aeiouysnm")
"""Letters that make another name, form or word of the one they end: Mario, Marion, Ivanova, Smiths."""


class Kind(StrEnum):
    """What happened to the letters that were meant."""

    TRANSPOSITION = "two letters have changed places"
    OMISSION = "a letter is missing"
    DOUBLING = "a letter is doubled"
    NEIGHBOUR = "a neighbouring key was hit"
    ADDITION = "a letter too many"
    SUBSTITUTION = "a letter is wrong"


_SHARE = {
    Kind.TRANSPOSITION: 0.25,
    Kind.OMISSION: 0.30,
    Kind.DOUBLING: 0.20,
    Kind.NEIGHBOUR: 0.12 / 5,
    Kind.ADDITION: 0.06 / 26,
    Kind.SUBSTITUTION: 0.07 / 25,
}


class Slip(NamedTuple):
    """`written` has `written[start:end]` where `meant` has `right`."""

    written: str
    meant: str
    kind: Kind
    start: int
    end: int
    right: str

    @property
    def log_probability(self) -> float:
        """Decimal logarithm of the share of this very slip among all slips of the name."""
        return log10(_SHARE[self.kind] / len(self.meant))

    @property
    def is_variation(self) -> bool:
        """Whether names also differ like this by nature: Philip and Phillip, Carl and Karl, Sara and Sarah."""
        wrong = self.written[self.start : self.end]
        if self.kind is Kind.TRANSPOSITION:
            return wrong in ("ie", "ei")
        if wrong and self.right:
            return any(wrong in letters and self.right in letters for letters in ALIKE)
        longer, letter = (self.written, wrong) if wrong else (self.meant, self.right)
        before, after = longer[max(0, self.start - 1) : self.start], longer[self.start + 1 : self.start + 2]
        if letter == before:
            return letter in OFTEN_DOUBLE and longer[self.start - 2 : self.start - 1] in VOWELS
        if letter == "h":
            return before not in ("c", "s")
        return letter in VOWELS and (before in VOWELS or after in VOWELS)

    @property
    def is_inflection(self) -> bool:
        """Whether an ending makes the difference: a plural, an adjective, a feminine name, a diminutive."""
        longer = max(self.written, self.meant, key=len)
        doubled = self.kind is Kind.DOUBLING or longer[-1:] == longer[-2:-1]
        return self.start == len(longer) - 1 and bool(ENDINGS & {self.written[-1], self.meant[-1]}) and not doubled


def slip_between(written: str, meant: str) -> Slip | None:
    """The one slip that makes `written` of `meant`. None if they are equal or further apart."""
    start = _shared(written, meant)
    rest = min(len(written), len(meant)) - start
    tail = min(rest, _shared(written[::-1], meant[::-1]))
    wrong, right = written[start : len(written) - tail], meant[start : len(meant) - tail]
    kind = _kind(wrong, right, written[start - 1 : start])
    return Slip(written, meant, kind, start, start + len(wrong), right) if kind else None


def _shared(one: str, other: str) -> int:
    """How many letters two words begin with alike."""
    shortest = min(len(one), len(other))
    return next((at for at in range(shortest) if one[at] != other[at]), shortest)


def _kind(wrong: str, right: str, before: str) -> Kind | None:
    lengths = len(wrong), len(right)
    if lengths == (0, 1):
        return Kind.OMISSION
    if lengths == (1, 0):  # of two equal letters the second is the one too many
        return Kind.DOUBLING if wrong == before else Kind.ADDITION
    if lengths == (1, 1):
        return Kind.NEIGHBOUR if right in _NEIGHBOURS.get(wrong, "") else Kind.SUBSTITUTION
    return Kind.TRANSPOSITION if lengths == (2, 2) and wrong == right[::-1] else None


def _neighbours() -> dict[str, str]:
    near = {}
    for row, keys in enumerate(ROWS):
        for at, key in enumerate(keys):
            beside = keys[max(0, at - 1) : at] + keys[at + 1 : at + 2]
            above = ROWS[row - 1][at : at + 2] if row else ""
            below = ROWS[row + 1][max(0, at - 1) : at + 1] if row + 1 < len(ROWS) else ""
            near[key] = beside + above + below
    return near


_NEIGHBOURS = _neighbours()


def one_slip_away(written: str) -> Iterator[str]:
    """Every form that `written` (letters a to z) can be one slip of."""
    for at in range(len(written) + 1):
        head, tail = written[:at], written[at:]
        for letter in LETTERS:
            yield head + letter + tail
            if tail and letter != tail[0]:
                yield head + letter + tail[1:]
        if tail:
            yield head + tail[1:]
        if len(tail) > 1 and tail[0] != tail[1]:
            yield head + tail[1] + tail[0] + tail[2:]


def pairs(forms: Iterable[str]) -> Iterator[tuple[str, str]]:
    """All pairs of forms that are one slip apart, each once, in a time linear in the length of the forms.

    Forms one slip apart have a deletion in common (Bocek, Hunt and Stiller, 2007).
    """
    by_deletion: dict[str, list[str]] = defaultdict(list)
    for form in forms:
        for key in {form, *(form[:at] + form[at + 1 :] for at in range(len(form)))}:
            by_deletion[key].append(form)
    seen = set()
    for group in by_deletion.values():
        for number, one in enumerate(group):
            for other in group[:number]:
                pair = (one, other) if one < other else (other, one)
                if pair not in seen:
                    seen.add(pair)
                    if slip_between(*pair):
                        yield pair
