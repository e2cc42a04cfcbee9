"""Misspelt words: unknown to the lexicon and one plausible slip away from a word it knows.

An unknown word alone is no fault: names, loanwords, terms, coinages and dialect are right. What counts
is how probable the slip is (`lint.spelling.suggest`) against the signs that the word is meant
(`lint.spelling.judge`): it recurs, it is formed regularly, it stands in quotation marks or emphasis or
among other strange words.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from lint.document import Document
from lint.lexicon import lexicon_of
from lint.model import Finding, replace
from lint.spelling.judge import Judge, Verdict
from lint.spelling.settings import Settings
from lint.spelling.suspects import Suspect, suspects
from lint.spelling.vocabulary import Vocabulary

MISSPELT, RUN_TOGETHER = "", "run-together"
SURE, LIKELY = 0.75, 0.6
"""Confidence: what raters of translations mark; some let a misspelling stand."""
TOLERATED = 5
"""Unknown words that even the shortest text may have."""
SHOWN = 3
"""How many suggestions a finding offers at most."""
WORSE = 2.5
"""How much worse than the best a suggestion may be and still be offered."""

__all__ = ["Settings", "find"]


def find(document: Document, settings: Settings) -> Iterator[Finding]:
    """Misspelt words. Nothing for a language without a lexicon, or for a text that is in another one."""
    lexicon = lexicon_of(document.language)
    if lexicon is None:
        return
    vocabulary = Vocabulary(lexicon, settings)
    unknown = [*suspects(document, cache(vocabulary.knows))]
    small = sum(suspect.is_small for suspect in unknown)
    if not unknown or small > settings.foreign * document.word_count + TOLERATED:
        return
    judge = Judge(document, vocabulary, settings, unknown)
    for suspect in unknown:
        verdict = judge.verdict(suspect)
        if verdict:
            yield _finding(document, suspect, verdict)


def _finding(document: Document, suspect: Suspect, verdict: Verdict) -> Finding:
    least = verdict.suggestions[0].score - WORSE
    likely = [suggestion.text for suggestion in verdict.suggestions[:SHOWN] if suggestion.score >= least]
    texts = [*dict.fromkeys(_as_written(document, suspect, text) for text in likely)]
    return Finding(
        suspect.start,
        suspect.end,
        RUN_TOGETHER if " " in texts[0] else MISSPELT,
        {"suggestion": texts[0]},
        confidence=SURE if verdict.is_sure else LIKELY,
        repairs=tuple(replace(suspect.start, suspect.end, text) for text in texts),
    )


def _as_written(document: Document, suspect: Suspect, text: str) -> str:
    """A suggestion with the capital of the suspect and the apostrophe of the text."""
    cased = text if suspect.is_small else text.capitalize()
    return cased.replace("'", "’") if "’" in document.prose else cased
