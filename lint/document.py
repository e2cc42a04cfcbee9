"""A document: the file's text, the prose a reader sees, and the way from one to the other.

The *prose* is one string. Each block is one line of it: soft line breaks read as a space, markup
is left out, an entity reads as its character, and what is no prose (inline code, an image) reads
as one `OPAQUE`. So a rule may search the prose with plain patterns, and `^`, `$` are the ends of a
block. `Document.span` and `Document.edits` lead back to exact places in the file.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cached_property
from sys import intern
from typing import Any, NamedTuple, TypeVar

import sentencex

from lint import regexes as regex
from lint.formats import FORMATS, OPAQUE, BlockKind, Escape, Notice, Piece, SourceBlock
from lint.lines import TextLines
from lint.model import Change, Cut, Edit, Span

T = TypeVar("T")
TOKEN = regex.compile(r"\p{L}[\p{L}\p{M}\p{N}]*(?:['’\-‑][\p{L}\p{M}\p{N}]+)*|\p{N}+(?:[.,:]\p{N}+)*|[^\s\p{L}\p{N}]")
WORD = regex.compile(r"\p{L}[\p{L}\p{M}\p{N}]*(?:['’\-‑][\p{L}\p{M}\p{N}]+)*")


class Token(NamedTuple):
    """A word, number or mark, with its place in the prose."""

    start: int
    end: int
    text: str

    @property
    def is_word(self) -> bool:
        """Whether the token begins with a letter."""
        return self.text[0].isalpha()


class Sentence(NamedTuple):
    """A sentence, with its place in the prose (white space after it left out)."""

    start: int
    end: int
    block: int


class Block(NamedTuple):
    """A block, with its place in the prose. See `lint.formats.SourceBlock` for the rest."""

    number: int
    kind: BlockKind
    start: int
    end: int
    text: str
    outer: Span | None
    escape: Escape
    depth: int
    group: int
    original: str = ""


class Document:
    """One text to check. Build it with `Document.parse`; everything else is computed when asked for.

    Attributes:
        text: the decoded text of the file, newlines untouched.
        lang: BCP 47 code of its language; `language` is the part before the hyphen.
        source_lang: the language it was translated from, or "".
        path: as given, for messages only.
        format: name of its format.
        prose: see the module's docstring.
        blocks: in the order of the prose.
        notices: what the format could not understand.
        stopped: the rules and checks that took too long; shared with what `with_text` makes of this document.
    """

    def __init__(
        self,
        text: str,
        sources: list[SourceBlock],
        *,
        lang: str,
        source_lang: str,
        path: str,
        format: str,
        notices: tuple[Notice, ...] = (),
    ) -> None:
        self.text, self.lang, self.source_lang, self.path, self.format = text, lang, source_lang, path, format
        self.notices = notices
        self.fields: Collection[str] = ()
        self.stopped: set[str] = set()
        self._pieces: list[Piece] = []
        self._starts: list[int] = []  # where each piece begins in the prose
        self._cache: dict[object, Any] = {}
        lines: list[str] = []
        blocks: list[Block] = []
        at = 0
        for source in sources:
            line = readable("".join(self._read(source.pieces, at)))
            blocks.append(
                Block(
                    len(blocks),
                    source.kind,
                    at,
                    at + len(line),
                    line,
                    source.outer,
                    source.escape,
                    source.depth,
                    source.group,
                    source.original,
                )
            )
            lines.append(line)
            at += len(line) + 1
        self.prose = "\n".join(lines)
        self.blocks = tuple(blocks)
        self._block_starts = [block.start for block in blocks]

    @classmethod
    def parse(
        cls,
        text: str,
        *,
        lang: str = "en",
        source_lang: str = "",
        path: str = "-",
        format: str = "plain",
        fields: Collection[str] = (),
    ) -> Document:
        """Read `text` as `format` (a key of `lint.formats.FORMATS`; KeyError if unknown).

        `fields` are keys of front matter and data whose values are prose besides `title` and the like.
        """
        parts = [*FORMATS[format].parse(readable(text), fields)]
        sources = [part for part in parts if isinstance(part, SourceBlock)]
        notices = tuple(part for part in parts if isinstance(part, Notice))
        document = cls(text, sources, lang=lang, source_lang=source_lang, path=path, format=format, notices=notices)
        document.fields = fields
        return document

    def with_text(self, text: str) -> Document:
        """The same document with another text."""
        about = {"lang": self.lang, "source_lang": self.source_lang, "path": self.path, "format": self.format}
        changed = Document.parse(text, **about, fields=self.fields)
        changed.stopped = self.stopped
        return changed

    def _read(self, pieces: tuple[Piece, ...], at: int) -> Iterator[str]:
        for piece in pieces:
            shown = self.text[piece.start : piece.end] if piece.text is None else piece.text
            if shown:
                self._pieces.append(piece)
                self._starts.append(at)
                at += len(shown)
                yield shown

    # -- reading ---------------------------------------------------------------------------------

    @property
    def language(self) -> str:
        """The language without script and region: "en" for "en-GB"; "und" for what is no code, and so no folder."""
        code = self.lang.replace("_", "-").split("-")[0].lower()
        return code if code.isalnum() else "und"

    @cached_property
    def lowered(self) -> str:
        """The prose in lower case. Its offsets are those of the prose only if the lengths agree."""
        return self.prose.lower()

    @cached_property
    def characters(self) -> frozenset[str]:
        """The characters that occur in the prose: what tells most checks of characters that they have no work."""
        return frozenset(self.prose)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences, none longer than its block (method: sentencex, Wikimedia's segmenter)."""
        return tuple(self._split())

    def _split(self) -> Iterator[Sentence]:
        for block in self.blocks:
            if block.kind is BlockKind.OPAQUE:
                continue
            for found in sentencex.get_sentence_boundaries(self.language, block.text):
                stripped = found["text"].strip()
                if stripped:
                    start = block.start + found["start_index"] + found["text"].index(stripped[0])
                    yield Sentence(start, start + len(stripped), block.number)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Words (with inner hyphens and apostrophes), numbers and single marks."""
        return tuple(Token(m.start(), m.end(), intern(m.group())) for m in TOKEN.finditer(self.prose))

    @cached_property
    def word_count(self) -> int:
        """Number of words."""
        return sum(1 for _ in WORD.finditer(self.prose))

    @cached_property
    def tail(self) -> int:
        """Where the tail begins in the prose: after the last block that reads as running text."""
        real = [b for b in self.blocks if is_running_text(b)]
        return real[-1].end if real else 0

    @cached_property
    def lead(self) -> Block | None:
        """The first block of running text."""
        return next((b for b in self.blocks if is_running_text(b)), None)

    def block_at(self, offset: int) -> Block:
        """The block that holds an offset of the prose (its line break included)."""
        return self.blocks[max(0, bisect_right(self._block_starts, offset) - 1)]

    def blocks_with(self, offsets: Iterable[int]) -> Iterator[tuple[int, int]]:
        """Where the blocks begin and end that hold one of the offsets of the prose, in order.

        Besides, those with a letter that has more than one small form (ß, ς): ignoring case may find more in them.
        """
        numbers = {bisect_right(self._block_starts, offset) - 1 for offset in offsets}
        for number in sorted(numbers | self._folded):
            yield self.blocks[number].start, self.blocks[number].end

    @cached_property
    def _folded(self) -> frozenset[int]:
        """The numbers of the blocks whose letters `casefold` changes more than `lower` does."""
        if self.prose.isascii():
            return frozenset()
        return frozenset(block.number for block in self.blocks if block.text.casefold() != block.text.lower())

    def computed(self, key: object, compute: Callable[[Document], T]) -> T:
        """What `compute` makes of this document, computed once for each `key` (shared by checks)."""
        if key not in self._cache:
            self._cache[key] = compute(self)
        found: T = self._cache[key]
        return found

    def note(self, message: str, line: int = 1) -> None:
        """Add a notice about the whole file."""
        self.notices = (*self.notices, Notice(line, message))

    # -- the way back ----------------------------------------------------------------------------

    def span(self, start: int, end: int) -> Span:
        """The place in the file of a range of the prose. An empty range gives an empty span."""
        if not self._pieces:
            return Span(0, 0)
        if start >= end:
            at = self._insertion_point(start)
            return Span(at, at)
        return Span(self._file_start(start), self._file_end(end))

    def _piece(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)

    def _file_start(self, offset: int) -> int:
        number = self._piece(offset)
        piece = self._pieces[number]
        return piece.start if piece.text is not None else min(piece.start + offset - self._starts[number], piece.end)

    def _file_end(self, offset: int) -> int:
        number = self._piece(offset - 1)
        piece = self._pieces[number]
        return piece.end if piece.text is not None else min(piece.start + offset - self._starts[number], piece.end)

    def _insertion_point(self, offset: int) -> int:
        """Right after the character before it; at the start of a block, before the next one."""
        at_start = offset == 0 or self.prose[offset - 1] == "\n"
        return self._file_start(offset) if at_start else self._file_end(offset)

    def edits(self, change: Change | Cut) -> tuple[Edit, ...]:
        """The edits of the file that carry out a change of the prose. Empty if it cannot be done."""
        if isinstance(change, Cut):
            outer = self.blocks[change.block].outer
            return (Edit(outer, ""),) if outer else ()
        start, end, text = change
        place = self.span(start, max(start, end))
        escaped = self.block_at(start).escape(text, place)
        covered = self.prose[start:end]
        if escaped is None or "\n" in covered or OPAQUE in covered:  # code or an image would be lost
            return ()
        if start >= end:
            return (Edit(place, escaped),)
        spans = [*self._runs(start, end)]
        return (Edit(spans[0], escaped), *(Edit(span, "") for span in spans[1:]))

    def _runs(self, start: int, end: int) -> Iterator[Span]:
        """The stretches of the file that show a range of the prose, markup between them left out."""
        run: Span | None = None
        for number in range(self._piece(start), self._piece(end - 1) + 1):
            piece, begin = self._pieces[number], self._starts[number]
            stop = self._starts[number + 1] if number + 1 < len(self._starts) else len(self.prose)
            if piece.text is not None:
                span = Span(piece.start, piece.end)
            else:
                span = Span(piece.start + max(0, start - begin), piece.start + min(end, stop) - begin)
                span = Span(span.start, min(span.end, piece.end))
            if run and run.end == span.start:
                run = Span(run.start, span.end)
            else:
                if run:
                    yield run
                run = span
        if run:
            yield run

    # -- the file ---------------------------------------------------------------------------------

    @cached_property
    def lines(self) -> TextLines:
        """The lines of the file."""
        return TextLines(self.text)

    def shows(self, start: int, end: int) -> bool:
        """Whether a reader sees any character of a range of the file."""
        at = bisect_right(self._shown, (start, start))
        return any(a < end and start < b for a, b in self._shown[max(0, at - 1) : at + 1])

    @cached_property
    def _shown(self) -> list[tuple[int, int]]:
        return sorted((piece.start, piece.end) for piece in self._pieces)


def readable(text: str) -> str:
    """`text` with halves of characters (lone surrogates) replaced one by one: many a library takes none of them."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    return text


SENTENCE_MARK = regex.compile(r"[.!?…。！？।]")


def is_running_text(block: Block) -> bool:
    """Whether a block reads as text somebody wrote: eight words or more, with a sentence mark."""
    if block.kind not in (BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST_ITEM):
        return False
    return bool(SENTENCE_MARK.search(block.text)) and len(block.text.split()) >= 8
