"""Quotation marks: the examples are in rules/any/quotes.toml; here what holds for every text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.document import Document
from lint.engine import RuleSet, check
from lint.fixer import fix
from lint.model import Diagnostic, Severity
from lint.packs import builtin_packs

PACKS = [pack for pack in builtin_packs() if pack.path.name == "quotes.toml"]
RULES = {lang: RuleSet(PACKS, lang) for lang in ("en", "de", "fr", "sv", "ja")}
MARKS = "“”„\"«»‘’'"
PARTS = [
    "we",
    "Are",
    "ready",
    "he said",
    "5",
    "the farmers",
    ". ",
    ", ",
    "? ",
    " ",
    " ",
    " ",
    "\n\n",
    "\n",
    "—",
    "(",
    ")",
]
TEXTS = st.lists(st.sampled_from([*PARTS, *MARKS, *'“”""']), max_size=40).map("".join)


def found(text: str, lang: str = "en", format: str = "plain") -> list[Diagnostic]:
    return check(Document.parse(text, lang=lang, format=format), RULES[lang])


def fixed(text: str, lang: str = "en", *, unsafe: bool = True) -> str:
    return fix(Document.parse(text, lang=lang), lambda document: check(document, RULES[lang]), unsafe=unsafe).text


@given(TEXTS, st.sampled_from(sorted(RULES)))
def test_a_repaired_text_gives_no_finding(text: str, lang: str) -> None:
    """Nor does a second repair change it. In a rare scrap („(\\n() a mark is put in and taken out again: it is left."""
    once = fixed(text, lang)
    left = [d for d in found(once, lang) if d.severity is not Severity.INFO]
    assert fixed(once, lang) == once
    assert all(d.fixes for d in left)


@given(TEXTS, st.sampled_from(sorted(RULES)), st.booleans())
def test_only_marks_and_the_spaces_beside_them_change(text: str, lang: str, unsafe: bool) -> None:
    kept = str.maketrans("", "", MARKS + " \u00a0\n")
    assert fixed(text, lang, unsafe=unsafe).translate(kept) == text.translate(kept)


SENTENCES = ("We are ready", "The depots are full", "Nobody knows what this will cost", "It rained for three days")
PAIRS = {
    "“”": ("en", "‘’"),
    '""': ("en", "“”"),
    "‘’": ("en", "“”"),
    "„“": ("de", "‚‘"),
    "«»": ("fr", "“”"),
    "””": ("sv", "’’"),
}
SHAPES = (
    "{o}{a},{c} she said.",
    "She said: {o}{a}. {b}.{c}",
    "{o}{a},{c} she said, {o}and {b}.{c}",
    "The report calls it {o}a difficult step{c} and says no more.",
    "{a} – the {o}experts{c} were {o}not informed{c}.",
    "{o}He told us {i}never again{j} and left,{c} she said.",
    "{a}, as the farmers’ union of the ’90s knew.",
    "{o}{a}.\n\n{o}{b}.{c}",
    "{o}{a}.\n\n{o}{b}. {a}.\n\n{o}{a},{c} she said.",
)


@st.composite
def right_texts(draw: st.DrawFn) -> tuple[str, str, str]:
    """A text whose quotation marks are right, its language, and its pair."""
    pair = draw(st.sampled_from(sorted(PAIRS)))
    lang, inner = PAIRS[pair]
    shapes = draw(st.lists(st.sampled_from(SHAPES), min_size=1, max_size=5))
    words = {"o": pair[0], "c": pair[1], "i": inner[0], "j": inner[1]}
    paragraphs = [
        shape.format(a=draw(st.sampled_from(SENTENCES)), b=draw(st.sampled_from(SENTENCES)), **words)
        for shape in shapes
    ]
    return "\n\n".join(paragraphs) + "\n", lang, pair


@given(right_texts())
def test_right_texts_give_no_finding(drawn: tuple[str, str, str]) -> None:
    text, lang, _ = drawn
    assert found(text, lang) == []


TURNED = {"“": "”", "”": "“"}


@given(right_texts(), st.data())
def test_a_turned_mark_is_turned_back(drawn: tuple[str, str, str], data: st.DataObject) -> None:
    text, lang, pair = drawn
    places = [at for at, char in enumerate(text) if pair == "“”" and char in TURNED]
    if places and all(paragraph.count("“") == paragraph.count("”") for paragraph in text.split("\n\n")):
        at = data.draw(st.sampled_from(places))
        broken = text[:at] + TURNED[text[at]] + text[at + 1 :]
        assert found(broken, lang)
        assert fixed(broken, lang) == text


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("“We are ready,” he said. The “depots are full.\n", "“depots"),
        ("He spoke of “peace” in Europe” again.\n", "” again"),
        ("“We are ready, “he said.\n", "“he"),
        ("“If “we are ready,” he said.\n", "“we"),
    ],
)
def test_a_finding_points_at_a_mark_that_can_be_seen(text: str, place: str) -> None:
    assert [d.span.start for d in found(text)] == [text.index(place)]


def test_positions_and_repairs_pass_through_markup() -> None:
    text = "# Talks\n\nThe *minister*: “We are **ready, “he said about `“code`.\n"
    [diagnostic] = found(text, format="markdown")
    assert text[diagnostic.span.start : diagnostic.span.end + 2] == "“he"
    document = Document.parse(text, format="markdown")
    repaired = fix(document, lambda document: check(document, RULES["en"])).text
    assert repaired == "# Talks\n\nThe *minister*: “We are **ready,” he said about `“code`.\n"


def test_a_muddled_paragraph_is_one_finding() -> None:
    text = 'In "Japan the "jobs" are gone" and "the reason "it" is this, he of "we said" so" it was "said.\n'
    assert len(found(text)) == 1


def test_a_lost_mark_of_one_paragraph_says_nothing_about_the_next() -> None:
    text = "\n\n".join(["“We are ready,” he said.", 'The "depots are full.', "“We are ready,” he said."]) + "\n"
    assert [text.count("\n", 0, diagnostic.span.start) for diagnostic in found(text)] == [2]


@pytest.mark.parametrize(
    ("text", "severity"), [('“We are ready," he said.', Severity.INFO), ('«We are ready," he said.', Severity.WARNING)]
)
def test_straight_against_curly_is_only_noted(text: str, severity: Severity) -> None:
    assert [(d.rule, d.severity) for d in found(text)] == [("QU008", severity)]


def severities(text: str) -> list[tuple[str, Severity]]:
    return [(finding.rule, finding.severity) for finding in found(text)]


def test_the_ends_of_a_long_speech_are_only_noted() -> None:
    speech = "“I was at home that night.\n\nThey came at six.\n\nThey asked: “Who is here?”\n\nWe are safe now.”\n"
    assert severities(f"{speech}\nShe was born here.\n") == [("QU001", Severity.INFO), ("QU002", Severity.INFO)]
    assert fixed(speech) == speech


@pytest.mark.parametrize(
    "text",
    [
        "“I was at home that night.\n\nThey came at six.\n\nThey asked nothing.\n",
        "He spoke of a “long night.\n\nThey came at six.\n\nWe are safe now.”\n",
        "We were safe then.”\n\nThey came at six.\n\n“I was at home that night.\n",
    ],
)
def test_a_mark_that_no_other_answers_is_a_fault(text: str) -> None:
    assert Severity.WARNING in [severity for _, severity in severities(text)]


def test_a_tale_that_goes_on_in_the_next_chapter_is_only_noted() -> None:
    told = ["“It rained for days.", "“We had no bread.", "“On the third day we left.", "“The road was long."]
    assert severities("\n\n".join(told)) == [("QU001", Severity.INFO)]
    assert severities("\n\n".join([*told, "He fell silent."])) == [("QU001", Severity.WARNING)]
    talk = ["“It rained.”", "“For days?”", "“We had no bread.”", "“The road was long."]
    assert severities("\n\n".join(talk)) == [("QU001", Severity.WARNING)]
