"""Marks of Markdown: left over in a text that is none, or broken by spaces so that they show.

Language models answer in Markdown whatever they are asked for; engines put spaces between the parts
of a link (“[text] (address)”) and inside the marks of bold text (“** text **”).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lint import regexes as regex
from lint.document import Document
from lint.mention import is_mention
from lint.model import Change, Finding, Repair, Safety

LEFT = regex.compile(
    r"(?<![\w*])(?P<open>\*\*)(?=[^\s*])[^*\n]{1,200}?(?<=[^\s*])(?P<close>\*\*)(?![\w*])"
    r"|^(?P<open>#{2,6}[ \t]+)(?=\p{L})"
    r"|(?P<open>!?\[)[^\[\]\n]{1,200}(?P<close>\]\((?:https?://|www\.|mailto:)[^()\s]*\))",
    regex.M,
)
BROKEN = regex.compile(
    r"(?<![\w*])\*\*(?P<space>[ \t]+)[^*\n]{1,200}?(?P<space>[ \t]*)\*\*(?![\w*])"
    r"|(?<![\w*])\*\*(?=[^\s*])[^*\n]{1,200}?(?P<space>[ \t]+)\*\*(?![\w*])"
    r"|(?:!?\[[^\[\]\n]{1,200}\])(?P<space>[ \t]+)\((?:\ufffc|https?://|www\.|\./|/\w)[^()\s]*\)"
)
REACH = 30


class Settings(NamedTuple):
    """`unmarked`: formats that are no Markdown. `marked`: those that are."""

    unmarked: tuple[str, ...] = ("plain", "docx", "html")
    marked: tuple[str, ...] = ("markdown", "mdx")


def find(document: Document, settings: Settings) -> Iterator[Finding]:
    """Faults: left, broken."""
    if not document.characters & {"*", "#", "["}:
        return
    if document.format in settings.unmarked:
        for match in LEFT.finditer(document.prose):
            if not is_mention(document.prose, *match.span(), REACH):
                yield _left(match)
    if document.format in settings.marked:
        for match in BROKEN.finditer(document.prose):
            yield _broken(document, match)


def _left(match: regex.Match[str]) -> Finding:
    marks = (*match.spans("open"), *match.spans("close"))
    changes = tuple(Change(start, end, "") for start, end in sorted(marks))
    repair = Repair("Delete the marks", Safety.UNSAFE, changes)
    return Finding(match.start(), match.end(), "left", repairs=(repair,))


def _broken(document: Document, match: regex.Match[str]) -> Finding:
    """The spaces go, in offsets of the file: in the prose the marks would be escaped."""
    spaces = [document.span(start, end) for start, end in match.spans("space") if start < end]
    changes = tuple(Change(space.start, space.end, "") for space in spaces)
    place = document.span(*match.span())
    repair = Repair("Delete the spaces", Safety.UNSAFE, changes)
    return Finding(place.start, place.end, "broken", repairs=(repair,), in_file=True)
