"""Names and abbreviations in small letters: “a hospital in canada”, “human papillomavirus (hpv)”.

Some engines are fed small letters only, and another one puts capitals back: it knows the beginning of a
sentence, but not every name. A word that the lexicon has with a capital only is a name. An abbreviation in
brackets belongs to the words before it if its letters begin words there (Schwartz and Hearst, 2003).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from lint import regexes as regex
from lint.document import Document
from lint.lexicon import Lexicon, lexicon_of
from lint.literals import LiteralScan
from lint.mention import is_mention, is_set_off
from lint.model import Finding, Safety, replace
from lint.wordlist import WordList

BEFORE, AFTER = r"(?<![\w@#/.\\&=_$:’'‐-])", r"(?![\w@/\\=_(]|['’](?!s\b)|[‐:-]\w|\.\w)"
WORD = regex.compile(rf"{BEFORE}\p{{Ll}}{{4,}}{AFTER}")
DEFINED = regex.compile(r"(?P<words>(?:[\p{L}\p{N}'’-]+[ \u00a0]){2,9})\((?P<short>\p{Ll}{2,6})\)")
SHORT = regex.compile(r"\(\p{Ll}{2,6}\)")
ROMAN = regex.compile(r"[ivx]+")
ENDED = regex.compile(r"[.!?…:;,][\"'”’»)\]]*\s*$")
SMALL_WORDS = frozenset({"of", "and", "the", "for", "in", "on", "to", "with", "a", "an", "by", "from", "at"})


class Settings(NamedTuple):
    """What has a capital.

    Attributes:
        names: words with a capital; several may stand in one line.
        terms: other words and phrases as they are rightly written, one a line.
        small: words, in small letters, that are rightly written so too.
        frequency: how common (see `Lexicon`) a name must be that is in no list.
    """

    names: WordList | tuple[str, ...] = ()
    terms: WordList | tuple[str, ...] = ()
    small: WordList | tuple[str, ...] = ()
    frequency: float = 2.8


def find(document: Document, settings: Settings) -> Iterator[Finding]:
    """Faults: `name`, `abbreviation` (every place of one). Only of texts that have capitals at all."""
    lexicon = lexicon_of(document.language)
    if lexicon is None or not any(map(str.isupper, document.prose)):
        return
    right, small, scan, listed = _table(settings)
    yield from _abbreviations(document, lexicon, small)
    found = {m.span(): right[m.group()] for m in _listed(document.prose, scan, listed)}
    taken = {start for start, _ in found}
    for match in WORD.finditer(document.prose):
        word = match.group()
        if match.start() not in taken and word not in small and _is_name(word, lexicon, settings.frequency):
            found[match.span()] = word.title()
    for (start, end), name in sorted(found.items()):
        if _is_in_a_sentence(document, start) and not _is_named(document, start, end):
            yield Finding(start, end, "name", {"right": name}, repairs=(replace(start, end, name, Safety.UNSAFE),))


@lru_cache(maxsize=4)
def _table(settings: Settings) -> tuple[dict[str, str], frozenset[str], LiteralScan, regex.Pattern[str]]:
    """What is rightly written how; what may be small; a scan and a pattern that find the former in small letters."""
    small = frozenset(_words(settings.small))
    right = {word.lower(): word for word in _words(settings.names) if word.lower() not in small}
    right |= {term.lower(): term for term in _lines(settings.terms)}
    longest_first = "|".join(map(regex.escape, sorted(right, key=len, reverse=True)))
    return right, small, LiteralScan(right), regex.compile(rf"{BEFORE}(?:{longest_first or '(?!)'}){AFTER}")


def _listed(prose: str, scan: LiteralScan, listed: regex.Pattern[str]) -> Iterator[regex.Match[str]]:
    """The matches of a pattern of many words, tried only where one of them begins."""
    end = 0
    for start in sorted({start for starts in scan.found(prose).values() for start in starts}):
        if start >= end and (match := listed.match(prose, start)):
            yield match
            end = match.end()


def _is_name(word: str, lexicon: Lexicon, least: float) -> bool:
    return word not in lexicon and lexicon.frequency(word.title()) >= least


def _is_in_a_sentence(document: Document, offset: int) -> bool:
    """Whether a place lies in a block that ends as a sentence: labels, tags and logs do not."""
    return ENDED.search(document.block_at(offset).text) is not None


def _is_named(document: Document, start: int, end: int) -> bool:
    """Whether the text speaks about the word as it is written, or links it (then it may be the name of an account)."""
    linked = document.text[document.span(start, end).start - 1 : document.span(start, end).start] == "["
    return linked or is_mention(document.prose, start, end) or is_set_off(document, start, end)


def _abbreviations(document: Document, lexicon: Lexicon, small: frozenset[str]) -> Iterator[Finding]:
    """All places of the abbreviations that are explained in small letters."""
    prose, places, explained = document.prose, set[tuple[int, int]](), set[str]()
    for match in _defined(prose):
        short = match["short"]
        word = short in lexicon
        if short in small or ROMAN.fullmatch(short) or not abbreviates(short, match["words"].split(), strict=word):
            continue
        places.add(match.span("short"))
        if not word:
            explained.add(short)
    if explained:
        again = rf"{BEFORE}(?:{'|'.join(sorted(explained))}){AFTER}"
        places |= {m.span() for m in regex.finditer(again, prose)}
    for start, end in sorted(places):
        right = prose[start:end].upper()
        words = {"right": right}
        yield Finding(start, end, "abbreviation", words, repairs=(replace(start, end, right, Safety.UNSAFE),))


def _defined(prose: str) -> Iterator[regex.Match[str]]:
    """Words before short ones in brackets. Only lines that have any are searched."""
    end = 0
    for short in SHORT.finditer(prose):
        start = max(end, prose.rfind("\n", 0, short.start()) + 1)
        end = short.end()
        yield from DEFINED.finditer(prose, start, end)


def abbreviates(short: str, words: list[str], *, strict: bool) -> bool:
    """Whether the letters stand in the last words in this order, each (if `strict`) or two at the beginning of one."""
    parts = [part.lower() for word in words for part in word.split("-") if part and part.lower() not in SMALL_WORDS]
    initials = "".join(part[0] for part in parts)
    if initials.endswith(short):
        return True
    return not strict and any(
        _fits(short, parts[-count:]) for count in range(2, len(short) + 1) if initials[-count:][:1] == short[0]
    )


def _fits(short: str, parts: list[str]) -> bool:
    """Whether each of the words gives its first letter, and some of those after it, to the abbreviation."""
    at = 0
    for letter in short[1:]:
        if at + 1 < len(parts) and letter == parts[at + 1][0]:
            at += 1
        elif letter not in parts[at][1:]:
            return False
    return at == len(parts) - 1


def _words(listed: WordList | tuple[str, ...]) -> Iterable[str]:
    """The words of a list, several to a line."""
    return " ".join(_lines(listed)).split()


def _lines(listed: WordList | tuple[str, ...]) -> Iterable[str]:
    return listed.lines if isinstance(listed, WordList) else listed
