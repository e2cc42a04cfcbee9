"""MDX: Markdown with components, imports, exports and expressions."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from lint.formats import Notice, SourceBlock
from lint.formats.markdown import read
from lint.formats.templates import MDX_MASKS


def parse(text: str, fields: Collection[str] = ()) -> Iterable[SourceBlock | Notice]:
    """The blocks of an MDX file."""
    return read(text, MDX_MASKS, fields)
