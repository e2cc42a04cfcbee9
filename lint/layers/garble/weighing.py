"""How much a doubt of the model weighs when all witnesses are heard.

A logistic regression over what the model says of the worst word (the log-odds of every kind), how much likelier the
counts of sequences make the sentence with two words exchanged or one put in, the number of its finite verbs, and the
parts of speech at, before and after the place (stacked generalization; Wolpert, 1992). `training/garble/weigh.py`
fits the weights on faults planted in text the model never saw; they belong to one version of the model.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import exp, log

from lint.document import Document
from lint.layers.garble import KINDS
from lint.layers.garble.model import Weights
from lint.layers.garble.spans import Doubt
from lint.sequences.witness import gains_at
from lint.tagging.tagged import Word, tagged

ORDER, REST = "order", "rest"
"""Doubts about the order of words have weights of their own."""
FINITE = frozenset({"MD", "VBD", "VBP", "VBZ"})
MANY = 4
"""Finite verbs; more say nothing."""
LEAST = 1e-5
"""Chances nearer to 0 or 1 say nothing."""


def weighed(document: Document, start: int, end: int, doubt: Doubt, weights: Mapping[str, Weights]) -> float:
    """How likely the doubt is right, 0 to 1, where a fifth of all sentences are broken.

    `start` and `end` are its place in the prose (code points).
    """
    mine = weights[weights_of(doubt)]
    said = sum(mine.witnesses.get(name, 0.0) * value for name, value in heard(document, start, end, doubt))
    return 1 / (1 + exp(-mine.bias - said))


def weights_of(doubt: Doubt) -> str:
    """Which weights are those of a doubt."""
    return ORDER if doubt.kind == "order" else REST


def heard(document: Document, start: int, end: int, doubt: Doubt) -> Iterator[tuple[str, float]]:
    """What the witnesses say, by name."""
    yield from ((kind, _log_odds(chance)) for kind, chance in zip(KINDS, doubt.kinds, strict=True))
    yield from gains_at(document, start, end).items()
    words = tagged(document)
    if words is not None:
        yield from _grammar(words.words(words.sentence_at(start)), start, end)


def _grammar(row: tuple[Word, ...], start: int, end: int) -> Iterator[tuple[str, float]]:
    finite = sum(word.tag in FINITE for word in row)
    yield from (("finite verbs", float(min(finite, MANY))), ("no finite verb", float(not finite)))
    inside = [number for number, word in enumerate(row) if word.start < end and start < word.end]
    if inside:
        first, last = inside[0], inside[-1]
        yield f"at {row[first].tag}", 1.0
        yield f"before {row[first - 1].tag}" if first else "before nothing", 1.0
        yield f"after {row[last + 1].tag}" if last + 1 < len(row) else "after nothing", 1.0


def _log_odds(chance: float) -> float:
    chance = min(max(chance, LEAST), 1 - LEAST)
    return log(chance / (1 - chance))
