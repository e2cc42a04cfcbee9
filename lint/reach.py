"""How far a match of a pattern can reach: a rule that stays within a line is tried only on lines with its literals."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable
from typing import Any

NEWLINE = ord("\n")
SET_OPERATIONS = ("[[", "--", "&&", "||", "~~")
"""What `re` reads as something else than `regex` does."""
PROPERTY = re.compile(r"\\p\{(?:L[ulmot]?|M[nce]?|N[dlo]?|P[cdseifo]?|S[mcko]?|Latin|Cyrillic|Greek|Han)\}")
"""Properties that a newline does not have."""
FUZZY = re.compile(r"\{(?!\d*,?\d*\})")
GROUP_NAME = re.compile(r"\(\?P<\w+>")
WITH_NEWLINE = ("CATEGORY_SPACE", "CATEGORY_NOT_WORD", "CATEGORY_NOT_DIGIT")
WHOLE_TEXT = ("AT_BEGINNING_STRING", "AT_END_STRING")


def within_line(pattern: str) -> bool:
    """Whether surely no match holds or looks ahead to a newline, so that a search line by line finds the same.

    A look behind may go beyond the line: a search that begins within a text sees what stands before.
    """
    plain = GROUP_NAME.sub("(", PROPERTY.sub(r"\\w", pattern))  # regex lets two groups have one name
    if FUZZY.search(plain) or any(sign in pattern for sign in SET_OPERATIONS):
        return False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            parsed = re._parser.parse(plain)  # type: ignore[attr-defined]
    except (re.error, OverflowError, RecursionError):
        return False
    return not parsed.state.flags & re.DOTALL and _stays(parsed)


def _stays(sequence: Iterable[Any]) -> bool:
    return all(_item_stays(str(operation), argument) for operation, argument in sequence)


def _item_stays(operation: str, argument: Any) -> bool:
    match operation:
        case "LITERAL":
            return bool(argument != NEWLINE)
        case "ANY" | "GROUPREF":
            return True
        case "AT":
            return str(argument) not in WHOLE_TEXT
        case "IN":
            return not _holds_newline([(str(kind), value) for kind, value in argument])
        case "SUBPATTERN":
            return not (argument[1] & re.DOTALL or argument[2] & re.MULTILINE) and _stays(argument[3])
        case "BRANCH":
            return all(map(_stays, argument[1]))
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            return _stays(argument[2])
        case "ATOMIC_GROUP":
            return _stays(argument)
        case "ASSERT" | "ASSERT_NOT":
            return argument[0] < 0 or _stays(argument[1])
    return False


def _holds_newline(items: list[tuple[str, Any]]) -> bool:
    """Whether a set of characters holds it."""
    listed = any(
        (kind == "LITERAL" and value == NEWLINE)
        or (kind == "RANGE" and value[0] <= NEWLINE <= value[1])
        or (kind == "CATEGORY" and str(value) in WITH_NEWLINE)
        for kind, value in items
    )
    return listed != (items[0][0] == "NEGATE")
