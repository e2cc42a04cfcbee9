"""Runs of lines: what company a line keeps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from lint.checks.boilerplate.lines import Line, Sort

COMPANY = 3
"""Fewest lines of known furniture that make a run of short lines a menu or form."""
DENSITY = 0.15
"""Least share of known furniture in such a run."""
RELATED = "related"
MENU = "menu"


def furniture(lines: Sequence[Line], tail: int) -> Iterator[Line]:
    """The lines that belong to the page, each with what it is."""
    for text, group in groupby(lines, key=lambda line: line.sort is Sort.TEXT):
        if not text:
            yield from _of_run([*group], tail)


def _of_run(run: list[Line], tail: int) -> Iterator[Line]:
    """All of a run that is dense with furniture, else what names itself and the links below it."""
    known = [number for number, line in enumerate(run) if line.sort is not Sort.SCRAP]
    if len(known) >= COMPANY and len(known) >= DENSITY * len(run):
        yield from (line._replace(fault=line.fault or MENU) for line in run)
        return
    listing = False
    for line in run:
        heads = line.fault == RELATED and line.block.start >= tail
        listing = heads if line.sort is Sort.CERTAIN else listing and line.sort is Sort.SCRAP
        if line.sort is Sort.CERTAIN or listing:
            yield line._replace(fault=line.fault or RELATED)
