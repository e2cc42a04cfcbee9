"""What single lines look like."""

from __future__ import annotations

from enum import Enum
from itertools import zip_longest
from typing import NamedTuple

import regex

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
SENTENCE_END = regex.compile(r"[.!?…:;。！？][\"'”’»)\]]*$")
BREADCRUMB = regex.compile(r"[^<>›»/|]{1,40}(?:\s*[>›»]\s*[^<>›»|]{1,60}){2,6}|[^|]{1,30}(?:\s*\|\s*[^|]{1,30}){2,}\|?")
ADDRESS = regex.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|@\w+|\+?[\d() /-]{7,}", regex.I)
SILENT = frozenset({BlockKind.TABLE_CELL, BlockKind.OPAQUE, BlockKind.ATTRIBUTE})


class Sort(Enum):
    """How sure it is that a line is furniture, from its own words."""

    CERTAIN = 3  # names itself
    KNOWN = 2  # a word of menus, or a phrase a sentence might begin with
    SCRAP = 1  # short, no sentence
    TEXT = 0


class Line(NamedTuple):
    """A block, what it was recognised as ("" if nothing), and how sure that is."""

    block: Block
    fault: str
    sort: Sort
    closed: bool = False


def lines_of(document: Document, book: Phrasebook) -> list[Line]:
    """Every block of a document as a line."""
    lead = document.lead.start if document.lead else 0
    lines = [_line(block, book, lead <= block.start < document.tail) for block in document.blocks]
    return [_heads_text(line, after) for line, after in zip_longest(lines, lines[1:])]


def _heads_text(line: Line, after: Line | None) -> Line:
    """A heading with text below it belongs to the text, whatever it says."""
    heads = after is not None and after.sort is Sort.TEXT and line.block.kind is BlockKind.HEADING
    return line._replace(fault="", sort=Sort.TEXT) if heads else line


def _line(block: Block, book: Phrasebook, inside: bool) -> Line:
    words = len(block.text.split())
    if block.kind in SILENT or OPAQUE in block.text or not 0 < words <= LONGEST:
        return Line(block, "", Sort.TEXT)
    sentence = words >= SENTENCE and SENTENCE_END.search(block.text.strip()) is not None
    hit = book.read(block.text) or _shape(block)
    if hit:
        enough = TELLING + sentence - (not inside)
        sure = hit.fault != "menu" and not hit.weak and (hit.closed or hit.words >= enough)
        return Line(block, hit.fault, Sort.CERTAIN if sure else Sort.KNOWN, hit.closed)
    return Line(block, "", Sort.TEXT if sentence or words > SHORT else Sort.SCRAP)


def _shape(block: Block) -> Hit | None:
    text = block.text.strip(EDGE)
    if BREADCRUMB.fullmatch(text):
        return Hit("breadcrumbs", 2, False, False)
    return None
