"""Clauses, sentences and passages in another language: the best runs of `lint.langid`, less names and titles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from lint.document import Document
from lint.foreign import cited, excerpt, language_name
from lint.langid import best_run, frequency
from lint.model import Finding
from lint.untranslated.loans import is_loan
from lint.untranslated.settings import Settings
from lint.untranslated.words import Word, Words, clauses


def passages(document: Document, sentences: Iterable[Words], settings: Settings) -> Iterator[Finding]:
    """Runs worth reporting; those of one language that follow each other in a block are one passage."""
    parts = (clause for words in sentences for clause in clauses(document, words))
    runs = [run for words in parts for run in _runs(document, words, settings)]
    for (_, code), group in groupby(runs, key=lambda run: (document.block_at(run[0]).number, run[2])):
        members = [*group]
        start, end = members[0][0], members[-1][1]
        words = {"language": language_name(code), "excerpt": excerpt(document.prose[start:end]), "code": code}
        yield Finding(start, end, "passage", words)


def _runs(document: Document, words: Words, settings: Settings) -> Iterator[tuple[int, int, str]]:
    home = document.language
    run = best_run([word.key for word in words], home)
    if run is None or run.score < settings.min_score:
        return
    first, last = run.start, run.end
    while first and _is_unknown(words[first - 1], home):
        first -= 1
    while last < len(words) and _is_unknown(words[last], home):
        last += 1
    members = words[first:last]
    strange = (at for at in range(first, last) if not frequency(words[at].key, home))
    if _plain_words(members) < settings.min_words or all(is_loan(words, at, settings.loanwords) for at in strange):
        return
    start, end = members[0].start, members[-1].end
    title = first and not members[0].is_lower and len(members) < settings.title_words
    if not title and not cited(document, start, end, settings.cues):
        yield start, end, run.language


def _is_unknown(word: Word, home: str) -> bool:
    """Whether a word in lower case is none of the document's language: it goes with the run beside it."""
    return word.is_lower and not frequency(word.key, home)


def _plain_words(words: Words) -> int:
    """Words in lower case, those left out that only join the words of a name (Ministerio de la Mujer)."""
    runs = [(lower, [*group]) for lower, group in groupby(words, key=lambda word: word.is_lower)]
    inner = range(1, len(runs) - 1)
    joins = [at in inner and all(len(word.key) < 4 for word in run) for at, (_, run) in enumerate(runs)]
    plain = (run for join, (lower, run) in zip(joins, runs, strict=True) if lower and not join)
    return sum(len(word.key) > 1 for run in plain for word in run)
