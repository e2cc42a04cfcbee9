"""Texts of programs, as catalogues hold them: placeholders are opaque, tags inside them are left out."""

from __future__ import annotations

from collections.abc import Callable

from lint import regexes as regex
from lint.formats import OPAQUE, BlockKind, Escape, Piece, SourceBlock
from lint.formats.pieces import Pieces, is_opaque
from lint.model import Span

TAG = r"</?[A-Za-z][\w:.-]*(?:\s[^<>]*)?/?>"
PLACEHOLDER = (
    r"%(?:\d+\$)?(?:\([\w.]+\))?[-+#0]*\d*(?:\.\d+)?(?:ll?|hh?|[zjt])?[sdiufFeEgGxXocpn@](?!\p{L})"
    r"|%\{\w+\}|%%|\$?\{(?:[^{}]|\{[^{}]*\})*\}|\$\w+\$|@:\w[\w.]*"
)


def reader(escapes: str, shown: Callable[[regex.Match[str]], str]) -> Callable[[str, int, int], tuple[Piece, ...]]:
    """Reads messages in a notation: `escapes` is the pattern of its escapes, `shown` what one reads as."""
    pattern = regex.compile(rf"(?P<escape>{escapes})|(?P<tag>{TAG})|(?P<placeholder>{PLACEHOLDER})")

    def text_of(match: regex.Match[str]) -> str:
        return OPAQUE if match["placeholder"] else "" if match["tag"] else shown(match)

    def read(source: str, start: int, end: int) -> tuple[Piece, ...]:
        pieces = Pieces(source)
        pieces.decode(start, end, pattern, text_of)
        return pieces.finished()

    return read


def message(
    source: str, pieces: tuple[Piece, ...], group: int, escape: Escape, original: str = ""
) -> SourceBlock | None:
    """The block of one message, None if there is nothing to read. Messages never form one text."""
    if not pieces or is_opaque(pieces, source):
        return None
    return SourceBlock(BlockKind.PARAGRAPH, pieces, escape=without_markup(escape), group=group, original=original)


def without_markup(escape: Escape) -> Escape:
    """Refuses what would read as a placeholder or a tag."""
    pattern = regex.compile(f"{TAG}|{PLACEHOLDER}")

    def write(text: str, place: Span) -> str | None:
        return None if pattern.search(text) or "\n" in text or "\r" in text else escape(text, place)

    return write


def backslashed(text: str, place: Span) -> str:
    """The escape of texts between double quotation marks."""
    return text.replace("\\", "\\\\").replace('"', '\\"')


SIGNS = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "a": "\a", "v": "\v", "0": "\0"}


def sign(match: regex.Match[str]) -> str:
    """What a backslash escape of the C family reads as."""
    code = match[0][1:]
    if code[:1] in "uUx" and len(code) > 1:
        value = int(code[1:].strip("{}"), 16)
        return chr(value) if value <= 0x10FFFF and not 0xD800 <= value <= 0xDFFF else "\ufffd"
    return SIGNS.get(code, code)


C_ESCAPE = r"\\(?:u\p{AHex}{4}|U\p{AHex}{8}|x\p{AHex}{2}|[\s\S])"
"""An escape of C, JSON, Java; `sign` reads it."""
