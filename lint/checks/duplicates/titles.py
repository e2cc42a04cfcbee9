"""The headline again: as a line, a caption, an alternative text, or at the head of the lead."""

from __future__ import annotations

from collections.abc import Iterator

from lint.checks.duplicates.units import Unit, cut, is_attribution, units, words_of
from lint.document import Document
from lint.formats import OPAQUE, BlockKind
from lint.model import Finding, Repair, Safety, replace

SHORTEST_VARIANT = 4
LEAST_SHARE = 0.7
"""How much of the longer of two variants the shorter must keep."""
LEAST_RATIO = 93
"""Least similarity of the letters of two variants (rapidfuzz, indel ratio)."""


def find(document: Document, shortest: int) -> Iterator[Finding]:
    """Copies and variants of the headline, and a lead that begins with it."""
    title = headline(document)
    if not title or len(title.words) < shortest or OPAQUE in title.block.text:
        return
    for unit in units(document):
        if unit.block.number != title.block.number and unit.block.group == title.block.group and unit.words:
            fault = _fault(document, title, unit)
            if fault:
                yield _finding(document, title, unit, fault)
    yield from _lead(document, title)


def headline(document: Document) -> Unit | None:
    """The title of a document: a title block, or a heading of the first level at its beginning."""
    for unit in units(document)[:3]:
        if unit.block.kind is BlockKind.TITLE or (unit.block.kind is BlockKind.HEADING and unit.block.depth == 1):
            return unit
    return None


def _fault(document: Document, title: Unit, unit: Unit) -> str:
    kind = unit.block.kind
    if kind in (BlockKind.OPAQUE, BlockKind.TABLE_CELL) or _same_headline(title, unit):
        return ""
    if " ".join(unit.block.text.split()) == " ".join(title.block.text.split()):
        return "title-copy"
    inside = kind is BlockKind.HEADING and document.lead and unit.block.start > document.lead.start
    if inside or is_attribution(unit):
        return ""
    return "title-variant" if unit.words == title.words or is_variant(title.words, unit.words) else ""


def _same_headline(title: Unit, unit: Unit) -> bool:
    """Whether the unit is the heading that shows a title kept apart from the text (front matter, <title>)."""
    apart = title.block.outer is None or title.written != title.block.text
    shown = title.block.kind is BlockKind.TITLE and apart
    return shown and unit.block.kind in (BlockKind.HEADING, BlockKind.TITLE) and unit.block.depth <= 1


def is_variant(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two headlines differ by words left out, or by a few letters; never in a number."""
    short, long = sorted((a, b), key=len)
    if len(short) < SHORTEST_VARIANT or len(short) < LEAST_SHARE * len(long):
        return False
    if [w for w in a if w.isnumeric()] != [w for w in b if w.isnumeric()]:
        return False
    return _left_out(short, long) or _close(a, b)


def _left_out(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    rest = iter(long)
    return all(word in rest for word in short)


def _close(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    one, two = " ".join(a), " ".join(b)
    if 200 * min(len(one), len(two)) < LEAST_RATIO * (len(one) + len(two)):  # too few letters in common
        return False
    from rapidfuzz.fuzz import ratio

    return ratio(one, two, score_cutoff=LEAST_RATIO) > 0


def _finding(document: Document, title: Unit, unit: Unit, fault: str) -> Finding:
    block = unit.block
    repairs: tuple[Repair, ...] = ()
    if block.kind is BlockKind.ATTRIBUTE:
        repairs = (replace(block.start, block.end, "", title="Empty the alternative text"),)
    elif block.outer:
        repairs = (cut([unit], "Delete the copy of the headline", sure=fault == "title-copy"),)
    place = (title.block.start, title.block.end)
    return Finding(block.start, block.end, fault, repairs=repairs, related=(place,))


def _lead(document: Document, title: Unit) -> Iterator[Finding]:
    """A lead whose first sentence is the headline, word for word."""
    lead = document.lead
    if not lead or lead.number == title.block.number:
        return
    inside = [s for s in document.sentences if s.block == lead.number]
    if len(inside) < 2 or words_of(document.prose[inside[0].start : inside[0].end]) != title.words:
        return
    delete = replace(inside[0].start, inside[1].start, "", Safety.UNSAFE, "Delete the repeated headline")
    place = (title.block.start, title.block.end)
    yield Finding(inside[0].start, inside[0].end, "lead-copy", repairs=(delete,), related=(place,))
