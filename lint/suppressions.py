"""Findings that the author of a text has answered: `postedit-ignore` comments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lint.directives import Directive, directives
from lint.document import Document
from lint.formats import Notice
from lint.lines import TextLines
from lint.model import Diagnostic


class Suppression(NamedTuple):
    """A directive with the lines it covers (from 1, both included)."""

    directive: Directive
    line: int
    first: int
    last: int

    def covers(self, diagnostic: Diagnostic, line: int) -> bool:
        """Whether a diagnostic that begins on `line` is answered."""
        return self.first <= line <= self.last and (
            not self.directive.keys or any(named_by(key, diagnostic) for key in self.directive.keys)
        )


def named_by(key: str, diagnostic: Diagnostic) -> bool:
    """Whether a key names the rule of a diagnostic."""
    names = (diagnostic.rule, diagnostic.name, diagnostic.category, "ALL")
    return key in names or (len(key) >= 2 and key.isupper() and diagnostic.rule.startswith(key))


def suppress(document: Document, diagnostics: Iterable[Diagnostic]) -> tuple[list[Diagnostic], list[Notice]]:
    """The diagnostics that are not answered, and a notice for every directive that answers none."""
    suppressions = [*suppressions_of(document)]
    used: set[Suppression] = set()
    kept = []
    lines = document.lines
    for diagnostic in diagnostics:
        line = lines.number(diagnostic.span.start) if suppressions else 0
        answers = [s for s in suppressions if s.covers(diagnostic, line)]
        used.update(answers)
        if not answers:
            kept.append(diagnostic)
    unused = [Notice(s.line, _unused(s.directive)) for s in suppressions if s not in used]
    return kept, unused


def _unused(directive: Directive) -> str:
    return f"postedit-ignore{' for ' + ', '.join(directive.keys) if directive.keys else ''} answers no finding"


def suppressions_of(document: Document) -> Iterator[Suppression]:
    """The directives of a document with their ranges. One that a reader sees as text is none."""
    lines = document.lines
    open_ranges: list[tuple[Directive, int]] = []
    for directive in directives(document.text):
        if document.shows(directive.start, directive.end):
            continue
        line = lines.number(directive.start)
        if directive.scope == "start":
            open_ranges.append((directive, line))
        elif directive.scope == "end":
            if open_ranges:
                opened, first = open_ranges.pop()
                yield Suppression(opened, first, first, line)
        else:
            yield Suppression(directive, line, *_range(document, lines, directive, line))
    for opened, first in open_ranges:
        yield Suppression(opened, first, first, len(lines.starts))


def _range(document: Document, lines: TextLines, directive: Directive, line: int) -> tuple[int, int]:
    if directive.scope == "file":
        return 1, len(lines.starts)
    if directive.scope == "line":
        return line, line
    return _next_line(document, lines, lines.number(directive.end) + 1)


def _next_line(document: Document, lines: TextLines, line: int) -> tuple[int, int]:
    """The first line with text from `line` on, to the end of the block that begins there."""
    for block in document.blocks:
        span = document.span(block.start, block.end)
        first = lines.number(span.start)
        if first >= line and block.text:
            return first, lines.number(max(span.start, span.end - 1))
    return line, line
