"""Words no dictionary lists because anybody may form them: `repurposed`, `flashbang`, `untyped`."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

MIN_STEM = 4
"""Shortest stem, in code points, after a prefix or before a suffix."""


class Affixes(NamedTuple):
    """The parts that a language puts before and after words."""

    prefixes: tuple[str, ...]
    suffixes: tuple[str, ...]


def is_formed(word: str, affixes: Affixes, is_known: Callable[[str], bool], is_common: Callable[[str], bool]) -> bool:
    """Whether a word is regularly formed: prefix + known word, known word + suffix, two common words."""
    for prefix in affixes.prefixes:
        rest = word[len(prefix) :]
        if word.startswith(prefix) and len(rest) >= MIN_STEM and is_known(rest):
            return True
    for suffix in affixes.suffixes:
        stem = word[: -len(suffix)]
        if word.endswith(suffix) and len(stem) >= MIN_STEM and is_known(stem):
            return True
    cuts = range(MIN_STEM, len(word) - MIN_STEM + 1)
    return any(is_common(word[:cut]) and is_common(word[cut:]) for cut in cuts)
