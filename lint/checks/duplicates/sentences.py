"""Sentences that are followed by themselves, and long ones that come again later."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from lint.checks.duplicates.units import is_attribution, is_verse, prose_only, units, words_of
from lint.document import Document, Sentence
from lint.formats import BlockKind
from lint.model import Finding, Repair, Safety, replace

KINDS = (BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST_ITEM)


def find(document: Document, adjacent: int, distant: int, known: frozenset[int]) -> Iterator[Finding]:
    """Repeated sentences, those of copied blocks (`known`) left out."""
    if is_verse(document):
        return
    candidates = [*_sentences(document, known)]
    text = {sentence: document.prose[sentence.start : sentence.end] for sentence in candidates}
    reported = set()
    for first, second in pairwise(candidates):
        if first.block == second.block and text[first] == text[second] and _length(text[first]) >= adjacent:
            reported.add(second)
            delete = replace(first.end, second.end, "", Safety.UNSAFE, "Delete the second sentence")
            yield _finding(first, second, "sentence-adjacent", (delete,))
    yield from _later(candidates, text, distant, reported)


def _sentences(document: Document, known: frozenset[int]) -> Iterator[Sentence]:
    plain = (u for u in units(document) if u.block.kind in KINDS and prose_only(u) and not is_attribution(u))
    usable = {unit.block.number for unit in plain}
    for sentence in document.sentences:
        if sentence.block in usable and sentence.block not in known:
            yield sentence


def _later(
    candidates: list[Sentence], text: dict[Sentence, str], shortest: int, reported: set[Sentence]
) -> Iterator[Finding]:
    """Long sentences said exactly twice, outside the neighbourhood where an echo is style."""
    places: dict[str, list[Sentence]] = defaultdict(list)
    for sentence in candidates:
        if sentence not in reported:
            places[text[sentence]].append(sentence)
    for said, where in places.items():
        if len(where) == 2 and _length(said) >= shortest:
            yield _finding(where[0], where[1], "sentence-distant", ())


def _length(text: str) -> int:
    return len(words_of(text))


def _finding(first: Sentence, second: Sentence, fault: str, repairs: tuple[Repair, ...]) -> Finding:
    return Finding(second.start, second.end, fault, repairs=repairs, related=((first.start, first.end),))
