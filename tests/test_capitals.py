"""Capitals: what the packs' examples cannot show."""

from __future__ import annotations

import pytest

from lint.checks.sentence_case import is_small_name
from lint.checks.shouting import Settings, is_shouted
from lint.checks.small_names import abbreviates
from lint.document import Document
from lint.engine import RuleSet, check
from lint.packs import builtin_packs


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


@pytest.mark.parametrize(
    ("short", "words", "fits"),
    [
        ("ljc", "the long jump committee", True),
        ("hjk", "a high-jump kit", True),
        ("tbm", "a tiny boatman", True),
        ("cfs", "a council for sport", False),
        ("etc", "boats and trains", False),
    ],
)
def test_an_abbreviation_takes_letters_from_the_beginning_of_words(short: str, words: str, fits: bool) -> None:
    assert abbreviates(short, words.split(), strict=False) == fits


def test_a_word_is_an_abbreviation_only_by_the_first_letters() -> None:
    assert abbreviates("cod", ["centre", "of", "old", "drawings"], strict=True)
    assert not abbreviates("say", ["small", "and", "tidy"], strict=True)


@pytest.mark.parametrize(("second", "severity"), [("use", "info"), ("Use", "warning")])
def test_a_list_that_lost_its_bullets_is_only_noted(second: str, severity: str) -> None:
    rest = "\n\n".join(f"Nobody has seen the row number {number} of it." for number in range(9))
    text = f"This is how it goes.\n\nuse the first row as its head.\n\n{second} the others for its body.\n\n{rest}\n"
    found = check(Document.parse(text), RuleSet(builtin_packs(), "en", only=["CA002"]))
    assert {finding.severity for finding in found} == {severity}
