"""reStructuredText: the grammar of docutils, read line by line so that every place is known.

docutils tells the line of a block at best, never a column. What it would show is the yardstick of the tests.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lint import regexes as regex
from lint.formats import OPAQUE, BlockKind, Notice, Piece, SourceBlock
from lint.formats.flat import Flat, Row, cut, indent_of, rows_of
from lint.formats.pieces import is_opaque, whole_lines
from lint.formats.rst_inline import MASKS, references, written
from lint.formats.templates import filler_for
from lint.model import Span

ADORNMENT = regex.compile(r"([!-/:-@\[-`{-~])\1{1,}$")
BULLET = regex.compile(r"[-*+•‣⁃](?:[ \t]+|$)")
ENUMERATOR = regex.compile(r"(?:\(?(?:\d{1,4}|[A-Za-z]|[ivxlcdm]{1,6}|[IVXLCDM]{1,6}|#)[.)])(?:[ \t]+|$)")
FIELD = regex.compile(r":(?![: ])((?:[^:\\]|\\.|:(?!\s|$))+):(?:[ \t]+|$)")
OPTION = regex.compile(r"(?:(?:-\w|--[\w-]+|/\w)(?:[ =](?:<[^>]+>|[\w-]+))?(?:, )?)+(?:[ ]{2,}|$)")
EXPLICIT = regex.compile(r"\.\.(?:[ \t]+|$)")
FOOTNOTE = regex.compile(r"\[(?:\d+|#[\w-]*|\*|[\w.-]+)\](?:[ \t]+|$)")
DIRECTIVE = regex.compile(r"(?:\|[^|]+\|[ \t]+)?([\w:.+-]+?)[ \t]?::(?:[ \t]+|$)")
GRID = regex.compile(r"\+(?:[-=]+\+)+$")
SIMPLE = regex.compile(r"=+(?:[ \t]+=+)+$")
LINE = regex.compile(r"\|(?:[ \t]+|$)")
MAX_DEPTH = 60
"""How deep blocks may stand in one another; anything below is one paragraph."""

ADMONITIONS = frozenset({
    "note", "warning", "tip", "important", "caution", "danger", "attention", "hint", "error", "seealso", "todo",
})  # fmt: skip
TITLED = frozenset({
    "admonition", "topic", "sidebar", "rubric", "centered", "table", "list-table", "replace", "title",
    "dropdown", "tab", "tab-item", "card", "grid-item-card", "collapse", "details",
})  # fmt: skip
"""Directives whose argument is prose."""
VERSIONS = frozenset({"versionadded", "versionchanged", "deprecated", "versionremoved"})
CONTAINERS = frozenset({
    "function", "class", "method", "attribute", "data", "exception", "module", "describe", "object", "option",
    "envvar", "confval", "program", "decorator", "staticmethod", "classmethod", "property", "macro", "type",
    "member", "cfunction", "glossary", "only", "ifconfig", "container", "compound", "epigraph", "highlights",
    "pull-quote", "hlist", "figure", "rst-class", "cssclass", "tabs", "tab-set", "grid", "grid-item", "line-block",
    "header", "footer",
})  # fmt: skip
"""Directives whose content is prose, but not their argument."""
PROSE_OPTIONS = frozenset({"alt", "caption", "title", "summary"})


def parse(text: str) -> Iterator[SourceBlock | Notice]:
    """The blocks of a reStructuredText file."""
    reader = _Reader(text)
    reader.body(rows_of(text), _Place(BlockKind.PARAGRAPH))
    yield from reader.blocks


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a block stands: what its paragraphs are, how deep, and whether they can be deleted."""

    kind: BlockKind
    level: int = 0  # of lists
    depth: int = 0
    free: bool = True

    def inside(self, kind: BlockKind | None = None, lists: int = 0, free: bool = False) -> _Place:
        """The place of a block within."""
        return _Place(kind or self.kind, self.level + lists, self.depth + 1, free)


class _Reader:
    """Reads rows from the top; every method gets rows and the number of the first, and returns that of the next."""

    def __init__(self, source: str) -> None:
        self.blocks: list[SourceBlock] = []
        self._source = source
        self._filler = filler_for(source)
        self._adornments: list[tuple[str, bool]] = []  # kinds of headings, from the highest level down
        self._readers = (
            self._blank, self._indented, self._heading, self._transition, self._doctest, self._explicit,
            self._anonymous, self._item, self._field, self._option, self._line_block, self._grid, self._simple,
            self._definition,
        )  # fmt: skip

    def body(self, rows: Sequence[Row], place: _Place) -> None:
        """Read rows that stand together."""
        at = 0
        while at < len(rows):
            at = self._one(rows, at, place)

    def _one(self, rows: Sequence[Row], at: int, place: _Place) -> int:
        if place.depth < MAX_DEPTH:
            for read in self._readers:
                after = read(rows, at, place)
                if after > at:
                    return after
        return self._paragraph(rows, at, place)

    # -- text ----------------------------------------------------------------------------------

    def _add(self, rows: Sequence[Row], kind: BlockKind, depth: int = 0, outer: Span | None = None) -> None:
        """One block of prose."""
        flat = Flat(self._source, rows)
        pieces = flat.pieces(MASKS, self._filler)
        if not pieces:
            return
        if is_opaque(pieces, self._source):
            self._opaque(rows)
            return
        group = pieces[0].start if kind is BlockKind.ATTRIBUTE else 0
        self.blocks.append(SourceBlock(kind, pieces, outer, written(references(flat)), depth, group))

    def _opaque(self, rows: Sequence[Row]) -> None:
        shown = [row for row in rows if row.text]
        if shown:
            self.blocks.append(SourceBlock(BlockKind.OPAQUE, (Piece(shown[0].start, shown[-1].end, OPAQUE),)))

    def _paragraph(self, rows: Sequence[Row], at: int, place: _Place) -> int:
        end = at + 1
        while end < len(rows) and rows[end].text and (not indent_of(rows[end]) or place.depth >= MAX_DEPTH):
            end += 1
        mine = list(rows[at:end])
        literal = mine[-1].text.endswith("::")
        if literal:  # one colon of the two is shown, none of a pair that stands alone
            kept = mine[-1].text[:-2].rstrip() if mine[-1].text[:-2][-1:] in ("", " ") else mine[-1].text[:-1]
            mine[-1] = Row(mine[-1].start, mine[-1].start + len(kept), kept)
        outer = None
        if place.free and not literal and rows[at].start < rows[end - 1].end:
            outer = whole_lines(self._source, rows[at].start, rows[end - 1].end)
        depth = place.level if place.kind is BlockKind.LIST_ITEM else 0
        self._add(mine, place.kind, depth, outer)
        if not literal:
            return end
        after = self._end_of_indented(rows, end)
        self._opaque(rows[end:after])
        return after

    def _blank(self, rows: Sequence[Row], at: int, place: _Place) -> int:
        return at + (not rows[at].text)

    def _indented(self, rows: Sequence[Row], at: int, place: _Place) -> int:
        """A quotation."""
        if not indent_of(rows[at]):
            return at
        end = self._end_of_indented(rows, at)
        self.body(_dedented(rows[at:end]), place.inside(BlockKind.QUOTE))
        return end

    @staticmethod
    def _end_of_indented(rows: Sequence[Row], at: int, width: int = 1) -> int:
        """After the last row that is indented by `width` or more; blank rows at the end stay outside."""
        end = at
        while at < len(rows) and (not rows[at].text or indent_of(rows[at]) >= width):
            at += 1
            end = at if rows[at - 1].text else end
        return end

    # -- headings ------------------------------------------------------------------------------

    def _heading(self, rows: Sequence[Row], at: int, place: _Place) -> int:
        sign = ADORNMENT.match(rows[at].text)
        if sign and at + 2 < len(rows) and rows[at + 1].text and rows[at + 2].text == rows[at].text:
            return self._titled(rows[at + 1], (sign[1], True), at + 3)
        below = ADORNMENT.match(rows[at + 1].text) if at + 1 < len(rows) else None
        if below and not sign and len(below[0]) >= min(4, len(rows[at].text)) and not EXPLICIT.match(rows[at].text):
            return self._titled(rows[at], (below[1], False), at + 2)
        return at

    def _titled(self, row: Row, adornment: tuple[str, bool], after: int) -> int:
        if adornment not in self._adornments:
            self._adornments.append(adornment)
        depth = self._adornments.index(adornment) + 1
        first = not any(block.kind is BlockKind.TITLE for block in self.blocks)
        self._add([row], BlockKind.TITLE if first and depth == 1 else BlockKind.HEADING, depth)
        return after

    def _transition(self, rows: Sequence[Row], at: int, place: _Place) -> int:
        if len(rows[at].text) < 4 or not ADORNMENT.match(rows[at].text):
            return at
        self._opaque(rows[at : at + 1])
        return at + 1

    # -- lists ---------------------------------------------------------------------------------

    def _item(self, rows: Sequence[Row], at: int, place: _Place) -> int:
        mark = BULLET.match(rows[at].text) or ENUMERATOR.match(rows[at].text)
        if not mark or mark[0].isspace():
            return at
        width = mark.end()
        if ENUMERATOR.match(mark[0]) and not self._is_enumerated(rows, at, width):
            return at
        end = self._end_of_indented(rows, at + 1, 1 if mark.end() == len(rows[at].text) else width)
        first = len(self.blocks)
        inner = place.inside(BlockKind.LIST_ITEM, lists=1)
        self.body([cut(rows[at], width), *_dedented(rows[at + 1 : end], width)], inner)
        for number, block in enumerate(self.blocks[first + 1 :], first + 1):
            if block.kind is BlockKind.LIST_ITEM and block.depth == inner.level:
                self.blocks[number] = _as(block, BlockKind.PARAGRAPH)
        return end

    @staticmethod
    def _is_enumerated(rows: Sequence[Row], at: int, width: int) -> bool:
        """Whether the next row belongs to an item or begins one: else it is a paragraph ("A. Einstein")."""
        if at + 1 >= len(rows) or not rows[at + 1].text:
            return True
        return indent_of(rows[at + 1]) >= width or bool(ENUMERATOR.match(rows[at + 1].text))

    def _field(self, rows: Sequence[Row], at: int, place: _Place) -> int:
        field = FIELD.match(rows[at].text)
        if not field:
            return at
        end = self._end_of_indented(rows, at + 1)
        content = [cut(rows[at], field.end()), *_dedented(rows[at + 1 : end])]
        if any(" " in row.text for row in content):  # one word is a value: ":orphan:", ":tocdepth: 2"
            self.body(content, place.inside(BlockKind.PARAGRAPH))
        return end

    def _option(self, rows: Sequence[Row], at: int, place: _Place) -> int:
        option = OPTION.match(rows[at].text)
        if not option:
            return at
        end = self._end_of_indented(rows, at + 1)
        self.body([cut(rows[at], option.end()), *_dedented(rows[at + 1 : end])], place.inside(BlockKind.PARAGRAPH))
        return end

    def _definition(self, rows: Sequence[Row], at: int, place: _Place) -> int:
        if at + 1 >= len(rows) or not rows[at + 1].text or not indent_of(rows[at + 1]):
            return at
        term = rows[at].text.split(" : ")[0]
        self._add([Row(rows[at].start, rows[at].start + len(term), term)], BlockKind.LIST_ITEM, place.level + 1)
        end = self._end_of_indented(rows, at + 1)
        self.body(_dedented(rows[at + 1 : end]), place.inside(BlockKind.PARAGRAPH))
        return end

    def _line_block(self, rows: Sequence[Row], at: int, place: _Place) -> int:
        end = at
        while end < len(rows) and (mark := LINE.match(rows[end].text)):
            self._add([cut(rows[end], mark.end())], place.kind)
            end += 1
        return end

    # -- what is no prose ----------------------------------------------------------------------

    def _doctest(self, rows: Sequence[Row], at: int, place: _Place) -> int:
        end = at
        if rows[at].text.startswith(">>>"):
            while end < len(rows) and rows[end].text:
                end += 1
            self._opaque(rows[at:end])
        return end

    def _anonymous(self, rows: Sequence[Row], at: int, place: _Place) -> int:
        return at + rows[at].text.startswith("__ ")

    def _explicit(self, rows: Sequence[Row], at: int, place: _Place) -> int:
        """A directive, footnote, target or comment."""
        mark = EXPLICIT.match(rows[at].text)
        if not mark:
            return at
        end = self._end_of_indented(rows, at + 1)
        head = cut(rows[at], mark.end())
        if head.text.startswith("_"):  # a target ends with its paragraph
            return next((number for number in range(at + 1, end) if not rows[number].text), end)
        footnote, directive = FOOTNOTE.match(head.text), DIRECTIVE.match(head.text)
        if footnote:
            content = [cut(head, footnote.end()), *_dedented(rows[at + 1 : end])]
            self.body(content, place.inside(BlockKind.PARAGRAPH))
        elif directive:
            self._directive(directive[1], cut(head, directive.end()), _dedented(rows[at + 1 : end]), place)
        return end

    def _directive(self, name: str, argument: Row, rows: list[Row], place: _Place) -> None:
        name = name.lower()
        options = 0
        while options < len(rows) and (not options or rows[options].text) and self._is_option(rows, options):
            self._read_option(rows[options])
            options += 1
        content = rows[options:]
        if name in ADMONITIONS:
            self.body([argument, *content], place.inside(BlockKind.PARAGRAPH))
        elif name in VERSIONS:
            version = regex.match(r"\S*\s*", argument.text)
            self.body([cut(argument, version.end() if version else 0), *content], place.inside(BlockKind.PARAGRAPH))
        elif name in TITLED:
            self._add([argument], BlockKind.CAPTION)
            self.body(content, place.inside(BlockKind.PARAGRAPH))
        elif name in CONTAINERS or name.partition(":")[2] in CONTAINERS:
            self.body(content, place.inside(BlockKind.CAPTION if name == "figure" else BlockKind.PARAGRAPH))
        else:
            self._opaque([argument, *content])

    @staticmethod
    def _is_option(rows: Sequence[Row], at: int) -> bool:
        return bool(FIELD.match(rows[at].text)) or (at > 0 and indent_of(rows[at]) > 0)

    def _read_option(self, row: Row) -> None:
        option = FIELD.match(row.text)
        if option and option[1] in PROSE_OPTIONS:
            self._add([cut(row, option.end())], BlockKind.ATTRIBUTE)

    # -- tables --------------------------------------------------------------------------------

    def _grid(self, rows: Sequence[Row], at: int, place: _Place) -> int:
        if not GRID.match(rows[at].text):
            return at
        end = at
        while end < len(rows) and rows[end].text[:1] in ("+", "|") and rows[end].text:
            end += 1
        edges = [number for number, sign in enumerate(rows[at].text) if sign == "+"]
        cells: dict[int, list[Row]] = {}
        for row in rows[at:end]:
            if row.text[0] == "+":
                self._cells(cells, place)
                cells = {}
            elif edges[-1] < len(row.text):
                for left, right in _columns(row.text, edges):
                    cells.setdefault(left, []).append(_part(row, left + 1, right))
        return end

    def _simple(self, rows: Sequence[Row], at: int, place: _Place) -> int:
        if not SIMPLE.match(rows[at].text):
            return at
        columns = [match.start() for match in regex.finditer("=+", rows[at].text)]
        end = at + 1
        borders = 1
        cells: dict[int, list[Row]] = {}
        while end < len(rows) and borders < 3:
            row = rows[end]
            is_border = bool(SIMPLE.match(row.text))
            borders += is_border
            if is_border or (row.text and indent_of(row) < columns[1]) or not row.text:
                self._cells(cells, place)
                cells = {}
            if row.text and not is_border and not regex.fullmatch(r"[- ]+", row.text):
                for left, right in zip(columns, [*columns[1:], None], strict=True):
                    cells.setdefault(left, []).append(_part(row, left, right))
            end += 1
            if is_border and (end == len(rows) or not rows[end].text):
                break
        self._cells(cells, place)
        return end

    def _cells(self, cells: dict[int, list[Row]], place: _Place) -> None:
        for _, rows in sorted(cells.items()):
            self.body(_dedented(rows), place.inside(BlockKind.TABLE_CELL))


def _as(block: SourceBlock, kind: BlockKind) -> SourceBlock:
    return SourceBlock(kind, block.pieces, block.outer, block.escape, 0, block.group)


def _columns(text: str, edges: list[int]) -> Iterator[tuple[int, int]]:
    """The cells of a row of a grid: from one upright stroke to the next one that stands on an edge."""
    left = edges[0]
    for edge in edges[1:]:
        if text[edge] == "|":
            yield left, edge
            left = edge


def _part(row: Row, left: int, right: int | None) -> Row:
    text = row.text[left:right].rstrip()
    return Row(min(row.start + left, row.end), min(row.start + left + len(text), row.end), text)


def _dedented(rows: Sequence[Row], width: int = 0) -> list[Row]:
    """Without the indentation they share, or one of at most `width`."""
    shared = width or min((indent_of(row) for row in rows if row.text), default=0)
    return [cut(row, min(shared, indent_of(row))) if row.text else row for row in rows]
