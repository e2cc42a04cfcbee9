"""Copies of headlines, blocks, sections and sentences."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.checks.duplicates.titles import is_variant
from lint.checks.duplicates.units import words_of
from lint.document import Document
from lint.engine import RuleSet, check
from lint.fixer import fix
from lint.model import Diagnostic, Safety
from lint.packs import builtin_packs

RULES = RuleSet(builtin_packs(), "en", only=[f"DU{number:03}" for number in range(1, 20)])
PARAGRAPHS = (
    "The ministers of all five states met on the island.",
    "Rain had fallen since the early morning, and the ferry was late.",
    "Nobody in the hall wanted to speak first about the money.",
    "A waiter brought coffee while the interpreters were changing places.",
    "After two hours they agreed on a sentence that said nothing.",
    "The press was told so in the garden, under umbrellas.",
)
TITLE = "Five ministers agree on a sentence"


def codes(text: str) -> list[str]:
    return [found.rule for found in check(Document.parse(text), RULES)]


def fixed(text: str, *, unsafe: bool = False) -> str:
    return fix(Document.parse(text), partial(check, rules=RULES), unsafe=unsafe).text


def written(*blocks: str, newline: str = "\n") -> str:
    return (newline * 2).join(blocks) + newline


@given(st.permutations(PARAGRAPHS))
def test_a_text_without_copies_is_silent(paragraphs: list[str]) -> None:
    assert codes(written(TITLE, *paragraphs)) == []


@given(
    st.permutations(PARAGRAPHS), st.integers(0, 5), st.integers(1, 3), st.sampled_from(["\n", "\r\n"]), st.booleans()
)
def test_a_section_pasted_twice_is_cut_safely(
    paragraphs: list[str], at: int, length: int, newline: str, titled: bool
) -> None:
    head = [TITLE] if titled else []
    section = paragraphs[at : at + length]
    text = written(*head, *paragraphs[: at + len(section)], *section, *paragraphs[at + len(section) :], newline=newline)
    assert codes(text) == ["DU004"]
    assert fixed(text) == written(*head, *paragraphs, newline=newline)


@given(st.permutations(PARAGRAPHS), st.sets(st.integers(1, 6), min_size=1))
def test_every_copy_of_the_headline_is_cut_safely(paragraphs: list[str], places: set[int]) -> None:
    blocks = list(paragraphs)
    for place in sorted(places, reverse=True):
        blocks.insert(place - 1, TITLE)
    text = written(TITLE, *blocks)
    assert codes(text) == ["DU001"] * len(places)
    assert fixed(text) == written(TITLE, *paragraphs)


def test_copies_of_the_headline_on_neighbouring_lines_leave_clean_blank_lines() -> None:
    text = f"{TITLE}\n\n{PARAGRAPHS[0]}\n\n{TITLE}\n{TITLE}\n\n{PARAGRAPHS[1]}\n"
    assert fixed(text) == written(TITLE, *PARAGRAPHS[:2])


def test_a_copied_paragraph_with_figures_is_not_cut_unseen() -> None:
    record = "On Monday 12 litres of milk were sold."
    text = written(PARAGRAPHS[0], record, record)
    assert [fix_.safety for found in check(Document.parse(text), RULES) for fix_ in found.fixes] == [Safety.UNSAFE]
    assert fixed(text) == text


def test_the_first_place_is_related() -> None:
    text = written(*PARAGRAPHS[:3], PARAGRAPHS[2])
    (found,) = check(Document.parse(text), RULES)
    assert _shown(text, found) == [PARAGRAPHS[2], PARAGRAPHS[2]]
    assert found.related[0].end < found.span.start


def _shown(text: str, found: Diagnostic) -> list[str]:
    return [text[slice(*span)] for span in (found.span, *found.related)]


@pytest.mark.parametrize(
    ("variant", "expected"),
    [
        ("Five ministers agree on a bridge", False),
        ("Five ministers agree on sentence", True),
        ("ministers agree on a sentence", True),
        ("Five Ministers agree on a sentence!", True),
        ("Five ministers agree on a sentense", True),
        ("Five ministers agree on a sentence - The Mirror", True),
        ("Five ministers agree", False),
        ("Six ministers agree on a sentence", False),
    ],
)
def test_what_is_a_variant_of_a_headline(variant: str, expected: bool) -> None:
    assert is_variant(words_of(TITLE), words_of(variant)) is expected


def test_headlines_that_differ_in_a_number_are_two() -> None:
    assert not is_variant(words_of("Release notes of version 2.1"), words_of("Release notes of version 2.2"))


def test_a_poem_may_repeat_its_lines() -> None:
    verse = ["O wind of the western sea", "blow over the hills to me", "and bring me the rain", "again and again"]
    assert codes("\n".join([*verse, *verse, verse[0], verse[0], *verse]) + "\n") == []


@pytest.mark.parametrize(("labels", "severity"), [(("Use", "Use", "Use"), "info"), (("Use", "Use", "Care"), "warning")])
def test_what_is_filled_into_a_form_is_only_noted(labels: tuple[str, str, str], severity: str) -> None:
    said = "hang it over the door on a dry day, with the handle to the left, and leave it there until the evening"
    texts = (f"{labels[0]}: {said}.", "It is light.", f"{labels[1]}: {said}.", f"{labels[2]}: wash it in cold water.")
    assert [f.severity for f in check(Document.parse(written(TITLE, *texts)), RULES)] == [severity]
