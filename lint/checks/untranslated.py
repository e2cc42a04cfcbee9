"""Words, clauses and passages of another language that were left untranslated (Latin letters only).

Runs of words are weighed by `lint.langid`. A single word counts if no dictionary of the document's
language has it and another language uses it. What names, titles, quotations and loanwords look like
is left alone: capitals, quotes and brackets, words between two names, terms that come back.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby

import regex

from lint.document import Document
from lint.foreign import announced, enclosed, excerpt, glossed, home_scripts, language_name
from lint.formats import BlockKind
from lint.langid import LANGUAGES, best_run, frequencies, frequency
from lint.lexicon import Lexicon, lexicon_of
from lint.model import Finding
from lint.packs import WordList

WORD = regex.compile(r"\p{Latin}[\p{Latin}\p{M}]*(?:['’]\p{Latin}[\p{Latin}\p{M}]*)*")
BESIDE_CODE = regex.compile(r"[\w@/_#&;=<>|{}~^$%+*\\\uFFFC]|[.:](?=\S)")
CITATION_MARK = regex.compile(r"[“”„«»\"()\[\]‘]|’(?=\W)")
LISTED = (BlockKind.LIST_ITEM, BlockKind.TABLE_CELL)
TYPICAL = 5.0
"""Frequency assumed for what only a form gives away."""
NAMED = 4.0
"""Frequency of a foreign word with a capital that makes the words after it parts of a name or a title."""
MAJORITY = 0.5
"""Share of a text in another language from which on it is the text's language that is wrong."""
UNSURE = 0.6
"""Confidence in a word that is also one slip away from a word of the document's language."""


@dataclass(frozen=True)
class Settings:
    """Parameters of the packs. Frequencies are logarithms of occurrences in a billion words.

    Attributes:
        loanwords: words and phrases of other languages that belong to the document's.
        cues: words of the document's language that announce a citation.
        letters: a language and the accented letters that tell it.
        elisions: what stands before an apostrophe in other languages, and in which.
        noun_languages: languages that write nouns with a capital.
        min_score: what a run must be worth, in orders of magnitude.
        min_words: words in lower case that a run must have.
        title_words: a run inside a sentence that begins with a capital and has fewer words is a title.
        margin: how much more frequent a word of no dictionary must be in the other language.
        rare_margin: the same for a word that the dictionary has as a rare one, up to the frequency `rare`.
        short_margin: the same for a word of two or three letters; so short only words of `short_languages` count.
        capital_margin: the same for a word with a capital, which may be a name.
        slip_margin: a word so much rarer than one of the document's that is one edit away is a misspelling.
        term: a word that occurs so often is a term of the document.
    """

    loanwords: WordList | None = None
    cues: tuple[str, ...] = ()
    letters: tuple[str, ...] = ()
    elisions: tuple[str, ...] = ("d fr it", "l fr it", "qu fr", "dell it", "nell it")
    noun_languages: tuple[str, ...] = ("de",)
    min_score: float = 7.0
    min_words: int = 3
    title_words: int = 8
    margin: float = 1.5
    rare: float = 2.9
    rare_margin: float = 2.8
    short_margin: float = 2.8
    short_languages: tuple[str, ...] = ("de", "fr", "es", "it", "pt", "nl", "pl", "cs", "sv")
    capital_margin: float = 2.8
    slip_margin: float = 1.5
    term: int = 3


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence.

    `key` is what is looked up: in lower case, without an elided article. `prose` is False for parts of an
    address, a file name, code or a compound.
    """

    start: int
    end: int
    text: str
    key: str
    prose: bool

    @property
    def is_lower(self) -> bool:
        """Whether it begins with a small letter."""
        return self.text[0].islower()


Words = tuple[Word, ...]


def find(document: Document, settings: Settings) -> Iterator[Finding]:
    """Passages first, then the words outside of them. Languages without a list are left alone."""
    home = document.language
    if home not in LANGUAGES and home_scripts(home) == {"Latin"}:
        return
    sentences = _sentences(document)
    passages = [*_passages(document, sentences, settings)]
    if len(passages) > 1 and sum(p.end - p.start for p in passages) > MAJORITY * len(document.prose):
        yield replace(passages[0], fault="other-language")
        return
    yield from passages
    lexicon = lexicon_of(home)
    if lexicon:
        yield from _words(document, sentences, settings, lexicon, passages)


def _sentences(document: Document) -> list[Words]:
    prose, home = document.prose, document.language

    def word(match: regex.Match[str]) -> Word:
        start, end = match.span()
        return Word(start, end, match.group(), _key(match.group(), home), not _is_part(prose, start, end))

    return [tuple(map(word, WORD.finditer(prose, s.start, s.end))) for s in document.sentences]


def _is_part(prose: str, start: int, end: int) -> bool:
    """Whether a word belongs to an address, a file name, code, a compound (pince-nez), a contraction (I 've)."""
    before, after = prose[max(0, start - 1) : start], prose[end : end + 1]
    if BESIDE_CODE.match(prose, end) or (before and BESIDE_CODE.match(prose, start - 1)):
        return True
    compound = "-" in (before, after) and prose[start:end].isascii()
    return compound or (before in ("'", "’") and end - start < 3)


def _clauses(document: Document, words: Words) -> Iterator[Words]:
    """A sentence cut at what is no prose, and at quotes and brackets, so that a citation is a run of its own."""
    clause: list[Word] = []
    for word in words:
        apart = clause and CITATION_MARK.search(document.prose, clause[-1].end, word.start)
        if clause and (apart or not word.prose):
            yield tuple(clause)
            clause = []
        if word.prose:
            clause.append(word)
    if clause:
        yield tuple(clause)


def _key(text: str, home: str) -> str:
    """“l’homme” is looked up as “homme”, “they’re” as “they”, “didn’t” as it is."""
    lowered = text.lower().replace("’", "'")
    head, mark, tail = lowered.partition("'")
    if not mark or (len(tail) < 3 and not frequency(lowered, home)):
        return head
    return tail if len(head) < 5 and not frequency(lowered, home) else lowered


def _cited(document: Document, start: int, end: int, settings: Settings) -> bool:
    prose = document.prose
    if document.block_at(start).kind is BlockKind.QUOTE:
        return True
    return enclosed(prose, start, end) or glossed(prose, end) or announced(prose, start, settings.cues)


def _is_loan(words: Words, number: int, settings: Settings) -> bool:
    """Whether a word is an established loanword, or part of a loan phrase with the word before or after it."""
    phrases = _loan_phrases(settings.loanwords).get(words[number].key, ())
    beside = {words[at].key for at in (number - 1, number + 1) if 0 <= at < len(words)}
    return any(len(phrase) == 1 or beside & phrase for phrase in phrases)


@cache
def _loan_phrases(phrases: WordList | None) -> Mapping[str, tuple[frozenset[str], ...]]:
    """Word -> the phrases it is part of, as sets of words."""
    table: dict[str, list[frozenset[str]]] = defaultdict(list)
    for line in phrases.lines if phrases else ():
        parts = frozenset(regex.findall(r"\p{L}+", line.lower()))
        for part in parts:
            table[part].append(parts)
    return {word: tuple(group) for word, group in table.items()}


# -- passages ------------------------------------------------------------------------------------


def _passages(document: Document, sentences: Iterable[Words], settings: Settings) -> Iterator[Finding]:
    """Runs worth reporting; those of one language that follow each other in a block are one passage."""
    clauses = (clause for words in sentences for clause in _clauses(document, words))
    runs = [run for words in clauses for run in _runs(document, words, settings)]
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
    if _plain_words(members) < settings.min_words or all(_is_loan(words, at, settings) for at in strange):
        return
    start, end = members[0].start, members[-1].end
    title = first and not members[0].is_lower and len(members) < settings.title_words
    if not title and not _cited(document, start, end, settings):
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


# -- single words --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Stranger:
    """A word that was left over, and how frequent it is in the languages it may belong to."""

    word: Word
    languages: Mapping[str, float]
    confidence: float | None


def _words(
    document: Document, sentences: list[Words], settings: Settings, lexicon: Lexicon, passages: list[Finding]
) -> Iterator[Finding]:
    """Strangers outside of the passages; their languages are told by all of them together."""
    count = Counter(word.key for words in sentences for word in words)
    rare = {key for key, n in count.items() if n < settings.term and lexicon.frequency(key) <= settings.rare}
    inside = {at for passage in passages for at in range(passage.start, passage.end)}
    strangers = [
        stranger
        for words in sentences
        for number, word in enumerate(words)
        if word.key in rare and word.start not in inside
        if (stranger := _stranger(document, words, number, settings, lexicon))
    ]
    weight = Counter({document.source_lang.split("-")[0].lower(): 100.0})
    for stranger in strangers:
        weight.update(stranger.languages)
    for word, languages, confidence in ((s.word, s.languages, s.confidence) for s in strangers):
        if not _cited(document, word.start, word.end, settings):
            likely = [code for code, value in languages.items() if value > max(languages.values()) - 1]
            name = language_name(max(likely, key=lambda code: weight[code])) if likely else "foreign"
            yield Finding(word.start, word.end, "word", {"language": name}, confidence=confidence)


def _stranger(document: Document, words: Words, number: int, settings: Settings, lexicon: Lexicon) -> Stranger | None:
    word = words[number]
    listed = document.block_at(word.start).kind in LISTED and len(words) < 4
    if not word.prose or listed or len(word.key) < 2 or word.text[1:] != word.text[1:].lower():
        return None
    languages = dict(frequencies(word.key))
    at_home = max(lexicon.frequency(word.key), languages.pop(document.language, 0.0))
    if word.is_lower:
        languages |= (elided := _elided(word, settings))
        fits = bool(elided) or _fits_lower(word.key, languages, at_home, settings, lexicon)
        fits = fits and not _joins_name(document, words, number) and not _in_name(document, words, number, lexicon)
    else:
        fits = word.key not in lexicon and word.text not in lexicon and not _beside_name(document, words, number)
        languages = {code: z for code, z in languages.items() if not number or code in settings.noun_languages}
        fits = fits and max(languages.values(), default=0.0) - at_home >= settings.capital_margin
    if not fits or _is_loan(words, number, settings):
        return None
    slip = _slip(word.key, lexicon) - max(languages.values(), default=0.0)
    if slip >= settings.slip_margin:
        return None
    return Stranger(word, languages or _by_letters(word.key, settings), UNSURE if slip > -1 else None)


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
    """The languages that accented letters tell."""
    rows = (row.split() for row in settings.letters)
    return {code: 0.0 for code, letters in rows if any(c in letters for c in key)}


def _joins_name(document: Document, words: Words, number: int) -> bool:
    """Whether one or two short words, this among them, stand between words with a capital (Ciudad de la Habana)."""
    start, end = number, number + 1
    while start and words[start - 1].is_lower:
        start -= 1
    while end < len(words) and words[end].is_lower:
        end += 1
    between = words[start:end]
    if not start or end == len(words) or len(between) > 2 or any(len(word.key) > 4 for word in between):
        return False
    return all(_adjacent(document, a, b) for a, b in zip(words[start - 1 : end], words[start : end + 1], strict=True))


def _in_name(document: Document, words: Words, number: int, lexicon: Lexicon) -> bool:
    """Whether a name of the same language begins before it (École normale supérieure), foreign words between."""
    languages = frequencies(words[number].key)
    while number and _adjacent(document, words[number - 1], words[number]):
        number -= 1
        word = words[number]
        if word.key in lexicon or word.text in lexicon:
            return False
        if not word.is_lower:
            code, there = max(frequencies(word.key).items(), key=lambda item: item[1], default=("", 0.0))
            return there >= NAMED and code in languages
    return False


def _beside_name(document: Document, words: Words, number: int) -> bool:
    """Whether a word with a capital stands beside this one. The first of a sentence has a capital anyway."""
    before, after = words[max(1, number - 1) : number], words[number + 1 : number + 2]
    return any(not other.is_lower and _adjacent(document, *sorted((words[number], other), key=lambda w: w.start))
               for other in (*before, *after))  # fmt: skip


def _adjacent(document: Document, first: Word, second: Word) -> bool:
    """Whether nothing but space stands between two words."""
    return not document.prose[first.end : second.start].strip()


__all__ = ["Settings", "find"]
