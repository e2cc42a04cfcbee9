"""The quotation marks of a block, and which way their neighbours make them lean."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from lint import regexes as regex
from lint.quotation.pairs import CORNERS, GUILLEMETS, SINGLE

THIN = "[ \u00a0\u2009\u200a\u202f]"
RUN = regex.compile(
    f"(?:[“”„‟\"«»‹›「」『』]+(?:{THIN}(?=[‘’]))?|[‘’‚‛']+(?:(?<=[‘’]){THIN}(?=[“”])|(?<=‘){THIN}(?=’))?)+"
)
"""Marks that touch; a space between a single and a double mark is a habit of printers."""
HEBREW = regex.compile(r"\p{Hebrew}{2}")
BRACKETS = frozenset("([{<")
BEFORE_OPENING = BRACKETS | frozenset("—–-‑/=+*_|")
ENDINGS = frozenset(",.;:!?)]}")
AFTER_CLOSING = ENDINGS | frozenset("…—–-‑/*_|>")


NAMED = frozenset({"``", "()", "[]"})
"""What stands around a mark that is spoken of, not used."""


class Lean(Enum):
    """What the spacing says about a mark."""

    OPENING = "opening"
    CLOSING = "closing"
    LOOSE = "loose"  # space on both sides
    TIGHT = "tight"  # space on neither


class Mark(NamedTuple):
    """A quotation mark (or what looks like one) in the prose.

    `before` and `after` are the characters beside the mark and any further marks that touch it, ""
    at the ends of the block.
    """

    at: int
    char: str
    lean: Lean
    before: str
    after: str

    @property
    def single(self) -> bool:
        """Whether it could as well be an apostrophe."""
        return self.char in SINGLE

    @property
    def spaced(self) -> bool:
        """Whether spaces say nothing about its direction (« ainsi », CJK)."""
        return self.char in GUILLEMETS or self.char in CORNERS

    @property
    def measures(self) -> bool:
        """Whether it can stand for inches, minutes or seconds: 5", 6'2", 40° 26' 46"."""
        return self.char in "\"”'’" and self.before.isdigit()


def marks_of(prose: str, start: int, end: int) -> Iterator[Mark]:
    """The marks between two offsets of the prose. Apostrophes inside a word and before a number
    (’90s) are none, nor are marks behind a backslash and marks that are spoken of (`"`) or quote nothing."""
    for run in RUN.finditer(prose, start, end):
        left = prose[run.start() - 1] if run.start() > start else ""
        right = prose[run.end()] if run.end() < end else ""
        if left == "\\" or left + right in NAMED or _alone(prose, run.start(), run.end(), start, end):
            continue
        for at in range(run.start(), run.end()):
            char = prose[at]
            if not char.isspace() and not _part_of_word(prose, at, start, end):
                yield Mark(at, char, _lean(prose, run.end(), left, right, end), left, right)


def _alone(prose: str, first: int, stop: int, start: int, end: int) -> bool:
    """Whether marks quote nothing: an empty pair between spaces, or a ditto mark in a column."""
    before, after = prose[max(start, first - 2) : first], prose[stop : min(end, stop + 2)]
    if before[-1:].strip("=([{ \u00a0\t") or after[:1].strip(",.;)]} \u00a0\t"):
        return False
    wide = prose[first] in '"”' and len(before) != 1 and len(after) != 1 and not (before + after).strip()
    return stop - first == 2 or wide


def _part_of_word(prose: str, at: int, start: int, end: int) -> bool:
    """Whether a mark is an apostrophe inside a word or before a number, or the mark of a Hebrew abbreviation."""
    before = prose[at - 1] if at > start else " "
    after = prose[at + 1] if at + 1 < end else " "
    if prose[at] in SINGLE:
        return after.isdigit() or (before.isalnum() and after.isalpha())
    return prose[at] == '"' and bool(HEBREW.fullmatch(before + after))


def _lean(prose: str, stop: int, left: str, right: str, end: int) -> Lean:
    space_before = not left or left.isspace()
    space_after = not right or right.isspace()
    if space_before and right in ENDINGS and right and _ends(prose, stop, end):
        return Lean.LOOSE
    if space_after and left in BRACKETS and left:
        return Lean.LOOSE
    if space_before or space_after:
        both = space_before and space_after
        return Lean.LOOSE if both else Lean.OPENING if space_before else Lean.CLOSING
    opening, closing = left in BEFORE_OPENING, right in AFTER_CLOSING
    return Lean.TIGHT if opening == closing else Lean.OPENING if opening else Lean.CLOSING


def _ends(prose: str, at: int, end: int) -> bool:
    """Whether the character at an offset ends something: the points of “.NET” and “...” begin a word."""
    return at + 1 >= end or not (prose[at + 1].isalnum() or prose[at + 1] in "._")
