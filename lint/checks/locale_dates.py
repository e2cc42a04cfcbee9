"""Dates that do not exist, and dates and times as another language writes them (names of months: CLDR)."""

from __future__ import annotations

from calendar import monthrange, weekday
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from lint import regexes as regex
from lint.cldr import months, weekdays
from lint.document import Document
from lint.model import Finding, Safety, Severity, replace

GREGORIAN = 1918
"""Before this year a weekday may be right by the Julian calendar."""
LEAP_YEAR = 2000
NUMERIC = regex.compile(
    r"(?<![\w.,/:-])(?:(?P<year>[12]\d{3})-(?P<month>\d{2})-(?P<day>\d{2})"
    r"|(?P<day>\d{1,2})(?P<mark>[./])(?P<month>\d{1,2})(?P=mark)(?P<year>[12]\d{3}))(?![\w/-]|[.:]\d)"
)
TIME = regex.compile(r"(?<![\w.,:/-])(?P<hour>[01]?\d|2[0-3])[ \u00a0]?h[ \u00a0]?(?P<minute>[0-5]\d)(?!\w|[.,]\d)")

FOLLOWING, BEFORE = regex.compile(r"\s?([\p{L}\d]+)"), regex.compile(r"(\p{L}+)\W*$")
"""The word after a date, the one before a time."""


class Settings(NamedTuple):
    """Parameters of the packs.

    Attributes:
        dotted: whether the language writes 12.05.2021.
        hours: whether the language writes 14h30.
        time_cues: words before a time of day; “2h30” may also be a duration.
        capitals: whether names of months have a capital; those in `also_words` are words of their own in lower case.
        also_words: see `capitals`.
        after: words that can follow a day of the month; another noun would be what is counted (in June 31 people …).
    """

    dotted: bool = True
    hours: bool = True
    time_cues: tuple[str, ...] = ()
    capitals: bool = False
    also_words: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


def find(document: Document, settings: Settings) -> Iterator[Finding]:
    """Faults of dates and times; a text without digits costs nothing."""
    if not any(c.isdecimal() for c in document.prose):
        return
    yield from _numeric(document, settings)
    yield from _written(document, settings)
    if not settings.hours:
        yield from _times(document, settings)


# -- numeric dates -------------------------------------------------------------------------------


def _numeric(document: Document, settings: Settings) -> Iterator[Finding]:
    for match in NUMERIC.finditer(document.prose):
        day, month, year = int(match["day"]), int(match["month"]), int(match["year"])
        if match["mark"] == "/" and month > 12:
            day, month = month, day
        if not _exists(day, month, year):
            yield Finding(match.start(), match.end(), "impossible-date")
        elif match["mark"] == "." and not settings.dotted:
            yield _dotted(document, match, day, month, year)


def _dotted(document: Document, match: regex.Match[str], day: int, month: int, year: int) -> Finding:
    """12.05.2021 in a language that writes 12 May 2021; at the end of a line it may be a mark of the publisher."""
    block = document.block_at(match.start())
    name = next(name for name, number in months(document.lang).items() if number == month)
    texts = [f"{day} {name.capitalize()} {year}", f"{name.capitalize()} {day}, {year}"]
    if document.lang.endswith("US"):
        texts.reverse()
    repairs = tuple(replace(match.start(), match.end(), text, Safety.UNSAFE) for text in texts)
    severity = Severity.INFO if match.end() == block.start + len(block.text.rstrip()) else None
    return Finding(match.start(), match.end(), "foreign-date", {"suggestion": texts[0]}, None, severity, repairs)


def _exists(day: int, month: int, year: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


# -- dates with the name of a month --------------------------------------------------------------


@cache
def _pattern(lang: str) -> regex.Pattern[str] | None:
    """Day and month in either order, perhaps with a weekday before and a year after."""
    names, days = months(lang), weekdays(lang)
    if not names:
        return None
    month = rf"(?P<month>{_either(names)})\.?"
    day = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|ª)?"
    first = rf"(?:(?P<weekday>{_either(days)})[,.]?\s(?:\p{{L}}{{1,3}}\s)?)?"
    joint = r"[ \u00a0](?:(?:of|de|di|del)[ \u00a0])?"
    year = r"(?:,?[ \u00a0](?:de[ \u00a0])?(?P<year>[12]\d{3})(?!\d))?"
    return regex.compile(
        rf"(?<![\w.,/-]){first}(?:{day}\.?{joint}{month}|{month}[ \u00a0]{day})(?![\d\w/:-]|[.,]\d){year}", regex.I
    )


def _either(names: Mapping[str, int]) -> str:
    return "|".join(regex.escape(name) for name in sorted(names, key=len, reverse=True))


def _written(document: Document, settings: Settings) -> Iterator[Finding]:
    pattern = _pattern(document.lang)
    for match in pattern.finditer(document.prose) if pattern else ():
        day, month = int(match["day"]), months(document.lang)[match["month"].lower()]
        year = int(match["year"]) if match["year"] else LEAP_YEAR
        if 28 < day < 32 and not _exists(day, month, year):
            if _is_date(document, match, settings):
                yield Finding(match.start(), match.end(), "impossible-date")
        elif match["weekday"] and match["year"] and year >= GREGORIAN and _exists(day, month, year):
            yield from _weekday(document, match, weekday(year, month, day))
        elif settings.capitals:
            yield from _lower_case(match, settings)


def _is_date(document: Document, match: regex.Match[str], settings: Settings) -> bool:
    """Whether the number is a day: it stands before the month, or nothing that could be counted follows it."""
    if match["year"] or match.start("day") < match.start("month"):
        return True
    following = FOLLOWING.match(document.prose[match.end() : match.end() + 30])
    return following is None or following.group(1).lower() in settings.after


def _weekday(document: Document, match: regex.Match[str], real: int) -> Iterator[Finding]:
    """The weekday and the date contradict each other."""
    names = weekdays(document.lang)
    if names[match["weekday"].lower()] != real:
        right = next(name for name, number in names.items() if number == real).capitalize()
        yield Finding(match.start(), match.end(), "wrong-weekday", {"suggestion": right})


def _lower_case(match: regex.Match[str], settings: Settings) -> Iterator[Finding]:
    name = match["month"]
    if name.islower() and name not in settings.also_words and len(name) > 3:
        repair = replace(match.start("month"), match.end("month"), name.capitalize(), Safety.SAFE)
        words = {"suggestion": match.group().replace(name, name.capitalize())}
        yield Finding(match.start(), match.end(), "foreign-date", words, repairs=(repair,))


# -- times ---------------------------------------------------------------------------------------


def _times(document: Document, settings: Settings) -> Iterator[Finding]:
    for match in TIME.finditer(document.prose):
        before = BEFORE.search(document.prose[max(0, match.start() - 16) : match.start()])
        if before and before.group(1).lower() in settings.time_cues:
            text = f"{match['hour']}:{match['minute']}"
            repair = replace(match.start(), match.end(), text, Safety.UNSAFE)
            yield Finding(match.start(), match.end(), "foreign-time", {"suggestion": text}, repairs=(repair,))
