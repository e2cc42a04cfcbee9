"""Gettext catalogues (.po, .pot): the translations are prose, the originals go with them.

Fuzzy and obsolete entries are not shown to users and left out. Format: GNU gettext manual, “The Format
of PO Files”.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lint import regexes as regex
from lint.formats import Notice, Piece, SourceBlock
from lint.formats.messages import C_ESCAPE, backslashed, message, reader, sign
from lint.formats.pieces import NEWLINE

LINE = regex.compile(rf"[^\r\n]*(?:{NEWLINE}|\Z)")
KEYWORD = regex.compile(r'[ \t]*(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)[ \t]*(?=")')
STRING = regex.compile(r'[ \t]*"((?:[^"\\\r\n]|\\[^\r\n])*)"[ \t]*$')
FLAGS = regex.compile(r"#,.*\bfuzzy\b")
READ = reader(C_ESCAPE, sign)


@dataclass
class Entry:
    """The strings of one entry: keyword -> places of its parts between the quotation marks."""

    fuzzy: bool = False
    strings: dict[str, list[tuple[int, int]]] = field(default_factory=dict)


def parse(text: str) -> Iterator[SourceBlock | Notice]:
    """The translations of a catalogue."""
    entry = Entry()
    keyword = ""
    number = 0
    for number, line in enumerate(LINE.finditer(text), 1):
        body = line[0].rstrip("\r\n")
        found = KEYWORD.match(body)
        if found and _begins(found[1], entry, keyword):
            yield from _blocks(text, entry)
            entry = Entry(fuzzy=entry.fuzzy and not entry.strings)
        if found:
            keyword = found[1]
            entry.strings[keyword] = []
        string = STRING.match(body, found.end() if found else 0)
        if string and keyword:
            entry.strings[keyword].append((line.start() + string.start(1), line.start() + string.end(1)))
        elif body.strip() and not body.startswith("#"):
            yield Notice(number, "not a line of a gettext catalogue; it is left out")
        if not body.strip() or body.startswith("#"):
            if entry.strings:
                yield from _blocks(text, entry)
                entry = Entry()
            keyword = ""
            entry.fuzzy |= bool(FLAGS.match(body))
    yield from _blocks(text, entry)


def _begins(keyword: str, entry: Entry, last: str) -> bool:
    """Whether a keyword begins the next entry."""
    return keyword in ("msgctxt", "msgid") and last.startswith("msgstr") and bool(entry.strings)


def _blocks(text: str, entry: Entry) -> Iterator[SourceBlock]:
    original = _plain(text, entry.strings.get("msgid", []))
    if entry.fuzzy or not original:  # the entry without an original is the header
        return
    plural = _plain(text, entry.strings.get("msgid_plural", []))
    for keyword, parts in entry.strings.items():
        if keyword.startswith("msgstr"):
            pieces = _joined(text, parts)
            singular = keyword in ("msgstr", "msgstr[0]") or not plural
            block = message(text, pieces, parts[0][0] if parts else 0, backslashed, original if singular else plural)
            if block:
                yield block


def _joined(text: str, parts: list[tuple[int, int]]) -> tuple[Piece, ...]:
    """The pieces of a message; the space at the end of one of its lines belongs to it."""
    pieces: list[Piece] = []
    spaced = False
    for start, end in parts:
        if pieces and spaced:
            pieces.append(Piece(pieces[-1].end, pieces[-1].end, " "))
        pieces += READ(text, start, end)
        spaced = text[start:end].endswith((" ", "\\n"))
    return tuple(pieces)


def _plain(text: str, parts: list[tuple[int, int]]) -> str:
    return "".join(regex.sub(C_ESCAPE, sign, text[start:end]) for start, end in parts)
