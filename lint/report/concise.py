"""One line for each finding: path:line:column: CODE message."""

from __future__ import annotations

from lint.errors import PosteditError
from lint.report import Style
from lint.report.text import harmless, visible
from lint.runner import Checked


class Report:
    """Prints as it goes."""

    def __init__(self, style: Style) -> None:
        self._style = style

    def file(self, checked: Checked) -> None:
        """Take one checked file."""
        for diagnostic in self._style.wanted(checked):
            line, column = checked.lines.position(diagnostic.span.start)
            place = f"{visible(str(checked.path))}:{line}:{column}"
            self._style.stream.write(harmless(f"{place}: {diagnostic.rule} {visible(diagnostic.message)}") + "\n")

    def error(self, error: PosteditError) -> None:
        """Errors go to standard error."""

    def close(self) -> None:
        """Nothing is left to print."""
