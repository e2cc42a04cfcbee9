"""Characters that look like an apostrophe or a quote and are none: “don´t”, “Baby`s”, “″word″”.

Accents, backticks, primes and turned commas stand in for apostrophes where a keyboard, an OCR
program or a converter had nothing better; an accent may also have fallen off its letter (“o´”).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from lint import regexes as regex
from lint.document import Document
from lint.model import Finding, Repair, Safety, replace

MARKS, DOUBLE_PRIMES = frozenset("`´‘‛′ʹʼ＇"), frozenset("″‶ʺ〃")
MARK = regex.compile(r"(?<![\p{L}\p{M}\p{N}])(\p{L}+)([`´‘‛′ʹʼ＇])(\p{L}+)")
ACCENTS = {"´": "\u0301", "`": "\u0300"}
LETTERS = "ʼʻ‘‛′ʹ"
"""Marks that are letters of some languages or transcriptions (Hawaiʻi, Sa‘d): endings of one letter prove little."""
DOUBLE_PRIME = regex.compile(r"[″‶ʺ〃](?=\p{L})|(?<=\p{L}[.,!?]?)[″‶ʺ〃]")
CURLY, STRAIGHT = regex.compile(r"(?<=\p{L})’(?=\p{L})"), regex.compile(r"(?<=\p{L})'(?=\p{L})")


class Settings(NamedTuple):
    """`after`: endings an apostrophe introduces (“s”, “ve”). `before`: words it shortens (“l”, “qu”)."""

    after: tuple[str, ...] = ()
    before: tuple[str, ...] = ()


def find(document: Document, settings: Settings) -> Iterator[Finding]:
    """Faults: apostrophe, fallen-accent, prime-quote."""
    prose = document.prose
    if document.characters & MARKS:
        for match in MARK.finditer(prose, overlapped=True):
            yield from _in_word(document, match, settings)
    for match in DOUBLE_PRIME.finditer(prose) if document.characters & DOUBLE_PRIMES else ():
        text = _quote(prose, match.start())
        repairs = (replace(match.start(), match.end(), text),)
        yield Finding(match.start(), match.end(), "prime-quote", {"suggestion": text}, repairs=repairs)


def _in_word(document: Document, match: regex.Match[str], settings: Settings) -> Iterator[Finding]:
    left, mark, right = match.groups()
    if mark == "`" and _is_code(document, match.start(2)):
        return
    ending = right.lower() in settings.after and (mark not in LETTERS or len(right) > 1 or right.lower() in "st")
    if ending or left.lower() in settings.before:
        text = apostrophe_of(document)
        repair = replace(match.start(2), match.end(2), text, Safety.SAFE)
        yield Finding(match.start(), match.end(), "apostrophe", {"suggestion": left + text + right}, repairs=(repair,))
    elif mark in ACCENTS:
        repairs = (*_composed(match, ACCENTS[mark]), replace(match.start(2), match.end(2), apostrophe_of(document)))
        yield Finding(match.start(), match.end(), "fallen-accent", repairs=repairs)


def _is_code(document: Document, at: int) -> bool:
    """Whether a backtick closes or opens a `word` set in code."""
    block = document.block_at(at)
    return regex.search(r"(?<!\p{L})`|`(?!\p{L})", block.text) is not None


def _composed(match: regex.Match[str], accent: str) -> Iterator[Repair]:
    """The accent put on the letter before it, or on the one after it (as PDF files order them)."""
    before, after = match.start(2) - 1, match.start(3)
    for letter, start, end in ((before, before, after), (after, match.start(2), after + 1)):
        text = unicodedata.normalize("NFC", match.string[letter] + accent)
        if len(text) == 1:
            yield replace(start, end, text)


def apostrophe_of(document: Document) -> str:
    """The apostrophe most words of a document are written with; the curly one if there is none."""

    def count(document: Document) -> str:
        straight = sum(1 for _ in STRAIGHT.finditer(document.prose))
        return "'" if straight > sum(1 for _ in CURLY.finditer(document.prose)) else "’"

    return document.computed("apostrophe", count)


def _quote(prose: str, at: int) -> str:
    """The quotation mark for this place, straight unless the text has curly ones."""
    if "“" not in prose and "”" not in prose:
        return '"'
    return "“" if prose[at + 1 : at + 2].isalpha() and not prose[max(0, at - 1) : at].isalpha() else "”"
