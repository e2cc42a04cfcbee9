"""Finds what in a text points to a language: in findings, habits of writing and names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint import regexes as regex
from lint.document import Document
from lint.lexicon import lexicon_of
from lint.model import Finding
from lint.origin.data import Names, Parameters, parameters_of
from lint.origin.weighing import Clue, Evidence, NameClue, grouped, of_rules
from lint.rule import Rule

CAPITALISED = regex.compile(r"(?<![\p{L}\p{M}\p{N}_@#/.])\p{Lu}[\p{L}\p{M}]{4,}(?:-\p{Ll}+)?(?![\p{L}\p{N}_@/])")
ROOT = 3
"""Letters that a name must have before its ending."""


def gather(document: Document, found: Sequence[tuple[Rule, Finding]]) -> Evidence | None:
    """What is to be said about the source of a text. `found`: the findings of the rules that are not soft.

    None if nothing is known about texts in its language.
    """
    parameters = parameters_of(document.language)
    if parameters is None:
        return None
    clues = (*_of_findings(found, parameters), *_of_marks(document, parameters))
    return Evidence(parameters, clues, tuple(_of_names(document, parameters.names)), len(document.prose) / 600)


def _of_findings(found: Sequence[tuple[Rule, Finding]], parameters: Parameters) -> Iterator[Clue]:
    weights = parameters.weights
    calques = ((rule, finding) for rule, finding in found if rule.source)
    yield from of_rules("calque", calques, weights["calque"], weights["calque elsewhere"])
    left = (
        (finding.words["code"], (finding.start, finding.end))
        for rule, finding in found
        if rule.category == "untranslated" and "code" in finding.words
    )
    for language, places in grouped(left):
        yield Clue("untranslated", language, places, {language: weights["untranslated"]})


def _of_marks(document: Document, parameters: Parameters) -> Iterator[Clue]:
    for mark in parameters.marks:
        if mark.characters.isdisjoint(document.characters):
            continue
        places = tuple(m.span() for m in mark.pattern.finditer(document.prose))
        if places:
            elsewhere = parameters.weights["mark elsewhere"] * max(mark.weights.values())
            yield Clue("writing", mark.name, places, mark.weights, elsewhere)


def _of_names(document: Document, names: Names) -> Iterator[NameClue]:
    prose = document.prose
    listed = ((n, (a, b)) for n, a, b in names.automaton.find_matches_as_indexes(prose) if _is_whole(prose, a, b))
    seen = set()
    for number, places in grouped(listed):
        item, kind, codes = names.listed[number]
        seen.add(item)
        yield NameClue(item, places, codes, kind)
    words = grouped((m.group(), m.span()) for m in CAPITALISED.finditer(prose) if m.group() not in seen)
    for word, places in words:
        if codes := _by_ending(word, names, document.language):
            yield NameClue(word, places, codes)


def _is_whole(prose: str, start: int, end: int) -> bool:
    return not (prose[start - 1 : start].isalnum() or prose[end : end + 1].isalnum())


def _by_ending(word: str, names: Names, language: str) -> frozenset[str]:
    """The languages whose names end so. A word of the text's own language is no such name."""
    for length in names.lengths:
        if len(word) >= length + ROOT and word[-length:] in names.endings:
            lexicon = lexicon_of(language)
            return frozenset() if lexicon and word.lower() in lexicon else names.endings[word[-length:]]
    return frozenset()
