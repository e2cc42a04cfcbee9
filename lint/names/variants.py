"""Names of one text that sound alike: one name in two spellings, or two transliterations of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import permutations
from math import log10
from typing import NamedTuple

from lint.names.index import COMPANY, NameIndex, Verdict
from lint.names.letters import plain
from lint.names.mentions import NameWord
from lint.names.slips import slip_between
from lint.names.sounds import skeleton, transliteration_key

MIN_LENGTH = 4
HERE = -1.0
MISHEARD = -3.7
"""A name is taken for another one that sounds like it (decimal logarithm, as in `lint.names.channel`)."""
FAMOUS = 2.0


class Mixture(NamedTuple):
    """`word` is another transliteration of `preferred`, and `certain` if both are one person or place."""

    word: NameWord
    preferred: NameWord
    certain: bool


def sound_alikes(index: NameIndex) -> Iterator[Verdict]:
    """Surnames that sound like another one of the text with the same given name, or that were never introduced."""
    for forms in _groups(index, skeleton):
        for form, other in permutations(forms, 2):
            if not _may_be_one(index, form, other):
                continue
            value = _misheard(index, form, other)
            if value > _misheard(index, other, form):
                for word in index.forms[form]:
                    yield Verdict(word, index.forms[other][0].text, value, index.forms[other][0])


def _may_be_one(index: NameIndex, form: str, other: str) -> bool:
    """Whether two forms with the same consonants are surnames of which other checks say nothing."""
    if slip_between(form, other) or transliteration_key(form) == transliteration_key(other):
        return False
    from rapidfuzz.distance import OSA  # few texts ask for it

    if OSA.distance(form, other, score_cutoff=2) > 2 or not index.givens(other):
        return False
    return bool(index.givens(form) & index.givens(other)) or all(map(index.known.is_surname, (form, other)))


def _misheard(index: NameIndex, form: str, other: str) -> float:
    """Evidence that `form` stands for `other`."""
    people = index.known.people
    known = any(other == letters for given in index.givens(other) for _, letters in people.get(given, ()))
    often = log10(index.count(other) / index.count(form) ** 2)
    return HERE + MISHEARD + index.company(form, other) + often + FAMOUS * known - index.known.of_any(form)


def transliterations(index: NameIndex, table: Iterable[str]) -> Iterator[Mixture]:
    """Forms of one name by different transliterations; the form the text has more often, or first, is preferred.

    `table` has a line for each name that no key brings together: its forms, separated by spaces.
    """
    listed = {plain(form): row.split()[0] for row in table for form in row.split()}
    for forms in _groups(index, lambda form: listed.get(form) or transliteration_key(form)):
        preferred = max(forms, key=lambda form: (index.count(form), -index.forms[form][0].start))
        for form in forms:
            company = index.company(form, preferred)
            if form != preferred and (company >= 0 or form in listed):
                for word in index.forms[form]:
                    yield Mixture(word, index.forms[preferred][0], company > COMPANY.introduced)


def accents(index: NameIndex) -> Iterator[Mixture]:
    """Names that the text writes with and without their accents: Piñera and Pinera."""
    for words in index.forms.values():
        counts = Counter(_spelling(word) for word in words)
        if len(counts) > 1:
            (usual, _), *_ = counts.most_common(1)
            models = [word for word in words if _spelling(word) == usual]
            partners = frozenset(partner for word in models for partner in word.partners)
            for word in words:
                if _spelling(word) != usual:
                    yield Mixture(word, models[0], bool(word.partners & partners))


def _spelling(word: NameWord) -> str:
    """The text of a word, whatever its capitals and the form of its apostrophe."""
    return word.text.casefold().replace("’", "'")


def _groups(index: NameIndex, key: Callable[[str], str]) -> Iterator[list[str]]:
    """The forms of the text that have a key in common, words that are no names left out."""
    table: Mapping[str, list[str]] = defaultdict(list)
    for form in index.forms:
        if len(form) >= MIN_LENGTH and not index.any_word_fits(form):
            table[key(form)].append(form)
    return (forms for forms in table.values() if len(forms) > 1)
