"""Text that stands in a document twice: the headline, blocks, sections, sentences, nearly equal paragraphs.

Every part compares whole units by what they say (`Unit.words`), and nothing is compared with
everything: equal units meet in a dictionary, similar ones through shared shingles. So the work
grows with the length of the text. What rightly recurs stays silent: table cells, code, headings,
verse, and whatever a text says a third time (a formula, a refrain, a caption of a template).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lint.checks.duplicates import blocks, near, sentences, titles
from lint.document import Document
from lint.model import Finding


class Settings(NamedTuple):
    """Lengths are in words.

    Attributes:
        title: shortest headline whose copies are looked for.
        adjacent: shortest block that may not be followed by itself.
        distant: shortest passage that may not come again later.
        item: shortest list item that may not come twice in its list.
        sentence: shortest sentence that may not be followed by itself.
        distant_sentence: shortest sentence that may not come again later.
        near: shortest paragraph that is looked up among those nearly equal.
        closeness: least similarity of two such paragraphs, 0 to 100 (indel ratio of their words).
    """

    title: int = 3
    adjacent: int = 4
    distant: int = 15
    item: int = 3
    sentence: int = 4
    distant_sentence: int = 14
    near: int = 20
    closeness: int = 85


def find(document: Document, settings: Settings) -> Iterator[Finding]:
    """Copies, each reported where it stands the second time; `related` is the first place."""
    headlines = [*titles.find(document, settings.title)]
    yield from headlines
    known = frozenset(document.block_at(found.start).number for found in headlines)
    copied = [*blocks.passages(document, settings.adjacent, settings.distant, known)]
    for passage in copied:
        yield blocks.finding(document, passage)
    known |= {number for passage in copied for number in passage.numbers}
    yield from blocks.list_items(document, settings.item, known)
    yield from sentences.find(document, settings.sentence, settings.distant_sentence, known)
    yield from near.find(document, settings.near, settings.closeness, known)
