"""YAML: text values, never keys; aliases are not expanded."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from lint import regexes as regex
from lint.formats import Notice, SourceBlock
from lint.formats.structured import Value, prose_values
from lint.formats.yaml_scalars import scalars

NO_TEXT = regex.compile(r"[\s\d.,:+-]*|~|null|true|false|yes|no|on|off", regex.I)


def parse(text: str, fields: Collection[str] = ()) -> Iterator[SourceBlock | Notice]:
    """The values of a YAML file."""
    yield from prose_values(text, _values(text), fields)


def _values(text: str) -> Iterator[Value | Notice]:
    for scalar in scalars(text, 0, len(text)):
        if isinstance(scalar, Notice):
            yield scalar
        elif not NO_TEXT.fullmatch(text, scalar.start, scalar.end):
            for pieces in scalar.pieces(text):
                yield Value(scalar.path[-1] if scalar.path else "", pieces, scalar.escape(text))
