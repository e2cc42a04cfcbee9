"""The excerpt with its marker."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from lint.report.text import excerpt_of, visible


@pytest.mark.parametrize(
    ("line", "start", "end", "marker"),
    [
        ("ab the the", 3, 10, "   ^^^^^^^"),
        ("漢字 the", 3, 6, "     ^^^"),
        ("e\u0301e\u0301 x", 5, 6, "   ^"),
        ("ab", 2, 2, "  ^"),
        ("a\tb", 2, 3, "  ^"),
    ],
)
def test_the_marker_stands_under_the_span(line: str, start: int, end: int, marker: str) -> None:
    assert excerpt_of(line, start, end, 80)[1] == marker


@given(st.text(max_size=200), st.integers(0, 200), st.integers(0, 200), st.integers(20, 120))
def test_excerpts_fit_and_hold_the_span(line: str, a: int, b: int, width: int) -> None:
    line = line.replace("\n", " ").replace("\r", " ")
    start, end = sorted((min(a, len(line)), min(b, len(line))))
    excerpt, marker = excerpt_of(line, start, end, width)
    assert sum(max(0, wcswidth(c)) for c in excerpt) <= width
    assert len(marker) <= width + 2
    assert set(marker) <= {" ", "^"}
    assert "^" in marker


def test_nothing_invisible_reaches_a_terminal() -> None:
    assert visible("a\033[31mb\u202ec\x07\u200b") == "a�[31mb�c��"
