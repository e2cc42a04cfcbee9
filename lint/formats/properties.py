"""Java properties and Apple's .strings: the values are prose."""

from __future__ import annotations

from collections.abc import Iterator

from lint import regexes as regex
from lint.formats import Notice, SourceBlock
from lint.formats.messages import C_ESCAPE, backslashed, message, reader, sign
from lint.formats.pieces import NEWLINE
from lint.model import Span

CONTINUED = rf"\\{NEWLINE}[ \t]*"
ENTRY = regex.compile(
    rf"^[ \t\f]*(?![#!])(?P<key>(?:[^\s=:\\]|\\[\s\S])+)(?:[ \t\f]*[=:][ \t\f]*|[ \t\f]+)"
    rf"(?P<value>(?:[^\\\r\n]|\\{NEWLINE}|\\[\s\S])*)",
    regex.M,
)
STRING = regex.compile(
    r'"(?:[^"\\]|\\[\s\S])*"[ \t]*=[ \t]*"(?P<value>(?:[^"\\]|\\[\s\S])*)"[ \t]*;|/\*[\s\S]*?\*/|//[^\r\n]*'
)
READ = reader(rf"{CONTINUED}|{C_ESCAPE}", lambda match: " " if match[0][1:2] in "\r\n" else sign(match))
READ_STRING = reader(C_ESCAPE, sign)


def parse(text: str) -> Iterator[SourceBlock | Notice]:
    """The values of a file of either kind: .strings quotes its keys."""
    if regex.search(r'^\s*(?:/\*[\s\S]*?\*/\s*|//[^\r\n]*\s*)*"', text):
        for match in STRING.finditer(text):
            if match["value"]:
                block = message(text, READ_STRING(text, *match.span("value")), match.start(), backslashed)
                if block:
                    yield block
        return
    for match in ENTRY.finditer(text):
        block = message(text, READ(text, *match.span("value")), match.start() + 1, _escape)
        if block:
            yield block


def _escape(text: str, place: Span) -> str:
    return text.replace("\\", "\\\\")
