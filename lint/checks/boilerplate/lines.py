"""What single lines look like."""

from __future__ import annotations

from enum import Enum
from itertools import zip_longest
from typing import NamedTuple

from lint import regexes as regex
from lint.checks.boilerplate.phrases import EDGE, Hit, Phrasebook
from lint.document import Block, Document
from lint.formats import OPAQUE, BlockKind

LONGEST = 60
"""Words of the longest notice."""
SHORT = 14
"""Words of the longest line of a menu (headlines of other articles included)."""
SENTENCE = 5
"""Fewest words of a line that reads as a sentence."""
TELLING = 3
"""Fewest words of a phrase that leaves words open to tell furniture alone; one more in a sentence, one less outside
the text."""
SPOKEN = regex.compile(r"[.!?…。！？][\"'”’»)\]]*$")
SENTENCE_END = regex.compile(r"[.!?…:;。！？][\"'”’»)\]]*$")
BREADCRUMB = regex.compile(
    r"[^<>«»‹›/|]{1,40}(?:\s*[>›»]\s*[^<>«»‹›|]{1,60}){2,6}|[^|]{1,30}(?:\s*\|\s*[^|]{1,30}){2,}\|?"
)
MONTH = regex.compile(r"\p{L}{3,12} (?:de )?(?:19|20)\d\d(?: ?\(\d+\))?")
"""An item of an archive by months."""
UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Khmer}\p{Lao}]{2}")
"""About a word of a script that writes no spaces."""
MENU = "menu"
BETWEEN = frozenset({"advert"})
"""What stands between the paragraphs of a text as a single word."""
ENTRIES = 2
"""Fewest dates on lines of their own that head entries."""
SILENT = frozenset({BlockKind.TABLE_CELL, BlockKind.OPAQUE, BlockKind.ATTRIBUTE})


class Sort(Enum):
    """How sure it is that a line is furniture, from its own words."""

    CERTAIN = 3  # names itself
    KNOWN = 2  # a word of menus, or a phrase a sentence might begin with
    SCRAP = 1  # short, no sentence
    TEXT = 0


class Line(NamedTuple):
    """A block and what it says of itself.

    Attributes:
        fault: what it was recognised as, "" if nothing.
        words: its length.
        likely: whether it would be certain if it stood outside the text.
        closed: whether the whole line is one phrase.
        meant: whether its author may have wanted it: “See also: …” between two paragraphs, a credit on its own.
    """

    block: Block
    sort: Sort
    words: int
    fault: str = ""
    likely: bool = False
    closed: bool = False
    meant: bool = False


def lines_of(document: Document, book: Phrasebook) -> list[Line]:
    """Every block of a document as a line."""
    lines = [_line(block, book) for block in document.blocks]
    plain = document.format == "plain"
    lines = [_as_heading(line, after, plain) for line, after in zip_longest(lines, lines[1:])]
    stamps = [line for line in lines if _is_stamp(line)]
    return [line._replace(likely=False) if _is_stamp(line) and len(stamps) >= ENTRIES else line for line in lines]


def _is_stamp(line: Line) -> bool:
    """Whether a line is a date and no more: one dates the page, several head the entries of a diary."""
    return line.fault == "byline" and line.closed and line.sort is Sort.KNOWN


def _as_heading(line: Line, after: Line | None, plain: bool) -> Line:
    """What heads a text belongs to it, whatever it says. In plain text the title is a guess: the first line."""
    kind, above = line.block.kind, after is not None and after.sort is Sort.TEXT
    title = kind is BlockKind.TITLE and (not plain or (above and line.words < 2))
    heads = title or (kind is BlockKind.HEADING and (above or line.sort is not Sort.CERTAIN))
    return line._replace(fault="", likely=False, sort=Sort.TEXT) if heads else line


def _line(block: Block, book: Phrasebook) -> Line:
    words = len(block.text.split()) + len(UNSPACED.findall(block.text))
    apart = block.kind in SILENT or block.group != 0  # an entry of a catalogue may well be a label
    if apart or OPAQUE in block.text or not 0 < words <= LONGEST:
        return Line(block, Sort.TEXT, words)
    sentence = words >= SENTENCE and SENTENCE_END.search(block.text.strip()) is not None
    spoken = SPOKEN.search(block.text.strip()) is not None
    hit = book.read(block.text) or _shape(block)
    if hit is None or (sentence and hit.words < 3 and not hit.closed):
        return Line(block, Sort.TEXT if sentence or words > SHORT else Sort.SCRAP, words)
    own = not hit.weak and hit.fault != MENU
    sure, likely = (own and _tells(hit, spoken, outside) for outside in (False, True))
    return Line(block, Sort.CERTAIN if sure else Sort.KNOWN, words, hit.fault, likely, hit.closed)


def _tells(hit: Hit, spoken: bool, outside: bool) -> bool:
    """Whether a line is furniture by itself: the more its phrase says, and the less it reads as a sentence."""
    if spoken:
        return hit.words > TELLING
    if hit.closed:
        return hit.words > 1 or outside or hit.fault in BETWEEN
    return hit.words >= TELLING - outside


def _shape(block: Block) -> Hit | None:
    text = block.text.strip(EDGE)
    if BREADCRUMB.fullmatch(text):
        return Hit("breadcrumbs", 2, False, False)
    if MONTH.fullmatch(text):
        return Hit(MENU, 1, False, False)
    return None
