"""Numbers written as another language writes them: decimal marks, marks of thousands, the percent sign.

How the document's language writes numbers comes from CLDR. A number tells its style by itself (1.234,56)
or by what stands beside it: 3,5 is a decimal before “%” or “km”, and 1.462 is a count before “students”.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lint import regexes as regex
from lint.cldr import Numbers, numbers, unit_names
from lint.document import Document
from lint.model import Finding, Safety, Severity, replace

SPACE = " \u00a0\u202f\u2009"
NUMBER = regex.compile(
    rf"(?<![\w.,:'’/+#§-]|\d[{SPACE}])\d+(?:[.,]\d+|['’{SPACE}]\d{{3}}(?!\d))+(?![.,:'’/-]?\d|[\p{{L}}_@])"
)
PART = regex.compile(rf"[.,'’{SPACE}]")
AMOUNT = regex.compile(r"(?:[$€£¥₽₴<>=≤≥±~≈]|\b(?:USD|EUR|GBP))\s?$")
LABEL = regex.compile(r"(?:\b[\p{L}.]{1,12}\.?|[#№§])[ \u00a0]?$")
PERCENT = regex.compile(rf"(?<![\w.,])(?:%[{SPACE}]?(?=\d)[\d.,]*\d|\d[\d.,]*(?P<gap>[{SPACE}]?)%)(?!\w)")
NEXT_WORD = regex.compile(rf"[{SPACE}-]?([%‰°]|\p{{L}}[\p{{L}}³²/°]*)")


class Settings(NamedTuple):
    """Parameters of the packs.

    Attributes:
        units: words that make a number before them an amount, besides CLDR's names of units.
        counted: nouns that are counted in whole numbers.
        labels: words after which a number is a name (Version 1.2, Section 3.5).
        spaced: whether thousands with a space are foreign to the language.
    """

    units: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    spaced: bool = False


def find(document: Document, settings: Settings) -> Iterator[Finding]:
    """Numbers and percentages in another language's format."""
    style = numbers(document.lang) if any(c.isdecimal() for c in document.prose) else None
    if style and {style.decimal, style.group} <= {*".,'’", *SPACE}:
        yield from _numbers(document, style, settings)
        yield from _percentages(document, style)


# -- decimals and thousands ----------------------------------------------------------------------


class _Number(NamedTuple):
    """A number cut at its marks."""

    match: regex.Match[str]
    groups: list[str]
    marks: list[str]

    @property
    def triples(self) -> bool:
        """Whether all groups but the first have three digits, and the first one to three, with no leading zero."""
        first, *rest = self.groups
        return len(first) < 4 and first[0] != "0" and all(len(group) == 3 for group in rest)


def _numbers(document: Document, style: Numbers, settings: Settings) -> Iterator[Finding]:
    matches = [*NUMBER.finditer(document.prose)]
    ours = any(style.group in match.group() for match in matches)
    for match in matches:
        number = _Number(match, PART.split(match.group()), PART.findall(match.group()))
        if _is_label(document, number, settings):
            continue
        text = _rewritten(document, number, style, settings)
        if text:
            spaced = number.marks[0] in SPACE and not ours
            repair = replace(match.start(), match.end(), text, Safety.UNSAFE)
            severity = Severity.INFO if spaced else None
            yield Finding(match.start(), match.end(), "number", {"suggestion": text}, None, severity, (repair,))


def _rewritten(document: Document, number: _Number, style: Numbers, settings: Settings) -> str:
    """The number as the document's language writes it, "" if it is right or its style is open."""
    *inner, last = number.marks
    if last in ".," and inner and last not in inner and len({*inner}) == 1:
        whole = _Number(number.match, number.groups[:-1], inner)
        foreign = last != style.decimal and last in (style.group, ".", ",") and whole.triples
        return _write(number.groups[:-1], number.groups[-1], style) if foreign else ""
    if len({*number.marks}) > 1:
        return ""
    if inner or last in SPACE:
        foreign = last != style.group and number.triples and (settings.spaced or last not in SPACE)
        return _write(number.groups, "", style) if foreign and _counts(document, number, settings) else ""
    return _single(document, number, style, settings)


def _single(document: Document, number: _Number, style: Numbers, settings: Settings) -> str:
    """A number with one mark: decimals if it cannot be thousands, thousands if people or things are counted."""
    mark, (whole, rest) = number.marks[0], number.groups
    if mark == style.decimal and number.triples and _next(document, number) in settings.counted:
        return _write([whole, rest], "", style)
    other = mark in ".," and mark != style.decimal
    if other and not number.triples and _measures(document, number, settings):
        return _write([whole], rest, style)
    return ""


def _write(groups: list[str], decimals: str, style: Numbers) -> str:
    whole = style.group.join(groups)
    return f"{whole}{style.decimal}{decimals}" if decimals else whole


def _next(document: Document, number: _Number) -> str:
    match = NEXT_WORD.match(document.prose, number.match.end())
    return match.group(1) if match else ""


def _measures(document: Document, number: _Number, settings: Settings) -> bool:
    """Whether what stands around a number makes it an amount."""
    word = _next(document, number)
    before = document.prose[max(0, number.match.start() - 6) : number.match.start()]
    named = word in "%‰°" or word in settings.units or word in unit_names(document.lang)
    return bool((word and named) or AMOUNT.search(before))


def _counts(document: Document, number: _Number, settings: Settings) -> bool:
    """Whether thousands apart are one number: more than one mark, or a word or sign after it, or an amount."""
    if number.marks[0] not in SPACE or len(number.marks) > 1:
        return True
    return _measures(document, number, settings) or (_next(document, number) or "A")[0].islower()


def _is_label(document: Document, number: _Number, settings: Settings) -> bool:
    """Whether a word before makes the number a name: Version 1.234.567, Tel. 020 345."""
    match = LABEL.search(document.prose, max(0, number.match.start() - 16), number.match.start())
    return match is not None and match.group().strip(" \u00a0.").lower() in settings.labels


# -- per cent ------------------------------------------------------------------------------------


def _percentages(document: Document, style: Numbers) -> Iterator[Finding]:
    """The sign before the number, and a space where the language has none. Where it has one, many leave it out."""
    before = style.percent.startswith("%")
    close = style.percent == "{}%"
    matches = [*PERCENT.finditer(document.prose)]
    loose = [match for match in matches if match["gap"]]
    fits = sum(match["gap"] == "" for match in matches)
    for match in matches:
        digits = match.group().strip(f"%{SPACE}")
        text = style.percent.format(digits)
        repair = replace(match.start(), match.end(), text, Safety.SAFE if fits else Safety.UNSAFE)
        if (match["gap"] is None) != before:
            yield Finding(match.start(), match.end(), "percent", {"suggestion": text}, repairs=(repair,))
        elif close and match["gap"]:
            severity = None if fits >= len(loose) else Severity.INFO
            yield Finding(match.start(), match.end(), "percent", {"suggestion": text}, None, severity, (repair,))
