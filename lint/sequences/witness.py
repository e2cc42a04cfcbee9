"""What the counts of sequences say of a place that another judge doubts: a second witness."""

from __future__ import annotations

from lint.document import Document
from lint.sequences.faults import Gain, gains, row_of
from lint.sequences.model import model_of
from lint.tagging.tagged import Word, tagged
from lint.tagging.tagger import tagger_of

DOUBT = -2.0
"""Logarithm of the chance below which a word is looked at: the other judge has reason to doubt, so less is needed."""
LEAST, MOST = 0.5, 10.0
"""Gains below say nothing, larger ones nothing more."""


def gain_at(document: Document, start: int, end: int) -> float:
    """How much more likely (natural logarithm) a sentence becomes by one change at a span of the prose or next to it.

    The change: two words exchanged or one put in; 0 if none helps or the language has no counts.
    """
    words = tagged(document)
    if words is None or model_of(document.language) is None:
        return 0.0
    number = words.sentence_at(start)
    row = words.words(number)
    found = document.computed(f"gains of sentence {number}", lambda document: _gains(document, row))
    inside = [n for n, word in enumerate(row) if word.start < end and start < word.end]
    near = [gain.gain for gain in found if inside and inside[0] - 1 <= gain.at <= inside[-1] + 1]
    return min(MOST, max(near, default=0.0))


def _gains(document: Document, row: tuple[Word, ...]) -> list[Gain]:
    model, tagger = model_of(document.language), tagger_of(document.language)
    return [*gains(row_of(row, model, tagger.tags_of), model, DOUBT, LEAST)] if model and tagger else []
