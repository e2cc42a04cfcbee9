"""Encoded examples in batches of similar length."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch

Batch = dict[str, Any]
"""ids, mask, caps, kinds, sure: tensors; number: of the examples; set: which of the files."""


@dataclass(frozen=True)
class Examples:
    """All examples of some files, end to end."""

    offsets: np.ndarray
    ids: np.ndarray
    caps: np.ndarray
    kinds: np.ndarray
    sure: np.ndarray

    @classmethod
    def load(cls, *paths: Path) -> Examples:
        files = [np.load(path) for path in paths]
        lengths = np.concatenate([f["lengths"] for f in files])
        columns = (np.concatenate([f[key] for f in files]) for key in ("ids", "caps", "kinds", "sure"))
        return cls(np.concatenate([[0], np.cumsum(lengths)]), *columns)

    @classmethod
    def of(cls, examples: Sequence[tuple[np.ndarray, ...]]) -> Examples:
        """Encoded texts that are in no file yet."""
        columns = (np.concatenate(column) for column in zip(*examples, strict=True))
        return cls(np.concatenate([[0], np.cumsum([len(e[0]) for e in examples])]), *columns)

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def batch(self, numbers: list[int]) -> Batch:
        """Padded to the longest."""
        longest = max(self.offsets[n + 1] - self.offsets[n] for n in numbers)
        shape = (len(numbers), int(longest))
        out = {key: np.zeros(shape, np.int64) for key in ("ids", "mask", "caps", "kinds")}
        sure = np.full(shape, -1, np.float32)
        for row, n in enumerate(numbers):
            a, b = self.offsets[n], self.offsets[n + 1]
            for key in ("ids", "caps", "kinds"):
                out[key][row, : b - a] = getattr(self, key)[a:b]
            out["mask"][row, : b - a] = 1
            sure[row, 1 : b - a - 1] = self.sure[a + 1 : b - 1]
        out["number"] = np.array(numbers)
        return {**{key: torch.from_numpy(value) for key, value in out.items()}, "sure": torch.from_numpy(sure)}


def batches(numbers: list[tuple[int, int]], sets: list[Examples], pieces: int, rng: random.Random) -> Iterator[Batch]:
    """One pass over (set, example) pairs in random order, `pieces` word pieces a batch."""
    numbers = numbers[:]
    rng.shuffle(numbers)
    for start in range(0, len(numbers), 4096):
        chunk = numbers[start : start + 4096]
        by_set: list[list[Batch]] = []
        for which, examples in enumerate(sets):
            mine = sorted(
                (n for s, n in chunk if s == which), key=lambda n: examples.offsets[n + 1] - examples.offsets[n]
            )
            groups: list[list[int]] = [[]]
            for n in mine:
                length = int(examples.offsets[n + 1] - examples.offsets[n])
                if groups[-1] and (len(groups[-1]) + 1) * length > pieces:
                    groups.append([])
                groups[-1].append(n)
            by_set.append([{**examples.batch(g), "set": which} for g in groups if g])
        together = [b for group in by_set for b in group]
        rng.shuffle(together)
        yield from together
