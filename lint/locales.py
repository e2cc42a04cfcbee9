"""The facts of `lint.cldr` as babel has them. Imported for a language whose facts are not kept, and to keep them."""

from __future__ import annotations

from functools import cache

from babel import Locale, UnknownLocaleError
from babel.units import format_unit

UNITS = (
    "length-kilometer", "length-meter", "length-centimeter", "length-millimeter", "length-mile", "length-foot",
    "length-inch", "length-yard", "mass-kilogram", "mass-gram", "mass-milligram", "mass-tonne", "mass-pound",
    "volume-liter", "volume-milliliter", "volume-cubic-meter", "area-square-kilometer", "area-square-meter",
    "area-hectare", "area-acre", "speed-kilometer-per-hour", "speed-meter-per-second", "temperature-celsius",
    "temperature-fahrenheit", "duration-year", "duration-month", "duration-week", "duration-day", "duration-hour",
    "duration-minute", "duration-second", "duration-millisecond", "power-watt", "power-kilowatt", "power-megawatt",
    "energy-kilowatt-hour", "frequency-hertz", "frequency-gigahertz", "digital-megabyte", "digital-gigabyte",
    "concentr-percent", "electric-volt", "pressure-hectopascal",
)  # fmt: skip
"""Units whose names make a number beside them a measurement."""


@cache
def locale(lang: str) -> Locale | None:
    """The locale of a language code, or of its language alone. None if CLDR has neither."""
    for code in (lang.replace("-", "_"), lang.replace("_", "-").split("-")[0]):
        try:
            return Locale.parse(code)
        except (UnknownLocaleError, ValueError):
            continue
    return None


def numbers(lang: str) -> tuple[str, str, str, str] | None:
    """How a language writes numbers in Latin digits."""
    found = locale(lang)
    if found is None:
        return None
    symbols = found.number_symbols.get("latn", {})
    percent = found.percent_formats[None].pattern.split(";")[0]
    currency = found.currency_formats["standard"].pattern.split(";")[0]
    digits = "#,##0.00" if "#,##0.00" in currency else "#,##,##0.00"
    return (
        symbols.get("decimal", "."), symbols.get("group", ","),
        "{}".join(part.replace("\u200f", "") for part in percent.replace("#,##,##0", "#,##0").split("#,##0")),
        currency.replace(digits, "{}").replace("¤", "{symbol}"),
    )  # fmt: skip


def months(lang: str) -> dict[str, int]:
    """Names of months, wide and abbreviated, in lower case without a full stop -> 1 to 12."""
    found = locale(lang)
    widths = ("wide", "abbreviated")
    contexts = ("format", "stand-alone")
    if found is None:
        return {}
    return {
        name.lower().rstrip("."): number
        for context in contexts for width in widths
        for number, name in found.months[context][width].items()
        if not name[0].isdigit()
    }  # fmt: skip


def weekdays(lang: str) -> dict[str, int]:
    """Names of weekdays in lower case -> 0 (Monday) to 6."""
    found = locale(lang)
    return {name.lower(): number for number, name in found.days["format"]["wide"].items()} if found else {}


def unit_names(lang: str) -> list[str]:
    """Names and symbols of common units, as they stand after a number."""
    found = locale(lang)
    if found is None:
        return []
    long = (format_unit(count, unit, "long", locale=found) for unit in UNITS for count in (1, 5))
    short = (format_unit(count, unit, "short", locale=found) for unit in UNITS for count in (1, 5))
    return sorted({text.strip("\u00a0\u202f .0123456789") for text in (*long, *short)})


def magnitudes(lang: str, width: str) -> dict[str, int]:
    """Words ("long") or abbreviations ("short") for powers of ten -> the power: "million" -> 6, "Mio" -> 6."""
    found = locale(lang)
    formats = dict(found.compact_decimal_formats).get(width, {}) if found else {}
    return {
        word: len(amount) - 1
        for count in formats.values() for amount, pattern in count.items()
        if len(word := pattern.pattern.replace("'", "").strip("0\u00a0\u202f .")) and len(amount) % 3 == 1
    }  # fmt: skip
