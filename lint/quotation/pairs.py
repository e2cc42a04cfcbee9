"""Pairs of quotation marks."""

from __future__ import annotations

from typing import NamedTuple

DOUBLE = frozenset('“”„‟"')
SINGLE = frozenset("‘’‚‛'")
GUILLEMETS = frozenset("«»‹›")
CORNERS = frozenset("「」『』")


class Pair(NamedTuple):
    """An opening mark and the mark that closes it."""

    open: str
    close: str

    @property
    def directed(self) -> bool:
        """Whether the two marks can be told apart."""
        return self.open != self.close


def pairs_of(texts: tuple[str, ...]) -> tuple[Pair, ...]:
    """Pairs from texts of two marks each, as the packs write them."""
    return tuple(Pair(*text) for text in texts)


def kinship(one: str, other: str) -> int:
    """2 if two double marks are of one kind, 1 if one can still stand by mistake for the other, else 0."""
    if any(one in kind and other in kind for kind in (DOUBLE, GUILLEMETS, CORNERS)):
        return 2
    return int(one in DOUBLE | GUILLEMETS and other in DOUBLE | GUILLEMETS)
