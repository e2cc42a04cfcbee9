"""File formats: text -> blocks of prose with the place of every character in the file.

A format is a module with one function, `parse(text: str) -> Iterator[SourceBlock]`, and one entry
in `FORMATS`. It never renders: it cuts the file into `Piece`s, so that nothing has to be searched
again afterwards. A file it cannot understand costs a `Notice`, never an exception.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from enum import StrEnum
from fnmatch import fnmatch
from importlib import import_module
from pathlib import PurePath
from typing import NamedTuple

from lint.model import Span

OPAQUE = "\ufffc"
"""Stands in the prose for something that is no prose (inline code, an image, a formula)."""


class BlockKind(StrEnum):
    """What a block is to the reader."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    QUOTE = "quote"
    TABLE_CELL = "table_cell"
    CAPTION = "caption"
    ATTRIBUTE = "attribute"
    OPAQUE = "opaque"  # a code block, a picture, a rule: no prose, but it stands between two blocks


class Piece(NamedTuple):
    """A run of characters of the file, and how it reads.

    `text` None: as it is written. Otherwise the run stands for `text`: an entity or escape for its
    character, a soft line break for a space, inline code for `OPAQUE`. Markup is simply left out.
    """

    start: int
    end: int
    text: str | None = None


Escape = Callable[[str, Span], str | None]
"""How a text is written in place of a span of the file; None if it cannot be written there."""


def unescaped(text: str, place: Span) -> str:
    """The escape of a format that needs none."""
    return text


class SourceBlock(NamedTuple):
    """One block of a file.

    `outer` is what goes when the block is deleted (whole lines, markup included), None where
    a deletion would break the file. `escape` writes a replacement in the format's own notation.
    `depth` is the level of a heading or list item, from 1. `group` tells units apart that never
    form one text (the entries of a catalogue): rules about neighbours look inside one group only.
    `original` is the text it was translated from, where the file holds it.
    """

    kind: BlockKind
    pieces: tuple[Piece, ...]
    outer: Span | None = None
    escape: Escape = unescaped
    depth: int = 0
    group: int = 0
    original: str = ""


class Notice(NamedTuple):
    """Something about the file that its author should know (`line` from 1; 0: it is about the run)."""

    line: int
    message: str


Parser = Callable[..., Iterable[SourceBlock | Notice]]


class Format(NamedTuple):
    """A table entry: the module that parses, and the file names it is for.

    `walked`: whether such files are checked when they are met in a folder. Most JSON, YAML and TOML
    of a repository is no content; name them, or claim them under `formats` in the configuration.
    `comment`: what begins and ends a comment ("" for the end: the line does).
    `keyed`: whether it has values with keys, so that its function takes `fields` too.
    """

    module: str
    patterns: tuple[str, ...] = ()
    walked: bool = True
    function: str = "parse"
    comment: tuple[str, str] = ("", "")
    keyed: bool = False

    def parse(self, text: str, fields: Collection[str] = ()) -> Iterator[SourceBlock | Notice]:
        """The blocks of a file in order. `fields`: keys whose values are prose besides `title` and the like."""
        parse: Parser = getattr(import_module(self.module), self.function)
        return iter(parse(text, fields) if self.keyed else parse(text))


FORMATS: Mapping[str, Format] = {
    "plain": Format("lint.formats.plain", ("*.txt", "*.text"), comment=("# ", "")),
    "markdown": Format(
        "lint.formats.markdown",
        ("*.md", "*.markdown", "*.mkd", "*.qmd", "*.rmd"),
        comment=("<!-- ", " -->"),
        keyed=True,
    ),
    "mdx": Format("lint.formats.mdx", ("*.mdx",), comment=("{/* ", " */}"), keyed=True),
    "asciidoc": Format("lint.formats.asciidoc", ("*.adoc", "*.asciidoc", "*.asc"), comment=("// ", "")),
    "rst": Format("lint.formats.rst", ("*.rst", "*.rest"), comment=(".. ", "")),
    "html": Format("lint.formats.html", ("*.html", "*.htm", "*.xhtml"), comment=("<!-- ", " -->"), keyed=True),
    "gettext": Format("lint.formats.gettext", ("*.po", "*.pot")),
    "xliff": Format("lint.formats.xliff", ("*.xlf", "*.xliff", "*.tmx")),
    "subtitles": Format("lint.formats.subtitles", ("*.srt", "*.vtt")),
    "properties": Format("lint.formats.properties", ("*.properties", "*.strings"), walked=False),
    "json": Format("lint.formats.json", ("*.json",), walked=False, keyed=True),
    "arb": Format("lint.formats.json", ("*.arb",), function="parse_arb"),
    "yaml": Format("lint.formats.yaml", ("*.yaml", "*.yml"), walked=False, keyed=True),
    "toml": Format("lint.formats.toml", ("*.toml",), walked=False, keyed=True),
    "office": Format("lint.formats.office", ("*.docx", "*.odt")),
    "csv": Format("lint.formats.csv", ("*.csv", "*.tsv"), walked=False),
}


def format_of(path: str | PurePath, overrides: Mapping[str, str] = {}) -> str:
    """The name of the format of a file, by its name. Unknown files are plain text.

    `overrides` maps glob patterns to formats and comes first.
    """
    return known_format(path, overrides) or "plain"


def is_content(path: str | PurePath, overrides: Mapping[str, str] = {}) -> bool:
    """Whether a file found in a folder is one to check, by its name."""
    claimed = known_format(path, overrides)
    return claimed is not None and (FORMATS[claimed].walked or _overridden(path, overrides) is not None)


def known_format(path: str | PurePath, overrides: Mapping[str, str] = {}) -> str | None:
    """As `format_of`, None for a name no format claims."""
    overridden = _overridden(path, overrides)
    if overridden:
        return overridden
    name = PurePath(path).name.lower()
    claims = (chosen for chosen, format_ in FORMATS.items() if any(fnmatch(name, p) for p in format_.patterns))
    return next(claims, None)


def _overridden(path: str | PurePath, overrides: Mapping[str, str]) -> str | None:
    name = PurePath(path).name.lower()
    return next((f for p, f in overrides.items() if fnmatch(name, p.lower()) or PurePath(path).match(p)), None)
