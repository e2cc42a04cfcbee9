"""Required literals: a rule is never skipped on a text it matches."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from lint.literals import LiteralScan, alone, of_phrase, required
from lint.reach import within_line


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


@given(st.lists(st.text("abc", min_size=1, max_size=4), max_size=8), st.text("abcd\n", max_size=60))
def test_one_scan_finds_what_single_searches_find(literals: list[str], text: str) -> None:
    found = {literal: sorted(starts) for literal, starts in LiteralScan(literals).found(text).items()}
    places = {literal: [at for at in range(len(text)) if text.startswith(literal, at)] for literal in literals}
    assert found == {literal: starts for literal, starts in places.items() if starts}


PARTS = st.sampled_from(["ab", "(?:cd|ef)", "x?", "[gh]+", r"\d*", "(?:ij)+", "(kl|m)?", "no"])


@given(st.lists(PARTS, min_size=1, max_size=5), st.text("abcdefghijklmno1x", max_size=40))
def test_a_match_always_contains_a_required_literal(parts: list[str], text: str) -> None:
    pattern = "".join(parts)
    literals = required(pattern)
    for match in regex.finditer(pattern, text):
        if literals is not None:
            assert any(literal in match.group() for literal in literals)


def test_half_a_character_hides_no_literal() -> None:
    assert LiteralScan(["bay"]).found("the bay \ud800") == {"bay": [4]}


@pytest.mark.parametrize(
    ("text", "literal", "expected"),
    [
        ("the can", "can", True),
        ("a canal", "can", False),
        ("a toucan", "can", False),
        ("they can’t", "can", True),
        ("they don’t", "do", True),
        ("a done deal", "do", False),
        ("the 9can", "can", False),
        ("e.g.the", "e.g.", True),
        ("the area²", "area", True),
        ("can", "can", True),
    ],
)
def test_alone(text: str, literal: str, expected: bool) -> None:
    start = text.index(literal)
    assert alone(text, start, start + len(literal)) is expected


@pytest.mark.parametrize(
    ("pattern", "stays"),
    [
        (r"(?<![\w,.])\d{1,2}’ ?\p{Lu}\w+", True),
        (r"^[.,;:!?]$", True),
        (r"(?<=[\s(])once", True),
        (r"(?P<a>up|down)\b(?P<a>ward)?", True),
        (r"[^.\n]+ again", True),
        (r"once\s+again", False),
        (r"[^.]+ again", False),
        (r"once(?=\s)", False),
        (r"once(?s:.)", False),
        (r"\Aonce", False),
        (r"(?:once){e<=1}", False),
        (r"\P{L}once", False),
        (r"[\w--\d]", False),
    ],
)
def test_within_line(pattern: str, stays: bool) -> None:
    assert within_line(pattern) is stays


LINE_PARTS = st.sampled_from(
    ["ab", "(?:a|b )", r"\s", "[^a]", r"\b", "^", "$", "(?=b)", "(?!a)", "(?<=\\s)", ".?", "(?<!b)"]
)


@given(st.lists(LINE_PARTS, min_size=1, max_size=5), st.text("ab \n", max_size=30))
def test_a_pattern_that_stays_within_a_line_finds_the_same_line_by_line(parts: list[str], text: str) -> None:
    pattern = regex.compile("".join(parts), regex.V1 | regex.M)
    if within_line(pattern.pattern):
        lines = [m.span() for m in regex.finditer("[^\n]*", text)]
        ends = {end: start for start, end in lines if start == 0 or text[start - 1] == "\n"}
        by_line = [m.span() for end, start in sorted(ends.items()) for m in pattern.finditer(text, start, end)]
        whole = [m.span() for m in pattern.finditer(text)]
        assert [s for s in by_line if s[0] < s[1]] == [s for s in whole if s[0] < s[1]]
