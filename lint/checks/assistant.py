"""What a language model says around its answer: a preamble, notes, an offer of more help, a code fence.

Only the ends of a document are looked at. The phrases are data, in every language a model may be
asked in: it often answers about the text in another language than the text's own.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from lint import regexes as regex
from lint.document import Block, Document
from lint.errors import ConfigError
from lint.formats import BlockKind
from lint.model import Change, Cut, Finding, Repair, Safety, Severity, replace
from lint.packs import WordList, rules_folder
from lint.patterns import Clock
from lint.vetting import fault_of

MARKUP = r"[*_#>\s]*"
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
QUOTATION = regex.compile(r"[\"“][^\"”\n]*[\"”]")
SEPARATOR = regex.compile(r"[-*_=]{3,}")


class Settings(NamedTuple):
    """Lists of patterns, each for a whole block without its markup.

    `openings`: preambles, `courtesies`: what may come before them. `closings`: notes on the answer.
    `offers`: of more help. `headings`: of notes on the answer; all that follows belongs to them.
    `first_person`: words of a writer who speaks of himself, and so may end with an offer too.
    """

    openings: WordList | tuple[str, ...] = ()
    courtesies: WordList | tuple[str, ...] = ()
    closings: WordList | tuple[str, ...] = ()
    offers: WordList | tuple[str, ...] = ()
    headings: WordList | tuple[str, ...] = ()
    first_person: tuple[str, ...] = ()


def find(document: Document, settings: Settings) -> Iterator[Finding]:
    """Faults: preamble, afterword, offer, fence."""
    blocks = [block for block in document.blocks if block.text.strip()]
    if blocks:
        clock = Clock(document)
        yield from _preamble(blocks, settings, clock)
        yield from _afterword(document, blocks, settings, clock)
        yield from _fence(document, blocks)


class Patterns(NamedTuple):
    """The lists of the settings, compiled."""

    preamble: regex.Pattern[str]
    closing: regex.Pattern[str]
    offer: regex.Pattern[str]
    heading: regex.Pattern[str]


@cache
def _patterns(settings: Settings) -> Patterns:
    courtesy, opening = _any(settings.courtesies), _any(settings.openings)
    lists = (settings.courtesies, settings.openings, settings.closings, settings.offers, settings.headings)
    vetted = all(isinstance(each, WordList) and each.path.is_relative_to(rules_folder()) for each in lists)
    return Patterns(
        _compiled(rf"(?:(?:{courtesy}[!,.:，。！、—–\s-]+){{0,3}}{opening}|(?:{courtesy}[!！]+\s*)+)", vetted),
        _compiled(_any(settings.closings), vetted),
        _compiled(_any(settings.offers), vetted),
        _compiled(_any(settings.headings), vetted),
    )


def _any(patterns: WordList | tuple[str, ...]) -> str:
    lines = patterns.lines if isinstance(patterns, WordList) else patterns
    return f"(?:{'|'.join(lines) or '(?!)'})"


def _compiled(pattern: str, vetted: bool) -> regex.Pattern[str]:
    """`vetted`: it is one of ours, which the tests have looked at."""
    if not vetted and (fault := fault_of(pattern)):
        raise ConfigError("checks.assistant", fault)
    return regex.compile(f"{MARKUP}{pattern}{MARKUP}", regex.I)  # version 1 takes twice as long to compile


def _cut(title: str, safety: Safety, blocks: list[Block]) -> tuple[Repair, ...]:
    return (Repair(title, safety, tuple(Cut(block.number) for block in blocks)),)


# -- before the answer ---------------------------------------------------------------------------


def _preamble(blocks: list[Block], settings: Settings, clock: Clock) -> Iterator[Finding]:
    pattern = _patterns(settings).preamble
    for number, block in enumerate(blocks[:FIRST]):
        text = block.text.replace("’", "'")
        if clock.fullmatch(pattern, text):
            safety = Safety.SAFE if number + 1 < len(blocks) else Safety.UNSAFE
            yield Finding(block.start, block.end, "preamble", repairs=_cut("Delete the preamble", safety, [block]))
        else:
            match = clock.match(pattern, text) if number == 0 else None
            if match and _goes_on(text, match.end()):  # “Here is the translation: The talks …”
                end = block.start + match.end()
                yield Finding(block.start, end, "preamble", repairs=(replace(block.start, end, ""),))
            return


def _goes_on(text: str, at: int) -> bool:
    """Whether a preamble ends there with a colon and sentences follow (a title has none)."""
    return text[:at].rstrip(" *_")[-1:] in (":", "：") and text.rstrip(' *_”"')[-1:] in set(".!?…。！？")


# -- after the answer ----------------------------------------------------------------------------


def _afterword(document: Document, blocks: list[Block], settings: Settings, clock: Clock) -> Iterator[Finding]:
    """The blocks at the end that are all notes or offers, and those under a heading of notes."""
    _, closing, offer, heading = _patterns(settings)
    tail = blocks[1:][-LAST:]
    texts = [_shown(document, block) for block in tail]
    headed = next((n for n, text in enumerate(texts) if clock.fullmatch(heading, text)), len(tail))
    first = headed
    while first and (clock.match(closing, texts[first - 1]) or clock.fullmatch(offer, texts[first - 1])):
        first -= 1
    if first == len(tail):
        return
    sure = headed < len(tail) or any(clock.match(closing, text) for text in texts[first:])
    safe = headed == len(tail) and all(clock.fullmatch(closing, text) for text in texts[first:])
    cut = tail[first - 1 :] if first and SEPARATOR.fullmatch(texts[first - 1]) else tail[first:]
    repairs = _cut("Delete the afterword", Safety.SAFE if safe else Safety.UNSAFE, cut)
    doubtful = Severity.INFO if not sure and _is_personal(document.prose[: tail[first].start], settings) else None
    yield Finding(
        tail[first].start, tail[first].end, "afterword" if sure else "offer", severity=doubtful, repairs=repairs
    )


def _is_personal(text: str, settings: Settings) -> bool:
    """Whether the writer speaks of himself, outside quotations; also if the language's words are not known."""
    words = "|".join(map(regex.escape, settings.first_person))
    return not words or regex.search(rf"(?<!\w)(?:{words})(?!\w)", QUOTATION.sub("", text)) is not None


def _shown(document: Document, block: Block) -> str:
    """The text of a block, of a rule the line as it is written."""
    opaque = block.kind is BlockKind.OPAQUE
    text = document.text[slice(*document.span(block.start, block.end))] if opaque else block.text
    return text.replace("’", "'").strip()


# -- around it -----------------------------------------------------------------------------------


def _fence(document: Document, blocks: list[Block]) -> Iterator[Finding]:
    """A fence opened before the first block of the text, closed after the last or never."""
    fences = [block for block in blocks if FENCE.fullmatch(block.text.strip())]
    if fences and fences[0] is blocks[0] and (len(fences) == 1 or fences[1:] == blocks[-1:]):
        repairs = _cut("Delete the fence", Safety.SAFE, fences)
        yield Finding(fences[0].start, fences[0].end, "fence", repairs=repairs)
    elif len(blocks) == 1 and blocks[0].kind is BlockKind.OPAQUE and (match := ANSWER.fullmatch(document.text)):
        changes = tuple(Change(*match.span(group), "") for group in ("opening", "closing"))
        repair = Repair("Delete the fence", Safety.UNSAFE, changes)
        yield Finding(match.start("mark"), match.end("mark"), "fence", repairs=(repair,), in_file=True)
