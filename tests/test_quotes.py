"""Quotation marks: the examples are in rules/any/quotes.toml; here what holds for every text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from lint.document import Document
from lint.engine import RuleSet, check
from lint.fixer import fix
from lint.model import Diagnostic
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


def found(text: str, lang: str = "en") -> list[Diagnostic]:
    return check(Document.parse(text, lang=lang), RULES[lang])


def fixed(text: str, lang: str = "en", *, unsafe: bool = True) -> str:
    return fix(Document.parse(text, lang=lang), lambda document: check(document, RULES[lang]), unsafe=unsafe).text


@settings(deadline=None, max_examples=300)
@given(TEXTS, st.sampled_from(sorted(RULES)))
def test_a_repaired_text_gives_no_finding(text: str, lang: str) -> None:
    assert found(fixed(text, lang), lang) == []


@settings(deadline=None, max_examples=200)
@given(TEXTS, st.sampled_from(sorted(RULES)), st.booleans())
def test_only_marks_and_the_spaces_beside_them_change(text: str, lang: str, unsafe: bool) -> None:
    kept = str.maketrans("", "", MARKS + " \u00a0\n")
    assert fixed(text, lang, unsafe=unsafe).translate(kept) == text.translate(kept)
