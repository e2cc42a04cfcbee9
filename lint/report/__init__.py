"""Output formats: one module each, with one class in `REPORTS`.

A report is fed file by file, so that a long run shows its first findings at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol, TextIO

from lint.errors import PosteditError
from lint.runner import Checked


@dataclass(frozen=True, slots=True)
class Style:
    """How a report is shown: its stream, colour, width in columns, and whether `info` findings are wanted."""

    stream: TextIO
    color: bool = False
    width: int = 100
    review: bool = False


class Report(Protocol):
    """What every output format does."""

    def file(self, checked: Checked) -> None:
        """Take one checked file."""

    def error(self, error: PosteditError) -> None:
        """Take a file that could not be checked."""

    def close(self) -> None:
        """Everything has been taken."""


REPORTS: Mapping[str, str] = {"text": "lint.report.text", "json": "lint.report.json"}
"""Format -> module; the module's `Report` is the class."""


def open_report(name: str, style: Style) -> Report:
    """The report of a format, a key of `REPORTS`."""
    report: Report = import_module(REPORTS[name]).Report(style)
    return report
