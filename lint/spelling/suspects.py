"""The words of a text that may be misspelt: in no lexicon, and not written as names or code are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from lint import regexes as regex
from lint.document import Document, Token
from lint.formats import OPAQUE
from lint.spelling.suggest import Place

PLAIN = regex.compile(r"\p{Latin}[\p{Latin}\p{M}]*")
HYPHEN = regex.compile("[-‑]")
CODE_BEFORE = frozenset("@#/\\_$&%=~<{[|+*^" + OPAQUE)
CODE_AFTER = frozenset("@/\\_=~>}]|(+*^" + OPAQUE)
JOINED_BEFORE = frozenset(".:-'’")
"""Marks that join a token to what stands before them, unless that is a space."""
APOSTROPHES = frozenset("'’‘")
ABBREVIATION = regex.compile(r"\. \p{Ll}")
ABBREVIATED = 4
"""Longest word that such a full stop shortens, in code points."""
MIN_PART = 5
"""Shortest part of a compound that is looked at, in code points: the others are prefixes, names and sounds."""


class Suspect(NamedTuple):
    """An unknown word, or the unknown part of a compound, with its place in the prose.

    `word` is in lower case; `number` is that of its token in the document.
    """

    start: int
    end: int
    word: str
    text: str
    number: int

    @property
    def is_small(self) -> bool:
        """Whether it begins with a small letter."""
        return self.text[0].islower()


def suspects(document: Document, is_known: Callable[[str], bool]) -> Iterator[Suspect]:
    """The unknown words that are not written as code, in the order of the text."""
    prose = document.prose
    for number, token in enumerate(document.tokens):
        known = token.text.isalpha() and is_known(token.text)  # nearly every word of a text
        if not known and token.is_word and not _is_code(prose, token):
            for start, text in _unknown_parts(token, is_known):
                if not _is_clipped(prose, start, text, is_known) and not _is_abbreviated(
                    prose, start + len(text), text
                ):
                    yield Suspect(start, start + len(text), text.lower(), text, number)


def _unknown_parts(token: Token, is_known: Callable[[str], bool]) -> list[tuple[int, str]]:
    """The word if it is unknown; of a compound with hyphens the part that alone is unknown. With their places.

    What has an apostrophe inside is no plain word.
    """
    parts = [*_parts(token)]
    unknown = [(start, text) for start, text in parts if _is_written_as_word(text) and not is_known(text)]
    if token.text.isalpha():
        return unknown
    return unknown if len(unknown) == 1 and (len(unknown[0][1]) >= MIN_PART or len(parts) == 1) else []


def _parts(token: Token) -> Iterator[tuple[int, str]]:
    at = token.start
    for part in HYPHEN.split(token.text):
        if PLAIN.fullmatch(part):
            yield at, part
        elif part[-2:] in ("'s", "’s") and PLAIN.fullmatch(part[:-2]):
            yield at, part[:-2]
        at += len(part) + 1


def _is_written_as_word(text: str) -> bool:
    return text.islower() or (text[0].isupper() and text[1:].islower())


def _is_clipped(prose: str, start: int, text: str, is_known: Callable[[str], bool]) -> bool:
    """Whether an apostrophe stands for the h or g that speakers drop: ’earty, hittin’."""
    if prose[start - 1 : start] in APOSTROPHES and is_known("h" + text.lower()):
        return True
    return prose[start + len(text) : start + len(text) + 1] in APOSTROPHES and is_known(text.lower() + "g")


def _is_abbreviated(prose: str, end: int, text: str) -> bool:
    """Whether a full stop after a short word ends no sentence, for a small letter follows: prec. of the rule."""
    return len(text) <= ABBREVIATED and ABBREVIATION.match(prose, end) is not None


def _is_code(prose: str, token: Token) -> bool:
    """Whether a token touches what only addresses, paths, markup, numbers and programs have."""
    before, after = prose[max(0, token.start - 2) : token.start], prose[token.end : token.end + 2]
    if before[-1:] in CODE_BEFORE or before[-1:].isdigit() or after[:1] in CODE_AFTER:
        return True
    if len(after) == 2 and after[0] in ".:" and after[1].isalnum():
        return True
    if len(before) == 2 and before[1] == "." and (before[0].isspace() or before[0] == "("):
        return True  # the ending of a file name: “a .woff file”
    return len(before) == 2 and before[1] in JOINED_BEFORE and not before[0].isspace()


def place_of(document: Document, suspect: Suspect) -> Place:
    """The words right before and after a suspect, if only a space stands between."""
    tokens, prose = document.tokens, document.prose
    before = tokens[suspect.number - 1] if suspect.number else None
    after = tokens[suspect.number + 1] if suspect.number + 1 < len(tokens) else None
    token = tokens[suspect.number]
    left = before.text.lower() if before and before.is_word and prose[before.end : suspect.start] == " " else ""
    right = after.text.lower() if after and after.is_word and prose[token.end : after.start] == " " else ""
    return Place(left if token.start == suspect.start else "", right if token.end == suspect.end else "")
