"""Word-processor files (.docx, .odt), for reports only: every paragraph is one line of the text.

A position is a paragraph (the line) and a character in it (the column). Read with python-docx and
odfpy, the extra “office”; nothing is written back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import redirect_stdout
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZipFile, ZipInfo

from lint import regexes as regex
from lint.formats import BlockKind, Piece, SourceBlock

LINE = regex.compile(r"[^\n]*[^\s][^\n]*")
SUFFIXES = (".docx", ".odt")
UNPACKED = 256 << 20
"""Bytes a file may come to."""
TAGS = 1_000_000
"""Tags that its entries may hold: the parsers keep a tree of them. A novel of a thousand pages has half as many."""


class NotReadable(ValueError):  # noqa: N818  its message is what a user reads
    """A file that is no document of its kind, or a missing library. `str()` says which."""


def parse(text: str) -> Iterator[SourceBlock]:
    """One block for each paragraph."""
    for number, match in enumerate(LINE.finditer(text)):
        kind = (
            BlockKind.TITLE if number == 0 and not match[0].rstrip().endswith((".", ":", ";")) else BlockKind.PARAGRAPH
        )
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        yield SourceBlock(kind, (Piece(start, start + len(match[0].strip())),))


def text_of(data: bytes, suffix: str) -> str:
    """The paragraphs of a file, one a line. Raises NotReadable."""
    try:
        _refuse_bombs(data)
        paragraphs = _docx(data) if suffix == ".docx" else _odt(data)
        return "".join(" ".join(paragraph.split()) + "\n" for paragraph in paragraphs)
    except ImportError as error:
        raise NotReadable(f"needs {error.name}: pip install 'postedit[office]'") from None
    except NotReadable:
        raise
    except Exception as error:  # whatever two parsers make of a broken file
        raise NotReadable(f"no readable {suffix[1:]} document ({type(error).__name__})") from None


def _refuse_bombs(data: bytes) -> None:
    with ZipFile(BytesIO(data)) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > UNPACKED:
            raise NotReadable(f"larger than {UNPACKED >> 20} MB when unpacked")
        if sum(_tags(archive, entry) for entry in archive.infolist()) > TAGS:
            raise NotReadable(f"holds more than {TAGS:,} tags")


def _tags(archive: ZipFile, entry: ZipInfo) -> int:
    with archive.open(entry) as file:
        return sum(part.count(b"<") for part in iter(lambda: file.read(1 << 20), b""))


def _docx(data: bytes) -> Iterator[str]:
    import docx

    yield from _paragraphs(docx.Document(BytesIO(data)).iter_inner_content())


def _paragraphs(items: Iterable[Any]) -> Iterator[str]:
    """Paragraphs and, cell by cell, those of tables."""
    for item in items:
        if hasattr(item, "rows"):
            for row in item.rows:
                for cell in row.cells:
                    yield from _paragraphs(cell.iter_inner_content())
        else:
            yield item.text


def _odt(data: bytes) -> Iterator[str]:
    from odf import teletype
    from odf.opendocument import load

    def walk(node: Any) -> Iterator[str]:
        for child in getattr(node, "childNodes", ()):
            if getattr(child, "qname", ("", ""))[1] in ("p", "h"):
                yield str(teletype.extractText(child))
            else:
                yield from walk(child)

    said = StringIO()  # what cannot be parsed is printed, all of it
    with redirect_stdout(said):
        document = load(BytesIO(data))
    if said.getvalue():
        raise NotReadable("no readable odt document (not well-formed XML)")
    yield from walk(document.text)
