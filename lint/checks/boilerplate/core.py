"""Where in a page its text stands."""

from __future__ import annotations

from collections.abc import Sequence

from lint.checks.boilerplate.lines import Line, Sort

LONGEST = 40
"""Words of a line that still add to its weight."""
WEIGHTS = {Sort.CERTAIN: -15, Sort.KNOWN: -15, Sort.SCRAP: -4}
"""What lines that are no text weigh, in words of text."""


def core(lines: Sequence[Line]) -> range:
    """The numbers of the lines from the first to the last of the text proper; empty if there is none.

    It is the stretch with the greatest sum of weights (maximum subsequence segmentation, Pasternack
    and Roth 2009), so that a teaser in a sidebar or the small print below does not count as text.
    """
    best = range(0)
    most = total = start = 0
    for number, line in enumerate(lines):
        total += min(line.words, LONGEST) if line.sort is Sort.TEXT else WEIGHTS[line.sort]
        if total <= 0:
            total, start = 0, number + 1
        elif total > most:
            most, best = total, range(start, number + 1)
    return best
