"""What the structured formats share: which of their values people read.

A file in which most values read as phrases is a catalogue of messages, and all its values are
prose. In any other file only the values of keys such as `title` and `description` are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from lint import regexes as regex
from lint.formats import Escape, Notice, Piece, SourceBlock
from lint.formats.front_matter import is_prose_key
from lint.formats.messages import message
from lint.formats.pieces import reading

PHRASE = regex.compile(r"^[\p{L}\p{N}“\"'‘«„¿¡(<%{][^\r\n]*\s\p{L}")
CODE = regex.compile(r"://|^[\w./@^~*>=<|-]+$|^[a-z_]+\([^)]*\)|&&|\$\(|--\w|\.\w{2,4}$")
SHARE = 0.5


class Value(NamedTuple):
    """One text value: the key it stands under, its pieces, how to write it."""

    key: str
    pieces: tuple[Piece, ...]
    escape: Escape


def prose_values(
    source: str, values: Iterable[Value | Notice], fields: Collection[str] = (), every: bool = False
) -> Iterator[SourceBlock | Notice]:
    """The blocks of the values people read: those of `fields` besides the usual ones; all if `every`."""
    known = [*values]
    texts = [value for value in known if isinstance(value, Value) and value.pieces]
    every = every or _is_catalogue(source, texts)
    for value in known:
        if isinstance(value, Notice):
            yield value
        elif value.pieces and (every or is_prose_key(value.key, fields)):
            block = message(source, value.pieces, value.pieces[0].start + 1, value.escape)
            if block:
                yield block


def _is_catalogue(source: str, values: Sequence[Value]) -> bool:
    shown = [reading(source, value.pieces) for value in values]
    phrases = sum(bool(PHRASE.search(text)) and not CODE.search(text) for text in shown)
    return len(shown) >= 2 and phrases >= SHARE * len(shown)
