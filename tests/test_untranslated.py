"""Untranslated text: what the examples of the packs do not show."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lint.checks import scripts
from lint.document import Document
from lint.engine import RuleSet, check
from lint.packs import builtin_packs

PACKS = builtin_packs()
ENGLISH = RuleSet(PACKS, "en", only=["UT001", "UT002", "UT003", "UT004"])


def found(text: str) -> list[tuple[str, str]]:
    return [(d.rule, text[slice(*d.span)]) for d in check(Document.parse(text), ENGLISH)]


def test_an_island_takes_its_digits_along_but_not_the_quotes() -> None:
    assert found("The price rose by 3万 and “they said 没有 again”.") == [("UT003", "3万"), ("UT003", "没有")]


def test_a_quotation_wholly_in_another_script_is_meant() -> None:
    assert found("The banner read “没有”, he said.") == []


def test_the_declared_source_names_the_language() -> None:
    document = Document.parse("The 調査 goes on.", source_lang="ja")
    assert scripts.language_of("調査", document) == "ja"
    assert scripts.language_of("調査", Document.parse("The 調査 goes on.")) == "und-Hani"
    assert scripts.language_of("увага", Document.parse("увага", source_lang="uk")) == "uk"


def test_a_text_in_the_wrong_language_is_said_once() -> None:
    russian = "Он сказал, что всё будет хорошо. Она ответила: “Yes”. Потом они ушли.\n\nИ всё."
    assert [rule for rule, _ in found(russian)] == ["UT004"]


@given(st.text(alphabet="aеоbсd αβ猫“”() .\n", max_size=60))
def test_positions_are_sound_and_repairs_leave_no_lookalike(text: str) -> None:
    for diagnostic in check(Document.parse(text), ENGLISH):
        assert 0 <= diagnostic.span.start < diagnostic.span.end <= len(text)
        for fix in diagnostic.fixes:
            assert fix.edits[0].span == diagnostic.span
            assert fix.edits[0].replacement.isascii()
