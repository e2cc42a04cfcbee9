"""Names: misspelt ones, and one name in two forms.

Slips of the hand: `lint.names.channel`. Sound-alikes and transliterations: `lint.names.variants`. Capitals and
spaces: `lint.names.surfaces`. Acronyms: `lint.names.acronyms`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lint.document import Document
from lint.model import Finding, Severity, replace
from lint.names.acronyms import are_kin, conflicts
from lint.names.channel import famous, in_document, in_world
from lint.names.index import NameIndex, Verdict
from lint.names.known import known_names
from lint.names.mentions import name_words
from lint.names.surfaces import deviations
from lint.names.variants import accents, sound_alikes, transliterations
from lint.packs import WordList


class Settings(NamedTuple):
    """Parameters.

    Attributes:
        languages: languages in which a capital within the sentence marks a name and names are not inflected.
        world: whether unknown names are compared with known ones (needs a lexicon of the language).
        names, people, trigrams, productive: see `KnownNames`.
        titles: what stands before the name of a person, in any case, without a full stop.
        transliterations: see `lint.names.variants.transliterations`.
        certain, likely: evidence (decimal logarithm of odds) for a finding, and for one that is worth a mention.
    """

    languages: tuple[str, ...] = ()
    world: bool = False
    names: WordList | None = None
    people: WordList | None = None
    trigrams: WordList | None = None
    productive: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    transliterations: WordList | None = None
    certain: float = 1.0
    likely: float = 0.5


def find(document: Document, settings: Settings) -> Iterator[Finding]:
    """All faults of names. The forms of a name are compared only in the languages of `settings`."""
    yield from _surfaces(document)
    yield from _acronyms(document)
    words = name_words(document) if document.language in settings.languages else ()
    if words:
        lists = settings.names, settings.people, settings.trigrams
        known = known_names(document.language, *lists, settings.productive)
        index = NameIndex(document.prose, words, known, settings.titles)
        yield from _misspelt(index, settings)
        yield from _transliterated(index, settings)


# -- misspelt ----------------------------------------------------------------------------------------


def _misspelt(index: NameIndex, settings: Settings) -> Iterator[Finding]:
    by_place: dict[int, list[Verdict]] = defaultdict(list)
    for verdict in _verdicts(index, settings):
        if verdict.evidence >= settings.likely:
            by_place[verdict.word.start].append(verdict)
    for start in sorted(by_place):
        yield _misspelling(by_place[start], settings)


def _verdicts(index: NameIndex, settings: Settings) -> Iterator[Verdict]:
    yield from in_document(index)
    yield from sound_alikes(index)
    yield from famous(index)
    if settings.world:
        yield from in_world(index)


def _misspelling(verdicts: Iterable[Verdict], settings: Settings) -> Finding:
    """The finding at one place: what the text itself has comes first, then the likeliest."""
    best, *rest = sorted(verdicts, key=lambda verdict: (verdict.other is None, -verdict.evidence))
    word = best.word
    choices = dict.fromkeys(verdict.right for verdict in (best, *rest))
    return Finding(
        word.start,
        word.end,
        fault="inconsistent" if best.other else "misspelt",
        words={"suggestion": best.right},
        confidence=best.confidence,
        severity=None if best.evidence >= settings.certain else Severity.INFO,
        repairs=tuple(replace(word.start, word.end, right) for right in choices),
        related=((best.other.start, best.other.end),) if best.other else (),
    )


# -- one name in two forms ---------------------------------------------------------------------------


def _transliterated(index: NameIndex, settings: Settings) -> Iterator[Finding]:
    table = settings.transliterations.lines if settings.transliterations else ()
    for mixture in (*transliterations(index, table), *accents(index)):
        word, preferred = mixture.word, mixture.preferred
        yield Finding(
            word.start,
            word.end,
            fault="transliteration",
            words={"suggestion": preferred.text},
            severity=None if mixture.certain else Severity.INFO,
            repairs=(replace(word.start, word.end, preferred.text),) if mixture.certain else (),
            related=((preferred.start, preferred.end),),
        )


def _surfaces(document: Document) -> Iterator[Finding]:
    for deviation in deviations(document):
        surface, usual = deviation.surface, deviation.usual
        yield Finding(
            surface.start,
            surface.end,
            fault="surface",
            words={"suggestion": usual.text},
            severity=None if deviation.certain else Severity.INFO,
            repairs=(replace(surface.start, surface.end, usual.text),) if deviation.certain else (),
            related=((usual.start, usual.end),),
        )


def _acronyms(document: Document) -> Iterator[Finding]:
    for other, first in conflicts(document):
        kin = are_kin(other, first)
        yield Finding(
            other.start,
            other.end,
            fault="acronym",
            words={"suggestion": first.text, "acronym": other.acronym},
            severity=None if kin else Severity.INFO,
            repairs=(replace(other.start, other.end, first.text),) if kin else (),
            related=((first.start, first.end),),
        )
