"""Quotation marks: reads all marks of a document in context and reports what its best reading repairs.

The algorithm is in `lint.quotation`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

from lint import regexes as regex
from lint.document import Block, Document
from lint.formats import BlockKind
from lint.model import Finding
from lint.quotation import faults, speeches
from lint.quotation.decoding import decode
from lint.quotation.manner import Manner
from lint.quotation.marks import RUN, marks_of
from lint.quotation.pairs import DOUBLE, GUILLEMETS, Pair, pairs_of
from lint.quotation.passage import Passage


class Settings(NamedTuple):
    """Parameters, given by the packs of each language.

    Attributes:
        pairs: pairs of marks, the usual one first; each a text of two marks.
        tolerated: pairs that are accepted where they are the usual ones of a text.
        speech: forms of verbs of speech, in lower case.
        heralds: other words that often stand right before a quotation.
        joints: words that begin a clause of their own (and, which, that).
        small: words that seldom end a quotation and often follow one.
        inside: whether a full stop or comma stands before the closing mark, unless the text shows another habit.
        possessive: the letter that takes a bare apostrophe (the farmers’ protest).
        elisions: words that begin with an apostrophe (’tis), without it, in lower case.
        spaced: whether guillemets have a space inside, as in French.
    """

    pairs: tuple[str, ...] = ("“”", '""', "«»", "„“", "„”", "»«", "「」", "『』")
    tolerated: tuple[str, ...] = ()
    speech: tuple[str, ...] = ()
    heralds: tuple[str, ...] = ()
    joints: tuple[str, ...] = ()
    small: tuple[str, ...] = ()
    inside: bool = False
    possessive: str = ""
    elisions: tuple[str, ...] = ()
    spaced: bool = False


def find(document: Document, settings: Settings) -> Iterator[Finding]:
    """All faults of quotation marks in a document."""
    if not RUN.search(document.prose):
        return
    known = pairs_of(settings.pairs)
    singles = quotes_with_singles(document.prose)
    usual = SINGLES if singles else usual_pair(document.prose, (*known, *pairs_of(settings.tolerated)))
    manner = Manner(
        pairs=(usual, *(pair for pair in known if pair != usual and pair.open in document.prose)),
        speech=frozenset(settings.speech),
        heralds=frozenset(settings.heralds),
        joints=frozenset(settings.joints),
        small=frozenset(settings.small),
        inside=inside_habit(document.prose, settings.inside),
        possessive=settings.possessive,
        spaced=settings.spaced,
        singles=singles,
        elisions=frozenset(settings.elisions),
    )
    found = (finding for decoded in decode(passages(document, manner)) for finding in faults.findings(decoded))
    yield from speeches.noted(document, found)


def passages(document: Document, manner: Manner) -> Iterator[Passage]:
    """The blocks of a document that hold prose."""
    blocks = [block for block in document.blocks if block.kind is not BlockKind.OPAQUE]
    for block, following in zip_longest(blocks, blocks[1:]):
        near = following is not None and adjacent(document, block, following)
        yield Passage(document.prose, block.start, block.end, manner, resumes(document, block, following), near)


def adjacent(document: Document, block: Block, following: Block) -> bool:
    """Whether nothing but one line break stands between two blocks in the file."""
    between = document.text[
        document.span(block.start, block.end).end : document.span(following.start, following.end).start
    ]
    return len(between.splitlines()) == 1 and not between.strip()


def resumes(document: Document, block: Block, following: Block | None) -> str:
    """The mark that the block after this one begins with, if the two can belong to one quotation."""
    if following is None or following.group != block.group or not RUN.match(following.text):
        return ""
    first = next(marks_of(document.prose, following.start, following.end), None)
    return first.char if first and first.at == following.start else ""


def usual_pair(prose: str, pairs: tuple[Pair, ...]) -> Pair:
    """The pair whose marks occur most often."""
    counts = Counter(char for run in RUN.findall(prose) for char in run)
    return max(pairs, key=lambda pair: counts[pair.open] + (counts[pair.close] if pair.directed else 0))


SINGLES = Pair("‘", "’")


def quotes_with_singles(prose: str) -> bool:
    """Whether a text quotes with ‘single’ marks: they open more often in it than double ones."""
    opened = prose.count("‘")
    return opened > 1 and opened > sum(prose.count(mark) for mark in DOUBLE | GUILLEMETS) / 2


INSIDE = regex.compile('[.,][”"»“]')
OUTSIDE = regex.compile('[”"»“][.,](?!\\w)')


def inside_habit(prose: str, usual: bool) -> bool:
    """Whether this text puts a full stop or comma before the closing mark."""
    inside, outside = len(INSIDE.findall(prose)), len(OUTSIDE.findall(prose))
    return usual if inside == outside else inside > outside
