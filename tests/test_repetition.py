"""Repetition: what the packs' examples cannot show."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lint.checks.doubled_words import tandem_repeats
from lint.checks.loops import echoes_of

WORDS = st.lists(st.sampled_from("abcd"), max_size=40)


@given(WORDS)
def test_a_tandem_repeat_is_one(words: list[str]) -> None:
    """Every copy equals the first, and no two repeats share a word."""
    end = 0
    for first, period, copies in tandem_repeats(words, 8):
        assert first >= end
        end = first + period * copies
        assert words[first:end] == words[first : first + period] * copies


@given(WORDS, st.lists(st.sampled_from("wxyz"), min_size=1, max_size=8), WORDS)
def test_every_doubled_phrase_is_found(before: list[str], phrase: list[str], after: list[str]) -> None:
    words = before + phrase + phrase + after
    covered = {n for r in tandem_repeats(words, 8) for n in range(r.first, r.first + r.period * r.copies)}
    assert covered & {*range(len(before), len(before) + 2 * len(phrase))}


@given(WORDS)
def test_an_echo_repeats_something_earlier(words: list[str]) -> None:
    end = 0
    for earlier, first, length in echoes_of(words):
        assert end <= first and earlier + length <= first and length >= 2
        assert words[earlier : earlier + length] == words[first : first + length]
        end = first + length
