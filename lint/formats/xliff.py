"""XLIFF 1.2 and 2.x, and TMX: the targets are prose, the sources go with them.

Inline codes that hold code (`ph`, `bpt`, `ept`, `it`, `ut`) are opaque, those that mark up text (`g`,
`mrk`, `pc`, `hi`) are left out. Entities other than the five of XML and character references stay as they
are written: nothing is expanded, no file is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from lint import regexes as regex
from lint.formats import OPAQUE, BlockKind, Notice, Piece, SourceBlock
from lint.formats.html_tokens import Tag, Text, tokens
from lint.formats.pieces import Pieces, character, is_opaque, reading
from lint.model import Span

CODES = frozenset({"ph", "bpt", "ept", "it", "ut", "x", "bx", "ex", "sc", "ec", "cp"})
UNITS = frozenset({"trans-unit", "segment", "tu"})
ENTITY = regex.compile(r"&(?:amp|lt|gt|quot|apos|#\d{1,7}|#[xX]\p{AHex}{1,6});|[ \t\r\n]{2,}|[\t\r\n]")


@dataclass
class Unit:
    """A translation unit: the segments seen so far."""

    source: str = ""
    targets: list[tuple[Piece, ...]] = field(default_factory=list)


def parse(text: str) -> Iterator[SourceBlock | Notice]:
    """The targets of a file of either standard."""
    yield from _well_formed(text)
    source_lang = _source_language(text)
    unit = Unit()
    group = 0
    language = ""
    items = iter(tokens(text))
    for item in items:
        if not isinstance(item, Tag):
            continue
        name = item.name.split(":")[-1]
        if item.closes and name in UNITS:
            group += 1
            yield from _blocks(text, unit, group)
            unit = Unit()
        elif name == "tuv" and not item.closes:
            attributes = item.attributes(text)
            found = attributes.get("xml:lang") or attributes.get("lang")
            language = text[found.start : found.end].lower() if found else ""
        elif name in ("source", "target", "seg") and not item.closes and not _is_empty(text, item):
            pieces = _segment(text, items, item.name, item.end)
            if name == "source" or (name == "seg" and language == source_lang):
                unit.source = reading(text, pieces)
            else:
                unit.targets.append(pieces)
    yield from _blocks(text, unit, group + 1)


def _well_formed(text: str) -> Iterator[Notice]:
    parser = expat.ParserCreate()
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    parser.EntityDeclHandler = _refuse
    try:
        parser.Parse(regex.sub(r"^(<\?xml[^>]*?)\s+encoding=(?:\"[^\"]*\"|'[^']*')", r"\1", text), True)
    except expat.ExpatError as error:
        yield Notice(error.lineno, f"not well-formed XML: {expat.ErrorString(error.code)}")
    except _Entities:
        yield Notice(1, "declares entities of its own; they are not expanded")


class _Entities(Exception):  # noqa: N818  it ends a parse, it is no error of ours
    pass


def _refuse(*_: object) -> None:
    raise _Entities


def _source_language(text: str) -> str:
    found = regex.search(r"<header\b[^>]*\bsrclang=[\"']([^\"']*)[\"']", text)
    return found[1].lower() if found else ""


def _is_empty(text: str, tag: Tag) -> bool:
    return text[tag.start : tag.end].endswith("/>")


def _segment(text: str, items: Iterator[Tag | Text], name: str, start: int) -> tuple[Piece, ...]:
    """The pieces up to the closing tag. Codes read as one opaque character."""
    pieces = Pieces(text)
    inside = ""
    begin = start
    for item in items:
        if isinstance(item, Text):
            if not inside:
                pieces.decode(item.start, item.end, ENTITY, character)
            continue
        short = item.name.split(":")[-1]
        if item.closes and (item.name == name or short in UNITS):
            break
        if inside:
            if item.closes and short == inside:
                pieces.shown(begin, item.end, OPAQUE)
                inside = ""
        elif short in CODES and not item.closes:
            if _is_empty(text, item):
                pieces.shown(item.start, item.end, OPAQUE)
            else:
                inside, begin = short, item.start
    return pieces.finished()


def _blocks(text: str, unit: Unit, group: int) -> Iterator[SourceBlock]:
    for pieces in unit.targets:
        if pieces and not is_opaque(pieces, text):
            yield SourceBlock(BlockKind.PARAGRAPH, pieces, escape=_escape, group=group, original=unit.source)


def _escape(text: str, place: Span) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
