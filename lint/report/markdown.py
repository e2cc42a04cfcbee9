"""A summary in Markdown, for the page of a CI job or a comment on a pull request."""

from __future__ import annotations

from collections import Counter

from lint import regexes as regex
from lint.errors import PosteditError
from lint.report import Style
from lint.report.text import visible
from lint.runner import Checked

MOST = 50
"""Findings shown one by one."""
SPECIAL = regex.compile(r"([\\`*_{}\[\]<>()#+!|&~$@-])")


class Report:
    """Collects everything and prints it at the end."""

    def __init__(self, style: Style) -> None:
        self._style = style
        self._rows: list[str] = []
        self._categories: Counter[str] = Counter()
        self._files = self._files_with = 0
        self._errors: list[str] = []

    def file(self, checked: Checked) -> None:
        """Take one checked file."""
        found = self._style.wanted(checked)
        self._files += 1
        self._files_with += bool(found)
        for diagnostic in found:
            line, _ = checked.lines.position(diagnostic.span.start)
            self._categories[diagnostic.category] += 1
            place = f"{quoted(checked.path.as_posix())}:{line}"
            self._rows.append(f"| {place} | {diagnostic.rule} | {quoted(diagnostic.message)} |")

    def error(self, error: PosteditError) -> None:
        """Take a file that could not be checked."""
        self._errors.append(f"- {quoted(str(error))}")

    def close(self) -> None:
        """Print the summary."""
        total = len(self._rows)
        lines = [
            "## postedit",
            "",
            f"{total} finding{'s' * (total != 1)} in {self._files_with} of {self._files} files.",
        ]
        if self._rows:
            lines += ["", "| category | findings |", "|---|---:|"]
            lines += [f"| {category} | {count} |" for category, count in self._categories.most_common()]
            lines += ["", "| place | rule | finding |", "|---|---|---|", *self._rows[:MOST]]
        if total > MOST:
            lines += ["", f"{total - MOST} more are not shown."]
        if self._errors:
            lines += ["", "Not checked:", "", *self._errors]
        self._style.stream.write("\n".join(lines) + "\n")


def quoted(text: str) -> str:
    """`text` as it reads, whatever Markdown or HTML it holds."""
    return SPECIAL.sub(r"\\\1", visible(text))
