"""The report for people: where, what, the line with a marker under the place, and what would repair it."""

from __future__ import annotations

from collections import Counter
from itertools import accumulate

import click

from lint.errors import PosteditError
from lint.foreign import language_name
from lint.lines import TextLines
from lint.model import Diagnostic, Safety, Severity
from lint.report import Style
from lint.report.origin import shown_origin, verdict
from lint.runner import Checked

COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}
NOUNS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
MIN_WIDTH = 20
ELLIPSIS = "…"
INDENT = "    "


class Report:
    """Prints each file's findings as they come, and a summary."""

    def __init__(self, style: Style) -> None:
        self._style = style
        self._files = self._files_with = self._safe = self._unsafe = self._hidden = 0
        self._count: Counter[Severity] = Counter()
        self._verdict = ""
        self._languages: Counter[str] = Counter()

    def file(self, checked: Checked) -> None:
        """Print the findings of one file."""
        shown = self._style.wanted(checked)
        self._files += 1
        self._files_with += bool(shown)
        self._hidden += len(checked.diagnostics) - len(shown)
        for diagnostic in shown:
            self._count[diagnostic.severity] += 1
            if diagnostic.fixes and diagnostic.severity is not Severity.INFO:
                safe = diagnostic.fixes[0].safety is Safety.SAFE
                self._safe += safe
                self._unsafe += not safe
            self._print(str(checked.path), checked.lines, diagnostic)
        if origin := shown_origin(checked):
            self._languages[origin.language] += 1
            self._verdict = f"{visible(str(checked.path))} {visible(verdict(checked))}."

    def error(self, error: PosteditError) -> None:
        """Errors go to standard error, not into the report."""

    def close(self) -> None:
        """Print the summary."""
        if self._languages:
            self._line(self._verdict if self._files == 1 else self._by_language())
        total = sum(self._count.values())
        files = f"{self._files} file{'s' * (self._files != 1)}"
        if not total:
            self._line(click.style(f"Nothing found in {files}.", fg="green") + self._hint())
            return
        kinds = ", ".join(f"{n} {NOUNS[s]}{'s' * (n != 1)}" for s, n in sorted(self._count.items(), key=_rank))
        self._line(click.style(f"{kinds} in {self._files_with} of {files}.", bold=True) + self._hint())

    def _by_language(self) -> str:
        counts = (f"{language_name(code)} {count}" for code, count in self._languages.most_common())
        return f"Files that read as translated: from {', '.join(counts)}."

    def _hint(self) -> str:
        safe = [f"“postedit fix” repairs {self._safe}"] if self._safe else []
        more = " more" if safe else ""
        unsafe = [f"“postedit fix --unsafe” repairs {self._unsafe}{more}"] if self._unsafe else []
        hint = f" {', '.join(safe + unsafe)}." if safe or unsafe else ""
        doubtful = f" {self._hidden} doubtful: --review shows {'them' if self._hidden > 1 else 'it'}."
        return hint + (doubtful if self._hidden else "")

    # -- one finding -----------------------------------------------------------------------------

    def _print(self, path: str, lines: TextLines, diagnostic: Diagnostic) -> None:
        line, column = lines.position(diagnostic.span.start)
        color = COLORS[diagnostic.severity]
        place = click.style(f"{visible(path)}:{line}:{column}:", bold=True)
        code = click.style(diagnostic.rule, fg=color, bold=True)
        self._line(f"{place} {code} {visible(diagnostic.message)}")
        end_line, end_column = lines.position(diagnostic.span.end)
        text = lines.line(line)
        stop = end_column - 1 if end_line == line else len(text)
        excerpt, marker = excerpt_of(text, column - 1, stop, max(MIN_WIDTH, self._style.width - len(INDENT)))
        self._line(INDENT + excerpt)
        self._line(INDENT + marker.replace("^", click.style("^", fg=color)) if self._style.color else INDENT + marker)
        for fix in diagnostic.fixes[:3]:
            note = "" if fix.safety is Safety.SAFE else " (unsafe)"
            self._line(INDENT + click.style(f"→ {visible(fix.title)}", fg="cyan") + note)

    def _line(self, text: str) -> None:
        self._style.stream.write(harmless(text if self._style.color else click.unstyle(text)) + "\n")


def _rank(item: tuple[Severity, int]) -> int:
    return item[0].rank


def excerpt_of(line: str, start: int, end: int, width: int) -> tuple[str, str]:
    """A stretch of `line` of at most `width` columns around [start, end), and a line of ^ under it.

    Both are in terminal columns: wide characters count two, combining ones none. A span longer
    than the width is cut.
    """
    shown = [visible(c) for c in line]
    columns = [0, *accumulate(sum(map(_width, text)) for text in shown)]
    first, last = _window(columns, start, end, width)
    before, after = ELLIPSIS * (first > 0), ELLIPSIS * (last < len(line))
    offset = len(before) + columns[start] - columns[first]
    length = max(1, columns[min(end, last)] - columns[start])
    return before + "".join(shown[first:last]) + after, " " * offset + "^" * length


def _width(character: str) -> int:
    if character < "\u0300" or "\u2010" <= character <= "\u2027":  # most texts need no table
        return 1
    from wcwidth import wcwidth

    return max(0, wcwidth(character))


def _window(columns: list[int], start: int, end: int, width: int) -> tuple[int, int]:
    """The characters [first, last) of a line to show, the span a third of the way in."""
    room = width - 2
    if columns[-1] <= width:
        return 0, len(columns) - 1
    lead = max(room // 8, (room - (columns[end] - columns[start])) // 3)
    first = start
    while first > 0 and columns[start] - columns[first - 1] <= lead:
        first -= 1
    last = first
    while last < len(columns) - 1 and columns[last + 1] - columns[first] <= room:
        last += 1
    while first > 0 and columns[last] - columns[first - 1] <= room:
        first -= 1
    return first, last


def visible(text: str) -> str:
    """`text` with control and formatting characters shown, so that no report can drive a terminal."""
    if text.isprintable():
        return text
    return "".join(
        c if c.isprintable() or c == "\u200d" else " " if c in "\t\n\r\xa0\u202f\u3000\u2009" else "�" for c in text
    )


def harmless(line: str) -> str:
    """`line` so that no CI service takes it for a command.

    GitHub's runner obeys a line that begins with “::”, blanks before it or not, and “##[” anywhere; Azure's “##vso[”.
    """
    line = line.replace("##[", "#♯[").replace("##vso[", "#♯vso[")
    begin = len(line) - len(line.lstrip())
    return f"{line[:begin]}∶{line[begin + 1 :]}" if line.startswith("::", begin) else line
