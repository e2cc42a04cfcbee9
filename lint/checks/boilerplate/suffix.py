"""The name of the site behind a headline: `Minister opens bridge | Daily Mirror`."""

from __future__ import annotations

from collections.abc import Iterator

from lint import regexes as regex
from lint.document import Document
from lint.formats import BlockKind
from lint.model import Finding, replace

SUFFIX = regex.compile(r"(?:\S+ ){2,}\S+(?P<suffix> +(?:\||»|::) +\p{Lu}[^|»\d]{2,30})")
LONGEST = 4
"""Words of the longest name of a site."""


def find(document: Document) -> Iterator[Finding]:
    """A name behind a bar or double arrow at the end of the headline, where titles of pages carry it."""
    for block in document.blocks[:1]:
        found = SUFFIX.fullmatch(block.text) if block.kind in (BlockKind.TITLE, BlockKind.HEADING) else None
        if found and len(found["suffix"].split()) - 1 <= LONGEST:
            start, end = (block.start + at for at in found.span("suffix"))
            name = found["suffix"].strip(" |»:")
            yield Finding(start, end, "suffix", words={"match": name}, repairs=(replace(start, end, ""),))
