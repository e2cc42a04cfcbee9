"""Which written name is a slip of which: a noisy channel (Kernighan, Church and Gale, 1990).

A form is weighed twice: as a name of its own (how frequent it is; if no list has it, how much its
letters look like a name) and as a slip of another (how likely that other name is here, and this
slip of it). The difference of the logarithms is the evidence of a `Verdict`. A name that the text has
elsewhere, or that completes the full name of a famous person, is far more likely than one that is
merely frequent; two people who have different given names are two people.

All constants are decimal logarithms of probabilities, or of the odds that a circumstance adds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import log10

from lint.names.index import NameIndex, Verdict
from lint.names.mentions import NameWord
from lint.names.slips import Kind, Slip, one_slip_away, pairs, slip_between

MIN_LENGTH = 4
PART = 4
"""Shortest word of a compound."""
SLIP = -3.0
"""A name is misspelt."""
HERE = -1.0
"""The next name of a text is a given one that it has already."""
FAMOUS = 1.0
"""One part of a famous person's name stands with the other: a little less than certain, but slips are more
frequent in foreign names that everybody has heard."""
HALF_REMEMBERED = -2.5
TWO_SLIPS = -3.5
"""The letters that are wrong in such a name."""
SISTERS = (-1.0, -2.5)
"""A known name has a sister that no list has, one with another ending or one that differs as names differ by nature."""
SISTERS_HERE = (-1.5, -4.3)
"""The text has such a sister of one of its names."""
FIRST_LETTER = -2.5
"""The first letter is seldom wrong."""
KNOWN_PARTNER = 0.5
UNKNOWN_PARTNER = -1.0
NO_PARTNER = -0.7
"""An unknown form stands with a known name or a title, with an unknown name, alone: then it may be anything."""
AGAIN = -2.0
"""A slip is seldom made twice …"""
MOST_SLIPS = 7
"""… and never more often than this."""


def evidence(index: NameIndex, slip: Slip, frequency: float, sisters: tuple[float, float]) -> float:
    """Evidence of a slip of a name of this frequency, against a name of its own or a sister of that name."""
    own = 10 ** index.known.of_any(slip.written)
    if slip.is_inflection or slip.is_variation:
        own += 10 ** (frequency + sisters[not slip.is_inflection])
    return frequency + SLIP + slip.log_probability + (0 if slip.start else FIRST_LETTER) - log10(own)


# -- against the document ----------------------------------------------------------------------------


def in_document(index: NameIndex) -> Iterator[Verdict]:
    """The best other form of this text for every form that looks like a slip of one."""
    for form, near in _near(index).items():
        others = [other for other in near if not _are_one_and_many(index, form, other)]
        if not others or not _may_be_slip(index, form):
            continue
        value, best = max((_against(index, form, other), other) for other in others)
        if value > _against(index, best, form):
            yield from _verdicts(index, value, _slip(form, best), known_here=True)


def _are_one_and_many(index: NameIndex, form: str, other: str) -> bool:
    """Whether two words differ by number alone: a Member State, the Member States."""
    return _slip(form, other).is_inflection and index.known.is_word(form) and index.known.is_word(other)


def _near(index: NameIndex) -> Mapping[str, list[str]]:
    """Form -> the other forms of the text that are one slip away."""
    table: dict[str, list[str]] = defaultdict(list)
    for one, other in pairs(form for form in index.forms if len(form) >= MIN_LENGTH):
        table[one].append(other)
        table[other].append(one)
    return table


def _against(index: NameIndex, form: str, other: str) -> float:
    """Evidence that `form` is a slip of `other`, both of this text."""
    often = AGAIN * (index.count(form) - 1) + log10(index.count(other))
    return evidence(index, _slip(form, other), HERE, SISTERS_HERE) + index.company(form, other) + often


def _slip(form: str, other: str) -> Slip:
    slip = slip_between(form, other)
    assert slip, "pairs() yields forms one slip apart"
    return slip


def _verdicts(index: NameIndex, value: float, slip: Slip, *, known_here: bool = False) -> Iterator[Verdict]:
    other = index.forms[slip.meant][0] if known_here else None
    for word in index.forms[slip.written]:
        yield Verdict(word, respelt(word.text, slip), value, other)


# -- against the world -------------------------------------------------------------------------------


def in_world(index: NameIndex) -> Iterator[Verdict]:
    """The best known name for every form that no list has and that looks like a slip of one."""
    for form in index.forms:
        if index.known.is_known(form) or _is_inflected(index, form) or not _may_be_slip(index, form):
            continue
        if _is_compound(index, form):
            continue
        value, slip = max(_candidates(index, form), key=lambda found: found[0], default=(0.0, None))
        if slip:
            yield from _verdicts(index, value, slip)


def _may_be_slip(index: NameIndex, form: str) -> bool:
    """Whether a form is long enough, rare enough in the text and a name for sure."""
    if len(form) < MIN_LENGTH or index.count(form) > MOST_SLIPS:
        return False
    return not index.any_word_fits(form) or _is_surely_name(index, form)


def _candidates(index: NameIndex, form: str) -> Iterator[tuple[float, Slip]]:
    circumstances = _renown(index, form) + AGAIN * (index.count(form) - 1)
    for slip, frequency in index.known.one_slip_from(form) if form.isascii() else ():
        yield evidence(index, slip, frequency, SISTERS) + circumstances, slip


def _renown(index: NameIndex, form: str) -> float:
    """What the partners of an unknown form say: the better they are known, the better it should be."""
    partners = index.partners(form)
    if not partners:
        return KNOWN_PARTNER if index.is_titled(form) else NO_PARTNER
    return KNOWN_PARTNER if any(index.known.is_known(partner) for partner in partners) else UNKNOWN_PARTNER


def _is_inflected(index: NameIndex, form: str) -> bool:
    """Whether it is a known name with an ending."""
    return any(form.endswith(ending) and index.known.is_known(form.removesuffix(ending)) for ending in ("s", "es"))


def _is_compound(index: NameIndex, form: str) -> bool:
    """Whether it is made of two words, as the names of English places and families are: Millbridge, Oakwood."""
    cuts = range(PART, len(form) - PART + 1)
    return any(index.known.is_word(form[:at]) and index.known.is_word(form[at:]) for at in cuts)


def _is_surely_name(index: NameIndex, form: str) -> bool:
    """Whether a word that begins its sentence is a name all the same: neither a word nor a slip of one."""
    known = index.known
    return known.has_words and not known.is_word(form) and not known.any_word(one_slip_away(form))


# -- famous people -----------------------------------------------------------------------------------


def famous(index: NameIndex) -> Iterator[Verdict]:
    """Forms two slips or fewer from the name of a famous person, the other part of which stands beside them."""
    for form, words in index.forms.items():
        for before in {word.before for word in words}:
            for person in index.known.people.get(before, ()):
                yield from _renamed(index, form, person, [word for word in words if word.before in ("", before)])
        for after in {word.after for word in words}:
            for person in index.known.people_by_surname.get(after, ()):
                yield from _renamed(index, form, person, [word for word in words if word.after == after])


def _renamed(index: NameIndex, form: str, person: tuple[str, str], words: Sequence[NameWord]) -> Iterator[Verdict]:
    """`person` is the name as written and plain."""
    from rapidfuzz.distance import OSA  # few texts ask for it

    right, letters = person
    distance = OSA.distance(form, letters, score_cutoff=2)
    if 0 < distance <= min(2, len(form) // 3):
        slip = slip_between(form, letters)
        likelihood = max(slip.log_probability, HALF_REMEMBERED) if slip else TWO_SLIPS
        value = FAMOUS + SLIP + likelihood - index.known.of_any(form)
        yield from (Verdict(word, right, value) for word in words)


def respelt(text: str, slip: Slip) -> str:
    """`text`, a written form of `slip.written`, as it was meant, its capitals, accents and apostrophes kept."""
    places = [at for at, letter in enumerate(text) if letter not in "'’"]
    if len(places) != len(slip.written):
        return slip.meant.capitalize()
    start = places[slip.start] if slip.start < len(places) else len(text)
    end = places[slip.end - 1] + 1 if slip.end > slip.start else start
    wrong = text[start:end]
    right = wrong[::-1] if slip.kind is Kind.TRANSPOSITION else slip.right
    if not start:  # the capital belongs to the first letter, whichever that is
        whole = right.lower() + (text[end:] if wrong else text.lower())
        return whole[:1].upper() + whole[1:]
    return text[:start] + (right.capitalize() if wrong[:1].isupper() else right.lower()) + text[end:]
