"""Encoding and characters: what the examples of the packs cannot say."""

import subprocess
import sys
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.document import Document
from lint.engine import RuleSet, check
from lint.fixer import fix
from lint.model import Diagnostic, Safety
from lint.packs import builtin_packs

PACKS = builtin_packs()
RULES = RuleSet(PACKS, "en", only=[rule.code for pack in PACKS for rule in pack.rules if rule.code.startswith("EN")])
ODD = st.characters(codec="utf-8") | st.sampled_from(
    "\U000e0067🏴\u200b\u200d\u200e\u202e\u2066\u2069\u00ad\u00a0\u2003\u3000"
    "\ufb01\u0301\ufe0f\ufffd\x92\x1b[mÃ©â€™鈥窶´`?′″（。é "
)


def diagnose(text: str) -> list[Diagnostic]:
    return check(Document.parse(text), RULES)


def repaired(text: str) -> str:
    """The text with its safe fixes applied."""
    return fix(Document.parse(text), partial(check, rules=RULES)).text


@given(st.text(ODD, max_size=60))
def test_any_text_has_its_findings_inside_it(text: str) -> None:
    for diagnostic in diagnose(text):
        assert 0 <= diagnostic.span.start < diagnostic.span.end <= len(text)
        assert all(0 <= e.span.start <= e.span.end <= len(text) for fix in diagnostic.fixes for e in fix.edits)


@given(st.text(ODD, max_size=60))
def test_repaired_text_needs_no_repair(text: str) -> None:
    once = repaired(text)
    assert repaired(once) == once


@given(st.text(st.characters(codec="ascii", exclude_categories=["Cc"]), max_size=80))
def test_ascii_has_no_invisible_or_foreign_characters(text: str) -> None:
    assert {d.rule for d in diagnose(text)} <= {"EN025", "EN030", "EN031"}


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "cp1251", "mac-roman", "gbk", "cp932"])
@pytest.mark.parametrize("word", ["naïve", "don’t", "“quoted”", "Привет"])
def test_a_safe_repair_of_mojibake_gives_back_what_was_written(word: str, encoding: str) -> None:
    broken = word.encode().decode(encoding, "ignore")
    if broken.encode(encoding) == word.encode():
        for diagnostic in diagnose(f"He wrote {broken} there."):
            if diagnostic.rule == "EN001" and diagnostic.fixes[0].safety is Safety.SAFE:
                assert repaired(f"He wrote {broken} there.") == f"He wrote {word} there."


def test_double_mojibake_is_taken_back_to_the_start() -> None:
    broken = "don’t".encode().decode("cp1252").encode().decode("cp1252")
    assert repaired(f"They {broken} know.") == "They don’t know."


def test_one_finding_tells_of_all_decomposed_letters() -> None:
    text = "Le\u0301o met Re\u0301my.\n\nZoe\u0308 came."
    found = diagnose(text)
    assert [d.rule for d in found] == ["EN021"]
    assert repaired(text) == "Léo met Rémy.\n\nZoë came."


def test_soft_hyphens_stay_where_a_layout_program_reads_them() -> None:
    from lint.checks.invisibles import Settings, find

    text = "The govern\u00adment and the end\u00ad, it said."
    plain = [f.fault for f in find(Document.parse(text), Settings())]
    meant = [f.fault for f in find(Document.parse(text), Settings(soft_hyphens=("plain",)))]
    assert (len(plain), len(meant)) == (2, 1)


def test_the_apostrophe_is_the_one_the_document_uses() -> None:
    assert repaired("It's here and it's there. I don´t know.").endswith("I don't know.")
    assert repaired("It’s here. I don´t know.").endswith("I don’t know.")


def test_a_clean_text_does_not_load_ftfy() -> None:
    code = (
        "import sys; from lint.document import Document; from lint.checks import mojibake;"
        "[*mojibake.find(Document.parse('Le CAFÉ est fermé\\u00a0: «\\u00a0Zoë’s\\u00a0»'), mojibake.Settings())];"
        "sys.exit('ftfy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_controls_in_code_are_found_where_they_stand() -> None:
    text = "Run this:\n\n```\nif x \u202e\u2066 // check\n```\n\nA closed \u2067one\u2069 in `code` is none.\n"
    found = check(Document.parse(text, format="markdown"), RULES)
    assert [(d.rule, text[slice(*d.span)]) for d in found if d.rule == "EN012"] == [
        ("EN012", "\u202e"),
        ("EN012", "\u2066"),
    ]


@pytest.mark.parametrize(
    ("text", "code"), [("РџСЂРёРІРµС‚ всем!", "EN001"), ("Auf\u200clage", "EN010"), ("It is inﬂuenced.", "EN020")]
)
def test_words_of_broken_characters_are_not_judged(text: str, code: str) -> None:
    rules = RuleSet(PACKS, "en")
    assert [d.rule for d in check(Document.parse(text), rules)] == [code]


@pytest.mark.parametrize("encoding", ["latin-1", "cp1250", "cp1251", "mac-roman"])
def test_two_words_prove_a_misreading_and_then_every_word_is_mended(encoding: str) -> None:
    text = "Příští týden přijede naše delegace a řekne, že dva z nich zůstanou."
    broken = text.encode().decode(encoding, "ignore")
    document = Document.parse(broken, lang="cs")
    rules = RuleSet(PACKS, "cs", only=["EN001", "EN014", "EN015"])
    if broken.encode(encoding) == text.encode():
        assert fix(document, partial(check, rules=rules)).text == text
