"""Parts of speech and the forms of words."""

from __future__ import annotations

from itertools import pairwise

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from lint.document import Document
from lint.tagging.inflection import inflection_of
from lint.tagging.tagged import tagged
from lint.tagging.tagger import tagger_of
from lint.tagging.words import words_of


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in words_of(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Don’t hit Anna's long-term U.S. plan.", ["Do", "n’t", "hit", "Anna", "'s", "long-term", "U.S.", "plan", "."]),
        ("Mr. Lund paid €3.50 on the 10th.", ["Mr.", "Lund", "paid", "€", "3.50", "on", "the", "10th", "."]),
        ("O’Hara can't.", ["O’Hara", "ca", "n't", "."]),
    ],
)  # fmt: skip
def test_words(text: str, words: list[str]) -> None:
    assert cut(text) == words


@given(st.text())
def test_words_lie_in_order_and_leave_out_nothing_but_space(text: str) -> None:
    places = [*words_of(text, 0, len(text))]
    assert all(a[1] <= b[0] for a, b in pairwise(places))
    assert "".join(text[slice(*p)] for p in places) == regex.sub(r"[\s\p{C}]", "", text)


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("The guide explained the way to us .", "NN VBD"),
        ("She can close the door .", "VB"),
        ("They have closed doors .", "VBN"),
    ],
)
def test_tags(text: str, tags: str) -> None:
    tagger = tagger_of("en")
    assert tagger
    assert f" {tags} " in f" {' '.join(tagger.tag(text.split()))} "


def test_a_language_without_tagger_has_no_tags() -> None:
    assert tagged(Document.parse("Das ist gut.", lang="de")) is None


def test_a_sentence_is_found_by_any_of_its_offsets() -> None:
    document = Document.parse("One house stands. Two houses fall.")
    words = tagged(document)
    assert words
    assert [w.text for w in words.words(words.sentence_at(20))] == ["Two", "houses", "fall", "."]


@pytest.mark.parametrize(
    ("form", "base"),
    [("explained", "explain"), ("stopping", "stop"), ("making", "make"), ("cities", "city"), ("went", "go"),
     ("admitted", "admit"), ("houses", "house"), ("children", "child"), ("lying", "lie")],
)  # fmt: skip
def test_plain_forms(form: str, base: str) -> None:
    assert inflection_of("en").base(form) == base
    assert form in inflection_of("en").all(base)
