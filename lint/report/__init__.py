"""Output formats: one module each, with one class `Report` and one entry in `REPORTS`.

A report is fed file by file, so that a long run shows its first findings at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path
from typing import NamedTuple, Protocol, TextIO

from lint.errors import FileError, PosteditError
from lint.model import Diagnostic, Severity
from lint.runner import Checked
from lint.source import reason_of


class Style(NamedTuple):
    """How a report is shown: its stream, colour, width in columns, and whether `info` findings are wanted."""

    stream: TextIO
    color: bool = False
    width: int = 100
    review: bool = False

    def wanted(self, checked: Checked) -> list[Diagnostic]:
        """The findings of a file to be shown: doubtful ones only in a review."""
        return [d for d in checked.diagnostics if self.review or d.severity is not Severity.INFO]


class Report(Protocol):
    """What every output format does."""

    def file(self, checked: Checked) -> None:
        """Take one checked file."""

    def error(self, error: PosteditError) -> None:
        """Take a file that could not be checked."""

    def close(self) -> None:
        """Everything has been taken."""


REPORTS: Mapping[str, str] = {
    "text": "lint.report.text",
    "concise": "lint.report.concise",
    "json": "lint.report.json",
    "jsonl": "lint.report.jsonl",
    "sarif": "lint.report.sarif",
    "github": "lint.report.github",
    "gitlab": "lint.report.gitlab",
    "junit": "lint.report.junit",
    "checkstyle": "lint.report.checkstyle",
    "rdjson": "lint.report.rdjson",
    "rdjsonl": "lint.report.rdjsonl",
    "markdown": "lint.report.markdown",
    "html": "lint.report.html",
    "statistics": "lint.report.statistics",
}
"""Format -> module; the module's `Report` is the class."""


class Output(NamedTuple):
    """One report and whether it goes to a terminal."""

    report: Report
    is_terminal: bool


class Outputs(NamedTuple):
    """All reports of a run; the files they go to are closed with it."""

    items: tuple[Output, ...]
    files: ExitStack

    def file(self, checked: Checked) -> None:
        """Hand on one checked file."""
        for output in self.items:
            output.report.file(checked)

    def error(self, error: PosteditError) -> None:
        """Hand on a file that could not be checked."""
        for output in self.items:
            output.report.error(error)

    def close(self) -> None:
        """End all reports."""
        with self.files:
            for output in self.items:
                output.report.close()


def open_outputs(specs: Iterable[str], style: Style) -> Outputs:
    """The reports for “format” (to `style.stream`) and “format=file”. Raises PosteditError."""
    files = ExitStack()
    items = []
    for spec in specs:
        name, _, path = spec.partition("=")
        if name not in REPORTS:
            from difflib import get_close_matches

            close = get_close_matches(name, REPORTS, 1)
            hint = f"; did you mean {close[0]}?" if close else f"; known are {', '.join(REPORTS)}"
            raise PosteditError(f"--output-format: there is no format “{name}”{hint}")
        chosen = style._replace(stream=files.enter_context(_create(Path(path))), color=False) if path else style
        report: Report = import_module(REPORTS[name]).Report(chosen)
        items.append(Output(report, is_terminal=not path and style.stream.isatty()))
    return Outputs(tuple(items), files)


def _create(path: Path) -> TextIO:
    try:
        return path.open("w", encoding="utf-8", newline="")
    except OSError as error:
        raise FileError(path, f"cannot write the report: {reason_of(error)}") from None
