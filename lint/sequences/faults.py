"""Places where a sentence becomes much more likely if two words change places or one more word stands there.

A noisy channel: for each unlikely place the sentence as it stands is weighed against the sentence with the change. The
tagger errs where words stand wrongly, so both are read with the best of the tags their words can have.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from lint.sequences.model import ORDER, START, STOP, SequenceModel
from lint.tagging.tagged import Word

PAD = ORDER - 1
INSERTED = ("NN", "NNS", "VBZ", "VBD", "VB", "VBN", "=he", "=it", "=is", "=the", "=a", "=of", "=to")
"""What may be missing: sorts of words and the most frequent function words."""
SWEEPS = 2

Tags = Callable[[str], Sequence[str]]
"""The tags a word can have."""


class Gain(NamedTuple):
    """A change at word number `at` and how much more likely (natural logarithm) it makes the sentence.

    `kind` is "swap" (words `at` and `at + 1` change places) or the name of the symbol missing before word `at`.
    """

    kind: str
    at: int
    gain: float


@dataclass(frozen=True)
class Row:
    """A sentence as symbols, with the other symbols each word can be."""

    symbols: tuple[int, ...]
    others: tuple[tuple[int, ...], ...]

    def cut(self, start: int, end: int) -> Row:
        """Part of the row."""
        return Row(self.symbols[start:end], self.others[start:end])

    def __add__(self, other: Row) -> Row:
        return Row(self.symbols + other.symbols, self.others + other.others)


def row_of(words: Sequence[Word], model: SequenceModel, tags: Tags) -> Row:
    """The symbols of a sentence, padded at both ends."""
    symbols = [model.symbol(word.text, word.tag) for word in words]
    others = [_readings(word.text, word.tag, model, tags) for word in words]
    edge = (START,) * PAD
    return Row((*edge, *symbols, STOP), (*((s,) for s in edge), *others, (STOP,)))


@lru_cache(maxsize=1 << 13)
def _readings(text: str, tag: str, model: SequenceModel, tags: Tags) -> tuple[int, ...]:
    """The symbols a word can be."""
    return tuple({model.symbol(text, each) for each in (tag, *tags(text))})


def best(row: Row, model: SequenceModel) -> float:
    """The logarithm of the chance of a row after its first three symbols, with the best reading of its words."""
    symbols = [*row.symbols]
    for _ in range(SWEEPS):
        changed = False
        for at in range(PAD - 1, len(symbols)):
            if len(row.others[at]) > 1:
                old = symbols[at]
                scores = {}
                for other in row.others[at]:
                    symbols[at] = other
                    scores[other] = model.score(symbols, max(PAD, at), at + ORDER)
                symbols[at] = max(scores, key=scores.__getitem__)
                changed |= symbols[at] != old
        if not changed:
            break
    return model.score(symbols, PAD, len(symbols))


def gains(row: Row, model: SequenceModel, doubt: float, least: float) -> Iterator[Gain]:
    """Changes that gain `least` or more, at places where a symbol has a chance below `doubt` (a logarithm)."""
    symbols = row.symbols
    chances = [model.chance(*symbols[at - PAD : at + 1]) for at in range(PAD, len(symbols))]
    for at in range(PAD, len(symbols) - 1):
        ahead = chances[at - PAD : at + 2]
        if ahead[0] < doubt:
            yield from _missing(row, at, model, sum(ahead[:PAD]), least)
        if at + 2 < len(symbols) and ahead[0] + ahead[1] < 2 * doubt:
            yield from _swapped(row, at, model, sum(ahead), least)


def _missing(row: Row, at: int, model: SequenceModel, quick: float, least: float) -> Iterator[Gain]:
    """A symbol before place `at`; `quick` is the chance of the three symbols from there on."""
    start, after = row.symbols[at - PAD : at], row.symbols[at : at + PAD]
    options = {name: model.number(name) for name in INSERTED}
    floor = quick + least
    scores = {name: model.score((*start, new, *after), PAD, 2 * PAD + 1, floor) for name, new in options.items()}
    name = max(scores, key=scores.__getitem__)
    if scores[name] >= floor:
        before, missing, rest = row.cut(max(0, at - PAD - 2), at), options[name], row.cut(at, at + PAD)
        gain = best(before + Row((missing,), ((missing,),)) + rest, model) - best(before + rest, model)
        if gain >= least:
            yield Gain(name, at - PAD, gain)


def _swapped(row: Row, at: int, model: SequenceModel, quick: float, least: float) -> Iterator[Gain]:
    """The words at `at` and after it; `quick` is the chance of the five symbols from there on."""
    symbols, floor = row.symbols, quick + least
    new = (*symbols[at - PAD : at], symbols[at + 1], symbols[at], *symbols[at + 2 : at + 2 + PAD])
    if model.score(new, PAD, len(new), floor) >= floor:
        before, after = row.cut(max(0, at - PAD - 2), at), row.cut(at + 2, at + 2 + PAD)
        one, two = row.cut(at, at + 1), row.cut(at + 1, at + 2)
        gain = best(before + two + one + after, model) - best(before + one + two + after, model)
        if gain >= least:
            yield Gain("swap", at - PAD, gain)
