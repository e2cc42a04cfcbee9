"""A text that breaks off: its last paragraph ends in the middle of a sentence, all others do not.

Engines stop at their longest output, converters at the size of a field.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lint import regexes as regex
from lint.document import Block, Document
from lint.formats import BlockKind
from lint.model import Finding

ENDED = regex.compile(r"[.!?…:;。！？।።؟][\"'”’»)\]*_\s\ufffc]*$|[\"”»)\]\ufffc]$")
CUT_OFF = regex.compile(r"\p{L}[,(-]?$")
LAST_WORD = regex.compile(r"[\p{L}'’]+(?=,?$)")
MIN_WORDS = 6
MIN_ENDED = 3
"""Paragraphs before the last that must have ended properly."""


class Settings(NamedTuple):
    """`open_words`: words no sentence ends with (articles, conjunctions, some prepositions)."""

    open_words: tuple[str, ...] = ()


def find(document: Document, settings: Settings) -> Iterator[Finding]:
    """A last paragraph that ends with an open word or a comma (fault "")."""
    paragraphs = [block for block in document.blocks if block.kind is BlockKind.PARAGRAPH and _is_long(block)]
    if not paragraphs or paragraphs[-1].number != document.blocks[-1].number:
        return
    last = paragraphs[-1]
    ended = sum(ENDED.search(block.text) is not None for block in paragraphs[:-1])
    if ended < MIN_ENDED or ended < 0.9 * (len(paragraphs) - 1) or not CUT_OFF.search(last.text):
        return
    word = LAST_WORD.search(last.text)
    open_ = word is not None and word.group().lower() in settings.open_words
    if open_ or last.text[-1] in ",(-" or last.text.count("(") > last.text.count(")"):
        yield Finding(word.start() + last.start if word else last.end - 1, last.end)


def _is_long(block: Block) -> bool:
    return len(block.text.split()) >= MIN_WORDS
