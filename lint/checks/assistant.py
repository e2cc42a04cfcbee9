"""What a language model says around its answer: a preamble, notes, an offer of more help, a code fence.

Only the ends of a document are looked at, and only sentences that speak of the translation or the
answer itself. The phrases are data, in every language a model may be asked in: it often answers
about the text in another language than the text's own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from lint.document import Block, Document
from lint.formats import BlockKind
from lint.model import Change, Cut, Finding, Repair, Safety, replace
from lint.packs import WordList

MARKUP = r"[*_#>\s\"“”]*"
FIRST = 2
"""Blocks from the start in which a preamble is looked for."""
LAST = 12
"""Blocks from the end in which notes and offers are looked for."""
FENCE = regex.compile(r"(?:```+|~~~+)[\w-]*")
ANSWER = regex.compile(
    r"\s*(?P<opening>(?P<mark>(`{3,}|~{3,})(?:markdown|md))[ \t]*\r?\n)[\s\S]*?(?P<closing>^\3[ \t]*(?:\r?\n)?)\s*",
    regex.M,
)
"""A Markdown file that is one block of Markdown code."""
SEPARATOR = regex.compile(r"[-*_=]{3,}")


@dataclass(frozen=True)
class Settings:
    """Lists of patterns, each for a whole block without its markup.

    `openings`: preambles. `closings`: offers and notes after the answer. `headings`: headings of
    notes about the answer; all that follows belongs to them.
    """

    openings: WordList | tuple[str, ...] = ()
    closings: WordList | tuple[str, ...] = ()
    headings: WordList | tuple[str, ...] = ()


def find(document: Document, settings: Settings) -> Iterator[Finding]:
    """Faults: preamble, afterword, fence."""
    blocks = [block for block in document.blocks if block.text.strip()]
    if not blocks:
        return
    yield from _preamble(blocks, settings)
    yield from _afterword(document, blocks, settings)
    yield from _fence(document, blocks)


def _pattern(patterns: WordList | tuple[str, ...]) -> regex.Pattern[str]:
    lines = patterns.lines if isinstance(patterns, WordList) else patterns
    return regex.compile(f"{MARKUP}(?:{'|'.join(lines) or '(?!)'}){MARKUP}", regex.I | regex.V1)


def _cut(title: str, safety: Safety, blocks: list[Block]) -> tuple[Repair, ...]:
    return (Repair(title, safety, tuple(Cut(block.number) for block in blocks)),)


def _preamble(blocks: list[Block], settings: Settings) -> Iterator[Finding]:
    pattern = _pattern(settings.openings)
    for number, block in enumerate(blocks[:FIRST]):
        text = block.text.replace("’", "'")
        if pattern.fullmatch(text):
            follows = number + 1 < len(blocks)
            yield Finding(
                block.start, block.end, "preamble", repairs=_cut("Delete the preamble", _sure(follows), [block])
            )
        elif match := pattern.match(text):  # “Here is the translation: The talks …”
            if number == 0 and _goes_on(text, match.end()):
                end = block.start + match.end()
                yield Finding(block.start, end, "preamble", repairs=(replace(block.start, end, "", Safety.UNSAFE),))
        else:
            return


def _goes_on(text: str, at: int) -> bool:
    """Whether a preamble ends there with a colon and sentences follow (a title has none)."""
    return text[:at].rstrip(" *_")[-1:] in (":", "：") and text.rstrip(' *_”"')[-1:] in set(".!?…。！？")


def _sure(certain: bool) -> Safety:
    return Safety.SAFE if certain else Safety.UNSAFE


def _afterword(document: Document, blocks: list[Block], settings: Settings) -> Iterator[Finding]:
    """The blocks at the end that are all notes or offers, and those under a heading of notes."""
    closings, headings = _pattern(settings.closings), _pattern(settings.headings)
    tail = blocks[1:][-LAST:]
    texts = [_shown(document, block) for block in tail]
    headed = next((n for n, text in enumerate(texts) if headings.fullmatch(text)), len(tail))
    first = headed
    while first and closings.match(texts[first - 1]):
        first -= 1
    if first == len(tail):
        return
    certain = headed == len(tail) and all(closings.fullmatch(text) for text in texts[first:])
    cut = tail[first - 1 :] if first and SEPARATOR.fullmatch(texts[first - 1]) else tail[first:]
    repairs = _cut("Delete the afterword", _sure(certain), cut)
    yield Finding(tail[first].start, tail[first].end, "afterword", repairs=repairs)


def _shown(document: Document, block: Block) -> str:
    """The text of a block, of a rule the line as it is written."""
    opaque = block.kind is BlockKind.OPAQUE
    text = document.text[slice(*document.span(block.start, block.end))] if opaque else block.text
    return text.replace("’", "'").strip()


def _fence(document: Document, blocks: list[Block]) -> Iterator[Finding]:
    """A fence opened before the first block of the text, closed after the last or never."""
    fences = [block for block in blocks if FENCE.fullmatch(block.text.strip())]
    if fences and fences[0] is blocks[0] and (len(fences) == 1 or fences[1:] == blocks[-1:]):
        repair = Repair("Delete the fence", Safety.SAFE, tuple(Cut(block.number) for block in fences))
        yield Finding(fences[0].start, fences[0].end, "fence", repairs=(repair,))
    elif len(blocks) == 1 and blocks[0].kind is BlockKind.OPAQUE and (match := ANSWER.fullmatch(document.text)):
        changes = tuple(Change(*match.span(group), "") for group in ("opening", "closing"))
        repair = Repair("Delete the fence", Safety.UNSAFE, changes)
        yield Finding(match.start("mark"), match.end("mark"), "fence", repairs=(repair,), in_file=True)
