"""Escape sequences that were never decoded: “Espa\\u00f1a”, “Annual%20Report”, “caf=C3=A9”, “_x000D_”."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote_to_bytes

from lint import regexes as regex
from lint.document import Document
from lint.mention import is_mention
from lint.model import Finding, Safety, replace

ESCAPE = regex.compile(
    r"(?P<unicode>(?:\\u[0-9a-fA-F]{4})+|(?<=\p{L})u00[c-f][0-9a-f](?=\p{L}|\b)|\\x[0-9a-fA-F]{2})"
    r"|(?P<percent>(?:%[0-9A-F]{2})+)|(?P<mail>(?:=[0-9A-F]{2}){2,}|(?<![\w ])=20(?=\s|$))"
    r"|(?P<office>_x[0-9A-Fa-f]{4}_)",
    regex.M,
)
HEX = regex.compile(r"[0-9a-fA-F]{4}|[0-9a-fA-F]{2}")
ADDRESS = regex.compile(r"[/@?&=#]|\.\w{2,4}(?:\W|$)|^\w+:")


class Settings(NamedTuple):
    """No parameters."""


def find(document: Document, settings: Settings) -> Iterator[Finding]:
    """Sequences that decode to readable text (fault ""), outside addresses and quotations."""
    prose = document.prose
    if not any(mark in prose for mark in ("\\", "%", "=", "_x", "u00")):
        return
    for match in ESCAPE.finditer(prose):
        text = _decoded(match)
        if text is None or is_mention(prose, *match.span()) or _in_address(prose, match):
            continue
        repair = replace(match.start(), match.end(), text, Safety.UNSAFE)
        yield Finding(match.start(), match.end(), words={"suggestion": text}, repairs=(repair,))


def _decoded(match: regex.Match[str]) -> str | None:
    """What a sequence stands for; None if that is nothing a text would have there."""
    sequence = match.group()
    if match.lastgroup in ("percent", "mail"):
        data = unquote_to_bytes(sequence.replace("=", "%"))
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            return None
        return text if text.isprintable() and (text == " " or not text.isascii()) else None
    text = "".join(chr(int(code, 16)) for code in HEX.findall(sequence.strip("_x")))
    if match.lastgroup == "office":
        return " " if text in "\r\n\t" else text
    surrogates = any("\ud800" <= c <= "\udfff" for c in text)
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if surrogates else text
    return text if text.isprintable() and "\ufffd" not in text else None


def _in_address(prose: str, match: regex.Match[str]) -> bool:
    """Whether the word around a percent sign reads as an address or a file's path."""
    if match.lastgroup != "percent":
        return False
    start, end = match.span()
    while start and not prose[start - 1].isspace():
        start -= 1
    while end < len(prose) and not prose[end].isspace():
        end += 1
    word = prose[start:end].rstrip(".,;:!?")
    return ADDRESS.search(word) is not None or not prose[match.end() : match.end() + 1].isalnum()
