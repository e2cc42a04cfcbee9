"""JUnit's XML: a test case for each file, failed if something was found in it."""

from __future__ import annotations

from xml.sax.saxutils import escape

from lint.errors import FileError, PosteditError
from lint.model import Severity
from lint.report import Style
from lint.report.xml import clean, tag
from lint.runner import Checked


class Report:
    """Collects everything and prints it at the end, because the counts come first."""

    def __init__(self, style: Style) -> None:
        self._style = style
        self._cases: list[str] = []
        self._failures = self._errors = 0

    def file(self, checked: Checked) -> None:
        """Take one checked file."""
        found = [d for d in self._style.wanted(checked) if d.severity is not Severity.INFO]
        lines = []
        for diagnostic in found:
            line, column = checked.lines.position(diagnostic.span.start)
            lines.append(f"{line}:{column}: {diagnostic.rule} {diagnostic.message}")
        self._failures += bool(found)
        inside = []
        if found:
            title = f"{len(found)} finding{'s' * (len(found) != 1)}"
            inside = [
                tag("failure", {"message": title, "type": "postedit"}),
                escape(clean("\n".join(lines))),
                "</failure>",
            ]
        self._case(checked.path.as_posix(), inside)

    def error(self, error: PosteditError) -> None:
        """A file that could not be checked is an error, a notice is none."""
        if not (isinstance(error, FileError) and error.notice):
            self._errors += 1
            name = str(error.path) if isinstance(error, FileError) else "postedit"
            self._case(name, [tag("error", {"message": str(error)}, empty=True)])

    def _case(self, name: str, inside: list[str]) -> None:
        self._cases.append(tag("testcase", {"classname": "postedit", "name": name}) + "".join(inside) + "</testcase>")

    def close(self) -> None:
        """Print the document."""
        counts = {"tests": len(self._cases), "failures": self._failures, "errors": self._errors}
        lines = [
            '<?xml version="1.0" encoding="UTF-8"?>',
            "<testsuites>",
            tag("testsuite", {"name": "postedit", **counts}),
        ]
        self._style.stream.write("\n".join([*lines, *self._cases, "</testsuite>", "</testsuites>"]) + "\n")
