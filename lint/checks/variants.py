"""American and British spellings in one text: `color` beside `travelled`. One finding for a document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lint.document import Document
from lint.lexicon import Lexicon, lexicon_of
from lint.model import Finding, replace
from lint.spelling.channel import slip_cost
from lint.spelling.region import AMERICAN, BRITISH, Marked, declared_region, sides

NAMES = {AMERICAN: "American", BRITISH: "British"}
OTHERS_SHOWN = 10
CLOSE = 0.75
"""What two spellings of one word may differ by (see `lint.spelling.channel`)."""


class Settings(NamedTuple):
    """`at_least`: how many spellings of one side a text must have for the other side to be an exception."""

    at_least: int = 2


def find(document: Document, settings: Settings) -> Iterator[Finding]:
    """The first spelling of the side that the text follows less, or that its language tag does not name."""
    lexicon = lexicon_of(document.language)
    if lexicon is None:
        return
    found = sides(document, lexicon)
    declared = declared_region(document.lang)
    home = declared if declared in NAMES else max(found, key=lambda side: len(found[side]))
    (guest,) = {*found} - {home}
    if not found[guest] or (not declared and len(found[home]) < settings.at_least):
        return
    first = found[guest][0]
    other = _counterpart(first, home, lexicon)
    yield Finding(
        first.start,
        first.end,
        words={"side": NAMES[guest], "home": NAMES[home], "count": str(len(found[guest]))},
        repairs=(replace(first.start, first.end, other),) if other else (),
        related=tuple((mark.start, mark.end) for mark in found[guest][1 : OTHERS_SHOWN + 1]),
    )


def _counterpart(word: Marked, side: str, lexicon: Lexicon) -> str:
    """The word as the other side writes it, "" if they write no word that is one small edit away."""
    near = ((other, lexicon.get(other), slip_cost(other, word.text)) for other in lexicon.near(word.text, 1))
    written = [
        (entry.regions == "", cost, other)
        for other, entry, cost in near
        if entry and side in (entry.regions or side) and cost <= CLOSE
    ]
    return min(written, default=(False, 0.0, ""))[2]
