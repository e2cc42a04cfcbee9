"""Markdown: CommonMark and GFM, with what site generators add to it.

The grammar is pulldown-cmark's (through pyromark), which gives the exact range of the source for
every event. This module only sorts the events into blocks.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

import pyromark

from lint import regexes as regex
from lint.formats import OPAQUE, BlockKind, Notice, Piece, SourceBlock, html, html_tokens
from lint.formats.front_matter import front_matter
from lint.formats.offsets import ByteOffsets
from lint.formats.pieces import (
    ENTITY,
    NEWLINE,
    Pieces,
    character,
    decoded,
    is_opaque,
    line_number,
    line_start,
    shifted,
    whole_lines,
)
from lint.formats.templates import EMPHASIS, LINKS, MASKS, Mask, code_hidden, covered, filler_for, hidden
from lint.model import Span

OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
    | pyromark.Options.ENABLE_MATH
    | pyromark.Options.ENABLE_GFM
    | pyromark.Options.ENABLE_DEFINITION_LIST
)
LISTS = frozenset({"List", "Item", "DefinitionList", "DefinitionListDefinition"})
TABLES = frozenset({"Table", "TableHead", "TableRow"})
CONTAINERS = LISTS | TABLES | {"BlockQuote", "FootnoteDefinition"}
LEAVES = {
    "Paragraph": BlockKind.PARAGRAPH,
    "Heading": BlockKind.HEADING,
    "TableCell": BlockKind.TABLE_CELL,
    "DefinitionListTitle": BlockKind.LIST_ITEM,
}
PUNCTUATION = r"[!-/:-@\[-`{-~]"
ESCAPES = regex.compile(rf"\\{PUNCTUATION}|{ENTITY}|{NEWLINE}[ \t>]*")
BREAK = regex.compile(rf"[ \t]*\\?{NEWLINE}[ \t>]*")
FENCE = regex.compile(r"(`{3,}+|~{3,}+)(?![\s\S]*^[ \t>]*\1[`~]*\s*\Z)", regex.M)
COMMENT = regex.compile(r"<!--(?![\s\S]*-->)")
"""What nobody closed."""
NO_CHARACTER = regex.compile(r"[\0\ud800-\udfff]")
WORDS = regex.compile(r"\p{L}{3,}[\s,]+\p{L}{2,}")
SPECIAL = regex.compile(
    rf"[`*\[\]|]|\\(?={PUNCTUATION}|$)|<(?=[A-Za-z/!?])|&(?=#?\w+;)|(?<!\w)_|_(?!\w)|~(?=~)"
)  # fmt: skip
SPECIAL_AT_START = regex.compile(r"(?P<number>\d{1,9})(?=[.)](?:\s|$))|(?:[-+=:]|#{1,6})(?=\s|$)|>")


def parse(text: str, fields: Collection[str] = ()) -> Iterable[SourceBlock | Notice]:
    """The blocks of a Markdown file."""
    return read(text, MASKS, fields)


def read(text: str, masks: tuple[Mask, ...], fields: Collection[str]) -> list[SourceBlock | Notice]:
    """The blocks of a Markdown file; what `masks` match is no prose."""
    filler, head = filler_for(text), front_matter(text, fields)
    body = NO_CHARACTER.sub("\ufffd", text[head.end :])
    source = covered(text[: head.end]) + hidden(code_hidden(body, filler), filler, masks)
    reader = _Reader(source, filler, titled=any(is_title(block) for block in head.blocks))
    offset = ByteOffsets(source)
    for event, at in pyromark.events_with_range(source, options=OPTIONS):
        name, value = (event, None) if isinstance(event, str) else next(iter(event.items()))
        reader.take(name, value, offset[at["start"]], offset[at["end"]])
    if "]:" in source:
        for label, definition in pyromark.reference_definitions(source, options=OPTIONS).items():
            if definition["title"] and _label(label) in reader.used:
                reader.title(offset[definition["span"]["start"]], offset[definition["span"]["end"]], closing="")
        reader.close()
    hidden_lines = line_number(text, head.end) - line_number(source, head.end)
    notices = (Notice(notice.line + hidden_lines, notice.message) for notice in reader.notices)
    return [*head.blocks, *reader.blocks, *notices]


@dataclass(frozen=True)
class _Escape:
    """Writes text so that it reads as it stands: a backslash before what would be markup.

    In `labels`, the places where link texts serve as labels of definitions, nothing can be written.
    """

    source: str
    labels: tuple[Span, ...] = ()

    def __call__(self, text: str, place: Span) -> str | None:
        if any(label.overlaps(place) for label in self.labels):
            return None
        escaped = SPECIAL.sub(r"\\\g<0>", text)
        start = SPECIAL_AT_START.match(escaped)
        if start and not self.source[line_start(self.source, place.start) : place.start].strip(" \t>"):
            cut = start.end("number") if start["number"] else 0
            escaped = f"{escaped[:cut]}\\{escaped[cut:]}"
        return escaped


class _Container(NamedTuple):
    """A quote, list, item or table around the place; `before` are the blocks before it."""

    name: str
    start: int
    end: int
    before: int


@dataclass
class _Leaf:
    """A block being read."""

    kind: BlockKind
    start: int
    end: int
    pieces: Pieces
    depth: int = 0


class _Reader:
    """Sorts the events of the parser into blocks."""

    def __init__(self, source: str, filler: str, titled: bool) -> None:
        self.source, self.filler = source, filler
        self.blocks: list[SourceBlock] = []
        self.notices: list[Notice] = []
        self.used: set[str] = set()  # labels of the definitions with a title that links refer to
        self._last = len(source.rstrip())
        self._attributes: list[SourceBlock] = []  # alt texts and titles in the block being read
        self._labels: list[Span] = []  # link texts that are labels, in the block being read
        self._containers: list[_Container] = []
        self._leaf: _Leaf | None = None
        self._alt: Pieces | None = None  # the alt text of the image around the place
        self._images = 0  # images around the place
        self._mute = 0  # code blocks, autolinks and struck text around the place
        self._skipped = ""  # the name of the element around the place that is no prose
        self._html: list[Span] = []  # the lines of the HTML block being read
        self._read_to = 0  # end of the last text
        self._titled = titled

    def take(self, name: str, value: Any, start: int, end: int) -> None:
        """Handle one event."""
        if name in ("Start", "End"):
            tag, data = (value, None) if isinstance(value, str) else next(iter(value.items()))
            (self._start if name == "Start" else self._end)(tag, data, start, end)
        elif name == "Text":
            self._text(value, start, end)
        elif name in ("SoftBreak", "HardBreak"):
            found = BREAK.match(self.source, start)
            self._pieces(start).line_break(start, found.end() if found else end)
        elif name == "Html":
            self._html.append(Span(start, end))
        elif name == "InlineHtml":
            self._inline_html(start, end)
        elif name == "Rule":
            self._opaque_block(start, end, self._outer(start, end))
        elif name == "InlineMath" and _is_money(self.source, start, end):
            self._raw(start, end)
        elif name in ("Code", "InlineMath", "DisplayMath"):
            self._opaque(start, end)

    # -- blocks --------------------------------------------------------------------------------

    def _start(self, tag: str, data: Any, start: int, end: int) -> None:
        if tag in CONTAINERS:
            self.close()
            self._containers.append(_Container(tag, start, end, len(self.blocks)))
        elif tag in LEAVES:
            self.close()
            depth = int(data["level"][1]) if tag == "Heading" else 0
            self._leaf = _Leaf(self._kind(LEAVES[tag]), start, end, Pieces(self.source, self.filler), depth)
        elif tag == "CodeBlock":
            self._opaque_block(start, end)
            self._mute += 1
            self._check_closed(FENCE, start, end, "code fence is never closed; the rest is read as code")
        elif tag == "HtmlBlock":
            self.close()
            self._html = []
        elif tag == "Image":
            self._start_image(start, end)
            self._start_link(data, start, end)
        elif tag == "Strikethrough" or (tag == "Link" and self.source[start] == "<"):
            self._opaque(start, end)
            self._mute += 1
        elif tag == "Link":
            self._start_link(data, start, end)

    def _end(self, tag: str, data: Any, start: int, end: int) -> None:
        if tag in CONTAINERS:
            self.close()
            container = self._containers.pop()
            if tag == "Item":
                self._end_item(container)
        elif tag in LEAVES:
            self.close()
        elif tag in ("CodeBlock", "Strikethrough") or (tag == "Link" and self.source[start] == "<"):
            self._mute -= 1
        elif tag == "HtmlBlock":
            self._html_block(start, end)
        elif tag == "Image":
            self._end_image()

    def close(self) -> None:
        """Close the block being read."""
        leaf, self._leaf = self._leaf, None
        pieces = leaf.pieces.finished() if leaf else ()
        if leaf and pieces:
            self.blocks.append(self._finished(leaf, pieces))
        self.blocks += self._attributes
        self._attributes, self._labels = [], []
        self._mute, self._skipped = 0, ""  # an element nobody closed ends here

    def _finished(self, leaf: _Leaf, pieces: tuple[Piece, ...]) -> SourceBlock:
        if is_opaque(pieces, self.source):
            return SourceBlock(BlockKind.OPAQUE, (Piece(pieces[0].start, pieces[-1].end, OPAQUE),))
        kind, depth = leaf.kind, leaf.depth
        if kind is BlockKind.HEADING and depth == 1 and not self._titled and not self._containers:
            kind, self._titled = BlockKind.TITLE, True
        if kind is BlockKind.LIST_ITEM:
            depth = sum(container.name == "List" for container in self._containers)
        outer = self._outer(leaf.start, leaf.end)
        return SourceBlock(kind, pieces, outer, _Escape(self.source, tuple(self._labels)), depth)

    def _kind(self, kind: BlockKind) -> BlockKind:
        """A paragraph is what stands around it; of an item only the first one is."""
        if kind is BlockKind.PARAGRAPH and self._containers:
            inner = self._containers[-1]
            if inner.name == "BlockQuote":
                return BlockKind.QUOTE
            if inner.name == "Item" and inner.before == len(self.blocks):
                return BlockKind.LIST_ITEM
        return kind

    def _outer(self, start: int, end: int) -> Span | None:
        """Only what stands in no list or table can go without breaking something around it."""
        if any(container.name != "BlockQuote" for container in self._containers):
            return None
        return whole_lines(self.source, start, end, ">" if self._containers else "")

    def _end_item(self, item: _Container) -> None:
        """An item of one block goes with its mark."""
        mine = self.blocks[item.before :]
        if len(mine) == 1 and mine[0].kind is BlockKind.LIST_ITEM:
            alone = self._containers[-1].start == item.start and self._containers[-1].end <= item.end
            outer = whole_lines(self.source, item.start, item.end, ">", between=not alone)
            self.blocks[-1] = mine[0]._replace(outer=outer)

    def _opaque_block(self, start: int, end: int, outer: Span | None = None) -> None:
        self.close()
        self.blocks.append(SourceBlock(BlockKind.OPAQUE, (Piece(start, end, OPAQUE),), outer))

    # -- inline --------------------------------------------------------------------------------

    def _pieces(self, start: int) -> Pieces:
        """The pieces being collected. Text of a tight list item stands in no paragraph: it opens one."""
        if self._alt is not None:
            return self._alt
        if self._leaf is None:
            self._leaf = _Leaf(self._kind(BlockKind.PARAGRAPH), start, start, Pieces(self.source, self.filler))
        return self._leaf.pieces

    def _raw(self, start: int, end: int) -> None:
        if not (self._mute or self._skipped):
            self._pieces(start).raw(start, end)

    def _opaque(self, start: int, end: int) -> None:
        if not (self._mute or self._skipped):
            self._pieces(start).shown(start, end, OPAQUE)

    def _text(self, shown: str, start: int, end: int) -> None:
        if self._mute or self._skipped:
            return
        escaped = start > self._read_to and self.source[start - 1] == "\\"
        self._read_to = end
        if escaped:
            self._pieces(start).shown(start - 1, start + 1, self.source[start])
            start, shown = start + 1, shown[1:]
        if shown != self.source[start:end]:
            self._pieces(start).shown(start, end, shown)
            return
        self._pieces(start).raw(start, end)

    def _inline_html(self, start: int, end: int) -> None:
        tag = html_tokens.tag_at(self.source, start)
        attributes = tag.attributes(self.source)
        if self._skipped:
            self._skipped = "" if tag.closes and tag.name == self._skipped else self._skipped
        elif not tag.name and self.filler in self.source[start:end]:
            self._opaque(start, end)
        elif tag.name == "br":
            self._pieces(start).line_break(start, end)
        elif tag.name == "img" or (not tag.closes and html.is_no_prose(self.source, tag.name, attributes)):
            self._opaque(start, end)
            self._skipped = "" if tag.name == "img" or self.source[end - 2] == "/" else tag.name
        self._attributes += html.prose_attributes(self.source, tag.name, attributes)

    def _check_closed(self, pattern: regex.Pattern[str], start: int, end: int, message: str) -> None:
        """Note a block that goes on to the end of the file because nobody closed it."""
        if end >= self._last and pattern.match(self.source, start, end):
            self.notices.append(Notice(line_number(self.source, start), message))

    def _html_block(self, start: int, end: int) -> None:
        """Read the lines of an HTML block; the marks of quotes and lists before them are blanks."""
        self._check_closed(COMMENT, start, end, "comment is never closed; the rest is not read")
        if self.source.startswith("<!--", start) and self.filler in self.source[start:end]:
            self._opaque_block(start, end)  # a tag of a template
            return
        lines: list[str] = []
        at = start
        for span in self._html:
            lines += (" " * (span.start - at), self.source[span.start : span.end])
            at = span.end
        fragment = hidden("".join(lines), self.filler, LINKS)
        if "markdown=" in fragment:
            fragment = hidden(fragment, self.filler, EMPHASIS)
        for block in html.Reader(fragment, self.filler, whole=False).blocks():
            if isinstance(block, SourceBlock):
                self.blocks.append(shifted(block, start))

    # -- alt texts and titles --------------------------------------------------------------------

    def _start_link(self, data: Any, start: int, end: int) -> None:
        if data["title"] and data["link_type"] == "Inline":
            self.title(start, end)
        elif data["title"]:
            self.used.add(_label(data["id"]))
        if data["link_type"] in ("Collapsed", "Shortcut"):
            self._labels.append(Span(start, end))

    def _start_image(self, start: int, end: int) -> None:
        if not self._images:
            self._opaque(start, end)
            self._alt = Pieces(self.source, self.filler)
        self._images += 1

    def _end_image(self) -> None:
        self._images -= 1
        if self._alt is not None and not self._images:
            self._attribute(self._alt.finished())
            self._alt = None

    def title(self, start: int, end: int, closing: str = ")") -> None:
        """Keep the title of a link, image or definition as a block of its own."""
        stop = start + len(self.source[start:end].removesuffix(closing).rstrip()) - 1
        opening = "(" if self.source[stop] == ")" else self.source[stop]
        begin = self.source.rfind(opening, start, stop)
        while begin > start and self.source[begin - 1] == "\\":
            begin = self.source.rfind(opening, start, begin)
        self._attribute(decoded(self.source, begin + 1, stop, ESCAPES, character))

    def _attribute(self, pieces: tuple[Piece, ...]) -> None:
        if pieces and not is_opaque(pieces, self.source):
            apart = pieces[0].start  # it forms no text with its neighbours
            block = SourceBlock(BlockKind.ATTRIBUTE, pieces, escape=_Escape(self.source), group=apart)
            self._attributes.append(block)


def is_title(block: SourceBlock | Notice) -> bool:
    """Whether a block is the title of the page."""
    return isinstance(block, SourceBlock) and block.kind is BlockKind.TITLE


def _label(text: str) -> str:
    return " ".join(text.split()).casefold()


def _is_money(source: str, start: int, end: int) -> bool:
    """Whether two dollar signs belong to sums of money: "$5–$10"."""
    inside = source[start:end]
    if "\n" in inside or "\r" in inside:
        return False
    return source[end : end + 1].isdigit() or ("\\" not in inside and bool(WORDS.search(inside)))
