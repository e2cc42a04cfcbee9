"""AsciiDoc: the grammar of Asciidoctor, read line by line."""

from __future__ import annotations

from collections.abc import Iterator

from lint import regexes as regex
from lint.formats import OPAQUE, BlockKind, Notice, Piece, SourceBlock
from lint.formats.flat import Flat, Row, cut, indent_of, rows_of
from lint.formats.pieces import is_opaque, line_number, whole_lines
from lint.formats.templates import ADDRESSES, EMAIL, NOTHING, URL, Mask, filler_for, mask, nothing, whole
from lint.model import Span

HEADING = regex.compile(r"(={1,6}|#{1,6})[ \t]+(?=\S)")
UNDERLINE = regex.compile(r"([=\-~^+])\1{3,}$")
ATTRIBUTE_ENTRY = regex.compile(r":(!?[\w-]+!?):(?:[ \t]+|$)")
PROSE_ENTRIES = frozenset({"description", "doctitle", "title", "summary"})
DELIMITER = regex.compile(r"(-{4,}|\.{4,}|\+{4,}|={4,}|\*{4,}|_{4,}|/{4,}|`{3,}|--)(?=$|(?<=```)\w)|([|,:!]={3,})$")
RAW_DELIMITERS = frozenset("-.+/`,:")
BLOCK_ATTRIBUTES = regex.compile(r"\[(?![ \t])[^\]\n]*\]{1,2}$")
CODE_STYLES = regex.compile(
    r"\[{1,2}(?:source|listing|literal|pass|stem|latexmath|asciimath|ditaa|plantuml|mermaid)\b|\[,"
)
BLOCK_TITLE = regex.compile(r"\.(?=[^\s.])")
ITEM = regex.compile(r"[ \t]*(\*{1,6}|-|\.{1,6}|\d{1,3}\.|<(?:\d+|\.)>)[ \t]+(?=\S)(?:\[[ xX*]\][ \t]+)?")
TERM = regex.compile(r"[ \t]*(\S(?:[^:;\n]|:(?!:)|;(?!;))*?)(:{2,4}|;;)(?:[ \t]+|$)")
BLOCK_MACRO = regex.compile(r"([\w-]+)::([^\s\[]*)\[(.*)\]$")
ADMONITION = regex.compile(r"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):[ \t]+")
BREAK = regex.compile(r"(?:'{3,}|-{3}|\*{3}|<{3,})$")
CELL = regex.compile(r"(?<!\\)(?:\d+\*|\d*(?:\.\d+)?\+)?(?:[<^>])?(?:\.[<^>])?([adehlmsv])?[|!]")
NAMED = regex.compile(r"\b(?:alt|title|caption)=\"([^\"]*)\"|^([^,=\"\]]+)(?=,|$)|^\"([^\"]*)\"")

OPEN = r"(?<![\w\\:;}])"
CLOSE = r"(?!\w)"
MACROS = "kbd|btn|menu|stem|latexmath|asciimath|icon|indexterm2?|pass|anchor|bibitem|image|audio|video|include"
LINK = r"(?:(?:link|xref|mailto|footnote|footnoteref):[^\s\[]*|(?:https?|ftp|irc)://[^\s\[\]<>]+)"


def label(text: str, filler: str) -> str:
    """Keep what a link shows: what stands in its brackets, without attributes."""
    start = regex.search(r"\[|,\s*", text)
    begin = start.end() if start else 0
    stop = regex.compile(r"\^?(?:,[\s\w]+=.*)?(?:\]|>>)$", regex.S).search(text, begin)
    end = stop.start() if stop else len(text)
    return nothing(text[:begin], filler) + text[begin:end] + nothing(text[end:], filler)


MASKS: tuple[Mask, ...] = (
    mask("+++", r"(\+\+\+[^+]*+\+\+\+)", whole),
    mask("``", r"(``[^`]++``)", whole),
    mask("`", rf"{OPEN}(`\+?(?=[^\s`])[^`]*+`){CLOSE}", whole),
    mask("+", rf"{OPEN}(\+(?=\S)[^+\n]*[^\s+]\+){CLOSE}", whole),
    mask("[", rf"((?:{MACROS}):[^\s\[]*\[(?:[^\]\\]|\\.)*+\])", whole),
    mask("[[", r"(\[\[[^\]\[]+\]\])", nothing),
    mask("<<", r"(<<[^<>,]+>>)", whole),
    mask("<<", r"(<<[^<>,]+,[^<>]+>>)", label),
    mask("((", r"(\(\(\([^()]+\)\)\))", nothing),
    mask("((", r"(\(\()(?=[^()]+\)\))", nothing),
    mask("))", r"(?<=\w)(\)\))", nothing),
    mask("{", r"(\{[\w-]+\}[^\s\[\]]*\[[^\]\[]+\])", label),
    mask("{", r"(\{[\w-]+(?::[^}\s]*)?\})", whole),
    mask("[", rf"({LINK}\[[^\]\[]+\])", label),
    mask("[", rf"({LINK}\[\])", whole),
    mask("<", rf"(<(?:{URL}|{EMAIL})>)", whole),
    *ADDRESSES,
    mask("[", r"(\[(?:[.#%][\w.#% -]+|[\w-]+)\])(?=[#*_`^~])", nothing),
    mask("#", rf"{OPEN}(##?)(?=[^\s#])(?=[^#]{{1,500}}#)", nothing),
    mask("#", rf"(?<=[^\s#&])(##?){CLOSE}", nothing),
    mask("**", r"(\*\*)", nothing),
    mask("__", r"(?<!_)(__)(?=[^\s_])", nothing),
    mask("__", r"(?<=[^\s_])(__)(?!_)", nothing),
    mask("*", rf"{OPEN}(\*)(?=[^\s*])", nothing),
    mask("*", rf"(?<=[^\s*\\])(\*){CLOSE}", nothing),
    mask("_", rf"{OPEN}(_)(?=[^\s_])", nothing),
    mask("_", rf"(?<=[^\s_\\])(_){CLOSE}", nothing),
    mask("^", r"(\^)(?=[^\s^]{1,50}\^)", nothing),
    mask("^", rf"(?<={NOTHING}[^\s^]{{1,50}})(\^)", nothing),
    mask("~", r"(~)(?=[^\s~]{1,50}~)", nothing),
    mask("~", rf"(?<={NOTHING}[^\s~]{{1,50}})(~)", nothing),
    mask("\\", r"(\\)(?=[*_`#+^~\[{<&(])", nothing),
)
"""Tried in this order."""
SPECIAL = regex.compile(rf"{OPEN}[*_`#+](?=\S)|[*_]{{2}}|[\[\]^~\\]|(?<=\S)[*_`#+]{CLOSE}|<<|\{{(?=[\w-]+\}})|\(\(")


def parse(text: str) -> Iterator[SourceBlock | Notice]:
    """The blocks of an AsciiDoc file."""
    reader = _Reader(text)
    reader.read()
    yield from reader.blocks
    yield from reader.notices


def escape(text: str, place: Span) -> str | None:
    """Write text as it stands; None for what would be markup, as a backslash does not help everywhere."""
    return None if SPECIAL.search(text) else text


class _Reader:
    """Reads the rows of a file from the top."""

    def __init__(self, source: str) -> None:
        self.blocks: list[SourceBlock] = []
        self.notices: list[Notice] = []
        self._source = source
        self._filler = filler_for(source)
        self._rows = rows_of(source)
        self._quotes = 0  # quote blocks around the place
        self._is_code = False  # whether the attributes above the place say so

    def read(self) -> None:
        """Read all of it."""
        at = self._header()
        while at < len(self._rows):
            at = self._one(at)

    def _one(self, at: int) -> int:
        """Read one block and return the number of the row after it."""
        text = self._rows[at].text
        if not text or text == "+":
            return at + 1
        for read in (self._comment, self._attributes, self._delimited, self._heading, self._title, self._macro,
                     self._break, self._list_item, self._literal):  # fmt: skip
            after = read(at)
            if after > at:
                return after
        return self._paragraph(at)

    # -- rows ----------------------------------------------------------------------------------

    def _header(self) -> int:
        """The title of the document, with the lines about author and revision and the attributes below it."""
        at = 0
        while at < len(self._rows) and (not self._rows[at].text or self._rows[at].text.startswith("//")):
            at += 1
        if at == len(self._rows) or not regex.match(r"[=#] \S", self._rows[at].text):
            return 0
        self._add([cut(self._rows[at], 2)], BlockKind.TITLE, 1)
        at += 1
        while at < len(self._rows) and self._rows[at].text:
            self._entry(self._rows[at])
            at += 1
        return at

    def _entry(self, row: Row) -> bool:
        entry = ATTRIBUTE_ENTRY.match(row.text)
        if entry and entry[1] in PROSE_ENTRIES:
            self._add([cut(row, entry.end())], BlockKind.ATTRIBUTE)
        return bool(entry)

    def _comment(self, at: int) -> int:
        text = self._rows[at].text
        return at + (text.startswith("//") and not text.startswith("///"))

    def _attributes(self, at: int) -> int:
        text = self._rows[at].text
        if BLOCK_ATTRIBUTES.match(text):
            self._is_code = self._is_code or bool(CODE_STYLES.match(text))
            return at + 1
        return at + self._entry(self._rows[at])

    def _title(self, at: int) -> int:
        mark = BLOCK_TITLE.match(self._rows[at].text)
        if mark:
            self._add([cut(self._rows[at], 1)], BlockKind.CAPTION)
        return at + bool(mark)

    def _heading(self, at: int) -> int:
        row = self._rows[at]
        mark = HEADING.match(row.text)
        if mark:
            self._add([cut(row, mark.end())], BlockKind.HEADING, len(mark[1]), self._lines(at, at + 1))
            return at + 1
        below = UNDERLINE.match(self._rows[at + 1].text) if at + 1 < len(self._rows) else None
        if below and abs(len(below[0]) - len(row.text)) <= 2 and row.text[0].isalnum():
            self._add([row], BlockKind.HEADING, "=-~^+".index(below[1]) + 1)
            return at + 2
        return at

    def _macro(self, at: int) -> int:
        row = self._rows[at]
        macro = BLOCK_MACRO.match(row.text)
        if not macro:
            return at
        if macro[1] in ("image", "video", "audio"):
            self._opaque(at, at + 1)
            for named in NAMED.finditer(macro[3]):
                group = next(number for number in (1, 2, 3) if named[number] is not None)
                start, end = (macro.start(3) + place for place in named.span(group))
                value = row.text[start:end]
                if group == 1 or " " in value:
                    self._add([Row(row.start + start, row.start + end, value)], BlockKind.ATTRIBUTE)
        return at + 1

    def _break(self, at: int) -> int:
        if not BREAK.match(self._rows[at].text):
            return at
        self._opaque(at, at + 1)
        return at + 1

    # -- delimited blocks ----------------------------------------------------------------------

    def _delimited(self, at: int) -> int:
        text = self._rows[at].text
        mark = DELIMITER.match(text)
        if not mark:
            return at
        raw = text[0] in RAW_DELIMITERS and text != "--"
        if not (raw or self._is_code or text.endswith("===")):
            self._quotes += text[0] == "_" and (-1 if self._quotes else 1)
            return at + 1  # the text inside is read like any other
        if text[0] == "=":
            return at + 1
        closing = text[:3] if text[0] == "`" else text
        end = next((number for number in range(at + 1, len(self._rows)) if self._rows[number].text == closing), 0)
        if not end:
            self.notices.append(Notice(line_number(self._source, self._rows[at].start), f"{closing} is never closed"))
            end = len(self._rows)
        if text[0] in "|!":
            self._table(at + 1, end)
        elif text[0] != "/":
            self._opaque(at, min(end + 1, len(self._rows)))
        self._is_code = False
        return end + 1

    def _table(self, at: int, end: int) -> None:
        """Cells begin with a stroke; what follows on other lines belongs to the last one."""
        cell: list[Row] = []
        for row in self._rows[at:end]:
            marks = [*CELL.finditer(row.text)]
            first = marks[0].start() if marks else len(row.text)
            cell.append(Row(row.start, row.start + first, row.text[:first]))
            for mark, following in zip(marks, [*marks[1:], None], strict=False):
                self._add(cell, BlockKind.TABLE_CELL)
                stop = following.start() if following else len(row.text)
                cell = [Row(row.start + mark.end(), row.start + stop, row.text[mark.end() : stop])]
        self._add(cell, BlockKind.TABLE_CELL)

    # -- text ----------------------------------------------------------------------------------

    def _list_item(self, at: int) -> int:
        row = self._rows[at]
        item, term = ITEM.match(row.text), TERM.match(row.text)
        if item:
            depth = len(item[1]) if item[1][0] in "*." else 1
            end = self._end_of_text(at + 1)
            outer = self._lines(at, end, between=True) if self._ends_item(end) else None
            self._add([cut(row, item.end()), *self._rows[at + 1 : end]], BlockKind.LIST_ITEM, depth, outer)
            return end
        if term:
            start, stop = term.span(1)
            self._add([Row(row.start + start, row.start + stop, term[1])], BlockKind.LIST_ITEM, 1)
            end = self._end_of_text(at + 1)
            self._add([cut(row, term.end()), *self._rows[at + 1 : end]], BlockKind.PARAGRAPH)
            return end
        return at

    def _ends_item(self, at: int) -> bool:
        """Whether nothing attached to the item follows."""
        return at == len(self._rows) or not (self._rows[at].text == "+" or DELIMITER.match(self._rows[at].text))

    def _literal(self, at: int) -> int:
        """A paragraph that is indented."""
        if not indent_of(self._rows[at]):
            return at
        end = at
        while end < len(self._rows) and self._rows[end].text:
            end += 1
        self._opaque(at, end)
        return end

    def _paragraph(self, at: int) -> int:
        end = self._end_of_text(at + 1)
        if self._is_code:
            self._is_code = False
            self._opaque(at, end)
            return end
        rows = self._rows[at:end]
        label = ADMONITION.match(rows[0].text)
        if label:
            rows = [cut(rows[0], label.end()), *rows[1:]]
        kind = BlockKind.QUOTE if self._quotes else BlockKind.PARAGRAPH
        self._add(rows, kind, 0, self._lines(at, end))
        return end

    def _end_of_text(self, at: int) -> int:
        """The end of a paragraph: a blank line, a delimiter, attributes, an item or a continuation."""
        while at < len(self._rows):
            text = self._rows[at].text
            if not text or text == "+" or any(
                pattern.match(text) for pattern in (DELIMITER, BLOCK_ATTRIBUTES, ITEM, TERM)
            ):  # fmt: skip
                break
            at += 1
        return at

    def _lines(self, at: int, end: int, between: bool = False) -> Span | None:
        return whole_lines(self._source, self._rows[at].start, self._rows[end - 1].end, between=between)

    def _add(self, rows: list[Row], kind: BlockKind, depth: int = 0, outer: Span | None = None) -> None:
        shown = [_without_break(row) for row in rows if not row.text.startswith("//")]
        pieces = Flat(self._source, shown).pieces(MASKS, self._filler)
        if not pieces:
            return
        if is_opaque(pieces, self._source):
            pieces, kind = (Piece(pieces[0].start, pieces[-1].end, OPAQUE),), BlockKind.OPAQUE
        group = pieces[0].start if kind is BlockKind.ATTRIBUTE else 0
        self.blocks.append(SourceBlock(kind, pieces, outer, escape, depth, group))

    def _opaque(self, at: int, end: int) -> None:
        shown = [row for row in self._rows[at:end] if row.text]
        self.blocks.append(SourceBlock(BlockKind.OPAQUE, (Piece(shown[0].start, shown[-1].end, OPAQUE),)))


def _without_break(row: Row) -> Row:
    """The row without the plus that ends the line there."""
    if not row.text.endswith(" +"):
        return row
    text = row.text[:-2].rstrip()
    return Row(row.start, row.start + len(text), text)
