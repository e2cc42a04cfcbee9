"""How often each rule was found, most frequent first."""

from __future__ import annotations

from collections import Counter

from lint.errors import PosteditError
from lint.report import Style
from lint.runner import Checked


class Report:
    """Counts, and prints a line for each rule at the end."""

    def __init__(self, style: Style) -> None:
        self._style = style
        self._rules: Counter[tuple[str, str, str]] = Counter()
        self._files: dict[str, int] = {}

    def file(self, checked: Checked) -> None:
        """Take one checked file."""
        found = self._style.wanted(checked)
        self._rules.update((d.rule, d.name, d.category) for d in found)
        for rule in {d.rule for d in found}:
            self._files[rule] = self._files.get(rule, 0) + 1

    def error(self, error: PosteditError) -> None:
        """Errors go to standard error."""

    def close(self) -> None:
        """Print the table."""
        for (rule, name, category), count in self._rules.most_common():
            files = self._files[rule]
            self._style.stream.write(f"{count:6} {rule}  {name:34} {category:15} in {files} file{'s' * (files != 1)}\n")
        self._style.stream.write(f"{sum(self._rules.values()):6} findings\n")
