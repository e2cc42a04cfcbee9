"""What the server is asked about: the prose of a document in pieces it can read at once."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from lint.document import Block, Document
from lint.formats import OPAQUE, BlockKind

LONGEST = 2000
"""Code points of one request. A longer paragraph is cut between sentences; a longer sentence is none, and left out."""
STAND_IN = "X"
"""What the server reads where the prose has code or an image: as long, and a noun in any sentence."""


def passages(document: Document) -> Iterator[tuple[int, str]]:
    """Pieces of the prose with their places: paragraphs that hold a letter, long ones cut."""
    for block in document.blocks:
        if block.kind is BlockKind.OPAQUE or not any(map(str.isalpha, block.text)):
            continue
        if len(block.text) <= LONGEST:
            yield block.start, block.text
        else:
            yield from _cut(document, block)


def _cut(document: Document, block: Block) -> Iterator[tuple[int, str]]:
    """The sentences of a block, as many together as may be."""
    sentences = document.sentences
    first = bisect_left(sentences, block.start, key=lambda sentence: sentence.start)
    last = bisect_left(sentences, block.end, key=lambda sentence: sentence.start)
    start = end = block.start
    for sentence in sentences[first:last]:
        if sentence.end - start > LONGEST and end > start:
            yield start, document.prose[start:end]
            start = sentence.start
        if sentence.end - start > LONGEST:  # it alone
            start = sentence.end
        end = sentence.end
    if end > start:
        yield start, document.prose[start:end]


def readable(text: str) -> str:
    """A text as the server reads it, of the same length."""
    return text.replace(OPAQUE, STAND_IN)


def is_beside_opaque(text: str, start: int, end: int) -> bool:
    """Whether a range, or the word before or after it, holds what the server did not see."""
    before = text[:start].rstrip().rpartition(" ")[2]
    after = text[end:].lstrip().partition(" ")[0]
    return OPAQUE in before + text[start:end] + after
