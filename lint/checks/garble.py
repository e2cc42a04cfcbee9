"""Garbled clauses: what the model of `lint.layers.garble` marks, with a confidence that means precision.

A doubt of the model is weighed with what other witnesses say (`lint.layers.garble.weighing`). Its score becomes a
confidence by a curve for every kind of fault, measured on error spans of professional raters in documents the model
was not trained on (isotonic regression; `training/garble`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from lint import regexes as regex
from lint.document import Document, Sentence
from lint.formats import OPAQUE, BlockKind
from lint.layers import ABOUT_THE_RUN
from lint.layers.garble import KINDS, MARKED
from lint.layers.garble.model import ModelError, Weights, Word, shipped
from lint.layers.garble.spans import Doubt, doubts, marks
from lint.layers.garble.weighing import weighed
from lint.model import Finding, Severity

PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE, BlockKind.CAPTION})
ENDS = tuple('.!?…:;”’"»)')
"""A heading or a line that ends otherwise is no sentence: it may leave words out."""
DOTS = ("...", "…")

Curve = Sequence[tuple[float, float]]
"""Points (score, confidence), rising. Below the first, a score means nothing."""


class Settings(NamedTuple):
    """Curves are flat lists of score, confidence, score, confidence …, rising.

    marked: the curve of what a rater is likely to mark, whatever the fault
    certain: for each kind, in the order of the curves, the score from which a doubt is a finding of the rule's own
        severity, chosen by how often good text gets it; below it is of severity info
    witness: for each kind, how likely a rater must be to mark the place as well
    excused: patterns of places where good English leaves a word out or turns the order round; on the sentence in small
        letters with the doubtful words between ‹ and ›
    lowest: doubt of the model below which nothing is weighed
    least: confidence from which a doubt is a finding at all
    shortest: words of the shortest sentence that is judged; fewer make a heading or a label
    """

    missing: tuple[float, ...] = ()
    extra: tuple[float, ...] = ()
    form: tuple[float, ...] = ()
    word: tuple[float, ...] = ()
    order: tuple[float, ...] = ()
    garbled: tuple[float, ...] = ()
    marked: tuple[float, ...] = ()
    certain: tuple[float, ...] = (1.0,) * 6
    witness: tuple[float, ...] = (0.0,) * 6
    excused: tuple[str, ...] = ()
    lowest: float = 0.12
    least: float = 0.35
    shortest: int = 4


def find(document: Document, settings: Settings) -> Iterator[Finding]:
    """One finding for every stretch of a sentence the model doubts; `fault` is the kind. It knows no right words."""
    sentences = judged_sentences(document, settings)
    curves = {kind: _curve(getattr(settings, kind)) for kind in (*KINDS[1:], MARKED)}
    try:
        judged = shipped().judge([document.prose[sentence.start : sentence.end] for sentence in sentences])
        weights = shipped().weights
    except ModelError as error:
        document.note(f"garbled clauses are not looked for: {error}", ABOUT_THE_RUN)
        return
    for sentence, words in zip(sentences, judged, strict=True):
        doubted = [scored(document, sentence, doubt, weights) for doubt in doubts(words, settings.lowest)]
        for doubt, confidence in _sure(doubted, words, curves, settings.least):
            yield _finding(document, sentence, doubt, confidence, settings)


def judged_sentences(document: Document, settings: Settings) -> list[Sentence]:
    """Those the model is asked about: sentences, not labels or headings."""
    return [sentence for sentence in document.sentences if _is_judged(document, sentence, settings)]


def _is_judged(document: Document, sentence: Sentence, settings: Settings) -> bool:
    block = document.blocks[sentence.block]
    text = document.prose[sentence.start : sentence.end]
    if text.count(" ") + 1 < settings.shortest:
        return False
    return block.kind in PROSE or text.endswith(ENDS)


def _curve(flat: Sequence[float]) -> Curve:
    return [*zip(flat[::2], flat[1::2], strict=True)]


def calibrated(curve: Curve, score: float) -> float:
    """The confidence of a score: between two points of the curve on the line that joins them; 0 below the first."""
    if not curve or score < curve[0][0]:
        return 0.0
    for (low, least), (high, most) in pairwise(curve):
        if score < high:
            return least + (most - least) * (score - low) / (high - low)
    return curve[-1][1]


def scored(document: Document, sentence: Sentence, doubt: Doubt, weights: Mapping[str, Weights]) -> Doubt:
    """The doubt with the score that all witnesses give it together."""
    start, end = sentence.start + doubt.start, sentence.start + doubt.end
    return doubt._replace(score=weighed(document, start, end, doubt, weights))


def _sure(
    doubted: Sequence[Doubt], words: Sequence[Word], curves: Mapping[str, Curve], least: float
) -> Iterator[tuple[Doubt, float]]:
    """Faults with a kind, then the marks of raters that are at none of their places."""
    named = [pair for doubt in doubted if (pair := (doubt, calibrated(curves[doubt.kind], doubt.score)))[1] >= least]
    yield from named
    for mark in marks(words, curves[MARKED][0][0] if curves[MARKED] else 2.0):
        confidence = calibrated(curves[MARKED], mark.score)
        if confidence >= least and not any(d.start < mark.end and mark.start < d.end for d, _ in named):
            yield mark, confidence


def _finding(document: Document, sentence: Sentence, doubt: Doubt, confidence: float, settings: Settings) -> Finding:
    start, end = sentence.start + doubt.start, sentence.start + doubt.end
    sure = doubt.kind != MARKED and _is_certain(doubt, settings)
    sure = sure and not is_excused(document, sentence, doubt, settings)
    severity = None if sure and not is_broken_up(document, sentence) else Severity.INFO
    return Finding(start, end, doubt.kind, confidence=round(confidence, 2), severity=severity)


def is_excused(document: Document, sentence: Sentence, doubt: Doubt, settings: Settings) -> bool:
    """Whether good English leaves something out there, or turns it round.

    The subject at the beginning of a list item or table cell (“Must be a member”), and what `excused` knows.
    """
    block = document.blocks[sentence.block]
    first = sentence.start + doubt.start <= block.start + 1
    if first and doubt.kind == "missing" and block.kind in (BlockKind.LIST_ITEM, BlockKind.TABLE_CELL):
        return True
    text = document.prose[sentence.start : sentence.end].lower()
    shown = f"{text[: doubt.start]}‹{text[doubt.start : doubt.end]}›{text[doubt.end :]}"
    return any(_compiled(pattern).search(shown) for pattern in settings.excused)


@cache
def _compiled(pattern: str) -> regex.Pattern[str]:
    return regex.compile(pattern)


def _is_certain(doubt: Doubt, settings: Settings) -> bool:
    number = KINDS.index(doubt.kind) - 1
    return doubt.score >= settings.certain[number] and doubt.marked >= settings.witness[number]


def is_broken_up(document: Document, sentence: Sentence) -> bool:
    """Whether code stands in it, it goes on from what is before, or it is an item of a list without a final mark.

    Its grammar is not that of prose. What goes on begins with a small letter or stands after dots.
    """
    text = document.prose[sentence.start : sentence.end]
    block = document.blocks[sentence.block]
    before = document.prose[block.start : sentence.start].rstrip()
    goes_on = text[0].islower() or text.startswith(DOTS) or before.endswith(DOTS)
    return OPAQUE in text or goes_on or (block.kind is BlockKind.LIST_ITEM and not text.endswith(ENDS))
