"""Lists beside a rule pack."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path


@dataclass(frozen=True)
class WordList:
    """A list beside a pack, read when first asked for. Lines that begin with # are comments."""

    path: Path

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines, comments and blank ones left out."""
        lines = (line.rstrip("\r") for line in self.path.read_text(encoding="utf-8").split("\n"))
        return tuple(line for line in lines if line.strip() and not line.startswith("#"))

    @cached_property
    def words(self) -> frozenset[str]:
        """The lines as a set."""
        return frozenset(self.lines)

    @cached_property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The lines cut at tabs."""
        return tuple(tuple(line.split("\t")) for line in self.lines)
