"""Characters that were lost on the way: “caf\ufffd”, “don?t”, “fran□ais”, “锟斤拷”.

What stood there is guessed from the lexicon of the language, where postedit has one: a letter with
an accent that makes a word, or the apostrophe of a contraction.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lint import regexes as regex
from lint.checks.apostrophes import apostrophe_of
from lint.document import Document
from lint.lexicon import Lexicon, lexicon_of
from lint.mention import is_mention
from lint.model import Finding, Repair, replace
from lint.wordspan import word_around

LOST = regex.compile(
    r"\ufffd+|(?:锟斤拷)+|(?:占쏙옙)+|(?:嚙踝蕭)+|烫烫烫+|屯屯屯+|(?:ï¿½)+"  # U+FFFD read as GBK, EUC-KR, Big5, Latin-1
    r"|(?<=\p{L})[□▯](?=\p{L})"
)
INSIDE = regex.compile(r"[?¿](?<=(?<![\w/=&?.%#@:-])(?P<left>\p{L}+).)(?P<right>\p{Ll}+)(?![\w/=&?-])")
LETTERS_BEFORE = regex.compile(r"\p{L}*$")
LETTERS_AFTER = regex.compile(r"\p{L}*")
ACCENTED = "éèêëàáâäãåçñíìîïóòôöõúùûüœæßøšžčćłńśźż"
LONGEST = 30
"""Letters looked at on either side of a lost one."""
CANDIDATES = 3
SHORT = 2
"""Letters on one side of a question mark that show, without a lexicon, that it stands inside a word."""


class Settings(NamedTuple):
    """`endings`: what follows the apostrophe of a contraction (“t”, “re”)."""

    endings: tuple[str, ...] = ()


def find(document: Document, settings: Settings) -> Iterator[Finding]:
    """Faults: lost, question-mark."""
    prose = document.prose
    done = 0
    for match in LOST.finditer(prose) if not prose.isascii() else ():
        if match.start() >= done and not is_mention(prose, *match.span()):
            first, last = word_around(prose, *match.span())
            repairs = tuple(_repairs(document, settings, *match.span()))
            yield Finding(max(first, done), last, "lost", repairs=repairs)
            done = last
    if "?" in prose or "¿" in prose:
        for match in INSIDE.finditer(prose):
            repairs = tuple(_repairs(document, settings, match.start(), match.start() + 1))
            parts = (match["left"], match["right"])
            if repairs or not _are_words(parts, lexicon_of(document.language)):
                sure = 0.9 if repairs else None
                yield Finding(match.start("left"), match.end(), "question-mark", repairs=repairs, confidence=sure)


def _repairs(document: Document, settings: Settings, start: int, end: int) -> Iterator[Repair]:
    """What may have stood between `start` and `end`, the likeliest first."""
    before = LETTERS_BEFORE.search(document.prose[max(0, start - LONGEST) : start])
    after = LETTERS_AFTER.match(document.prose[end : end + LONGEST])
    left, right = before.group() if before else "", after.group() if after else ""
    lexicon = lexicon_of(document.language)
    if _is_contraction(left.lower(), right.lower(), settings) and (not lexicon or _is_word(left, lexicon)):
        yield replace(start, end, apostrophe_of(document))
    elif lexicon and (left or right):
        known = ((lexicon.frequency((left + letter + right).lower()), letter) for letter in ACCENTED)
        for frequency, letter in sorted(known, reverse=True)[:CANDIDATES]:
            if frequency:
                yield replace(start, end, letter)


def _is_contraction(left: str, right: str, settings: Settings) -> bool:
    return bool(left) and right in settings.endings and (right != "t" or left.endswith("n"))


def _is_word(word: str, lexicon: Lexicon) -> bool:
    """Whether a word can stand before an apostrophe: known, a name, or the “didn” of “didn’t”."""
    return word[0].isupper() or word.endswith("n") or word in lexicon


def _are_words(parts: tuple[str, ...], lexicon: Lexicon | None) -> bool:
    """Whether a question mark stands between two words: then a space is missing, no letter (“What?he said”)."""
    if lexicon is None:
        return min(map(len, parts)) > SHORT
    return all(part.lower() in lexicon or part in lexicon for part in parts)
