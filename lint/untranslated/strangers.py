"""Single words of another language: those no dictionary of the document's language has."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lint import regexes as regex
from lint.document import Document
from lint.foreign import cited, language_name
from lint.formats import BlockKind
from lint.langid import frequencies
from lint.lexicon import Lexicon
from lint.model import Finding
from lint.untranslated.loans import is_loan
from lint.untranslated.names import beside_name, in_name, joins_name
from lint.untranslated.settings import Settings
from lint.untranslated.words import Word, Words

PHONETIC = regex.compile(r"[\u0250-\u02af]")
"""Letters of the International Phonetic Alphabet."""
INITIAL = regex.compile(r", \p{Lu}\p{Ll}*\.")
LISTED = (BlockKind.LIST_ITEM, BlockKind.TABLE_CELL)
TYPICAL = 5.0
"""Frequency assumed for what only a form gives away."""
REACH = 60
"""Code points after a word in which its language may be named."""
UNSURE = 0.6
"""Confidence in a word that is also one slip away from a word of the document's language."""


class Stranger(NamedTuple):
    """A word that was left over, and how frequent it is in the languages it may belong to."""

    word: Word
    languages: Mapping[str, float]
    confidence: float | None


def strangers(
    document: Document, sentences: list[Words], settings: Settings, lexicon: Lexicon, passages: list[Finding]
) -> Iterator[Finding]:
    """Strangers outside of the passages; their languages are told by all of them together."""
    count = Counter(word.key for words in sentences for word in words)
    rare = {key for key, n in count.items() if n < settings.term and lexicon.frequency(key) <= settings.rare}
    inside = {at for passage in passages for at in range(passage.start, passage.end)}
    found = [
        stranger
        for words in sentences
        for number, word in enumerate(words)
        if word.key in rare and word.start not in inside
        if (stranger := _stranger(document, words, number, settings, lexicon))
    ]
    weight = Counter({document.source_lang.split("-")[0].lower(): 100.0})
    for stranger in found:
        weight.update(stranger.languages)
    for word, languages, confidence in ((s.word, s.languages, s.confidence) for s in found):
        if not cited(document, word.start, word.end, settings.cues):
            code = _likeliest(languages, weight)
            words = {"language": language_name(code), "code": code} if code else {"language": "foreign"}
            if not _is_named(document, word, words["language"]):
                yield Finding(word.start, word.end, "word", words, confidence=confidence)


def _likeliest(languages: Mapping[str, float], weight: Mapping[str, float]) -> str:
    """The language of a word, "" if it could as well be another."""
    likely = [code for code, value in languages.items() if value > max(languages.values()) - 1]
    heaviest = [code for code in likely if weight[code] == max(weight[other] for other in likely)]
    return heaviest[0] if len(heaviest) == 1 else ""


def _stranger(document: Document, words: Words, number: int, settings: Settings, lexicon: Lexicon) -> Stranger | None:
    word = words[number]
    listed = document.block_at(word.start).kind in LISTED and len(words) < 4
    if not word.prose or listed or len(word.key) < 2 or word.text[1:] != word.text[1:].lower():
        return None
    if PHONETIC.search(word.key) or (not word.is_lower and _is_author(document.prose, word)):
        return None
    languages = dict(frequencies(word.key))
    at_home = max(lexicon.frequency(word.key), languages.pop(document.language, 0.0))
    if word.is_lower:
        languages |= (elided := _elided(word, settings))
        fits = bool(elided) or _fits_lower(word.key, languages, at_home, settings, lexicon)
        fits = fits and not joins_name(document, words, number) and not in_name(document, words, number, lexicon)
    else:
        fits = word.key not in lexicon and word.text not in lexicon and not beside_name(document, words, number)
        languages = {code: z for code, z in languages.items() if not number or code in settings.noun_languages}
        fits = fits and max(languages.values(), default=0.0) - at_home >= settings.capital_margin
    if not fits or is_loan(words, number, settings.loanwords):
        return None
    slip = _slip(word.key, lexicon) - max(languages.values(), default=0.0)
    if slip >= settings.slip_margin:
        return None
    return Stranger(word, languages or _by_letters(word.key, settings), UNSURE if slip > -1 else None)


def _is_author(prose: str, word: Word) -> bool:
    """Whether a list of sources names its author: “Lund, K. (2006)”, “(Holm & Lund, 2006)”."""
    return prose[max(0, word.start - 2) : word.start] == "& " or INITIAL.match(prose, word.end) is not None


def _is_named(document: Document, word: Word, language: str) -> bool:
    """Whether the text right after it says of what language it is: “the difference between … and … in French”."""
    rest = document.prose[word.end : word.end + REACH].split("\n")[0]
    return regex.search(rf" in {regex.escape(language)}(?:\W*$|[^\w\s]| (?:and|or|is|as|means)\b)", rest) is not None


def _elided(word: Word, settings: Settings) -> Mapping[str, float]:
    """The languages of an elided article or preposition before a word: d'admirer."""
    head = word.text.replace("’", "'").partition("'")[0]
    rows = (row.split() for row in settings.elisions) if len(word.key) > 3 and head != word.text else ()
    return next((dict.fromkeys(codes, TYPICAL) for elision, *codes in rows if elision == head), {})


def _fits_lower(key: str, languages: Mapping[str, float], at_home: float, settings: Settings, lexicon: Lexicon) -> bool:
    """Whether a word in lower case belongs to one of `languages` (or to none listed, by its accents)."""
    if not languages:
        return not key.isascii() and key not in lexicon and _plain(key) not in lexicon
    if len(key) < 4:
        there = max((z for code, z in languages.items() if code in settings.short_languages), default=0.0)
        return key not in lexicon and there - at_home >= settings.short_margin
    margin = max(languages.values()) - at_home
    if key in lexicon or key.capitalize() in lexicon:
        return at_home <= settings.rare and margin >= settings.rare_margin
    return margin >= settings.margin


def _plain(key: str) -> str:
    """The word without its accents."""
    return "".join(c for c in unicodedata.normalize("NFD", key) if not unicodedata.combining(c))


def _slip(key: str, lexicon: Lexicon) -> float:
    """Frequency of the most frequent word that is one edit away; accents are no slip."""
    return max(map(lexicon.frequency, lexicon.near(key, 1)), default=0.0) if key.isascii() and len(key) > 3 else 0.0


def _by_letters(key: str, settings: Settings) -> Mapping[str, float]:
    """The languages that write all accented letters of a word and that one of them gives away."""
    accented = {c for c in key if not c.isascii()}
    rows = (row.split() for row in settings.letters)
    fits = [code for code, telling, *rest in rows if accented & {*telling} and accented <= {*telling, *"".join(rest)}]
    return {code: 1 / len(fits) for code in fits}
