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
RELATED = "related"


def furniture(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines that belong to the page, each with what it is."""
    text = core(lines)
    for silent, group in groupby(range(len(lines)), key=lambda number: lines[number].sort is Sort.TEXT):
        if silent:
            continue
        run = [*group]
        if run[0] in text:
            yield from _inside([lines[number] for number in run])
        else:
            yield from _outside(
                [lines[number] for number in run],
                run[0] == text.stop > 0,
                run[-1] + 1 == text.start,
                run[-1] + 1 == len(lines),
            )


def _inside(run: list[Line]) -> Iterator[Line]:
    """What stands between paragraphs."""
    known = _known(run)
    stretch = run[known[0] : known[-1] + 1] if known else []
    if len(known) >= COMPANY and len(known) >= DENSITY_INSIDE * len(stretch):
        yield from _all(stretch)
    else:
        sure = (line for line in run if line.sort is Sort.CERTAIN)
        yield from (line._replace(meant=line.fault == RELATED and not line.closed) for line in sure)


def _outside(run: list[Line], below: bool, above: bool, last: bool) -> Iterator[Line]:
    """What stands before or behind the text.

    Between text and the nearest furniture a short line may be a headline, heading or caption of the text.
    """
    known = _known(run)
    density = DENSITY_OUTSIDE if len(known) >= COMPANY_OUTSIDE else DENSITY
    if len(known) >= COMPANY and len(known) >= density * len(run):
        yield from _all(run[known[0] if below else 0 : known[-1] + 1 if above else len(run)])
        return
    listing = False
    for line in run:
        listing = (line.fault == RELATED and line.closed) or (listing and line.sort is Sort.SCRAP)
        if line.likely or (listing and last):
            yield line._replace(fault=line.fault or RELATED)


def _known(run: list[Line]) -> list[int]:
    return [number for number, line in enumerate(run) if line.sort is not Sort.SCRAP]


def _all(run: list[Line]) -> Iterator[Line]:
    """A run, long lists of unknown lines left out."""
    for unknown, group in groupby(run, key=lambda line: line.sort is Sort.SCRAP):
        lines = [*group]
        if not unknown or len(lines) <= GAP:
            yield from (line._replace(fault=line.fault or MENU) for line in lines)
