"""Capitals: what the packs' examples cannot show."""

from __future__ import annotations

import pytest

from lint.checks.sentence_case import is_small_name
from lint.checks.shouting import Settings, is_shouted


@pytest.mark.parametrize(
    "word", ["iPhone", "e.e.", "example.org", "snake_case", "x86", "al-Farabi", "d’Artagnan", "n.", "git-lfs"]
)
def test_a_name_may_begin_small(word: str) -> None:
    assert is_small_name(word, "en")


@pytest.mark.parametrize("word", ["the", "because", "well-known", "a", "i", "don’t"])
def test_a_word_may_not(word: str) -> None:
    assert not is_small_name(word, "en")


def test_abbreviations_do_not_shout() -> None:
    assert not is_shouted("NATO, UN", Settings())
    assert not is_shouted("1999 2000 2001", Settings())
    assert is_shouted("WHAT THE MINISTER SAID", Settings())
