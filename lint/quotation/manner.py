"""How a language, and a text, quotes."""

from __future__ import annotations

from typing import NamedTuple

from lint.quotation.pairs import Pair


class Manner(NamedTuple):
    """The pairs and words of one language.

    Attributes:
        pairs: the pairs it writes, the usual one first.
        speech: forms of verbs of speech (said, told), in lower case.
        heralds: other words that often stand right before a quotation (called, that, as).
        joints: words that begin a clause of their own (and, which, that): no “he said” reaches over one.
        small: words that seldom end a quotation and often follow one (of, and, the).
        inside: whether a full stop or comma stands before the closing mark.
        possessive: the letter that takes a bare apostrophe (the farmers’ protest).
        spaced: whether guillemets have a space inside.
        singles: whether this text quotes with single marks, so that they have to be judged like double ones.
        elisions: words that begin with an apostrophe, without it (tis, em), in lower case.
    """

    pairs: tuple[Pair, ...]
    speech: frozenset[str] = frozenset()
    heralds: frozenset[str] = frozenset()
    joints: frozenset[str] = frozenset()
    small: frozenset[str] = frozenset()
    inside: bool = True
    possessive: str = ""
    spaced: bool = False
    singles: bool = False
    elisions: frozenset[str] = frozenset()
