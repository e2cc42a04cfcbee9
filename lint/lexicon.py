"""The words of a language: which exist, how frequent they are, which look like a given one.

A lexicon is a text file `rules/<language>/lexicon.txt`, sorted by its UTF-8 bytes, one word a line:
word, TAB, frequency in two digits, region letters (its head explains them). It is searched as it
lies on the disk, so that opening it costs nothing, and processes share it.
"""

from __future__ import annotations

import mmap
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple, Self

from lint.packs import rules_folder

PREFIX = 3
"""Bytes by which parts of the file are kept: so many words share them that a scan is cheap."""
REMEMBERED = 50_000
"""Answers a table remembers."""
ALPHABET = "abcdefghijklmnopqrstuvwxyz"


class Entry(NamedTuple):
    """What the lexicon knows of a word.

    `frequency` is the logarithm (base 10) of its occurrences in a billion words. `regions` are the
    letters of the countries that write it so (see the head of the file), "" for all of them.
    """

    frequency: float
    regions: str


class Table:
    """A text file of lines `key TAB value`, sorted by bytes; lines at its head that begin with # are comments."""

    def __init__(self, data: bytes | mmap.mmap) -> None:
        """`data` is the file, head included."""
        head = 0
        while data[head : head + 1] == b"#":
            head = data.find(b"\n", head) + 1
        self._data = data if head else b"\n" + data[:]  # every key stands between a newline and a TAB
        self._start = max(0, head - 1)
        self._parts: dict[bytes, bytes] = {}
        self._edges = cache(self._find_edges)
        self._value = lru_cache(maxsize=REMEMBERED)(self._read)  # most words of a text have been asked for before

    @classmethod
    def open(cls, path: Path) -> Self:
        """Read a file. Raises OSError."""
        with path.open("rb") as file:
            return cls(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))

    def __contains__(self, key: str) -> bool:
        return self._value(key) is not None

    def value(self, key: str) -> str:
        """The value of a key, "" if there is none. Upper and lower case are told apart."""
        return self._value(key) or ""

    def _read(self, key: str) -> str | None:
        line = key.encode()
        prefix = line[:PREFIX]
        part = self._parts.get(prefix)
        if part is None:
            part = self._parts[prefix] = self._part(prefix)
        at = part.find(b"\n" + line + b"\t")
        if at < 0:
            return None
        value = at + len(line) + 2
        return part[value : part.index(b"\n", value)].decode()

    def among(self, keys: Iterable[str]) -> set[str]:
        """Those of the keys that the table has. For keys made up, few of which are words: they are not remembered."""
        return {key for key in keys if self._read(key) is not None}

    def _part(self, prefix: bytes) -> bytes:
        """The part of the file that holds the keys with this prefix, from newline to newline."""
        first, last = self._find_edges(prefix)
        return self._data[first : last + 1]

    def _find_edges(self, prefix: bytes) -> tuple[int, int]:
        """The newlines before and after the keys with this prefix, looked for among those with a shorter one."""
        if not prefix:
            return self._start, len(self._data) - 1
        low, high = self._edges(prefix[:-1])
        first = self._first(prefix, low, high)
        return first, self._first(prefix[:-1] + bytes((prefix[-1] + 1,)), first, high)

    def _first(self, key: bytes, low: int, high: int) -> int:
        """The newline before the first line between two newlines that is not less than `key` (binary search)."""
        while low < high:
            start = self._data.rfind(b"\n", low, (low + high) // 2 + 1)
            end = self._data.find(b"\n", start + 1)
            if self._data[start + 1 : end] < key:
                low = end
            else:
                high = start
        return low


class Lexicon(Table):
    """The words of one language, as they are written: `london` is none, `London` is one."""

    def __init__(self, data: bytes | mmap.mmap) -> None:
        super().__init__(data)
        self._initials: dict[str, tuple[str, ...]] = {}

    def get(self, word: str) -> Entry | None:
        """The entry of a word, None if there is none."""
        value = self.value(word)
        return Entry(int(value[:2]) / 10, value[2:]) if value else None

    def frequency(self, word: str) -> float:
        """`Entry.frequency`, 0.0 for a word that is not in the lexicon."""
        value = self.value(word)
        return int(value[:2]) / 10 if value else 0.0

    # -- words like it ---------------------------------------------------------------------------

    def near(self, word: str, distance: int = 2) -> tuple[str, ...]:
        """The words at most `distance` (1 or 2) edits away, in no order.

        An edit is an insertion, deletion, replacement or swap of neighbours (optimal string alignment).
        At distance 2 the first letter must be right, or be the only fault.
        """
        if distance == 1:
            return tuple(self.among(edited for at in range(len(word) + 1) for edited in _edits_at(word, at)))
        from rapidfuzz import process  # only a text with an unknown word pays for it
        from rapidfuzz.distance import OSA

        same = process.extract(word, self._initial(word[:1]), scorer=OSA.distance, score_cutoff=distance, limit=None)
        return tuple({*self.among(_edits_at(word, 0)), *(choice for choice, _, _ in same if choice != word)})

    def _initial(self, letter: str) -> tuple[str, ...]:
        """All words with this first letter."""
        if letter not in self._initials:
            self._initials[letter] = tuple(self._part(letter.encode()).decode().split()[::2])
        return self._initials[letter]


def _edits_at(word: str, at: int) -> Iterator[str]:
    """The texts one edit away, the edit beginning at offset `at`."""
    before, after = word[:at], word[at:]
    yield from (before + letter + after for letter in ALPHABET)
    if after:
        yield before + after[1:]
        yield from (before + letter + after[1:] for letter in ALPHABET if letter != after[0])
    if len(after) > 1 and after[0] != after[1]:
        yield before + after[1] + after[0] + after[2:]


@lru_cache(maxsize=8)
def lexicon_at(path: Path) -> Lexicon:
    """A list of words that is no language's lexicon. Opened once in a process. Raises OSError."""
    return Lexicon.open(path)


@lru_cache(maxsize=8)
def lexicon_of(language: str) -> Lexicon | None:
    """The lexicon of a language ("en"), None if postedit has none. Opened once in a process."""
    path = rules_folder() / language / "lexicon.txt"
    return Lexicon.open(path) if path.is_file() else None


@lru_cache(maxsize=8)
def pairs_of(language: str) -> Table:
    """Pairs of words ("of the") of a language and their frequency. Empty if postedit has none."""
    path = rules_folder() / language / "pairs.txt"
    return Table.open(path) if path.is_file() else Table(b"")
