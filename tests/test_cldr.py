"""Facts about languages: the file that is kept says what babel says."""

from __future__ import annotations

import pytest

from lint.cldr import FACTS, Numbers, fact, magnitudes, months, numbers, unit_names, weekdays
from lint.lexicon import Table
from lint.packs import rules_folder

KEPT = Table.open(rules_folder() / "any" / "cldr.txt")


def test_the_facts_of_a_language() -> None:
    assert numbers("de") == Numbers(",", ".", "{}\u00a0%", "{}\u00a0{symbol}")
    assert (months("es")["mayo"], weekdays("fr")["lundi"], magnitudes("en", "short")["M"]) == (5, 0, 6)
    assert {"km", "kilometers"} <= unit_names("en-US")


@pytest.mark.parametrize("lang", ["en-GB", "de-CH", "zh-TW", "ru"])
def test_every_fact_of_a_frequent_language_is_kept(lang: str) -> None:
    assert all(f"{lang} {name}" in KEPT for name in FACTS)


@pytest.mark.parametrize("lang", ["eu", "sw-KE", "gl-ES"])
def test_babel_has_the_others(lang: str) -> None:
    assert f"{lang} numbers" not in KEPT
    assert numbers(lang) == Numbers(*fact(lang, "numbers"))
    assert months(lang)


def test_a_language_nobody_knows_has_none() -> None:
    assert (numbers("zz"), months("zz"), unit_names("zz")) == (None, {}, frozenset())
