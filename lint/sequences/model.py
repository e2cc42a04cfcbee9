"""Counts of sequences of up to four symbols in good English, and how likely they make a symbol.

A symbol is a frequent function word, a kind of mark, or the tag of any other word. Method: stupid backoff (Brants and
others, 2007): the relative frequency of the longest known sequence, shorter ones at a discount. Trained by
training/sequences; `sequences.bin` is searched as it lies on the disk, see `write`.
"""

from __future__ import annotations

import math
import mmap
import struct
import sys
from array import array
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Self

from lint.packs import rules_folder

ORDER = 4
BITS = 10
"""Bits a symbol takes in a key; so there may be 1,024 symbols."""
LAST = (1 << BITS) - 1
"""The bits of the last symbol."""
START, STOP = 0, 1
"""Numbers of the symbols for the edges of a sentence."""
BACKOFF = math.log(0.4)
DISCOUNTS = [*accumulate([BACKOFF] * (ORDER - 1), initial=0.0)]
"""What a chance loses, by the symbols that a known sequence is shorter than it might be."""
STEPS = 8
"""A count is stored as this many times its binary logarithm."""
LOGS = [stored * math.log(2) / STEPS for stored in range(256)]
"""The natural logarithms of counts as they are stored."""
MARKS = {
    ",": ",", ".": ".", "?": ".", "!": ".", ";": ";", ":": ":", "–": "-", "—": "-", "-": "-", "(": "(", ")": ")",
    "[": "(", "]": ")", "“": '"', "”": '"', '"': '"', "‘": '"', "’": '"', "'": '"', "«": '"', "»": '"',
}  # fmt: skip


class SequenceModel:
    """Counts by length of sequence. `symbols` names them by number."""

    def __init__(self, symbols: Sequence[str], counts: Sequence[tuple[Sequence[int], Sequence[int]]]) -> None:
        self._numbers = {symbol: number for number, symbol in enumerate(symbols)}
        self._keys = [keys for keys, _ in counts]
        self._logs = [logs for _, logs in counts]
        self._ones, self._twos = (dict(zip(keys, logs, strict=True)) for keys, logs in counts[:2])
        self._other = self._numbers.get("NN", STOP)
        self._total = math.log(sum(2 ** (log / STEPS) for log in self._logs[0]))
        self._followers = lru_cache(maxsize=1 << 13)(self._find_followers)
        self.chance = lru_cache(maxsize=1 << 14)(self._chance)

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read a file. Raises OSError."""
        with path.open("rb") as file:
            data = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        (size,) = struct.unpack_from("<I", data)
        symbols, at = bytes(data[4 : 4 + size]).decode().split("\n"), 4 + size
        counts = []
        for _ in range(ORDER):
            (number,) = struct.unpack_from("<I", data, at)
            logs = at + 4 + 8 * number
            counts.append((_numbers(data[at + 4 : logs]), data[logs : logs + number]))
            at = logs + number
        return cls(symbols, counts)

    def symbol(self, word: str, tag: str) -> int:
        """The number of the symbol of a word."""
        key = word.lower().replace("’", "'")
        return self._numbers.get("=" + key) or self._numbers.get(MARKS.get(word, tag), self._other)

    def number(self, name: str) -> int:
        """The number of a symbol by its name: a tag, or “=” and a function word."""
        return self._numbers[name]

    def _find_followers(self, pair: int) -> Mapping[int, int]:
        """What follows two symbols, which most of a text has in common: the stored counts by symbol."""
        keys, stored = self._keys[2], self._logs[2]
        start, end = bisect_left(keys, pair << BITS), bisect_left(keys, pair + 1 << BITS)
        return dict(zip(map(LAST.__and__, keys[start:end]), stored[start:end], strict=True))

    def _longest(self, key: int) -> int | None:
        """The stored count of a sequence of full length, None if it is not known."""
        keys = self._keys[-1]
        at = bisect_left(keys, key)
        return self._logs[-1][at] if at < len(keys) and keys[at] == key else None

    def _chance(self, first: int, second: int, third: int, symbol: int) -> float:
        """The logarithm of the chance of a symbol after three others.

        Of the sequences that end with it the longest known one counts. The end of a known one is known, so they are
        looked for from the shortest on.
        """
        before = second << BITS | third
        two = self._twos.get(third << BITS | symbol)
        if two is None:
            return DISCOUNTS[3] + LOGS[self._ones.get(symbol, 0)] - self._total
        three = self._followers(before).get(symbol)
        if three is None:
            return DISCOUNTS[2] + LOGS[two] - LOGS[self._ones.get(third, 0) or two]
        four = self._longest((first << 2 * BITS | before) << BITS | symbol)
        if four is None:
            return DISCOUNTS[1] + LOGS[three] - LOGS[self._twos.get(before, 0) or three]
        return LOGS[four] - LOGS[self._followers(first << BITS | second).get(third, 0) or four]

    def score(self, symbols: Sequence[int], start: int, end: int, least: float = -math.inf) -> float:
        """The logarithm of the chance of `symbols[start:end]`, each after the three before it (`start` >= 3).

        Below `least` it may be any number below that: no chance is above 1, so the rest need not be looked at.
        """
        total = 0.0
        for at in range(start, min(end, len(symbols))):
            total += self.chance(*symbols[at - 3 : at + 1])
            if total < least:
                break
        return total


def _numbers(data: memoryview) -> Sequence[int]:
    """Little-endian numbers of eight bytes."""
    if sys.byteorder == "little":
        return data.cast("Q")
    swapped = array("Q", bytes(data))
    swapped.byteswap()
    return swapped


def write(path: Path, symbols: Sequence[str], counts: Sequence[Mapping[int, int]]) -> None:
    """Write a file: names of symbols; for each length the sorted keys, then the counts."""
    names = "\n".join(symbols).encode()
    parts = [struct.pack("<I", len(names)), names]
    for table in counts:
        keys = sorted(table)
        parts.append(struct.pack(f"<I{len(keys)}Q", len(keys), *keys))
        parts.append(bytes(min(255, round(STEPS * math.log2(table[key]))) for key in keys))
    path.write_bytes(b"".join(parts))


@lru_cache(maxsize=4)
def model_of(language: str) -> SequenceModel | None:
    """The counts of a language ("en"), None if postedit has none. Read once in a process."""
    path = rules_folder() / language / "sequences.bin"
    return SequenceModel.read(path) if path.is_file() else None
