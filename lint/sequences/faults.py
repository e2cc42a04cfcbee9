"""Places where a sentence becomes much more likely if two words change places or one more word stands there.

A noisy channel: for each unlikely place the sentence as it stands is weighed against the sentence with the change. The
tagger errs where words stand wrongly, so both are read with the best of the tags their words can have.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
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
    others = [tuple({model.symbol(word.text, tag) for tag in (word.tag, *tags(word.text))}) for word in words]
    edge = (START,) * PAD
    return Row((*edge, *symbols, STOP), (*((s,) for s in edge), *others, (STOP,)))


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
        local = chances[at - PAD]
        if local < doubt:
            yield from _missing(row, at, model, least)
        if at + 2 < len(symbols) and local + chances[at - PAD + 1] < 2 * doubt:
            yield from _swapped(row, at, model, least)


def _missing(row: Row, at: int, model: SequenceModel, least: float) -> Iterator[Gain]:
    """A symbol before place `at`."""
    before, after = row.cut(at - PAD, at), row.cut(at, at + PAD)
    quick = model.score((before + after).symbols, PAD, 2 * PAD)
    options = {name: Row((number,), ((number,),)) for name in INSERTED for number in (model.number(name),)}
    scores = {name: model.score((before + x + after).symbols, PAD, 2 * PAD + 1) for name, x in options.items()}
    name = max(scores, key=scores.__getitem__)
    if scores[name] - quick >= least:
        before = row.cut(max(0, at - PAD - 2), at)
        gain = best(before + options[name] + after, model) - best(before + after, model)
        if gain >= least:
            yield Gain(name, at - PAD, gain)


def _swapped(row: Row, at: int, model: SequenceModel, least: float) -> Iterator[Gain]:
    """The words at `at` and after it."""
    before, one, two, after = (
        row.cut(at - PAD, at),
        row.cut(at, at + 1),
        row.cut(at + 1, at + 2),
        row.cut(at + 2, at + 2 + PAD),
    )
    new, old = before + two + one + after, before + one + two + after
    if model.score(new.symbols, PAD, len(new.symbols)) - model.score(old.symbols, PAD, len(old.symbols)) >= least:
        before = row.cut(max(0, at - PAD - 2), at)
        gain = best(before + two + one + after, model) - best(before + one + two + after, model)
        if gain >= least:
            yield Gain("swap", at - PAD, gain)
