"""JSON Lines: the diagnostics of the JSON report, one object a line, as they are found."""

from __future__ import annotations

import json

from lint.errors import PosteditError
from lint.report import Style
from lint.report.json import as_json
from lint.runner import Checked


class Report:
    """Prints as it goes."""

    def __init__(self, style: Style) -> None:
        self._style = style

    def file(self, checked: Checked) -> None:
        """Take one checked file."""
        for diagnostic in checked.diagnostics:
            row = {"path": str(checked.path), **as_json(checked.lines, diagnostic)}
            self._style.stream.write(json.dumps(row, ensure_ascii=False) + "\n")

    def error(self, error: PosteditError) -> None:
        """Errors go to standard error."""

    def close(self) -> None:
        """Nothing is left to print."""
