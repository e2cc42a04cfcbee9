"""What CLDR says of a language's numbers, dates and units.

The facts of the languages most often met are kept in `rules/any/cldr.txt` (made by scripts/build_cldr.py): babel, which
has those of all, takes longer to read one language than a short text to be checked.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any, NamedTuple

from lint.lexicon import Table, lexicon_at
from lint.packs import rules_folder

FACTS = ("numbers", "months", "weekdays", "unit_names", "magnitudes long", "magnitudes short")
"""Functions of `lint.locales`, each with its argument besides the language."""


class Numbers(NamedTuple):
    """How a language writes numbers: decimal mark, mark of thousands, and where the signs stand."""

    decimal: str
    group: str
    percent: str  # a pattern such as "{}\u00a0%"
    currency: str  # a pattern such as "{symbol}{}"


def fact(lang: str, name: str) -> Any:
    """One of `FACTS` as babel has it, in types of JSON."""
    from lint import locales

    function, *more = name.split()
    return getattr(locales, function)(lang, *more)


@cache
def _fact(lang: str, name: str) -> Any:
    kept = _table().value(f"{lang} {name}")
    return json.loads(kept) if kept else fact(lang, name)


@cache
def _table() -> Table:
    return lexicon_at(rules_folder() / "any" / "cldr.txt")


@cache
def numbers(lang: str) -> Numbers | None:
    """How a language writes numbers in Latin digits. None if CLDR does not have the language."""
    found = _fact(lang, "numbers")
    return Numbers(*found) if found else None


def months(lang: str) -> dict[str, int]:
    """Names of months, wide and abbreviated, in lower case without a full stop -> 1 to 12."""
    found: dict[str, int] = _fact(lang, "months")
    return found


def weekdays(lang: str) -> dict[str, int]:
    """Names of weekdays in lower case -> 0 (Monday) to 6."""
    found: dict[str, int] = _fact(lang, "weekdays")
    return found


@cache
def unit_names(lang: str) -> frozenset[str]:
    """Names and symbols of common units, as they stand after a number."""
    return frozenset(_fact(lang, "unit_names"))


def magnitudes(lang: str, width: str) -> dict[str, int]:
    """Words ("long") or abbreviations ("short") for powers of ten -> the power: "million" -> 6, "Mio" -> 6."""
    found: dict[str, int] = _fact(lang, f"magnitudes {width}")
    return found
