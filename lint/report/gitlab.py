"""GitLab's code quality report: a JSON array in the format of Code Climate issues."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from lint.baseline import entry_of
from lint.errors import PosteditError
from lint.model import Severity
from lint.report import Style
from lint.runner import Checked

SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


class Report:
    """Collects everything and prints it at the end."""

    def __init__(self, style: Style) -> None:
        self._style = style
        self._issues: list[dict[str, Any]] = []

    def file(self, checked: Checked) -> None:
        """Take one checked file."""
        seen: Counter[tuple[str, str]] = Counter()
        for diagnostic in self._style.wanted(checked):
            entry = entry_of(checked.decoded.text, diagnostic)
            path = checked.path.as_posix()
            begin, _ = checked.lines.position(diagnostic.span.start)
            end, _ = checked.lines.position(diagnostic.span.end)
            self._issues.append(
                {
                    "type": "issue",
                    "check_name": diagnostic.rule,
                    "description": diagnostic.message,
                    "categories": ["Style"],
                    "severity": SEVERITIES[diagnostic.severity],
                    "fingerprint": f"{path}:{entry[0]}:{entry[1]}:{seen[entry]}",
                    "location": {"path": path, "lines": {"begin": begin, "end": end}},
                }
            )
            seen[entry] += 1

    def error(self, error: PosteditError) -> None:
        """Errors go to standard error."""

    def close(self) -> None:
        """Print the array."""
        json.dump(self._issues, self._style.stream, ensure_ascii=False, indent=1)
        self._style.stream.write("\n")
