"""Acronyms that abbreviate the words of the source, not those they stand behind: total body water (ACT).

An acronym in brackets belongs to the words before it if its letters can be found in them in this order,
the first one at the beginning of a word (Schwartz and Hearst, 2003). If only some of its letters begin
words there, it was made from the same term in another language.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from lint import regexes as regex
from lint.document import Document
from lint.model import Finding

DEFINED = regex.compile(r"(?P<words>(?:[\p{L}\p{N}'’-]+[ \u00a0]){2,12})\((?P<acronym>\p{Lu}{2,6})\)")
BRACKET = regex.compile(r"\(\p{Lu}{2,6}\)")
LETTER_SHARE = 1 / 3


class Settings(NamedTuple):
    """Parameters of the packs: `known` are acronyms that are used in the language though they do not fit."""

    known: tuple[str, ...] = ()


def find(document: Document, settings: Settings) -> Iterator[Finding]:
    """The first place of every such acronym; the others are related. Names of institutions keep theirs."""
    seen: set[str] = set()
    brackets = [match.start() for match in BRACKET.finditer(document.prose)]
    defined = (DEFINED.finditer(document.prose, *place) for place in document.blocks_with(brackets))
    for match in chain.from_iterable(defined):
        acronym, words = match["acronym"], match["words"].split()
        plain = all(word.islower() for word in words[-2:])
        if not plain or acronym in seen or acronym in settings.known or not _made_elsewhere(acronym, words):
            continue
        seen.add(acronym)
        others = (
            m.span() for m in regex.finditer(rf"\b{acronym}\b", document.prose) if m.start() != match.start("acronym")
        )
        yield Finding(*match.span("acronym"), related=tuple(others))


def _made_elsewhere(acronym: str, words: list[str]) -> bool:
    """Whether some letters, but not all, begin words of the last ones, and they cannot be read in order."""
    near = words[-2 * len(acronym) :]
    initials = Counter(part[0].upper() for word in near for part in word.split("-") if part)
    shared = (initials & Counter(acronym)).total()
    return (
        len(near) >= min(len(acronym), 3)
        and LETTER_SHARE * len(acronym) <= shared < len(acronym)
        and not _fits(acronym, near)
    )


def _fits(acronym: str, words: list[str]) -> bool:
    """Schwartz and Hearst's test: the letters from the right to the left, the first one at the beginning of a word."""
    text = " ".join(words).lower()
    at = len(text)
    for letter in reversed(acronym.lower()[1:]):
        at = text.rfind(letter, 0, at)
        if at < 0:
            return False
    return regex.search(rf"\b{acronym[0].lower()}", text[:at]) is not None
