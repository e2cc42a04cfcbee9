"""reviewdog's diagnostic format, one JSON object a line (reviewdog/proto/rdf).

Columns of that format count UTF-8 bytes from 1.
"""

from __future__ import annotations

import json
from typing import Any

from lint.errors import PosteditError
from lint.lines import TextLines
from lint.model import Diagnostic, Severity, Span
from lint.report import Style
from lint.runner import Checked

SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


class Report:
    """Prints as it goes."""

    def __init__(self, style: Style) -> None:
        self._style = style

    def file(self, checked: Checked) -> None:
        """Take one checked file."""
        for diagnostic in self._style.wanted(checked):
            row = as_rdf(checked, diagnostic)
            self._style.stream.write(json.dumps(row, ensure_ascii=False) + "\n")

    def error(self, error: PosteditError) -> None:
        """Errors go to standard error."""

    def close(self) -> None:
        """Nothing is left to print."""


def as_rdf(checked: Checked, diagnostic: Diagnostic) -> dict[str, Any]:
    """A diagnostic as reviewdog wants it. Fixes of several edits have no place in its format."""
    lines = checked.lines
    suggestions = [
        {"range": _range(lines, fix.edits[0].span), "text": fix.edits[0].replacement}
        for fix in diagnostic.fixes
        if len(fix.edits) == 1
    ]
    return {
        "message": diagnostic.message,
        "location": {"path": checked.path.as_posix(), "range": _range(lines, diagnostic.span)},
        "severity": SEVERITIES[diagnostic.severity],
        "source": {"name": "postedit"},
        "code": {"value": diagnostic.rule},
        "suggestions": suggestions,
    }


def _range(lines: TextLines, span: Span) -> dict[str, Any]:
    return {"start": _position(lines, span.start), "end": _position(lines, span.end)}


def _position(lines: TextLines, offset: int) -> dict[str, int]:
    line = lines.number(offset)
    before = lines.text[lines.starts[line - 1] : offset]
    return {"line": line, "column": len(before.encode("utf-8", "surrogatepass")) + 1}
