"""Punctuation: what the packs' examples cannot show."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.checks.brackets import lone_brackets
from lint.document import Document
from lint.engine import RuleSet, check
from lint.fixer import fix
from lint.packs import builtin_packs

PACKS = builtin_packs()
MINE = [rule.code for pack in PACKS for rule in pack.rules if rule.code[:2] in ("PU", "CA", "RP")]
RULES = {lang: RuleSet(PACKS, lang, only=MINE) for lang in ("en", "fr", "de", "xx")}
MARKS = "the house She went in and NATO 1990 etc. , . .. ... … ? ! ; : ( ) [ ] “ ” 's - — • （ ， _"
PIECES = st.sampled_from([*MARKS.split(), " ", " ", "  ", "\n", "\n\n", "\ufffc"])
TEXTS = st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=60)


def run(text: str, lang: str = "en") -> list[str]:
    return [found.rule for found in check(Document.parse(text, lang=lang), RULES[lang])]


@given(TEXTS, st.sampled_from([*RULES]))
def test_findings_lie_inside_the_text(text: str, lang: str) -> None:
    for found in check(Document.parse(text, lang=lang), RULES[lang]):
        assert 0 <= found.span.start <= found.span.end <= len(text)
        assert all(0 <= e.span.start <= e.span.end <= len(text) for f in found.fixes for e in f.edits)


@given(TEXTS)
def test_a_second_repair_changes_nothing(text: str) -> None:
    checker = partial(check, rules=RULES["en"])
    once = fix(Document.parse(text), checker, unsafe=True)
    assert fix(Document.parse(once.text), checker, unsafe=True).text == once.text


@given(st.text("ab ", max_size=12), st.text("cd ", max_size=12))
def test_brackets_in_pairs_are_never_alone(inner: str, outer: str) -> None:
    assert [*lone_brackets(f"{outer}(x{inner}[y{inner}z]{inner}){outer}")] == []


@pytest.mark.parametrize(
    "text",
    [
        "On 3.5.2020 at 10:30 he paid 1,000.50 euros (i.e. all of it).",
        "See https://example.org/a,b;c?d=e and the file notes.txt, version 2.0.1.",
        "He said: “Is it so?” and left. “No,” she said, “it is not.”",
        "The Ph.D. student, J. R. Smith, Jr., met Dr. Miller at 5 p.m. on St. James St. in Washington, D.C.",
        "Plan A; plan B; and plan C: all of them failed... or did they?",
        "That that is, is. He had had enough. So, so. No, no, no!",
    ],
)
def test_good_prose_is_left_alone(text: str) -> None:
    assert run(text) == []


def test_french_spacing_is_right_in_french_only() -> None:
    text = "C’est vrai ! Voici : un ; deux. Pourquoi ?"
    assert run(text, "fr") == []
    assert run(text, "en") == ["PU001"] * 4


def test_the_spans_are_exact() -> None:
    text = "It rained , and the  sun came out.He slept slept."
    found = [(d.rule, text[d.span.start : d.span.end]) for d in check(Document.parse(text), RULES["en"])]
    assert found == [("PU001", " ,"), ("PU003", "out.He"), ("RP001", "slept slept")]


def test_a_question_that_trails_off_is_only_noted() -> None:
    rules = RuleSet(PACKS, "en", only=["PU006", "PU007"])
    (found,) = check(Document.parse("Is business still slow..? I asked."), rules)
    assert (found.rule, found.severity, found.fixes[0].edits[0].replacement) == ("PU007", "info", "...?")
