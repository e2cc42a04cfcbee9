"""Which written name is a slip of which: a noisy channel (Kernighan, Church and Gale, 1990).

A form is weighed twice: as a name of its own (how frequent it is; if no list has it, how much its
letters look like a name) and as a slip of another (how likely that other name is here, and this
slip of it). The difference of the logarithms is the `Verdict`'s evidence. A name that the text has
elsewhere, or that completes the full name of a famous person, is far more likely than one that is
merely frequent; two people who have different given names are two people.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log10

from rapidfuzz.distance import OSA

from lint.names.known import KnownNames
from lint.names.mentions import NameWord
from lint.names.slips import Kind, Slip, one_slip_away, pairs, slip_between

MIN_LENGTH = 4
NAME_OF_WORD = -4.5
"""Decimal logarithm of the frequency from which a name that is also another word is taken for a name: “Mark”."""
SLIP = -3.0
"""Decimal logarithm of the share of names that are misspelt."""
HERE = -1.0
"""… of the chance that the next name of a text is a given one that it has already."""
FAMOUS = 0.5
"""… of the chance that the given name of a famous person is followed by that person's surname, times the rate by
which slips are more frequent in foreign names that everybody has heard."""
TWO_SLIPS = -4.5
SISTERS = (-1.0, -2.5)
"""… of the chance that a known name has a sister that no list has, one with another ending or one that differs
as names differ by nature."""
SISTERS_HERE = (-1.5, -4.3)
"""… that the text has such a sister of one of its names."""
FIRST_LETTER = -1.0
"""The first letter is seldom wrong."""

"""What the partners say, in powers of ten."""
SAME_PARTNER = 2.5
OTHER_PARTNER = -4.0
INTRODUCED = 1.5
KNOWN_PARTNER = 0.5
UNKNOWN_PARTNER = -1.0
AGAIN = -2.0
"""A slip is seldom made twice."""


@dataclass(frozen=True)
class Verdict:
    """`word` should read `right`. `evidence`: decimal logarithm of the odds. `other`: where the text has it."""

    word: NameWord
    right: str
    evidence: float
    other: NameWord | None = None

    @property
    def confidence(self) -> float:
        """A probability, never quite 1."""
        return min(0.99, 1 / (1 + 10**-self.evidence))


class Names:
    """The name words of one document by form, and what can be said about them."""

    def __init__(self, words: Iterable[NameWord], known: KnownNames) -> None:
        self.known = known
        self.forms: Mapping[str, Sequence[NameWord]] = _by_form(words)

    @cached_property
    def near(self) -> Mapping[str, list[str]]:
        """Form -> the other forms of the text that are one slip away."""
        table: dict[str, list[str]] = defaultdict(list)
        for one, other in pairs(form for form in self.forms if len(form) >= MIN_LENGTH):
            table[one].append(other)
            table[other].append(one)
        return table

    def partners(self, form: str) -> frozenset[str]:
        """All the words that a form makes a name with in this text."""
        return frozenset(p for word in self.forms[form] for p in word.partners if self._is_name(p))

    def _is_name(self, letters: str) -> bool:
        """Whether a capitalised word is more likely a name than another word: not “Later”, “For”, “Minister”."""
        known = self.known.of_name(letters)
        likely = min(NAME_OF_WORD, self.known.of_any(letters))
        return not self.known.is_word(letters) or (known is not None and known >= likely)

    # -- against the document --------------------------------------------------------------------

    def in_document(self) -> Iterator[Verdict]:
        """The best other form of this text for every form that looks like a slip of one."""
        for form, others in self.near.items():
            if self._capital_by_position(form):
                continue
            best = max(others, key=lambda other: self._against(form, other))
            evidence = self._against(form, best)
            if evidence > self._against(best, form):
                slip = slip_between(form, best)
                assert slip
                for word in self.forms[form]:
                    yield Verdict(word, respelt(word.text, slip), evidence, self.forms[best][0])

    def _against(self, form: str, other: str) -> float:
        """Evidence that `form` is a slip of `other`, both of this text."""
        slip = slip_between(form, other)
        assert slip
        value = (
            self._evidence(slip, HERE, SISTERS_HERE) + self._company(form, other) + AGAIN * (len(self.forms[form]) - 1)
        )
        return value + log10(len(self.forms[other]))

    def _evidence(self, slip: Slip, frequency: float, sisters: tuple[float, float]) -> float:
        """Evidence of a slip of a name of this frequency, against a name of its own or a sister of that name."""
        own = 10 ** self.known.of_any(slip.written)
        if slip.is_inflection or slip.is_variation:
            own += 10 ** (frequency + sisters[not slip.is_inflection])
        return frequency + SLIP + slip.log_probability + (0 if slip.start else FIRST_LETTER) - log10(own)

    def _company(self, form: str, other: str) -> float:
        """What the words beside two forms say about their being one name."""
        mine, theirs = self.partners(form), self.partners(other)
        if mine & theirs:
            return SAME_PARTNER
        if mine and theirs:
            return OTHER_PARTNER
        return INTRODUCED if theirs else 0.0

    def _capital_by_position(self, form: str) -> bool:
        return all(word.initial and not word.partners for word in self.forms[form])

    # -- against the world -----------------------------------------------------------------------

    def in_world(self) -> Iterator[Verdict]:
        """The best known name for every form that no list has and that looks like a slip of one."""
        for form, words in self.forms.items():
            if len(form) < MIN_LENGTH or not form.isascii() or self.known.is_known(form):
                continue
            if self._capital_by_position(form) or self._is_inflected(form):
                continue
            best = max(self._candidates(form, words), key=lambda found: found[0], default=None)
            if best:
                for word in words:
                    yield Verdict(word, respelt(word.text, best[1]), best[0])

    def _candidates(self, form: str, words: Sequence[NameWord]) -> Iterator[tuple[float, Slip]]:
        company = self._renown(form) + AGAIN * (len(words) - 1)
        for candidate in {*one_slip_away(form)}:
            frequency = self.known.of_name(candidate)
            slip = slip_between(form, candidate) if frequency is not None else None
            if slip and frequency is not None:
                yield self._evidence(slip, frequency, SISTERS) + company, slip

    def _renown(self, form: str) -> float:
        """What the partners of an unknown form say: the better they are known, the better it should be."""
        partners = self.partners(form)
        if not partners:
            return 0.0
        return KNOWN_PARTNER if any(self.known.is_known(partner) for partner in partners) else UNKNOWN_PARTNER

    def _is_inflected(self, form: str) -> bool:
        """Whether it is a known name with an ending."""
        return any(form.endswith(ending) and self.known.is_known(form.removesuffix(ending)) for ending in ("s", "es"))

    # -- famous people ---------------------------------------------------------------------------

    def famous(self) -> Iterator[Verdict]:
        """Surnames two slips or fewer from that of a famous person with the given name before them."""
        for form, words in self.forms.items():
            for word in words:
                for surname, letters in self.known.people.get(word.before, ()):
                    distance = OSA.distance(form, letters, score_cutoff=2)
                    if 0 < distance <= 2 and distance <= len(form) // 3:
                        yield Verdict(word, surname, self._fame(form, letters))

    def _fame(self, form: str, letters: str) -> float:
        slip = slip_between(form, letters)
        likelihood = slip.log_probability if slip else TWO_SLIPS
        return FAMOUS + SLIP + likelihood - self.known.of_any(form)


def _by_form(words: Iterable[NameWord]) -> dict[str, list[NameWord]]:
    table: dict[str, list[NameWord]] = defaultdict(list)
    for word in words:
        table[word.letters].append(word)
    return table


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
