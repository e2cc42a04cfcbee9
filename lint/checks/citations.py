"""Reference numbers that were copied along with an encyclopedia's text: “in 1998.[12]”, “[citation needed]”.

A text with a list of references keeps its numbers: they lead somewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lint import regexes as regex
from lint.document import Document
from lint.mention import is_mention
from lint.model import Finding, replace

NUMBER = regex.compile(
    r"(?<=[\p{L}\p{N}.,;:!?”’»)\]\"])(?:\[(?:[1-9]\d{0,2}|(?:note|nb|n) ?\d{1,2}|(?<=[.,;:!?”\]]\[)[a-z])\])+(?!\w|\()"
)
LINK_TEXT = regex.compile(r"(?r)\[[^\[\]\n]*\p{L}[^\[\]\n]*\]")
"""What a number in brackets follows that is the target of a link: [the report][3]."""
LONGEST = 120
"""Code points of such a text."""
LIST_ENTRY = regex.compile(r"\[\d{1,3}\]|\^")
LIST_HEADING = regex.compile(
    r"(?:references|notes|footnotes|endnotes|bibliography|sources|works cited|literature|referencias|bibliografía|notas"
    r"|références|notes et références|bibliographie|einzelnachweise|literatur|quellen|riferimenti|bibliografia|note"
    r"|referências|литература|источники|примечания|参考文献|注释)\W*",
    regex.I,
)


class Settings(NamedTuple):
    """`marks`: what editors of a wiki write in brackets (“citation needed”)."""

    marks: tuple[str, ...] = ()


def find(document: Document, settings: Settings) -> Iterator[Finding]:
    """Faults: citation-number, wiki-mark."""
    if "[" not in document.prose:
        return
    if not _has_references(document):
        for match in NUMBER.finditer(document.prose):
            link = LINK_TEXT.match(document.prose, max(0, match.start() - LONGEST), match.start())
            if not link and not is_mention(document.prose, *match.span()):
                yield Finding(match.start(), match.end(), "citation-number", repairs=(replace(*match.span(), ""),))
    if settings.marks:
        marks = regex.compile(rf" ?\[(?:{'|'.join(map(regex.escape, settings.marks))})\]", regex.I)
        for match in marks.finditer(document.prose):
            yield Finding(match.start(), match.end(), "wiki-mark", repairs=(replace(*match.span(), ""),))


def _has_references(document: Document) -> bool:
    """Whether a heading of a reference list or an entry that begins with its number stands there."""
    texts = (block.text.strip() for block in document.blocks)
    return any(LIST_ENTRY.match(text) or LIST_HEADING.fullmatch(text) for text in texts)
