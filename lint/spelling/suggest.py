"""What a misspelt word was probably meant to be: the words near it, ranked by a noisy channel.

The score of a candidate is the logarithm (base 10) of how often the word occurs in a billion, less
what the slip costs, plus how well the word goes with its neighbours.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lint.lexicon import Lexicon, Table
from lint.spelling.channel import slip_cost

COST = 3.0
"""Orders of magnitude that a slip of cost 1 makes a candidate less likely."""
EXPECTED_COST = 2.0
"""About what an edit costs at its cheapest: only the best by this measure are looked at closely."""
CLOSELY = 12
PAIR, PAIR_KNOWN = 0.6, 0.5
"""Weight of the attraction between neighbours, and what is granted because the pair is known at all."""
CONTRACTION = 5.5
"""Least likelihood of a contraction whose apostrophe was left out: `dont`. No list has good counts of them."""
OTHER_REGION = 1.0
"""What a spelling of another country than the text's is less likely."""
RUN_TOGETHER = 2.6
"""What a missing space costs."""
COMMONEST = 6.3
"""Frequency of the words that are run together with others by mistake; two nouns may just be a compound."""


class Suggestion(NamedTuple):
    """A candidate. `score` as the module says; `fit` is the part of it that its neighbours add."""

    text: str
    score: float
    fit: float


class Place(NamedTuple):
    """The neighbours of a word, in lower case, "" where a sentence begins or ends."""

    before: str
    after: str


class Candidate(NamedTuple):
    """A word near a misspelt one, wherever that stands."""

    text: str
    frequency: float
    prior: float


class Suggester:
    """Suggests words of a lexicon. `region` is the letter of the country the text is written for, or ""."""

    def __init__(self, lexicon: Lexicon, pairs: Table, region: str = "") -> None:
        self.lexicon, self.pairs, self.region = lexicon, pairs, region
        self._candidates: dict[str, tuple[Candidate, ...]] = {}

    def suggestions(self, text: str, place: Place) -> list[Suggestion]:
        """Candidates for a misspelt word, the best first. A capital also finds words that only have one."""
        found = [*self._splits(text.lower())]
        for form in {text, text.lower()}:
            if form not in self._candidates:
                self._candidates[form] = tuple(self._near(form))
            for word, frequency, prior in self._candidates[form]:
                fit = self._fit(word.lower(), frequency, place)
                found.append(Suggestion(word, prior + fit, fit))
        return sorted(found, key=lambda item: (-item.score, not item.text.islower(), item.text))

    def _near(self, text: str) -> Iterator[Candidate]:
        from rapidfuzz.distance import OSA

        shape = str.istitle if text[0].isupper() else str.islower
        near = [(word, self.lexicon.frequency(word)) for word in self.lexicon.near(text) if shape(word)]
        near.sort(key=lambda item: (EXPECTED_COST * OSA.distance(text, item[0]) - item[1], item[0]))
        for word, frequency in near[:CLOSELY]:
            prior = frequency - COST * slip_cost(word.lower(), text.lower()) - self._foreignness(word)
            contraction = "'" in word and word.replace("'", "") == text
            yield Candidate(word, frequency, max(prior, CONTRACTION) if contraction else prior)

    def _fit(self, word: str, frequency: float, place: Place) -> float:
        """How much likelier the neighbours make a word."""
        fit = 0.0
        for pair, other in ((f"{place.before} {word}", place.before), (f"{word} {place.after}", place.after)):
            value = self.pairs.value(pair) if other else None
            if value:
                attraction = int(value) / 10 + 9 - frequency - self.lexicon.frequency(other)
                fit += PAIR_KNOWN + PAIR * max(attraction, 0.0)
        return fit

    def _foreignness(self, word: str) -> float:
        entry = self.lexicon.get(word)
        other = entry and entry.regions and self.region and self.region not in entry.regions
        return OTHER_REGION if other else 0.0

    def _splits(self, word: str) -> Iterator[Suggestion]:
        """Two words run together, if they are known to stand together."""
        for cut in range(1, len(word)):
            pair = f"{word[:cut]} {word[cut:]}"
            value = self.pairs.value(pair)
            if value and max(map(self.lexicon.frequency, pair.split())) >= COMMONEST:
                yield Suggestion(pair, int(value) / 10 - RUN_TOGETHER, 0.0)
