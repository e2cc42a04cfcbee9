"""Locale formats: what the examples of the packs do not show."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint import cldr, locales
from lint.document import Document
from lint.engine import RuleSet, check
from lint.model import Severity
from lint.packs import builtin_packs

PACKS = builtin_packs()
CODES = [rule.code for pack in PACKS for rule in pack.rules if rule.code.startswith("LO")]
RULES = {lang: RuleSet(PACKS, lang, only=CODES) for lang in ("en", "de", "fr", "fa")}


def found(text: str, lang: str = "en") -> list[tuple[str, str, Severity]]:
    diagnostics = check(Document.parse(text, lang=lang), RULES[lang])
    return [(d.rule, text[slice(*d.span)], d.severity) for d in diagnostics]


def test_spaced_thousands_matter_only_beside_the_usual_ones() -> None:
    assert found("There were 11 700 cases.") == [("LO001", "11 700", Severity.INFO)]
    assert found("There were 11 700 cases, then 12,300.") == [("LO001", "11 700", Severity.WARNING)]


def test_a_consistent_space_before_the_percent_sign_is_a_style() -> None:
    assert [severity for _, _, severity in found("It fell by 5 % and by 6 %.")] == [Severity.INFO] * 2


def test_a_date_at_the_end_of_a_line_is_a_mark_of_the_publisher() -> None:
    assert found("Minister visits Turkey - DW - 12.02.2023") == [("LO005", "12.02.2023", Severity.INFO)]


@pytest.mark.parametrize(
    "text", ["1,2,3", "1.2.3", "10.0.0.1", "3:2", "2021-05-12", "1/2", "5-6", "1,234.5", "0.5", "#1.5"]
)
def test_what_looks_like_a_number_and_is_right(text: str) -> None:
    assert found(f"The value is {text} here.") == []


@pytest.mark.parametrize("year, right", [(2000, True), (1900, False), (2024, True), (2023, False)])
def test_leap_years(year: int, right: bool) -> None:
    assert (found(f"He came on 29 February {year}.") == []) is right


def test_every_format_of_one_language_is_right_in_it() -> None:
    for lang in ("en", "de", "fr"):
        style = cldr.numbers(lang)
        assert style
        number = f"1{style.group}234{style.decimal}56"
        text = f"A {style.percent.format(number)} B {style.currency.format(number, symbol='€')} C"
        assert found(text, lang) == []


def test_a_language_with_its_own_digits_costs_nothing() -> None:
    assert found("قیمت ۵٪ بود", "fa") == []


def test_cldr_knows_names_of_other_languages() -> None:
    assert cldr.months("de")["märz"] == 3
    assert cldr.weekdays("fr")["lundi"] == 0
    assert "kilomètres" in cldr.unit_names("fr")
    assert cldr.magnitudes("en", "long")["billion"] == 9
    assert locales.locale("xx-nowhere") is None


@given(st.text(alphabet="0123456789.,  %€$hJune-/:", max_size=30))
def test_positions_are_sound_and_a_repaired_number_is_right(text: str) -> None:
    for diagnostic in check(Document.parse(text), RULES["en"]):
        assert 0 <= diagnostic.span.start < diagnostic.span.end <= len(text)
        assert text[slice(*diagnostic.span)].strip()
