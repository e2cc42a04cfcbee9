"""Which country's spelling a text follows: `colour` or `color`, `traveled` or `travelled`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache, partial
from typing import NamedTuple

from lint.document import Document
from lint.lexicon import Lexicon

REGION_OF_TAG: Mapping[str, str] = {
    "us": "A", "gb": "B", "uk": "B", "ie": "B", "za": "B", "in": "B", "nz": "U", "ca": "C", "au": "U",
}  # fmt: skip
"""Letter of the lexicon for the region of a language tag."""
AMERICAN, BRITISH = "A", "B"


class Marked(NamedTuple):
    """A word that only one side of the Atlantic writes so, with its place in the prose."""

    start: int
    end: int
    text: str


Sides = Mapping[str, tuple[Marked, ...]]


def sides(document: Document, lexicon: Lexicon) -> Sides:
    """The American ("A") and the British ("B") spellings of a text; what has a capital may be a name."""
    return document.computed(sides, partial(_sides, lexicon))


def _sides(lexicon: Lexicon, document: Document) -> Sides:
    found: dict[str, list[Marked]] = {AMERICAN: [], BRITISH: []}
    side_of = cache(partial(_side, lexicon))
    for token in document.tokens:
        if len(token.text) > 3 and token.text.isalpha() and token.text.islower() and (side := side_of(token.text)):
            found[side].append(Marked(token.start, token.end, token.text))
    return {side: tuple(marked) for side, marked in found.items()}


def _side(lexicon: Lexicon, word: str) -> str:
    """The side of the Atlantic that alone writes a word so, "" if both do."""
    entry = lexicon.get(word)
    if not entry or not entry.regions or (AMERICAN in entry.regions) == (BRITISH in entry.regions):
        return ""
    return AMERICAN if AMERICAN in entry.regions else BRITISH


def declared_region(lang: str) -> str:
    """The letter of the region of a language tag: "B" for "en-GB", "" if it has none that is known."""
    parts = lang.replace("_", "-").lower().split("-")
    return next((REGION_OF_TAG[part] for part in parts[1:] if part in REGION_OF_TAG), "")


def region_of(document: Document, lexicon: Lexicon) -> str:
    """The letter of the region a text is written for: its language tag's, else that of its spellings, else ""."""
    declared = declared_region(document.lang)
    if declared:
        return declared
    counts = Counter({side: len(marked) for side, marked in sides(document, lexicon).items()})
    (first, most), (_, least) = counts.most_common()
    return first if most > 2 * least else ""
