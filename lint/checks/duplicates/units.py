"""What the parts of the check share: the blocks that can be copies, and how they are deleted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from sys import intern
from typing import NamedTuple

from lint import regexes as regex
from lint.document import Block, Document
from lint.formats import OPAQUE, BlockKind
from lint.model import Cut, Repair, Safety, Severity

WORDS = regex.compile(r"[\p{L}\p{M}]+|\p{N}+")
FIGURE = regex.compile(r"\p{N}|https?://|www\.|@\w")
LABEL = regex.compile(r"[^.!?:—]{2,40}(?:—|: )")
FORM = 3
"""From so many paragraphs with one label on, a text is filled into a form."""
RECURRING = frozenset({BlockKind.OPAQUE, BlockKind.TABLE_CELL, BlockKind.ATTRIBUTE})


class Unit(NamedTuple):
    """A block, the words it says (case folded, without marks), and how the file writes it."""

    block: Block
    words: tuple[str, ...]
    written: str


def words_of(text: str) -> tuple[str, ...]:
    """The words and numbers of a text, case folded."""
    return tuple(map(intern, WORDS.findall(text.casefold())))


def units(document: Document) -> tuple[Unit, ...]:
    """Every block of a document as a unit (computed once)."""
    return document.computed("duplicates.units", _units)


def _units(document: Document) -> tuple[Unit, ...]:
    return tuple(Unit(b, words_of(b.text), _written(document, b)) for b in document.blocks)


def _written(document: Document, block: Block) -> str:
    """With its markup, so that equal words with other code or other links are told apart."""
    span = block.outer or document.span(block.start, block.end)
    return document.text[span.start : span.end].strip()


def prose_only(unit: Unit) -> bool:
    """Whether a block can be a copy at all."""
    return unit.block.kind not in RECURRING and OPAQUE not in unit.block.text


def is_attribution(unit: Unit) -> bool:
    """Whether a block names the source of a quotation (“— Jane Doe, How to write”): sources recur."""
    return unit.block.text.lstrip().startswith(("—", "–", "―"))


def doubt(document: Document, *copies: Unit) -> Severity | None:
    """Only a note for what is filled into a form: paragraphs that begin with labels that come again (“Use—…”)."""
    labels = document.computed("duplicates.labels", _labels)
    found = (LABEL.match(unit.block.text) for unit in copies)
    return Severity.INFO if all(label and labels[label.group()] >= FORM for label in found) else None


def _labels(document: Document) -> Counter[str]:
    return Counter(label.group() for block in document.blocks if (label := LABEL.match(block.text)))


def is_verse(document: Document) -> bool:
    """Whether a text is mostly short lines (a poem, a song, a script): there, lines come again."""
    return document.computed("duplicates.verse", _is_verse)


def _is_verse(document: Document) -> bool:
    lines = [unit for unit in units(document) if unit.block.kind is BlockKind.PARAGRAPH]
    return len(lines) >= 8 and sum(len(unit.words) <= 10 for unit in lines) > 0.6 * len(lines)


def cut(copies: Iterable[Unit], title: str, sure: bool) -> Repair:
    """Delete blocks. Safe only if sure, and nothing but plain text goes."""
    gone = [*copies]
    plain = all(unit.written.strip("#*_-+>= \t") == unit.block.text.strip() for unit in gone)
    safety = Safety.SAFE if sure and plain else Safety.UNSAFE
    return Repair(title, safety, tuple(Cut(unit.block.number) for unit in gone))
