"""One name with different capitals, spaces or hyphens: Robin nano V3 and Robin Nano V3, You Tube and YouTube."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from lint import regexes as regex
from lint.document import Document
from lint.formats import BlockKind
from lint.lexicon import lexicon_of
from lint.names.mentions import SENTENCE_START

PIECE = regex.compile(
    r"(?<![\p{L}\p{M}\p{N}_@#/\\.&'’~=+`$%€£-])[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*"
    r"(?!['’]?[\p{L}\p{M}\p{N}_@/\\=`*]|\.[\p{L}\p{N}]|:[/:]|\()"
)
LONGEST = 4
"""Most pieces of a name."""
MIN_LENGTH = 5
MIXED = regex.compile(r"\p{Ll}\p{Lu}|\p{Lu}\p{Lu}+\p{Ll}")
"""Capitals inside a word: YouTube, iPhone, LaTeX."""
MODEL = regex.compile(r"(?:^|[ -])(?=\p{L}*\p{N})(?=\p{N}*\p{L})[\p{L}\p{N}]+$")
"""A designation of letters and digits at the end: V3, A320."""
LOOK_BACK = 6


class Surface(NamedTuple):
    """A place where a name is written in one of its ways."""

    start: int
    end: int
    text: str


class Deviation(NamedTuple):
    """A name that the text writes otherwise too; `certain` if it does so more often."""

    surface: Surface
    usual: Surface
    certain: bool


def deviations(document: Document) -> Iterator[Deviation]:
    """The places that write a name in another way than the text mostly does, or does first."""
    words = lexicon_of(document.language)
    for surfaces in _by_letters(document).values():
        counts = Counter(surface.text for surface in surfaces)
        if len(counts) < 2 or not _is_name(counts):
            continue
        (usual, times), (_, next_times) = counts.most_common(2)
        model = next(surface for surface in surfaces if surface.text == usual)
        for surface in surfaces:
            if not _is_right_too(surface.text, usual) and not (words and surface.text.lower() in words):
                yield Deviation(surface, model, times > next_times)


def _is_right_too(text: str, usual: str) -> bool:
    """Whether grammar makes the difference: IPhone begins a sentence, Robin-Nano is part of a compound."""
    return text[1:] == usual[1:] or text.replace("-", " ") == usual.replace("-", " ")


def _by_letters(document: Document) -> Mapping[str, list[Surface]]:
    table: dict[str, list[Surface]] = defaultdict(list)
    for block in document.blocks:
        if block.kind in (BlockKind.TITLE, BlockKind.HEADING, BlockKind.OPAQUE) or block.text.isupper():
            continue
        pieces = [match.span() for match in PIECE.finditer(document.prose, block.start, block.end)]
        for surface in _runs(document.prose, pieces):
            letters = surface.text.replace(" ", "").replace("-", "").lower()
            if len(letters) >= MIN_LENGTH:
                table[letters].append(surface)
    return table


def _runs(prose: str, pieces: Sequence[tuple[int, int]]) -> Iterator[Surface]:
    """All runs of pieces that can be a name: a capital or digit at both ends, none of it in capitals only."""
    for number, (start, first_end) in enumerate(pieces):
        if not _can_begin(prose, start, first_end):
            continue
        for other in range(number, min(number + LONGEST, len(pieces))):
            begin, end = pieces[other]
            if other > number and prose[pieces[other - 1][1] : begin] != " ":
                break
            text = prose[start:end]
            if (prose[begin].isupper() or prose[begin].isdigit() or other == number) and not text.isupper():
                yield Surface(start, end, text)


def _can_begin(prose: str, start: int, end: int) -> bool:
    """A capital that is not that of a sentence, or a word with a capital inside."""
    piece = prose[start:end]
    if piece.islower():
        return False
    if MIXED.search(piece):
        return True
    return piece[0].isupper() and not SENTENCE_START.search(prose[max(0, start - LOOK_BACK) : start])


def _is_name(texts: Iterable[str]) -> bool:
    """Whether one of the ways to write it shows that it is a name: mixed capitals, a model, one word for two."""
    pieces = {text.count(" ") for text in texts}
    return any(MIXED.search(text) or (" " in text and MODEL.search(text)) for text in texts) or pieces == {0, 1}
