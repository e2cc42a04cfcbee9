"""What LanguageTool said about a paragraph, kept by the paragraph's content and everything else it depends on.

One SQLite file in the user's cache folder serves all processes; what cannot be read or written counts as absent.
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import astuple, dataclass
from hashlib import sha256
from pathlib import Path

MAX_AGE = 30 * 24 * 3600
"""Seconds after which a paragraph is asked about again."""
BUSY = 10
"""Seconds to wait for another process that writes."""


@dataclass(frozen=True, slots=True)
class Match:
    """One finding of LanguageTool in a text. `start` and `end` are code points."""

    start: int
    end: int
    rule: str
    category: str
    message: str
    replacements: tuple[str, ...]


class Paragraphs:
    """Answers by text. `state` is what all of them depend on; without a `path` they are kept for this run only."""

    def __init__(self, state: str, path: Path | None) -> None:
        self._state = state
        self._here: dict[str, tuple[Match, ...]] = {}
        self._file = _open(path) if path else None

    def matches(self, text: str, ask: Callable[[str], Sequence[Match]]) -> tuple[Match, ...]:
        """What is known about a text, else what `ask` says of it. Raises what `ask` raises."""
        key = sha256(f"{self._state}\x1f{text}".encode("utf-8", "surrogatepass")).hexdigest()
        if key not in self._here:
            known = self._load(key)
            if known is None:
                known = tuple(ask(text))
                self._store(key, known)
            self._here[key] = known
        return self._here[key]

    def _load(self, key: str) -> tuple[Match, ...] | None:
        if self._file:
            with suppress(sqlite3.Error, ValueError, TypeError):
                row = self._file.execute("SELECT matches FROM paragraphs WHERE key = ?", (key,)).fetchone()
                return tuple(_match(*item) for item in json.loads(row[0])) if row else None
        return None

    def _store(self, key: str, matches: Sequence[Match]) -> None:
        if self._file:
            data = json.dumps([astuple(match) for match in matches], ensure_ascii=False)
            with suppress(sqlite3.Error):
                self._file.execute("INSERT OR REPLACE INTO paragraphs VALUES (?, ?, ?)", (key, data, int(time.time())))


def _match(start: int, end: int, rule: str, category: str, message: str, replacements: list[str]) -> Match:
    return Match(start, end, rule, category, message, tuple(replacements))


def _open(path: Path) -> sqlite3.Connection | None:
    with suppress(sqlite3.Error, OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        file = sqlite3.connect(path, timeout=BUSY, isolation_level=None)
        file.execute("PRAGMA journal_mode = WAL")
        file.execute("PRAGMA synchronous = OFF")
        file.execute("CREATE TABLE IF NOT EXISTS paragraphs (key TEXT PRIMARY KEY, matches TEXT, kept INTEGER)")
        file.execute("DELETE FROM paragraphs WHERE kept < ?", (int(time.time()) - MAX_AGE,))
        return file
    return None
