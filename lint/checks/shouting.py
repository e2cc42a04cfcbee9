"""Headings and sentences in capitals among others that are not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lint.document import SENTENCE_MARK, WORD, Block, Document
from lint.formats import BlockKind
from lint.model import Finding

HEADINGS = (BlockKind.HEADING, BlockKind.TITLE)


class Settings(NamedTuple):
    """`words`: fewest words, `letters`: fewest letters in capitals; `share`: most headings that may shout;
    `heading`: most words of a line without a final mark that can be a heading."""

    words: int = 3
    letters: int = 12
    share: float = 0.5
    heading: int = 12


def find(document: Document, settings: Settings) -> Iterator[Finding]:
    """Faults: `heading` (among headings that do not), `sentence` (in running text)."""
    headings = [block for block in document.blocks if is_heading(block, settings)]
    loud = [block for block in headings if is_shouted(block.text, settings)]
    if len(loud) < settings.share * len(headings):
        yield from (_finding(block, "heading") for block in loud)
    for sentence in document.sentences:
        block = document.blocks[sentence.block]
        text = document.prose[sentence.start : sentence.end]
        running = block.kind is BlockKind.PARAGRAPH and not is_shouted(block.text, settings)
        if running and is_shouted(text, settings):
            yield Finding(sentence.start, sentence.end, "sentence")


def _finding(block: Block, fault: str) -> Finding:
    return Finding(block.start, block.end, fault)


def is_heading(block: Block, settings: Settings) -> bool:
    """Whether a block is marked as a heading, or looks like one."""
    if block.kind is BlockKind.PARAGRAPH:
        return len(block.text.split()) <= settings.heading and not SENTENCE_MARK.search(block.text[-2:])
    return block.kind in HEADINGS


def is_shouted(text: str, settings: Settings) -> bool:
    """Whether a text is in capitals, and long enough to be no abbreviation."""
    if text.upper() != text:
        return False
    words = [match.group() for match in WORD.finditer(text)]
    return len(words) >= settings.words and sum(map(len, words)) >= settings.letters
