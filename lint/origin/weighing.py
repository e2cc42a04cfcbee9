"""Weighs the evidence: the probability of each source language, and of none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from math import exp, log
from typing import TypeVar

from lint.document import Document
from lint.model import Finding, Origin, Witness
from lint.origin.data import Parameters
from lint.rule import Rule

Place = tuple[int, int]
Found = Iterable[tuple[Rule, Finding]]
K = TypeVar("K", bound=Hashable)
MOST = 30
"""Pieces of evidence that a guess gives as its reasons, and places that each of them names."""


@dataclass(frozen=True, slots=True)
class Clue:
    """One kind of thing that was found, at one place of the prose or more.

    `weights`: what one of it says for a language against its being none (nats). `elsewhere`: for all others.
    """

    kind: str
    what: str
    places: Sequence[Place]
    weights: Mapping[str, float]
    elsewhere: float = 0.0


@dataclass(frozen=True, slots=True)
class NameClue:
    """A name that belongs to some languages. `kind`: see names.tsv."""

    text: str
    places: Sequence[Place]
    languages: frozenset[str]
    kind: str = "name"


@dataclass(frozen=True)
class Evidence:
    """What was found in a text. `hundreds`: its length in hundreds of words."""

    parameters: Parameters
    clues: tuple[Clue, ...]
    names: tuple[NameClue, ...]
    hundreds: float
    soft: tuple[Clue, ...] = field(default=())

    def with_soft(self, found: Found) -> Evidence:
        """The evidence with what soft rules found."""
        clues = tuple(of_rules("soft", found, self.parameters.weights["soft"]))
        return replace(self, soft=clues) if clues else self

    @cached_property
    def probabilities(self) -> Mapping[str, float]:
        """Language -> probability; what they lack to 1 is that of no translation."""
        priors = self.parameters.priors
        scores = {language: log(prior) + self._sum(language) for language, prior in priors.items()}
        scores[""] = log(1 - sum(priors.values()))
        top = max(scores.values())
        total = sum(exp(score - top) for score in scores.values())
        return {language: exp(score - top) / total for language, score in scores.items() if language}

    def supports(self, languages: Iterable[str]) -> bool:
        """Whether a rule may speak that holds for translations from these languages only."""
        return self._probability(languages) >= self.parameters.weights["speaks"]

    def could_support(self, languages: Iterable[str]) -> bool:
        """Whether it may if soft rules find all they can."""
        odds = self._probability(languages) * exp(self.parameters.weights["soft most"])
        return odds / (odds + 1 - self._probability(languages)) >= self.parameters.weights["speaks"]

    def origin(self, document: Document) -> Origin | None:
        """The most likely source and the reasons, None if it is no more likely than all else."""
        language, probability = max(self.probabilities.items(), key=lambda item: item[1])
        if probability < self.parameters.weights["possible"]:
            return None
        reasons = sorted(self._reasons(language), key=lambda reason: (-reason[2], reason[3]))[:MOST]
        witnesses = tuple(
            Witness(kind, what, round(weight, 2), tuple(document.span(*place) for place in places[:MOST]))
            for kind, what, weight, places in reasons
        )
        shown = probability >= self.parameters.weights["shown"]
        return Origin(language, round(min(probability, 0.99), 2), shown, witnesses)

    # -- sums ------------------------------------------------------------------------------------

    def _probability(self, languages: Iterable[str]) -> float:
        return sum(self.probabilities.get(language, 0.0) for language in languages)

    def _sum(self, language: str) -> float:
        soft = sum(self._said(clue, language) for clue in self.soft)
        sure = sum(self._said(clue, language) for clue in self.clues)
        return sure + min(soft, self.parameters.weights["soft most"]) + sum(w for _, w in self._names(language))

    def _said(self, clue: Clue, language: str) -> float:
        return clue.weights.get(language, clue.elsewhere) * self._times(clue.places)

    def _times(self, places: Sequence[Place]) -> float:
        return 1 + self.parameters.weights["again"] * log(len(places))

    @cached_property
    def _half(self) -> float:
        weights = self.parameters.weights
        return weights["names half"] + weights["names half per 100 words"] * self.hundreds

    @cached_property
    def _all_names(self) -> float:
        return sum(self._times(name.places) for name in self.names)

    def _names(self, language: str) -> Iterator[tuple[NameClue, float]]:
        """What each name says: its share of all names, which together say no more than “names most”.

        What special kinds of names say besides is bounded too.
        """
        weights = self.parameters.weights
        each = weights["names most"] / (self._all_names + self._half)
        mine = [name for name in self.names if language in name.languages]
        special = sum(weights.get(name.kind, 0.0) for name in mine)
        scale = min(1.0, weights["special most"] / special) if special else 0.0
        for name in mine:
            yield name, self._times(name.places) * each + scale * weights.get(name.kind, 0.0)

    def _reasons(self, language: str) -> Iterator[tuple[str, str, float, Sequence[Place]]]:
        for clue in (*self.clues, *self.soft):
            if language in clue.weights:
                yield clue.kind, clue.what, self._said(clue, language), clue.places
        for name, weight in self._names(language):
            yield "name", name.text, weight, name.places


def of_rules(kind: str, found: Found, weight: float, elsewhere: float = 0.0) -> Iterator[Clue]:
    """What the findings of rules for some source languages say, each rule as much as it can be trusted."""
    rules: dict[str, Rule] = {}
    places: list[tuple[str, Place]] = []
    for rule, finding in found:
        rules[rule.code] = rule
        places.append((rule.code, (finding.start, finding.end)))
    for code, where in grouped(places):
        yield Clue(kind, code, where, dict.fromkeys(rules[code].source, weight * rules[code].confidence), elsewhere)


def grouped(pairs: Iterable[tuple[K, Place]]) -> Sequence[tuple[K, Sequence[Place]]]:
    """The places of each key, in the order in which the keys first come."""
    table: dict[K, list[Place]] = defaultdict(list)
    for key, place in pairs:
        table[key].append(place)
    return [*table.items()]
