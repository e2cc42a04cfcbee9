"""Required literals: a rule is never skipped on a text it matches."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from lint.literals import LiteralScan, of_phrase, required


@pytest.mark.parametrize(
    ("pattern", "literals"),
    [
        (r"\bhas riveted\b", {"riveted"}),
        (r"(?:read|learn) more", {"more"}),
        (r"(?:Foreign|Interior) M", {"foreign", "interior"}),
        (r"(?P<a>the years )?\d+ long ago", {"long"}),
        (r"[abc]\d+", None),
        (r"(?:x|longer)", None),
        (r"\p{Lu}\w+", None),
    ],
)
def test_required(pattern: str, literals: set[str] | None) -> None:
    assert required(pattern) == literals


def test_phrases_are_cut_at_apostrophes() -> None:
    assert of_phrase("we don't know") in ("know", "don")


@given(st.lists(st.text("abc", min_size=1, max_size=4), max_size=8), st.text("abcd", max_size=60))
def test_one_scan_finds_what_single_searches_find(literals: list[str], text: str) -> None:
    assert LiteralScan(literals).found(text) == {literal for literal in literals if literal in text}


PARTS = st.sampled_from(["ab", "(?:cd|ef)", "x?", "[gh]+", r"\d*", "(?:ij)+", "(kl|m)?", "no"])


@given(st.lists(PARTS, min_size=1, max_size=5), st.text("abcdefghijklmno1x", max_size=40))
def test_a_match_always_contains_a_required_literal(parts: list[str], text: str) -> None:
    pattern = "".join(parts)
    literals = required(pattern)
    for match in regex.finditer(pattern, text):
        if literals is not None:
            assert any(literal in match.group() for literal in literals)


def test_half_a_character_hides_no_literal() -> None:
    assert LiteralScan(["bay"]).found("the bay \ud800") == {"bay"}
