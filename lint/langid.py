"""Which language a word or a run of words is in, by word frequencies.

A run of words is as much more likely in another language than in the document's as its words are more
frequent there: the sum of the differences of their logarithmic frequencies (a unigram model). The best
run of a sentence is the one with the highest sum, found in one pass (Kadane's algorithm), so that
sentences, clauses and phrases need no rules of their own. Frequencies: rules/any/foreign_words.txt.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from lint.lexicon import Lexicon, lexicon_of
from lint.packs import rules_folder

LANGUAGES = frozenset("en de fr es it pt nl pl cs sv da nb ca fi hu ro tr".split())  # noqa: SIM905
"""The languages that can be told apart."""
FLOOR, HOME_FLOOR = 2.0, 3.5
"""Frequencies assumed for a word that a list does not have; a list without a dictionary has gaps."""
MOST, LEAST = 3.0, -3.0
"""The most that one word can count for another language, and what ends every run: a word of home alone."""
TELLING = 1.5
"""From this difference on a word tells languages apart."""


class Run(NamedTuple):
    """Words `start` to `end` of a sequence, in `language`; `score` in orders of magnitude."""

    start: int
    end: int
    language: str
    score: float


@cache
def _table() -> Lexicon:
    return Lexicon.open(rules_folder() / "any" / "foreign_words.txt")


@lru_cache(maxsize=20_000)
def frequencies(word: str) -> Mapping[str, float]:
    """Language -> frequency (logarithm of occurrences in a billion words) of a word in lower case.

    English stands in it only as far as another language shares the word; ask `frequency` for the rest.
    """
    value = _table().value(word)
    return {value[at : at + 2]: int(value[at + 2 : at + 4]) / 10 for at in range(0, len(value), 4)}


@lru_cache(maxsize=20_000)
def frequency(word: str, language: str) -> float:
    """Frequency of a word in lower case in one language, 0.0 if it is not listed."""
    lexicon = lexicon_of(language)
    if lexicon is None:
        return frequencies(word).get(language, 0.0)
    return max(lexicon.frequency(word), lexicon.frequency(word.capitalize()))


def best_run(words: Sequence[str], home: str) -> Run | None:
    """The run of words (in lower case) most surely in another language than `home`.

    None if there are not at least two words that another language uses much more often.
    """
    own = [frequency(word, home) for word in words]
    telling = Counter(
        code for word, at_home in zip(words, own, strict=True) if at_home < HOME_FLOOR
        for code, there in _elsewhere(word, home) if there - at_home >= TELLING
    )  # fmt: skip
    runs = (
        _best_in(code, (evidence(word, code, at_home, home) for word, at_home in zip(words, own, strict=True)))
        for code, count in sorted(telling.items())
        if count > 1
    )
    return max(runs, key=lambda run: run.score, default=None)


def _elsewhere(word: str, home: str) -> Iterator[tuple[str, float]]:
    """The other languages that use a word, with its frequency there."""
    yield from ((code, there) for code, there in frequencies(word).items() if code not in (home, "en"))
    if home != "en":
        yield "en", frequency(word, "en")


def evidence(word: str, language: str, at_home: float, home: str) -> float:
    """How much a word speaks for `language` and against `home`. A word unknown to both says nothing."""
    there = frequency(word, language) if language == "en" else frequencies(word).get(language, 0.0)
    if not there and not at_home:
        return 0.0
    floor = FLOOR if lexicon_of(home) else HOME_FLOOR
    return max(LEAST, min(MOST, max(there, FLOOR) - max(at_home, floor)))


def _best_in(language: str, scores: Iterable[float]) -> Run:
    """The run with the highest sum (Kadane), none across a word that only home has."""
    best = Run(0, 0, language, 0.0)
    start, total = 0, 0.0
    for at, score in enumerate(scores):
        if total <= 0 or score <= LEAST:
            start, total = at, 0.0
        total += score
        if total > best.score:
            best = Run(start, at + 1, language, total)
    return best
