"""Cuts HTML into tags, comments and text by the rules of the WHATWG tokenizer, each with its place.

The parsers at hand give no offsets (lxml, selectolax), or take a minute for 200 kB of unclosed tags
or comments (html.parser of older Pythons, tree-sitter). This one never looks at a character twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape
from html.entities import html5
from typing import NamedTuple

from lint import regexes as regex

OPEN = regex.compile(r"<(?=[A-Za-z!?]|/(?!\Z))")
TAG = regex.compile(r"<(/?)([A-Za-z][^\s/>]*+)((?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+)*+)>")
COMMENT = regex.compile(r"<!--(?:-?>|[\s\S]*?--!?>)|<!\[CDATA\[(?:(?!<!\[CDATA\[)[\s\S])*?\]\]>|<(?!!--)[!?/][^>]*+>")
ATTRIBUTE = regex.compile(r"([^\s/>=][^\s/>=]*+)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>\"']++)))?+")
WITHOUT_SEMICOLON = "|".join(sorted((name for name in html5 if name[-1] != ";"), key=len, reverse=True))
ENTITY = r"&(?:#\d{1,7};?|#[xX]\p{AHex}{1,6};?|[A-Za-z][A-Za-z0-9]{1,31};"
SPACES = r"[ \t\r\n\f]{2,}|[\t\r\n\f]"
WORDING = regex.compile(rf"{ENTITY}|{WITHOUT_SEMICOLON})|{SPACES}")
VALUE = regex.compile(rf"{ENTITY}|(?:{WITHOUT_SEMICOLON})(?![A-Za-z0-9=]))|{SPACES}")
RAW = frozenset({"script", "style", "xmp", "iframe", "noembed", "noframes"})
ESCAPABLE = frozenset({"title", "textarea"})


class Attribute(NamedTuple):
    """An attribute with the place of its value between the quotation marks."""

    name: str
    start: int
    end: int
    quoted: bool


class Tag(NamedTuple):
    """A tag, or what is not shown at all: a comment, a declaration, the source of a script (name "")."""

    name: str
    start: int
    end: int
    closes: bool = False
    body: tuple[int, int] = (0, 0)
    closed: bool = True  # whether its end was found

    def attributes(self, source: str) -> dict[str, Attribute]:
        """By name in lower case; of two with one name the first counts."""
        found: dict[str, Attribute] = {}
        for match in ATTRIBUTE.finditer(source, *self.body):
            name = match[1].lower()
            group = next((number for number in (2, 3, 4) if match[number] is not None), 0)
            if group and name not in found:
                found[name] = Attribute(name, *match.span(group), quoted=group != 4)
        return found


class Text(NamedTuple):
    """What stands between two tags."""

    start: int
    end: int


def tokens(source: str) -> Iterator[Tag | Text]:
    """The tags and texts of a page, in order, without gaps."""
    at = 0
    while found := OPEN.search(source, at):
        if at < found.start():
            yield Text(at, found.start())
        tag = tag_at(source, found.start())
        yield tag
        at = tag.end
        if not tag.closes and tag.name in RAW | ESCAPABLE:
            end = regex.compile(rf"</{tag.name}(?=[\s/>])", regex.I).search(source, at)
            stop = end.start() if end else len(source)
            if at < stop:
                yield Text(at, stop) if tag.name in ESCAPABLE else Tag("", at, stop, closed=bool(end))
            at = stop
    if at < len(source):
        yield Text(at, len(source))


def tag_at(source: str, start: int) -> Tag:
    """The tag or comment that begins at `start`."""
    found = TAG.match(source, start)
    if found:
        return Tag(found[2].lower(), start, found.end(), bool(found[1]), found.span(3))
    comment = COMMENT.match(source, start)
    return Tag("", start, comment.end()) if comment else Tag("", start, len(source), closed=False)


def character(match: regex.Match[str]) -> str:
    """What an entity reads as."""
    return unescape(match[0])
