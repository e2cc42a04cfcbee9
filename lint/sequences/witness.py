"""What the counts of sequences say of a place that another judge doubts: a second witness."""

from __future__ import annotations

from lint.document import Document
from lint.sequences.faults import Gain, gains, row_of
from lint.sequences.model import model_of
from lint.tagging.tagged import Word, tagged
from lint.tagging.tagger import tagger_of

DOUBT = -2.0
"""Logarithm of the chance below which a word is looked at: the other judge has reason to doubt, so less is needed."""
SWAP = "swap"
LEAST, MOST = 0.5, 10.0
"""Gains below say nothing, larger ones nothing more."""


def gains_at(document: Document, start: int, end: int) -> dict[str, float]:
    """How much more likely (natural logarithm) a sentence becomes by one change at a span of the prose or next to it.

    The changes that help most, if any does: two words exchanged (`swap`), one put in (`insertion` and its kind). None
    in a language without counts.
    """
    words = tagged(document)
    if words is None or model_of(document.language) is None:
        return {}
    number = words.sentence_at(start)
    row = words.words(number)
    found = document.computed(f"gains of sentence {number}", lambda document: _gains(document, row))
    inside = [n for n, word in enumerate(row) if word.start < end and start < word.end]
    best: dict[bool, Gain] = {}
    for gain in sorted(found, key=lambda gain: gain.gain):
        if inside and inside[0] - 1 <= gain.at <= inside[-1] + 1:
            best[gain.kind == SWAP] = gain
    return {SWAP if swap else f"insertion {gain.kind}": min(MOST, gain.gain) for swap, gain in best.items()}


def _gains(document: Document, row: tuple[Word, ...]) -> list[Gain]:
    model, tagger = model_of(document.language), tagger_of(document.language)
    return [*gains(row_of(row, model, tagger.tags_of), model, DOUBT, LEAST)] if model and tagger else []
