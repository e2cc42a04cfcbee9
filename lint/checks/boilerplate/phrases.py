"""What a line of page furniture says: the phrases of the packs, indexed.

In a phrase `…` stands for any words (at its end for some, see `REST`) and the slots of
`lint.checks.boilerplate.slots` for what they name. A line is looked up in every reading of its
slots by its first and last word, so that a thousand phrases cost no more than ten.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from lint import regexes as regex
from lint.checks.boilerplate.slots import Slots

ANY = "…"
WEAK = "~"
"""Before a phrase of the packs: it counts only in the company of other furniture."""
REST = (0, 3, 8, 40)
"""Most words that `…` stands for at the end of a phrase of so many words (and longer)."""
EDGE = " \t\u00a0•·|»«>›<‹→←-–—*_~:.,;+!?…▶►▼▲✓✕×\u200b"
"""Marks that are stripped from both ends of a line."""
PLAIN = str.maketrans("’İı", "'ii")
TOKEN = regex.compile(r"\{\w+\}|\w+|[^\w\s]")

TELLING = regex.compile(r"\{\w+\}|\w[\w'-]*|[:©]")
"""What tells a phrase from running text: words, slots, and the colon of a label."""


class Hit(NamedTuple):
    """What a line was recognised as.

    Attributes:
        fault: the kind of furniture.
        words: how many words the phrase itself gives, slots included.
        closed: whether it leaves no words open.
        weak: whether it counts only in company.
    """

    fault: str
    words: int
    closed: bool
    weak: bool


class _Phrase(NamedTuple):
    """`parts` are the texts between the `…`; "" at an end that is open."""

    parts: tuple[str, ...]
    hit: Hit

    def matches(self, line: str) -> bool:
        first, *middle, last = self.parts
        at = len(first)
        if not (line.startswith(first) and _ends(line, at)):
            return False
        for part in middle:
            at = line.find(part, at)
            if at < 0:
                return False
            at += len(part)
        if last:
            return line.endswith(last) and len(line) - len(last) >= at
        return len(line[at:].split()) <= REST[min(self.hit.words, len(REST) - 1)]

    def read(self, line: str) -> Hit:
        """The hit; closed if the line has nothing to say beyond the phrase."""
        return self.hit._replace(closed=self.hit.words > 1 and line.strip(EDGE) == self.parts[0].strip(EDGE))


def _ends(line: str, at: int) -> bool:
    """Whether no word is cut at an offset."""
    return not (0 < at < len(line) and line[at].isalnum() and line[at - 1].isalnum())


class Phrasebook:
    """The phrases of one language, by fault."""

    def __init__(self, tables: Iterable[Mapping[str, Sequence[str]]], slots: Slots) -> None:
        self._slots = slots
        self._exact: dict[str, Hit] = {}
        self._by_first: dict[str, list[_Phrase]] = defaultdict(list)
        self._by_last: dict[str, list[_Phrase]] = defaultdict(list)
        self._inside: dict[str, list[_Phrase]] = defaultdict(list)
        for table in tables:
            for fault, phrases in table.items():
                for phrase in phrases:
                    self._add(fault, phrase)

    def _add(self, fault: str, phrase: str) -> None:
        weak = phrase.startswith(WEAK)
        text = _folded(phrase.removeprefix(WEAK))
        words = len(TELLING.findall(text)) + text.count(":")
        parts = tuple(part.strip() for part in text.split(ANY))
        words -= not parts[0]  # a sentence may say it in passing
        if len(parts) == 1:
            self._exact.setdefault(text.strip(EDGE), Hit(fault, words, True, weak))
            return
        entry = _Phrase(parts, Hit(fault, words, False, weak))
        if parts[0]:
            self._by_first[TOKEN.findall(parts[0])[0]].append(entry)
        elif parts[-1]:
            self._by_last[TOKEN.findall(parts[-1])[-1]].append(entry)
        else:
            self._inside[TOKEN.findall(parts[1])[0]].append(entry)

    def read(self, line: str) -> Hit | None:
        """What a line is; the most telling phrase counts. None if no phrase fits."""
        readings = [_folded(reading) for reading in self._slots.readings(line)]
        exact = (self._exact.get(reading.strip(EDGE)) for reading in readings)
        return next((hit for hit in exact if hit), None) or max(
            (hit for reading in readings for hit in self._open(reading)),
            key=lambda hit: (not hit.weak, hit.closed, hit.words),
            default=None,
        )

    def _open(self, reading: str) -> Iterator[Hit]:
        tokens = TOKEN.findall(reading)
        if not tokens:
            return
        inside = (self._inside[token] for token in dict.fromkeys(tokens) if token in self._inside)
        for phrases in (self._by_first.get(tokens[0], ()), self._by_last.get(tokens[-1], ()), *inside):
            yield from (phrase.read(reading) for phrase in phrases if phrase.matches(reading))


def _folded(text: str) -> str:
    """With single spaces and straight apostrophes, case folded (Turkish too), without marks of lists around it."""
    plain = text.translate(PLAIN)
    return " ".join(plain.split()).strip(" \t•·|»«>›<‹→←–—*_\u200b").casefold()
