"""The head of a page that a site generator reads: YAML, TOML or JSON. Titles and descriptions are prose."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from lint import regexes as regex
from lint.data import read_toml
from lint.formats import BlockKind, Escape, Notice, Piece, SourceBlock
from lint.formats.pieces import ENTITY, NEWLINE, Pieces, character, decoded
from lint.formats.templates import IN_FRONT_MATTER, filler_for, hidden
from lint.formats.yaml_scalars import scalars
from lint.model import Span

PROSE_KEYS = frozenset({
    "title", "subtitle", "shorttitle", "linktitle", "seotitle", "metatitle", "sidebarlabel", "navtitle",
    "description", "metadescription", "seodescription", "ogdescription", "summary", "excerpt", "abstract",
    "lead", "intro", "teaser", "tagline", "headline", "dek", "caption", "alt", "imagealt", "imagecaption",
})  # fmt: skip
"""Keys whose values people read; case, hyphens and underscores do not matter."""
YAML = regex.compile(
    rf"\A---[ \t]*{NEWLINE}((?:[ \t]*{NEWLINE}|[ \t]*#.*{NEWLINE})*[\"']?[\w][\w .-]*[\"']?[ \t]*:(?:\s|$))"
)
YAML_END = regex.compile(rf"^(?:---|\.\.\.)[ \t]*(?:{NEWLINE}|\Z)", regex.M)
TOML = regex.compile(rf"\A\+\+\+[ \t]*{NEWLINE}\s*(?:[\w.\"'-]+[ \t]*=|#|\[)")
TOML_END = regex.compile(rf"^\+\+\+[ \t]*(?:{NEWLINE}|\Z)", regex.M)
TOML_STRING = regex.compile(
    r'^[ \t]*(?P<key>[\w-]+)[ \t]*=[ \t]*(?:"""(?P<long>(?:[^\\]|\\[\s\S])*?)"""|"(?P<basic>(?:[^"\\\r\n]|\\.)*)"'
    r"|'''(?P<longliteral>[\s\S]*?)'''|'(?P<literal>[^'\r\n]*)')",
    regex.M,
)
JSON_STRING = regex.compile(r'"(?P<key>(?:[^"\\]|\\.)*)"\s*:\s*"(?P<basic>(?:[^"\\]|\\.)*)"')
ESCAPES = regex.compile(rf"\\(?:u\p{{AHex}}{{4}}|U\p{{AHex}}{{8}}|[^\r\n])|\\?\s*{NEWLINE}\s*")
ENTITIES = regex.compile(ENTITY)
LITERAL_ESCAPES = regex.compile(rf"[ \t]*{NEWLINE}\s*")
SIGNS = dict(zip("btnfr", "\b\t\n\f\r", strict=True))
FIRST_PARAGRAPH = regex.compile(rf"(?:(?![ \t]*{NEWLINE})[^\r\n]*{NEWLINE}?)*")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Where it ends (0: there is none) and what it says."""

    end: int
    blocks: tuple[SourceBlock | Notice, ...] = ()


def front_matter(text: str, fields: Collection[str] = ()) -> FrontMatter:
    """The front matter of a page; the values of `fields` are prose besides the usual ones."""
    if YAML.match(text):
        return _yaml(text, fields)
    if TOML.match(text):
        return _toml(text, fields)
    return _json(text, fields) if text[:1] == "{" else FrontMatter(0)


def is_prose_key(key: str, fields: Collection[str] = ()) -> bool:
    """Whether the value of a key is prose."""
    return _plain(key) in PROSE_KEYS or _plain(key) in map(_plain, fields)


def _plain(key: str) -> str:
    return key.lower().replace("-", "").replace("_", "")


def _yaml(text: str, fields: Collection[str]) -> FrontMatter:
    start = text.index("---") + 3
    body, end, notices = _extent(text, start, YAML_END)
    filler = filler_for(text[:body])
    source = hidden(text[:body], filler, IN_FRONT_MATTER)
    blocks: list[SourceBlock | Notice] = [*notices]
    for scalar in scalars(source, start, body):
        if isinstance(scalar, Notice):
            return FrontMatter(end, (scalar,))
        if scalar.path and is_prose_key(scalar.path[-1], fields):
            blocks += (
                _block(scalar.path, _with_entities(source, pieces), scalar.escape(source))
                for pieces in scalar.pieces(source, filler)
                if pieces
            )
    return FrontMatter(end, tuple(blocks))


def _toml(text: str, fields: Collection[str]) -> FrontMatter:
    start = text.index("+++") + 3
    body, end, notices = _extent(text, start, TOML_END)
    try:
        read_toml(text[start:body].replace("\r\n", "\n"))
    except ValueError as error:
        return FrontMatter(end, (Notice(line_of_error(str(error)), f"invalid TOML: {error}"),))
    return FrontMatter(end, (*notices, *_strings(text, start, body, TOML_STRING, fields)))


def _json(text: str, fields: Collection[str]) -> FrontMatter:
    try:
        value, end = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):  # a text may begin with a brace
        return FrontMatter(0)
    return (
        FrontMatter(end, tuple(_strings(text, 0, end, JSON_STRING, fields)))
        if isinstance(value, dict)
        else FrontMatter(0)
    )


def _extent(text: str, start: int, closing: regex.Pattern[str]) -> tuple[int, int, tuple[Notice, ...]]:
    """Where the body and the whole end. What is never closed goes to the first blank line."""
    found = closing.search(text, start)
    if found:
        return found.start(), found.end(), ()
    first = regex.compile(NEWLINE).search(text, start)
    paragraph = FIRST_PARAGRAPH.match(text, first.end() if first else start)
    end = paragraph.end() if paragraph else len(text)
    return end, end, (Notice(1, "front matter is not closed"),)


def line_of_error(message: str) -> int:
    """The line that an error of tomllib names."""
    found = regex.search(r"line (\d+)", message)
    return int(found[1]) if found else 1


def _strings(
    text: str, start: int, end: int, pattern: regex.Pattern[str], fields: Collection[str]
) -> Iterator[SourceBlock]:
    for match in pattern.finditer(text, start, end):
        if is_prose_key(match["key"], fields):
            name = match.lastgroup or "basic"
            is_literal = "literal" in name
            escapes = LITERAL_ESCAPES if is_literal else ESCAPES
            pieces = decoded(text, *match.span(name), escapes, sign)
            if pieces:
                yield _block((match["key"],), _with_entities(text, pieces), literal if is_literal else basic)


def _with_entities(source: str, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """A value goes to a page of HTML, entities and all."""
    read = Pieces(source)
    for start, end, text in pieces:
        if text is None:
            read.decode(start, end, ENTITIES, character)
        else:
            read.shown(start, end, text)
    return read.finished()


def _block(path: tuple[str, ...], pieces: tuple[Piece, ...], write: Escape) -> SourceBlock:
    def escape(text: str, place: Span) -> str | None:
        is_plain = hidden(text, "\uffff", IN_FRONT_MATTER) == text and not ENTITIES.search(text)
        return write(text, place) if is_plain else None

    if len(path) == 1 and path[0].lower() == "title":
        return SourceBlock(BlockKind.TITLE, pieces, escape=escape)
    return SourceBlock(BlockKind.ATTRIBUTE, pieces, escape=escape, group=pieces[0].start)


def sign(match: regex.Match[str]) -> str:
    """What an escape of a basic string reads as."""
    code = match[0][1:]
    return chr(int(code[1:], 16)) if len(code) > 1 else SIGNS.get(code, code)


def basic(text: str, place: Span) -> str:
    """The escape of strings between double quotation marks."""
    return text.replace("\\", "\\\\").replace('"', '\\"')


def literal(text: str, place: Span) -> str | None:
    """The escape of strings between single quotation marks: what cannot stand there is refused."""
    return None if "'" in text or "\n" in text else text
