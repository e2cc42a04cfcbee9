"""Workflow commands of GitHub Actions: annotations on the changed files of a pull request.

Format: docs.github.com, “Workflow commands for GitHub Actions”, section “Setting an error message”.
"""

from __future__ import annotations

from lint.errors import FileError, PosteditError
from lint.model import Severity
from lint.report import Style
from lint.report.text import visible
from lint.runner import Checked

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


class Report:
    """Prints as it goes."""

    def __init__(self, style: Style) -> None:
        self._style = style

    def file(self, checked: Checked) -> None:
        """Take one checked file."""
        for diagnostic in self._style.wanted(checked):
            line, column = checked.lines.position(diagnostic.span.start)
            end_line, end_column = checked.lines.position(diagnostic.span.end)
            values = {"file": visible(checked.path.as_posix()), "line": line, "endLine": end_line}
            if line == end_line:  # columns count only within one line
                values |= {"col": column, "endColumn": end_column}
            values["title"] = f"postedit {diagnostic.rule} {diagnostic.name}"
            fields = ",".join(f"{key}={escaped(str(value), also=':,')}" for key, value in values.items())
            message = escaped(visible(diagnostic.message))
            self._style.stream.write(f"::{LEVELS[diagnostic.severity]} {fields}::{message}\n")

    def error(self, error: PosteditError) -> None:
        """A file that could not be checked is an error of the job."""
        if isinstance(error, FileError) and error.notice:
            return
        self._style.stream.write(f"::error title=postedit::{escaped(visible(str(error)))}\n")

    def close(self) -> None:
        """Nothing is left to print."""


def escaped(text: str, also: str = "") -> str:
    """`text` with per cent signs, newlines and `also` encoded, so that it cannot start a command of its own."""
    return "".join(f"%{ord(c):02X}" if c in "%\r\n" + also else c for c in text)
