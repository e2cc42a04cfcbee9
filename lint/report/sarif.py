"""SARIF 2.1.0 (OASIS), for code scanning: rules with their help, results with their fixes.

Regions count columns in Unicode code points from 1, as `columnKind` says.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from lint import __version__
from lint.baseline import entry_of
from lint.errors import PosteditError
from lint.lines import TextLines
from lint.model import Diagnostic, Fix, Severity, Span
from lint.packs import builtin_packs
from lint.report import Style
from lint.runner import Checked

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


class Report:
    """Collects everything and prints it at the end."""

    def __init__(self, style: Style) -> None:
        self._style = style
        self._results: list[dict[str, Any]] = []
        self._rules: dict[str, Diagnostic] = {}
        self._notes: list[dict[str, Any]] = []

    def file(self, checked: Checked) -> None:
        """Take one checked file."""
        uri = as_uri(checked.path)
        for diagnostic in self._style.wanted(checked):
            self._rules.setdefault(diagnostic.rule, diagnostic)
            self._results.append(self._result(checked, uri, diagnostic))

    def _result(self, checked: Checked, uri: str, diagnostic: Diagnostic) -> dict[str, Any]:
        lines = checked.lines
        return {
            "ruleId": diagnostic.rule,
            "level": LEVELS[diagnostic.severity],
            "rank": round(100 * diagnostic.confidence, 1),
            "message": {"text": diagnostic.message},
            "locations": [_location(uri, lines, diagnostic.span)],
            "relatedLocations": [_location(uri, lines, span) for span in diagnostic.related],
            "partialFingerprints": {"context/v1": entry_of(checked.decoded.text, diagnostic)[1]},
            "fixes": [_fix(uri, lines, fix) for fix in diagnostic.fixes],
        }

    def error(self, error: PosteditError) -> None:
        """Take a file that could not be checked."""
        self._notes.append({"level": "error", "message": {"text": str(error)}})

    def close(self) -> None:
        """Print the log."""
        driver = {
            "name": "postedit",
            "version": __version__,
            "rules": self._described(),
        }
        run = {
            "tool": {"driver": driver},
            "columnKind": "unicodeCodePoints",
            "results": self._results,
            "invocations": [
                {"executionSuccessful": not self._notes, "toolExecutionNotifications": self._notes},
            ],
        }
        log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
        json.dump(log, self._style.stream, ensure_ascii=False)
        self._style.stream.write("\n")

    def _described(self) -> list[dict[str, Any]]:
        why = {rule.code: rule for pack in builtin_packs() for rule in pack.rules} if self._rules else {}
        described = []
        for code, diagnostic in sorted(self._rules.items()):
            entry = {"id": code, "name": diagnostic.name, "properties": {"tags": [diagnostic.category]}}
            if code in why:
                entry["shortDescription"] = {"text": why[code].message}
                entry["help"] = {"text": why[code].why.strip()}
            described.append(entry)
        return described


def as_uri(path: Path) -> str:
    """A path as a URI reference: relative ones stay relative to the folder of the run."""
    from urllib.parse import quote

    return path.as_uri() if path.is_absolute() else quote(path.as_posix(), errors="surrogateescape")


def _location(uri: str, lines: TextLines, span: Span) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": {"uri": uri}, "region": _region(lines, span)}}


def _region(lines: TextLines, span: Span) -> dict[str, int]:
    line, column = lines.position(span.start)
    end_line, end_column = lines.position(span.end)
    return {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}


def _fix(uri: str, lines: TextLines, fix: Fix) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _region(lines, edit.span), "insertedContent": {"text": edit.replacement}}
        for edit in fix.edits
    ]
    change = {"artifactLocation": {"uri": uri}, "replacements": replacements}
    return {"description": {"text": f"{fix.title} ({fix.safety})"}, "artifactChanges": [change]}
