"""reviewdog's diagnostic format as one JSON object (DiagnosticResult of reviewdog/proto/rdf)."""

from __future__ import annotations

import json
from typing import Any

from lint.errors import PosteditError
from lint.report import Style
from lint.report.rdjsonl import as_rdf
from lint.runner import Checked


class Report:
    """Collects everything and prints it at the end."""

    def __init__(self, style: Style) -> None:
        self._style = style
        self._rows: list[dict[str, Any]] = []

    def file(self, checked: Checked) -> None:
        """Take one checked file."""
        self._rows += [as_rdf(checked, diagnostic) for diagnostic in self._style.wanted(checked)]

    def error(self, error: PosteditError) -> None:
        """Errors go to standard error."""

    def close(self) -> None:
        """Print the object."""
        json.dump({"source": {"name": "postedit"}, "diagnostics": self._rows}, self._style.stream, ensure_ascii=False)
        self._style.stream.write("\n")
