"""Which literals a pattern requires, so that one scan of a text tells which rules can match at all.

A pattern is read with Python's own parser. From a sequence the longest literal run is taken, from
an alternation one literal of every branch. What that parser cannot read (regex-only syntax) has no
derived literal: its rule declares one with `requires`, or runs on every text.
"""

from __future__ import annotations

import re
import warnings
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from ahocorasick_rs import AhoCorasick

MIN_LENGTH = 2


class LiteralScan:
    """Finds, in one pass over a text, which of many literals occur in it (Aho and Corasick, 1975)."""

    def __init__(self, literals: Iterable[str]) -> None:
        """No literal holds a newline."""
        self._literals = sorted({*literals})
        self._automaton = AhoCorasick(self._literals) if self._literals else None

    def found(self, lowered: str) -> dict[str, list[int]]:
        """The literals that occur in a text in lower case, and where each begins (in no order)."""
        found: dict[int, list[int]] = defaultdict(list)
        at = 0
        for line in lowered.split("\n") if self._automaton else ():  # by lines, for all hits at once would take room
            for number, start, _ in self._hits(line):
                found[number].append(at + start)
            at += len(line) + 1
        return {self._literals[number]: starts for number, starts in found.items()}

    def _hits(self, line: str) -> list[tuple[int, int, int]]:
        assert self._automaton
        try:
            return self._automaton.find_matches_as_indexes(line, overlapping=True)
        except UnicodeEncodeError:  # half a character, as "\\ud800" in JSON gives it
            whole = line.encode("utf-8", "replace").decode("utf-8")
            return self._automaton.find_matches_as_indexes(whole, overlapping=True)


def alone(text: str, start: int, end: int) -> bool:
    """Whether a literal that stands in a text is no part of a longer word. “n’t” after it is a word of its own."""
    if start and text[start].isalnum() and _is_of_word(text[start - 1]):
        return False
    after = text[end : end + 2]
    return not (after and text[end - 1].isalnum() and _is_of_word(after[0])) or after in ("n'", "n’")


def _is_of_word(character: str) -> bool:
    return character.isalpha() or character.isdecimal()


def required(pattern: str) -> frozenset[str] | None:
    """Literals, in lower case, at least one of which every match contains. None if there is no such set."""
    if "[[" in pattern:  # a nested set, which re reads as something else
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            parsed = re._parser.parse(pattern)  # type: ignore[attr-defined]
    except (re.error, OverflowError, RecursionError):
        return None
    return _best(_of_sequence(parsed))


def of_phrase(phrase: str) -> str:
    """The literal of a phrase: its longest word, cut at apostrophes."""
    return max(re.split(r"[\s'’]+", phrase.lower()), key=len)


def _best(options: list[frozenset[str]]) -> frozenset[str] | None:
    """Of several sets, each required, the one least likely to occur by chance."""
    usable = [option for option in options if option and min(map(len, option)) >= MIN_LENGTH]
    return max(usable, key=lambda option: (min(map(len, option)), -len(option)), default=None)


def _of_sequence(parsed: Any) -> list[frozenset[str]]:
    """The required sets of the items of a sequence; neighbouring letters make one literal."""
    options: list[frozenset[str]] = []
    run = ""
    for operation, argument in [*parsed, (None, None)]:
        if str(operation) == "LITERAL" and not chr(argument).isspace():
            run += chr(argument).lower()
            continue
        if run:
            options.append(frozenset({run}))
            run = ""
        options.extend(_of_item(str(operation), argument))
    return options


def _of_item(operation: str, argument: Any) -> list[frozenset[str]]:
    if operation == "SUBPATTERN":
        return _of_sequence(argument[3])
    if operation == "ATOMIC_GROUP":
        return _of_sequence(argument)
    if operation in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        return _of_sequence(argument[2]) if argument[0] > 0 else []
    if operation == "BRANCH":
        branches = [_best(_of_sequence(branch)) for branch in argument[1]]
        return [frozenset().union(*(b for b in branches if b))] if all(branches) else []
    return []
