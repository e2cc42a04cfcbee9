"""Misspelt names: slips of a name that the text has elsewhere, of a frequent one, of a famous person's.

Method: `lint.names.channel`. Names of one text that differ by more than a slip (transliterations,
case and spacing, acronyms) are in `lint.names.variants`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lint.document import Document
from lint.model import Finding, Severity, replace
from lint.names.channel import Names, Verdict
from lint.names.known import KnownNames
from lint.names.mentions import name_words
from lint.packs import WordList

MISSPELT = "misspelt"
INCONSISTENT = "inconsistent"


@dataclass(frozen=True)
class Settings:
    """Parameters.

    Attributes:
        languages: languages in which a capital in the sentence marks a name and names are not inflected.
        world: whether unknown names are compared with known ones (needs a lexicon of the language).
        names, people, trigrams: see `KnownNames`.
        certain, likely: evidence (decimal logarithm of odds) for a finding, and for one that is worth a mention.
    """

    languages: tuple[str, ...] = ()
    world: bool = False
    names: WordList | None = None
    people: WordList | None = None
    trigrams: WordList | None = None
    certain: float = 1.0
    likely: float = 0.5


def find(document: Document, settings: Settings) -> Iterator[Finding]:
    """All misspelt names, one finding for each place."""
    if document.language not in settings.languages:
        return
    words = name_words(document)
    if not words:
        return
    known = KnownNames(document.language, settings.names, settings.people, settings.trigrams)
    names = Names(words, known)
    by_place: dict[int, list[Verdict]] = {}
    for verdict in _verdicts(names, settings):
        if verdict.evidence >= settings.likely:
            by_place.setdefault(verdict.word.start, []).append(verdict)
    for start in sorted(by_place):
        yield _finding(by_place[start], settings)


def _verdicts(names: Names, settings: Settings) -> Iterator[Verdict]:
    yield from names.in_document()
    yield from names.famous()
    if settings.world:
        yield from names.in_world()


def _finding(verdicts: Iterable[Verdict], settings: Settings) -> Finding:
    best, *rest = sorted(verdicts, key=lambda verdict: (verdict.other is None, -verdict.evidence))
    word = best.word
    choices = dict.fromkeys(verdict.right for verdict in (best, *rest))
    return Finding(
        word.start,
        word.end,
        fault=INCONSISTENT if best.other else MISSPELT,
        words={"suggestion": best.right},
        confidence=best.confidence,
        severity=None if best.evidence >= settings.certain else Severity.INFO,
        repairs=tuple(replace(word.start, word.end, right) for right in choices),
        related=((best.other.start, best.other.end),) if best.other else (),
    )
