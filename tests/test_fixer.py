"""Choosing and applying fixes."""

from __future__ import annotations

import regex
from hypothesis import given
from hypothesis import strategies as st

from lint import fix_text
from lint.document import Document
from lint.fixer import apply, choose, fix
from lint.model import Diagnostic, Edit, Fix, Safety, Severity, Span


def diagnostic(
    *edits: tuple[int, int, str], safety: Safety = Safety.SAFE, severity: Severity = Severity.WARNING
) -> Diagnostic:
    made = tuple(Edit(Span(a, b), text) for a, b, text in edits)
    return Diagnostic("XX001", "x", "quotes", severity, 1.0, "m", made[0].span, fixes=(Fix("t", safety, made),))


def test_of_two_fixes_that_touch_the_first_stays() -> None:
    found = [diagnostic((0, 3, "a")), diagnostic((2, 5, "b")), diagnostic((5, 6, "c"))]
    assert [f.edits[0].replacement for f in choose(found, unsafe=False)] == ["a", "c"]


def test_a_fix_is_applied_whole_or_not_at_all() -> None:
    found = [diagnostic((0, 1, "a")), diagnostic((0, 1, "b"), (8, 9, "b")), diagnostic((8, 9, "c"))]
    assert [f.edits[0].replacement for f in choose(found, unsafe=False)] == ["a", "c"]


def test_two_insertions_at_one_place_wait_for_one_another() -> None:
    found = [diagnostic((4, 4, "”")), diagnostic((4, 4, "."))]
    assert len(choose(found, unsafe=False)) == 1


def test_unsafe_fixes_need_consent() -> None:
    found = [diagnostic((0, 1, "a"), safety=Safety.UNSAFE)]
    assert choose(found, unsafe=False) == []
    assert len(choose(found, unsafe=True)) == 1


def test_doubtful_findings_are_never_repaired() -> None:
    def check(document: Document) -> list[Diagnostic]:
        return [diagnostic((0, 1, "b"), severity=Severity.INFO)] if document.text == "a" else []

    assert fix(Document.parse("a"), check).text == "a"
    assert fix(Document.parse("a"), check, info=True).text == "b"


def test_rules_that_undo_each_other_come_to_an_end() -> None:
    def check(document: Document) -> list[Diagnostic]:
        return [diagnostic((0, 1, "b" if document.text == "a" else "a"))]

    assert fix(Document.parse("a"), check).text == fix(Document.parse("b"), check).text == "a"


def test_a_rule_that_never_ends_changes_nothing() -> None:
    def check(document: Document) -> list[Diagnostic]:
        return [diagnostic((0, 0, document.text))]

    assert fix(Document.parse("abc"), check).text == "abc"


def test_a_mark_that_is_put_in_again_and_again_is_not_put_in() -> None:
    for text in ("«()", "Eins. «()"):
        once = fix_text(text, unsafe=True, lang="de")
        assert len(once) <= len(text) + 1
        assert fix_text(once, unsafe=True, lang="de") == once


def test_repairs_that_make_room_for_others_are_all_made() -> None:
    def check(document: Document) -> list[Diagnostic]:
        return [diagnostic((m.start(), m.end(), "a")) for m in regex.finditer("aa", document.text)]

    assert fix(Document.parse("aaaaaaaa"), check).text == "a"


def test_deleted_lines_take_one_of_the_blank_lines_around_them() -> None:
    text = "One.\n\nTwo.\nThree.\n\nFour.\n"
    edits = [Edit(Span(6, 11), ""), Edit(Span(11, 18), "")]
    assert apply(text, edits) == "One.\n\nFour.\n"


@given(st.text("ab\n\r ", max_size=40), st.data())
def test_apply_changes_only_what_the_edits_say(text: str, data: st.DataObject) -> None:
    cuts = sorted(
        data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=6, unique=True)) if len(text) > 1 else []
    )
    edits = [Edit(Span(a, b), "X") for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    expected, at = "", 0
    for edit in edits:
        expected += text[at : edit.span.start] + "X"
        at = edit.span.end
    assert apply(text, edits) == expected + text[at:]


WORDS = st.lists(
    st.sampled_from(["the", "The", "”", "“", "bay", ",", ".", "has", "said", "Alexander", "Alexadner", "\n", "\n\n"])
)


@given(WORDS)
def test_a_second_run_changes_nothing(words: list[str]) -> None:
    text = " ".join(words)
    once = fix_text(text, unsafe=True)
    assert fix_text(once, unsafe=True) == once
    safe = fix_text(text)
    assert fix_text(safe) == safe
