"""The names of one text by form, and what the words beside them say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from lint import regexes as regex
from lint.names.known import KnownNames
from lint.names.mentions import NameWord

NAME_OF_WORD = -4.5
"""Decimal logarithm of the frequency from which a name that is also another word is taken for a name: “Mark”."""
LONGEST_TITLE = 25
JOINT = regex.compile(r",? (?:and|or|y|e|o|et|ou|en|of|och|og|i|\&) |, |/", regex.I)
"""What stands between two members of a list."""
LONGEST_JOINT = 6


class Company(NamedTuple):
    """What the partners of two forms say, in powers of ten."""

    same_given: float = 2.5
    same_surname: float = 2.0
    different: float = -4.0
    introduced: float = 1.5
    """Only the other one ever has a partner: a surname that was never introduced."""


COMPANY = Company()


class Verdict(NamedTuple):
    """`word` should read `right`. `evidence`: decimal logarithm of the odds. `other`: where the text has it."""

    word: NameWord
    right: str
    evidence: float
    other: NameWord | None = None

    @property
    def confidence(self) -> float:
        """A probability, never quite 1."""
        return min(0.99, 1 / (1 + 10**-self.evidence))


class NameIndex:
    """The name words of one text by their plain form, in the order of the text."""

    def __init__(self, prose: str, words: Iterable[NameWord], known: KnownNames, titles: Iterable[str] = ()) -> None:
        """`titles` stand before the names of people: “Mr”, “President”."""
        self.known, self._prose = known, prose
        self._title = regex.compile(rf"(?<!\p{{L}})(?:{'|'.join(titles)})\.?[ \u00a0]$" if titles else r"(?!)", regex.I)
        table: dict[str, list[NameWord]] = defaultdict(list)
        for word in words:
            table[word.letters].append(word)
        self.forms: Mapping[str, Sequence[NameWord]] = table

    def count(self, form: str) -> int:
        """How often the text has a form."""
        return len(self.forms[form])

    @cached_property
    def _givens(self) -> Mapping[str, frozenset[str]]:
        return {form: frozenset(filter(self._is_name, {w.before for w in words})) for form, words in self.forms.items()}

    @cached_property
    def _surnames(self) -> Mapping[str, frozenset[str]]:
        return {form: frozenset(filter(self._is_name, {w.after for w in words})) for form, words in self.forms.items()}

    def givens(self, form: str) -> frozenset[str]:
        """The names that stand before a form."""
        return self._givens[form]

    def surnames(self, form: str) -> frozenset[str]:
        """The names that stand after a form."""
        return self._surnames[form]

    def partners(self, form: str) -> frozenset[str]:
        """The names that stand beside a form."""
        return self.givens(form) | self.surnames(form)

    def company(self, form: str, other: str) -> float:
        """What the names beside two forms say about their being one name."""
        if self.are_listed(form, other):
            return COMPANY.different
        if self.givens(form) & self.givens(other):
            return COMPANY.same_given
        if self.surnames(form) & self.surnames(other):
            return COMPANY.same_surname
        mine, theirs = self.partners(form), self.partners(other)
        if mine and theirs:
            return COMPANY.different
        return COMPANY.introduced if theirs else 0.0

    def is_titled(self, form: str) -> bool:
        """Whether a title stands before a form anywhere."""
        ranges = (
            (word.start, self._prose[max(0, word.start - LONGEST_TITLE) : word.start]) for word in self.forms[form]
        )
        return any(self._title.search(before) for _, before in ranges)

    @cached_property
    def _joined(self) -> frozenset[tuple[str, str]]:
        """The forms that stand side by side in a list."""
        words = sorted((word for words in self.forms.values() for word in words), key=lambda word: word.start)
        return frozenset(
            (one.letters, two.letters)
            for one, two in pairwise(words)
            if two.start - one.end <= LONGEST_JOINT and JOINT.fullmatch(self._prose, one.end, two.start)
        )

    def are_listed(self, form: str, other: str) -> bool:
        """Whether the text joins two forms as those of two: “Kazuo and Kazuko”."""
        return (form, other) in self._joined or (other, form) in self._joined

    def any_word_fits(self, form: str) -> bool:
        """Whether a form has its capital only from where it stands."""
        return all(word.initial and not word.before and not word.after for word in self.forms[form])

    def _is_name(self, letters: str) -> bool:
        """Whether a capitalised word is more likely a name than another word: not “Later”, “For”, “Minister”."""
        if not letters or not self.known.is_word(letters):
            return bool(letters)
        known = self.known.of_name(letters)
        return known is not None and known >= min(NAME_OF_WORD, self.known.of_any(letters))
