"""Amounts as another language writes them: the place of the currency sign, abbreviated millions (CLDR)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from lint import regexes as regex
from lint.cldr import magnitudes, numbers
from lint.document import Document
from lint.model import Finding, Safety, Severity, replace

SIGNS = "€£¥₽₴₹₩₺"
ANY_SIGN = regex.compile(rf"[{SIGNS}$]")
DIGITS = r"\d[\d.,]*(?<![.,])"
BEFORE = regex.compile(rf"(?<![\w.,$])(?P<sign>[{SIGNS}])[ \u00a0]?(?P<number>{DIGITS})(?![\d\w])")


class Settings(NamedTuple):
    """Parameters of the packs: `abbreviations` of large numbers in any language, each with its power of ten."""

    abbreviations: tuple[str, ...] = ()


def find(document: Document, settings: Settings) -> Iterator[Finding]:
    """Amounts of money and abbreviated millions."""
    style = numbers(document.lang) if ANY_SIGN.search(document.prose) else None
    if style and style.currency.startswith("{symbol}"):
        yield from _signs(document, _after(document.lang), style.currency, None)
    elif style and style.currency.endswith("{symbol}"):
        yield from _signs(document, BEFORE, style.currency, Severity.INFO)  # price tags have it in front everywhere
    if any(c.isdecimal() for c in document.prose):
        yield from _abbreviated(document, settings)


# -- currency signs ------------------------------------------------------------------------------


@cache
def _after(lang: str) -> regex.Pattern[str]:
    """A sign after the number, perhaps with a word like “million” between them."""
    words = "|".join(magnitudes(lang, "long")) or "(?!)"
    number = rf"(?P<number>{DIGITS}(?:[ \u00a0](?:{words}))?)"
    return regex.compile(
        rf"(?<![\w.,{SIGNS}$]|[{SIGNS}$][ \u00a0]){number}[ \u00a0]?(?P<sign>[{SIGNS}]|\$(?![\w{{(]))(?![\w\d])",
        regex.I,
    )


def _signs(document: Document, pattern: regex.Pattern[str], style: str, severity: Severity | None) -> Iterator[Finding]:
    for match in pattern.finditer(document.prose):
        text = style.format(match["number"], symbol=match["sign"])
        repair = replace(match.start(), match.end(), text, Safety.UNSAFE)
        yield Finding(match.start(), match.end(), "currency", {"suggestion": text}, None, severity, (repair,))


# -- abbreviated millions ------------------------------------------------------------------------


@cache
def _abbreviation(words: frozenset[str]) -> regex.Pattern[str]:
    either = "|".join(regex.escape(word) for word in sorted(sorted(words), key=len, reverse=True))
    return regex.compile(
        rf"(?<![\w.,])(?P<number>{DIGITS})[ \u00a0](?P<word>{either})(?!\w)(?P<stop>\.(?=\s\p{{Ll}}))?"
    )


def _abbreviated(document: Document, settings: Settings) -> Iterator[Finding]:
    """A warning only if the source is known to use them: journalists write “mln” in English, too."""
    powers = {word: int(power) for word, power in (row.split() for row in settings.abbreviations)}
    matches = [*_abbreviation(frozenset(powers)).finditer(document.prose)] if powers else []
    if not matches or {word.lower() for word in magnitudes(document.lang, "short")} & {
        m["word"].lower() for m in matches
    }:
        return
    names = {power: word for word, power in reversed(magnitudes(document.lang, "long").items())}
    used = magnitudes(document.source_lang or document.lang, "short")
    for match in matches:
        text = f"{match['number']} {names.get(powers[match['word']], match['word'])}"
        repair = replace(match.start(), match.end(), text, Safety.UNSAFE)
        severity = None if match["word"] in used else Severity.INFO
        words = {"suggestion": text}
        yield Finding(match.start(), match.end(), "abbreviated-million", words, severity=severity, repairs=(repair,))
