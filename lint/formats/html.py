"""HTML and XHTML: the text of headings, paragraphs and the like, alt texts, titles, descriptions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from functools import partial
from typing import NamedTuple

from lint import regexes as regex
from lint.formats import OPAQUE, BlockKind, Notice, Piece, SourceBlock
from lint.formats.front_matter import front_matter
from lint.formats.html_tokens import RAW, VALUE, WORDING, Attribute, Tag, Text, character, tokens
from lint.formats.pieces import SPACE, Pieces, decoded, is_opaque, line_number, line_start, whole_lines
from lint.formats.templates import HTML_MASKS, covered, filler_for, hidden
from lint.model import Span

KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), BlockKind.HEADING),
    **dict.fromkeys(("li", "dt"), BlockKind.LIST_ITEM),
    **dict.fromkeys(("td", "th"), BlockKind.TABLE_CELL),
    **dict.fromkeys(("caption", "figcaption", "legend", "summary"), BlockKind.CAPTION),
    "blockquote": BlockKind.QUOTE,
    "title": BlockKind.TITLE,
}
BLOCKS = frozenset(
    {
        *KINDS,
        *("address", "article", "aside", "audio", "body", "button", "canvas", "center", "dd", "details", "dialog"),
        *("dir", "div", "dl", "fieldset", "figure", "footer", "form", "frameset", "head", "header", "hgroup", "hr"),
        *("html", "main", "menu", "nav", "noscript", "object", "ol", "optgroup", "option", "p", "pre", "search"),
        *("section", "select", "table", "tbody", "template", "textarea", "tfoot", "thead", "tr", "ul", "video"),
    }
)
VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)  # fmt: skip
INLINE_CODE = frozenset({"code", "kbd", "samp", "var", "tt", "svg", "math"})
STRUCK = frozenset({"s", "strike", "del"})
"""What the author has struck out."""
NO_PROSE = INLINE_CODE | STRUCK | RAW | {"pre", "template", "textarea", "object", "canvas", "listing"}
INLINE_SILENT = (INLINE_CODE - {"svg", "math"}) | STRUCK | {"span"}
CLOSED_BY_NEXT = {
    "p": BLOCKS,
    "li": frozenset({"li"}),
    **dict.fromkeys(("dt", "dd"), frozenset({"dt", "dd"})),
    **dict.fromkeys(("td", "th"), frozenset({"td", "th", "tr", "tbody", "tfoot"})),
    "tr": frozenset({"tr", "tbody", "tfoot"}),
    "option": frozenset({"option", "optgroup"}),
}
"""Elements whose end tag may be left out, and what begins where they end."""
DELETABLE = frozenset({"p", "li", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6"})
TAG_BEFORE = regex.compile(r"(?r)(?:</?([A-Za-z][^\s/>]*)[^<>]*>|\A)\s*")
TAG_AFTER = regex.compile(r"\s*(?:</?([A-Za-z][^\s/>]*)|\Z)")
PROSE_ATTRIBUTES: tuple[str, ...] = (
    "alt",
    "title",
    "placeholder",
    "aria-label",
    "aria-description",
    "label",
    "summary",
)
META_NAMES = frozenset({"description", "og:description", "og:title", "twitter:description", "twitter:title"})


def parse(text: str, fields: Collection[str] = ()) -> Iterator[SourceBlock | Notice]:
    """The blocks of a page."""
    filler, head = filler_for(text), front_matter(text, fields)
    source = hidden(covered(text[: head.end]) + text[head.end :], filler, HTML_MASKS)
    yield from head.blocks
    yield from Reader(source, filler, whole=True).blocks()


def escape(text: str, place: Span) -> str:
    """Write text between two tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def escape_attribute(quote: str, text: str, place: Span) -> str | None:
    """Write text in the value of an attribute; None where there are no quotation marks and they are needed."""
    if not quote:
        return None if not text or any(sign in " \t\r\n\f\"'=<>`" for sign in text) else text.replace("&", "&amp;")
    return text.replace("&", "&amp;").replace(quote, "&quot;" if quote == '"' else "&#39;")


class _Element(NamedTuple):
    """An open element; `before` are the blocks before it."""

    name: str
    start: int
    before: int
    kind: BlockKind
    depth: int


class Reader:
    """Sorts the tokens of a page, or of a piece of one, into blocks."""

    def __init__(self, source: str, filler: str, whole: bool) -> None:
        self._source, self._filler, self._whole = source, filler, whole
        self._done: list[SourceBlock] = []
        self._notices: list[Notice] = []
        self._attributes: list[SourceBlock] = []
        self._pieces = Pieces(source, filler)
        self._open: list[_Element] = []
        self._counts: Counter[str] = Counter()
        self._lists = 0
        self._titled = False
        self._skipped: Tag | None = None  # the element around the place that is no prose
        self._nested = 0

    def blocks(self) -> Iterator[SourceBlock | Notice]:
        """All blocks in order, then the notices."""
        for token in tokens(self._source):
            if self._skipped:
                self._skip(token)
            elif isinstance(token, Text):
                self._pieces.decode(token.start, token.end, WORDING, character)
            elif not token.name:
                self._unseen(token)
            elif token.closes:
                self._end(token)
            else:
                self._start(token)
        self._close()
        if self._skipped and self._whole:
            self._note(self._skipped, f"<{self._skipped.name}> is never closed")
        yield from self._done
        yield from self._notices

    # -- tags ----------------------------------------------------------------------------------

    def _start(self, tag: Tag) -> None:
        attributes = tag.attributes(self._source)
        if tag.name in BLOCKS:
            self._close()
            while self._open and tag.name in CLOSED_BY_NEXT.get(self._open[-1].name, ()):
                self._pop(tag.start, explicit=False)
        if is_no_prose(self._source, tag.name, attributes):
            self._begin_skipping(tag)
        elif tag.name in BLOCKS and tag.name not in VOID:
            self._push(tag)
        elif tag.name == "br":
            self._pieces.line_break(tag.start, tag.end)
        elif tag.name == "hr":
            self._close()
            self._opaque_block(tag.start, tag.end)
        elif tag.name in ("img", "input", "embed"):
            self._pieces.shown(tag.start, tag.end, OPAQUE)
        found = prose_attributes(self._source, tag.name, attributes)
        self._attributes += (block for block in found if not self._has_filler(block))

    def _end(self, tag: Tag) -> None:
        if tag.name == "p" and not self._counts["p"]:
            self._close()
        if not self._counts[tag.name]:
            return
        self._close()
        while self._open[-1].name != tag.name:
            self._pop(tag.start, explicit=False)
        self._pop(tag.end, explicit=True)

    def _push(self, tag: Tag) -> None:
        around = self._open[-1] if self._open else None
        inherited = around.kind if around and around.kind is not BlockKind.HEADING else BlockKind.PARAGRAPH
        kind = KINDS.get(tag.name, inherited)
        self._lists += tag.name in ("ul", "ol", "menu", "dl")
        depth = int(tag.name[1]) if kind is BlockKind.HEADING else self._lists if kind is BlockKind.LIST_ITEM else 0
        self._open.append(_Element(tag.name, tag.start, len(self._done), kind, depth))
        self._counts[tag.name] += 1

    def _pop(self, end: int, explicit: bool) -> None:
        element = self._open.pop()
        self._counts[element.name] -= 1
        self._lists -= element.name in ("ul", "ol", "menu", "dl")
        mine = len(self._done) - element.before
        if explicit and element.name in DELETABLE and mine == 1 and self._done[-1].kind is not BlockKind.ATTRIBUTE:
            self._done[-1] = self._done[-1]._replace(outer=_lines_or_span(self._source, element.start, end))

    # -- what is no prose ----------------------------------------------------------------------

    def _begin_skipping(self, tag: Tag) -> None:
        if tag.name in BLOCKS:
            self._opaque_block(tag.start, tag.end)
        elif tag.name not in RAW:
            self._pieces.shown(tag.start, tag.end, OPAQUE)
        if not self._source.endswith("/", *tag.body):
            self._skipped, self._nested = tag, 1

    def _skip(self, token: Tag | Text) -> None:
        """Pass over the inside of an element. One in the line ends with the block at the latest."""
        assert self._skipped
        if isinstance(token, Text) or not token.name:
            return
        if token.name == self._skipped.name:
            self._nested += -1 if token.closes else 1
            if not self._nested:
                self._skipped = None
        elif self._skipped.name in INLINE_SILENT and token.name in BLOCKS:
            self._skipped = None
            (self._end if token.closes else self._start)(token)

    def _unseen(self, tag: Tag) -> None:
        if not tag.closed and self._whole:
            self._note(tag, "tag or comment is never closed; the rest is not read")

    def _note(self, tag: Tag, message: str) -> None:
        self._notices.append(Notice(line_number(self._source, tag.start), message))

    # -- text ----------------------------------------------------------------------------------

    def _close(self) -> None:
        """Close the block being read."""
        pieces, self._pieces = self._pieces.finished(), Pieces(self._source, self._filler)
        element = self._open[-1] if self._open else None
        if pieces and is_opaque(pieces, self._source):
            self._opaque_block(pieces[0].start, pieces[-1].end)
        elif pieces:
            kind, depth = (element.kind, element.depth) if element else (BlockKind.PARAGRAPH, 0)
            if self._whole and not self._titled and depth == 1 and kind is BlockKind.HEADING:
                kind = BlockKind.TITLE
            self._titled = self._titled or kind is BlockKind.TITLE
            self._done.append(SourceBlock(kind, pieces, None, escape, depth))
        self._done += self._attributes
        self._attributes = []

    def _has_filler(self, block: SourceBlock) -> bool:
        return self._filler in self._source[block.pieces[0].start : block.pieces[-1].end]

    def _opaque_block(self, start: int, end: int) -> None:
        self._done.append(SourceBlock(BlockKind.OPAQUE, (Piece(start, end, OPAQUE),)))


def is_no_prose(source: str, name: str, attributes: Mapping[str, Attribute]) -> bool:
    """Whether nothing inside an element is to be read: code, what is struck out, or what must not be translated."""
    if name in NO_PROSE or "line-through" in _value(source, attributes, "style"):
        return True
    translate, names = _value(source, attributes, "translate"), _value(source, attributes, "class")
    return name not in VOID and (translate.lower() == "no" or "notranslate" in names.split())


def prose_attributes(source: str, name: str, attributes: Mapping[str, Attribute]) -> Iterator[SourceBlock]:
    """The attributes of a tag that people read, each as a block."""
    names = PROSE_ATTRIBUTES
    if name == "meta":
        meta = _value(source, attributes, "name") or _value(source, attributes, "property")
        names = ("content",) if meta.lower() in META_NAMES else ()
    for attribute in (attributes[name] for name in names if name in attributes):
        pieces = decoded(source, attribute.start, attribute.end, VALUE, character)
        if pieces:
            quote = source[attribute.end] if attribute.quoted else ""
            write = partial(escape_attribute, quote)
            yield SourceBlock(BlockKind.ATTRIBUTE, pieces, escape=write, group=pieces[0].start)


def _value(source: str, attributes: Mapping[str, Attribute], name: str) -> str:
    return source[attributes[name].start : attributes[name].end] if name in attributes else ""


def _lines_or_span(source: str, start: int, end: int) -> Span | None:
    """The lines of an element if nothing else stands on them. None between texts that would grow together."""
    neighbours = (TAG_BEFORE.match(source, 0, start), TAG_AFTER.match(source, end))
    if not any(tag and (tag[1] is None or tag[1].lower() in BLOCKS) for tag in neighbours):
        return None
    before = source[line_start(source, start) : start]
    after = source[end : end + 200].lstrip(" \t")
    if before.strip(SPACE) or (after and after[0] not in "\r\n"):
        return Span(start, end)
    return whole_lines(source, start, end, between=True)
