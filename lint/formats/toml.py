"""TOML: text values, never keys."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from lint.data import read_toml
from lint.formats import Notice, SourceBlock
from lint.formats.front_matter import ESCAPES, LITERAL_ESCAPES, TOML_STRING, basic, line_of_error, literal, sign
from lint.formats.pieces import decoded
from lint.formats.structured import Value, prose_values


def parse(text: str, fields: Collection[str] = ()) -> Iterator[SourceBlock | Notice]:
    """The values of a TOML file."""
    yield from prose_values(text, _values(text), fields)


def _values(text: str) -> Iterator[Value | Notice]:
    try:
        read_toml(text.replace("\r\n", "\n"))
    except ValueError as error:
        yield Notice(line_of_error(str(error)), f"invalid TOML: {error}")
        return
    for match in TOML_STRING.finditer(text):
        name = match.lastgroup or "basic"
        is_literal = "literal" in name
        pieces = decoded(text, *match.span(name), LITERAL_ESCAPES if is_literal else ESCAPES, sign)
        yield Value(match["key"], pieces, literal if is_literal else basic)
