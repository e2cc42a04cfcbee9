"""The name of a chat program in the addresses of an answer: “…?utm_source=chatgpt.com”."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lint import regexes as regex
from lint.document import Document
from lint.mention import is_mention
from lint.model import Finding, replace


class Settings(NamedTuple):
    """`sources`: what chat programs write as the source of a visit."""

    sources: tuple[str, ...] = ()


def find(document: Document, settings: Settings) -> Iterator[Finding]:
    """Parameters of addresses (fault ""), also in the targets of links, in offsets of the file."""
    if "utm_source=" not in document.text or not settings.sources:
        return
    sources = "|".join(map(regex.escape, settings.sources))
    pattern = regex.compile(rf"(?P<lead>\?|&amp;|&)utm_source=(?:{sources})(?![\w.-]*[\w-])(?P<more>&amp;|&)?", regex.I)
    for match in pattern.finditer(document.text):
        if not is_mention(document.text, *match.span()):
            rest = "?" if match["lead"] == "?" and match["more"] else match["more"] or ""
            repair = replace(*match.span(), rest, title="Delete the mark")
            yield Finding(*match.span(), repairs=(repair,), in_file=True)
