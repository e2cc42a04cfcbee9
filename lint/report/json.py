"""JSON, schema version 1: one object for a run. The contract is described in the README."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from lint import __version__
from lint.errors import PosteditError
from lint.lines import TextLines
from lint.model import Diagnostic, Fix, Origin
from lint.report import Style
from lint.runner import Checked

SCHEMA_VERSION = 1


class Report:
    """Collects everything and prints it at the end."""

    def __init__(self, style: Style) -> None:
        self._style = style
        self._files = 0
        self._diagnostics: list[dict[str, Any]] = []
        self._sources: list[dict[str, Any]] = []
        self._errors: list[str] = []
        self._layers: dict[str, Mapping[str, str]] = {}

    def file(self, checked: Checked) -> None:
        """Take one checked file."""
        self._files += 1
        self._layers.update(checked.layers)
        self._diagnostics += [
            {"path": str(checked.path), **as_json(checked.lines, diagnostic)} for diagnostic in checked.diagnostics
        ]
        if checked.origin:
            self._sources.append({"path": str(checked.path), **_source(checked.origin)})

    def error(self, error: PosteditError) -> None:
        """Take a file that could not be checked."""
        self._errors.append(str(error))

    def close(self) -> None:
        """Print the object."""
        run = {
            "schema_version": SCHEMA_VERSION,
            "tool": {"name": "postedit", "version": __version__},
            "layers": self._layers,
            "files": self._files,
            "diagnostics": self._diagnostics,
            "sources": self._sources,
            "errors": self._errors,
        }
        json.dump(run, self._style.stream, ensure_ascii=False)
        self._style.stream.write("\n")


def as_json(lines: TextLines, diagnostic: Diagnostic) -> dict[str, Any]:
    """A diagnostic as the contract has it: offsets in code points, lines and columns from 1."""
    line, column = lines.position(diagnostic.span.start)
    end_line, end_column = lines.position(diagnostic.span.end)
    return {
        "rule": diagnostic.rule,
        "name": diagnostic.name,
        "category": diagnostic.category,
        "severity": diagnostic.severity.value,
        "confidence": diagnostic.confidence,
        "message": diagnostic.message,
        "start": diagnostic.span.start,
        "end": diagnostic.span.end,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "related": [{"start": span.start, "end": span.end} for span in diagnostic.related],
        "fixes": [_fix(fix) for fix in diagnostic.fixes],
    }


def _source(origin: Origin) -> dict[str, Any]:
    return {
        "language": origin.language,
        "confidence": origin.confidence,
        "evidence": [
            {
                "kind": witness.kind,
                "what": witness.what,
                "weight": witness.weight,
                "places": [{"start": span.start, "end": span.end} for span in witness.spans],
            }
            for witness in origin.evidence
        ],
    }


def _fix(fix: Fix) -> dict[str, Any]:
    edits = [{"start": edit.span.start, "end": edit.span.end, "replacement": edit.replacement} for edit in fix.edits]
    return {"title": fix.title, "safety": fix.safety.value, "edits": edits}
