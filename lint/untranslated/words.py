"""The words of a document, sentence by sentence, as they are looked up."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from sys import intern
from typing import NamedTuple

from lint import regexes as regex
from lint.document import Document
from lint.langid import frequency

WORD = regex.compile(r"\p{Latin}[\p{Latin}\p{M}]*(?:['’]\p{Latin}[\p{Latin}\p{M}]*)*")
BESIDE_CODE = regex.compile(r"[\w@/_#&;=<>|{}~^$%+*\\\uFFFC]|[.:](?=\S)")
CITATION_MARK = regex.compile(r"[“”„«»\"()\[\]‘]|’(?=\W)")


PLAIN = frozenset(("", " ", "\n", "\u00a0", ",", "!", "?", "(", ")", "“", "”", '"'))
"""What stands beside most words and joins none to anything."""


class Word(NamedTuple):
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


def sentences(document: Document) -> list[Words]:
    """The words of every sentence."""
    prose, home = document.prose, document.language

    def word(match: regex.Match[str]) -> Word:
        start, end = match.span()
        text = intern(match.group())  # a long text has few different words
        return Word(start, end, text, _key(text, home), not _is_part(prose, start, end))

    return [tuple(map(word, WORD.finditer(prose, s.start, s.end))) for s in document.sentences]


def _is_part(prose: str, start: int, end: int) -> bool:
    """Whether a word belongs to an address, a file name, code, a compound (pince-nez), a contraction (I 've)."""
    before, after = prose[max(0, start - 1) : start], prose[end : end + 1]
    if before in PLAIN and after in PLAIN:
        return False
    if BESIDE_CODE.match(prose, end) or (before and BESIDE_CODE.match(prose, start - 1)):
        return True
    compound = "-" in (before, after) and prose[start:end].isascii()
    return compound or (before in ("'", "’") and end - start < 3)


@lru_cache(maxsize=20_000)
def _key(text: str, home: str) -> str:
    """“l’homme” is looked up as “homme”, “they’re” as “they”, “didn’t” as it is."""
    lowered = text.lower().replace("’", "'")
    head, mark, tail = lowered.partition("'")
    if not mark or (len(tail) < 3 and not frequency(lowered, home)):
        return head
    return tail if len(head) < 5 and not frequency(lowered, home) else lowered


def clauses(document: Document, words: Words) -> Iterator[Words]:
    """A sentence cut at what is no prose, and at quotes and brackets, so that a citation is a run of its own."""
    clause: list[Word] = []
    prose = document.prose
    for word in words:
        end = clause[-1].end if clause else word.start
        apart = prose[end : word.start] not in ("", " ") and CITATION_MARK.search(prose, end, word.start)
        if clause and (apart or not word.prose):
            yield tuple(clause)
            clause = []
        if word.prose:
            clause.append(word)
    if clause:
        yield tuple(clause)


def adjacent(document: Document, first: Word, second: Word) -> bool:
    """Whether nothing but space stands between two words."""
    return not document.prose[first.end : second.start].strip()
