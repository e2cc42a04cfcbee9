"""Runs of lines: what company a line keeps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from lint.checks.boilerplate.core import core
from lint.checks.boilerplate.lines import MENU, Line, Sort

COMPANY = 3
"""Fewest lines of known furniture that make a run of short lines a menu or form."""
DENSITY = 0.15
"""Least share of known furniture in such a run."""
DENSITY_INSIDE = 0.5
"""The same between paragraphs, where a short line is more likely a heading."""
COMPANY_OUTSIDE, DENSITY_OUTSIDE = 5, 0.08
"""The same above and below the text, where much company leaves less doubt."""
GAP = 20
"""Most short lines in a row that a menu may hold without one that is known: more are a list of their own."""
HEADLINE = 4
"""Fewest words of a headline."""
RELATED = "related"
ATTRIBUTION = frozenset({"byline", "credit", "copyright"})
"""Who made the text or its picture. Alone or right below the text, such a line may be wanted, and a licence may ask
for it; among other furniture it was taken along with the page."""


def furniture(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines that belong to the page, each with what it is."""
    text = core(lines)
    for silent, group in groupby(range(len(lines)), key=lambda number: lines[number].sort is Sort.TEXT):
        if silent:
            continue
        numbers = [*group]
        run = [lines[number] for number in numbers]
        inside, last = numbers[0] in text, numbers[-1] + 1 == len(lines)
        below, above = numbers[0] == text.stop > 0, numbers[-1] + 1 == text.start
        stretch = _trimmed(run, inside or below, inside or above)
        if above:
            stretch = _without_headline(stretch)
        if _is_menu(stretch, inside):
            touching = _attributions(run) if inside or below else 0
            yield from (line._replace(meant=line in run[:touching]) for line in _menu(stretch))
        else:
            yield from _alone(run, inside, last)


def _trimmed(run: list[Line], below: bool, above: bool) -> list[Line]:
    """A run without what may belong to the text it touches: a headline, heading or caption next to it."""
    known = [number for number, line in enumerate(run) if line.sort is not Sort.SCRAP]
    return run[known[0] if below else 0 : known[-1] + 1 if above else len(run)] if known else []


def _without_headline(run: list[Line]) -> list[Line]:
    """A run above the text without the last line that can be the headline, stamps and buttons below it or not."""
    long = [line for line in run if line.sort is Sort.SCRAP and line.words >= HEADLINE]
    return [line for line in run if line is not long[-1]] if long else run


def _is_menu(run: list[Line], inside: bool) -> bool:
    known = sum(line.sort is not Sort.SCRAP for line in run)
    outside = DENSITY_OUTSIDE if known >= COMPANY_OUTSIDE else DENSITY
    return known >= COMPANY and known >= (DENSITY_INSIDE if inside else outside) * len(run)


def _menu(run: list[Line]) -> Iterator[Line]:
    """All of a run, long lists of unknown lines left out; what is below “Similar posts” is links."""
    fault = MENU
    for unknown, group in groupby(run, key=lambda line: line.sort is Sort.SCRAP):
        lines = [*group]
        if not unknown:
            yield from lines
            fault = RELATED if lines[-1].fault == RELATED and lines[-1].closed else MENU
        elif len(lines) <= GAP:
            yield from (line._replace(fault=fault) for line in lines)


def _attributions(run: list[Line]) -> int:
    """How many lines at the beginning of a run say who made the text that ends right above."""
    return next((number for number, line in enumerate(run) if line.fault not in ATTRIBUTION), len(run))


def _alone(run: list[Line], inside: bool, last: bool) -> Iterator[Line]:
    """The lines that tell by themselves, and at the end of a text the links below “Similar posts”."""
    listing = False
    attributed = all(line.fault in ("", *ATTRIBUTION) for line in run)
    for line in run:
        listing = last and ((line.fault == RELATED and line.closed) or (listing and line.sort is Sort.SCRAP))
        tells = line.sort is Sort.CERTAIN if inside else line.likely
        if tells or listing:
            asked = line.fault == RELATED and not line.closed and not last
            meant = asked or (attributed and line.fault in ATTRIBUTION)
            yield line._replace(fault=line.fault or RELATED, meant=meant)
