"""Which rules of LanguageTool count, and how much: `rules/*/languagetool.tsv`.

A line is the name of a category or of a rule of LanguageTool, what to do with it, and for those in use
our category, severity and confidence. A rule's line overrides that of its category, and the table of a
language that of `any`. What no line names is off.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from lint.errors import ConfigError
from lint.model import CATEGORIES, Severity
from lint.packs import rules_folder

FILE = "languagetool.tsv"


class Use(StrEnum):
    """What becomes of the findings of a rule."""

    ON = "on"
    AGREE = "agree"
    """They count only where a rule of ours finds a fault too."""
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    use: Use
    category: str = ""
    severity: Severity = Severity.WARNING
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Table:
    """The rules of LanguageTool as postedit uses them in one language."""

    rows: Mapping[str, Row]

    def row(self, rule: str, category: str) -> Row:
        """What counts for a rule of a category."""
        return self.rows.get(rule) or self.rows.get(category) or Row(Use.OFF)

    @property
    def off(self) -> tuple[str, ...]:
        """The names that are off. LanguageTool need not look for them."""
        return tuple(sorted(name for name, row in self.rows.items() if row.use is Use.OFF))


@cache
def table_of(language: str) -> Table:
    """The table for texts in a language. Raises ConfigError for a faulty line."""
    rows: dict[str, Row] = {}
    for folder in ("any", language):
        path = rules_folder() / folder / FILE
        if path.is_file():
            rows |= read_table(path)
    return Table(rows)


def read_table(path: Path) -> dict[str, Row]:
    """The rows of one file by name. Raises ConfigError."""
    rows: dict[str, Row] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        name, *values = line.split("\t")
        if name in rows:
            raise ConfigError(path, "named twice", line=number, key=name)
        try:
            rows[name] = _row(*values)
        except (TypeError, ValueError) as error:
            raise ConfigError(path, f"not a row of this table: {error}", line=number, key=name) from None
    return rows


def _row(use: str, category: str = "", severity: str = "warning", confidence: str = "") -> Row:
    if use == Use.OFF:
        return Row(Use.OFF)
    if category not in CATEGORIES.values():
        raise ValueError(f"“{category}” is no category")
    return Row(Use(use), category, Severity(severity), float(confidence))
