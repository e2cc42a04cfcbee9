"""Checkstyle's XML, which many CI systems read."""

from __future__ import annotations

from lint import __version__
from lint.errors import PosteditError
from lint.report import Style
from lint.report.xml import tag
from lint.runner import Checked


class Report:
    """Prints as it goes."""

    def __init__(self, style: Style) -> None:
        self._style = style
        self._write('<?xml version="1.0" encoding="UTF-8"?>')
        self._write(tag("checkstyle", {"version": __version__}))

    def file(self, checked: Checked) -> None:
        """Take one checked file."""
        self._write(tag("file", {"name": checked.path.as_posix()}))
        for diagnostic in self._style.wanted(checked):
            line, column = checked.lines.position(diagnostic.span.start)
            values = {"line": line, "column": column, "severity": diagnostic.severity.value}
            values |= {"message": diagnostic.message, "source": f"postedit.{diagnostic.category}.{diagnostic.rule}"}
            self._write(tag("error", values, empty=True))
        self._write("</file>")

    def error(self, error: PosteditError) -> None:
        """Errors go to standard error."""

    def close(self) -> None:
        """End the document."""
        self._write("</checkstyle>")

    def _write(self, line: str) -> None:
        self._style.stream.write(line + "\n")
