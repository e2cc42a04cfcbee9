"""JSON and ARB (Flutter's catalogues): text values, never keys."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator

from lint import regexes as regex
from lint.data import read_json
from lint.formats import Notice, SourceBlock
from lint.formats.messages import C_ESCAPE, backslashed, reader, sign
from lint.formats.structured import Value, prose_values

TOKEN = regex.compile(r'"(?P<text>(?:[^"\\]|\\[\s\S])*+)"(?P<colon>\s*+:)?|[{}\[\]]')
SURROGATES = r"\\u[dD][89abAB]\p{AHex}{2}\\u[dD][c-fC-F]\p{AHex}{2}"


def _shown(match: regex.Match[str]) -> str:
    return str(json.loads(f'"{match[0]}"')) if len(match[0]) == 12 else sign(match)


READ = reader(f"{SURROGATES}|{C_ESCAPE}", _shown)


def parse(text: str, fields: Collection[str] = ()) -> Iterator[SourceBlock | Notice]:
    """The values of a JSON file."""
    yield from prose_values(text, _values(text), fields)


def parse_arb(text: str) -> Iterator[SourceBlock | Notice]:
    """The messages of an ARB file; what stands under keys with @ is about them."""
    values = [value for value in _values(text) if isinstance(value, Notice) or not value.key.startswith("@")]
    yield from prose_values(text, values, every=True)


def _values(text: str) -> Iterator[Value | Notice]:
    try:
        read_json(text or "null")
    except ValueError as error:
        yield Notice(getattr(error, "lineno", 1), f"invalid JSON: {getattr(error, 'msg', error)}")
    keys: list[str] = []
    key = ""
    for match in TOKEN.finditer(text):
        if match["text"] is None:
            if match[0] in "{[":
                keys.append(key)
            elif keys:
                key = keys.pop()
        elif match["colon"]:
            about = next((k for k in keys if k.startswith("@")), "")
            key = about or match["text"]
        else:
            yield Value(key, READ(text, *match.span("text")), backslashed)
