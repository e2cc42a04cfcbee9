"""Weighs how probable a slip is against the signs that the word is meant as it stands."""

from __future__ import annotations

from collections import Counter
from functools import cached_property, partial
from typing import NamedTuple

from lint import regexes as regex
from lint.document import Document
from lint.lexicon import pairs_of
from lint.spelling.region import region_of
from lint.spelling.settings import Settings
from lint.spelling.suggest import Suggester, Suggestion
from lint.spelling.surroundings import capitals_beside, is_cut_off, is_in_foreign_passage, is_set_off, is_species
from lint.spelling.suspects import Suspect, place_of
from lint.spelling.vocabulary import Vocabulary

OPENING_MARKS = regex.compile(r"[\p{P}\p{S}\s]*")
SHORT = 3
"""Longest word, in letters, that is one slip away from several others by chance."""
SPOKEN_FOR = 2.0
"""What the neighbours must add to a suggestion for them to be called as witnesses."""
LIKELY, SURE = 2.0, 2.5
"""Strengths above the threshold that need no further witness, at the start of a sentence and within."""
LONG = 8
"""Letters from which on a word with a capital is no name that only happens to be near a common word."""
NEAR = 2
"""Tokens within which another strange word makes a passage look foreign."""


class Verdict(NamedTuple):
    """A slip that is probable enough: what was meant, the best first, and whether that is beyond doubt."""

    suggestions: list[Suggestion]
    is_sure: bool


def _alike(text: str, word: str) -> bool:
    """A quick test that every slip of a word passes."""
    return text[0] == word[0] and abs(len(text) - len(word)) <= 2 and len({*text} ^ {*word}) <= 3


class Judge:
    """Weighs, for one document, how probable each slip is against the signs that the word is meant."""

    def __init__(self, document: Document, vocabulary: Vocabulary, settings: Settings, unknown: list[Suspect]) -> None:
        self.document, self.vocabulary, self.settings = document, vocabulary, settings
        self._unknown = unknown
        self._counts = Counter(suspect.word for suspect in unknown)
        self._suggested: dict[Suspect, list[Suggestion]] = {}

    def verdict(self, suspect: Suspect) -> Verdict | None:
        """The verdict on one suspect, None if it may be right."""
        if not (suspect.is_small or suspect.start in self._starts or self._may_be_in_title(suspect)):
            return None
        found = self._suggestions(suspect)
        strength = self._raw(suspect) - self._doubts(suspect)
        if not found or strength < self.settings.threshold or not self._may_be_slip(suspect, found[0], strength):
            return None
        if is_species(self.document, suspect) or is_in_foreign_passage(self.document, suspect):
            return None
        return Verdict(found, strength >= self.settings.threshold + SURE)

    @cached_property
    def _starts(self) -> frozenset[int]:
        """Where the first words of the sentences begin."""
        prose = self.document.prose
        matches = (OPENING_MARKS.match(prose, sentence.start) for sentence in self.document.sentences)
        return frozenset(match.end() for match in matches if match)

    @cached_property
    def _suggester(self) -> Suggester:
        lexicon = self.vocabulary.lexicon
        return Suggester(lexicon, pairs_of(self.document.language), region_of(self.document, lexicon))

    def _suggestions(self, suspect: Suspect) -> list[Suggestion]:
        """What it may have been meant to be, the best first."""
        if suspect not in self._suggested:
            place = place_of(self.document, suspect)
            self._suggested[suspect] = self._suggester.suggestions(suspect.text, place)
        return self._suggested[suspect]

    def _raw(self, suspect: Suspect) -> float:
        """How probable the slip is, before any doubts."""
        found = self._suggestions(suspect)
        return found[0].score + self.settings.per_letter * len(suspect.word) if found else -1.0

    def _may_be_slip(self, suspect: Suspect, best: Suggestion, strength: float) -> bool:
        """Whether it is none of the words that only their neighbours can convict: names and rare words."""
        if suspect.is_small:
            return best.fit >= SPOKEN_FOR or not self.vocabulary.exists(suspect.word)
        if best.text in self.settings.capitalised:
            return True
        if suspect.start in self._starts:
            return best.text.islower() and (best.fit > 0 or strength >= self.settings.threshold + LIKELY)
        return self._is_in_title(suspect, best, strength)

    def _may_be_in_title(self, suspect: Suspect) -> bool:
        """Whether a capital in mid-sentence may be that of a common word: `the Minstry of`, `Russion`.

        Names are left to the check of names: a neighbour with a capital must be a common word too.
        """
        if self._is_office(suspect) or any(map(partial(_alike, suspect.text), self.settings.capitalised)):
            return True
        capitals = capitals_beside(self.document, suspect)
        known = all(token.text.lower() in self.vocabulary.lexicon for token in capitals)
        return known and (bool(capitals) or len(suspect.word) >= LONG)

    def _is_in_title(self, suspect: Suspect, best: Suggestion, strength: float) -> bool:
        """Whether its neighbours say so of what may be the word of a title, or the slip is beyond doubt."""
        if self._is_office(suspect):
            return best.text.islower()
        capitals = capitals_beside(self.document, suspect)
        titled = bool(capitals) and capitals[0].start < suspect.start  # perhaps by a title of persons
        if len(suspect.word) >= LONG and not titled and strength >= self.settings.threshold + SURE:
            return not self.vocabulary.is_name(best.text)
        return bool(capitals) and best.fit >= (SPOKEN_FOR if titled else SPOKEN_FOR / 2)

    def _is_office(self, suspect: Suspect) -> bool:
        return tuple(place_of(self.document, suspect)) == self.settings.office

    def _is_in_strange_company(self, suspect: Suspect) -> bool:
        """Whether it has foreign letters, or stands among words that are foreign, dialect or strange names."""
        around = range(suspect.number - NEAR, suspect.number + NEAR + 1)
        if not suspect.text.isascii() or suspect.number - 1 in self._names:
            return True
        return not self._strange.isdisjoint(around)

    @cached_property
    def _names(self) -> frozenset[int]:
        """The numbers of the tokens that are unknown words with a capital."""
        return frozenset(suspect.number for suspect in self._unknown if not suspect.is_small)

    @cached_property
    def _strange(self) -> frozenset[int]:
        """The numbers of the tokens that are unknown words in small letters and no slips either."""
        threshold = self.settings.threshold
        return frozenset(
            s.number
            for s in self._unknown
            if s.is_small and self._raw(s) < threshold and not self.vocabulary.exists(s.word)
        )

    def _doubts(self, suspect: Suspect) -> float:
        """What speaks for the word as it stands."""
        settings = self.settings
        signs = (
            (settings.short, len(suspect.word) <= SHORT),
            (settings.formed, self.vocabulary.forms(suspect.word)),
            (settings.compound, suspect.text != self.document.tokens[suspect.number].text),
            (settings.set_off, is_set_off(self.document, suspect)),
            (settings.cut_off, is_cut_off(self.document, suspect)),
            (settings.company, self._is_in_strange_company(suspect)),
            (settings.capital, not suspect.is_small),
        )
        recurring = settings.recurs * (self._counts[suspect.word] - 1)
        return recurring + sum(weight for weight, holds in signs if holds)
