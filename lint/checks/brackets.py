"""Brackets without a partner."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lint import regexes as regex
from lint.document import Document
from lint.formats import BlockKind
from lint.model import Finding

PAIRS = {"(": ")", "[": "]", "{": "}"}
BRACKET = regex.compile(r"[()\[\]{}]")
NUMERAL = regex.compile(r"(?:^|[\s;,:])\(?(?:\p{L}|[ivx]{1,4}|\p{N}{1,2}(?:\.\p{N}{1,2})*)$", regex.V1)
EMOTICON = regex.compile(r"(?<![\w])[:;=][-'^o]?[()\[\]{}]+|(?<!\([^()]*)\){2,}")
# the Russian one: “We are fine) See you”, “Hi) all is well” (where it may be a numbering, too)
SMILE = regex.compile(r"\p{Ll}\)(?=\s*$|\s+\p{Lu})|(?<=^\p{L}*)\p{Ll}\)(?= )")
INTERVAL = regex.compile(r"[\[(]-?\p{N}[\p{N}.]*\s*[,;]\s*[-+]?[\p{N}∞.]+[\])]")
TEXT = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE, BlockKind.CAPTION)


class Settings(NamedTuple):
    """`reach`: blocks within which an aside may be closed."""

    reach: int = 4


def find(document: Document, settings: Settings) -> Iterator[Finding]:
    """Faults: `unclosed`, `unopened`."""
    lone = [(at, document.block_at(at).number) for at in _lone(document)]
    prose = document.prose
    blocks = {(prose[at], block) for at, block in lone}
    for at, block in lone:
        opening = prose[at] in PAIRS
        partner = PAIRS[prose[at]] if opening else next(o for o, c in PAIRS.items() if c == prose[at])
        reach = range(block + 1, block + settings.reach) if opening else range(block - settings.reach, block)
        if not any((partner, number) in blocks for number in reach):
            yield Finding(at, at + 1, "unclosed" if opening else "unopened", {"partner": partner})


def _lone(document: Document) -> Iterator[int]:
    """The brackets without a partner in their block."""
    for block in document.blocks:
        if block.kind in TEXT:
            yield from (block.start + at for at in lone_brackets(block.text))


def lone_brackets(text: str) -> Iterator[int]:
    """Where the brackets without a partner stand; emoticons, intervals and numbering “a)” left out."""
    skipped = {at for odd in (INTERVAL, EMOTICON) for m in odd.finditer(text) for at in range(*m.span())}
    waiting: list[int] = []
    for match in BRACKET.finditer(text):
        at, mark = match.start(), match.group()
        if waiting and PAIRS[text[waiting[-1]]] == mark:
            waiting.pop()
        elif at in skipped:
            continue
        elif mark in PAIRS:
            waiting.append(at)
        elif not NUMERAL.search(text[max(0, at - 9) : at]) and not SMILE.match(text, at - 1):
            yield at
    yield from waiting
