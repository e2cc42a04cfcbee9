"""What a pattern from a rule pack may ask of the machine, told before it is compiled.

A pattern that takes too long on a text is stopped while it searches (`lint.patterns`). What cannot
be stopped is refused here: repeats that compile to gigabytes, and calls of the pattern by itself,
which use up the memory before the clock runs out.
"""

from __future__ import annotations

from lint import regexes as regex

LONGEST = 50_000
"""Code points of a pattern."""
DIGITS = 9
"""Digits of a count that are read: it is far too large by then."""
LARGEST = 20_000
"""What a pattern may come to with its counted repeats written out, in items."""
ITEM = regex.compile(
    r"\\[pPNL]\{[^{}]*\}|\\.|\[\^?\]?(?:\\.|\[:\^?\w+:\]|[^\]\\])*+\]|(?P<open>\()|(?P<close>\))"
    r"|\{(?P<least>\d*)(?:,(?P<most>\d*))?\}|.",
    regex.S,
)
CALL = regex.compile(r"\(\?(?:R|[+-]?\d+|&\w+|P>\w+)\)")


def fault_of(pattern: str) -> str:
    """Why a pattern cannot be taken, "" if it can."""
    if len(pattern) > LONGEST:
        return f"longer than {LONGEST} characters"
    if CALL.search(pattern):
        return "a pattern may not call itself"
    if written_out(pattern) > LARGEST:
        return f"repeats come to more than {LARGEST} items"
    try:
        regex.compile(pattern, regex.V1)
    except regex.error as error:
        return f"not a valid pattern: {error}"
    except (RecursionError, OverflowError, MemoryError):
        return "not a valid pattern: too deeply nested"
    return ""


def written_out(pattern: str) -> int:
    """About how many items a pattern has if every counted repeat is written out."""
    sums, last = [0], [0]  # for each open group: its items so far, those of its last item
    for match in ITEM.finditer(pattern):
        if match["open"]:
            sums.append(0)
            last.append(0)
        elif match["close"] and len(sums) > 1:
            size = max(1, sums.pop())
            last.pop()
            sums[-1] += size
            last[-1] = size
        elif match["least"] is not None:
            times = max(1, *(int(number[:DIGITS]) for number in match.group("least", "most") if number))
            sums[-1] += last[-1] * (times - 1)
            last[-1] *= times
        else:
            sums[-1] += 1
            last[-1] = 1
    return sum(sums)
