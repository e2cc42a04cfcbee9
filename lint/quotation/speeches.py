"""Speeches of many paragraphs that are quoted without a mark at the head of each, or go on beyond the text.

A mark at the head of a paragraph that is never closed, and, paragraphs later, one at the end of a
paragraph that was never opened, are mostly each other's partners: a testimony, a letter, an interview
cut into sentences. And where each of the last paragraphs of a text begins with an opening mark, the
next chapter goes on with what is told. Neither is sure to be a fault: both are only noted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from lint.document import Document
from lint.model import Finding, Severity

PARAGRAPHS = 4
"""From so many opened paragraphs on, the last of a text are taken for a speech that goes on in the next."""


def noted(document: Document, found: Iterable[Finding]) -> Iterator[Finding]:
    """The findings of a document in order; those that the ends of a long speech explain are only noted."""
    findings = [*found]
    marks = [finding for finding in findings if finding.fault in ("missing-closing", "missing-opening", "reopened")]
    ends = {mark.start for pair in pairwise(marks) if _is_speech(document, *pair) for mark in pair}
    for finding in findings:
        doubtful = finding.start in ends or _goes_on(document, finding)
        yield finding._replace(severity=Severity.INFO, repairs=()) if doubtful else finding


def _is_speech(document: Document, first: Finding, last: Finding) -> bool:
    """Whether a speech begins with the head of a paragraph and ends with the end of a later one."""
    if (first.fault, last.fault) != ("missing-closing", "missing-opening"):
        return False
    beginning, ending = document.block_at(first.start), document.block_at(last.start)
    whole = first.start == beginning.start and last.end == ending.start + len(ending.text.rstrip())
    return whole and beginning.number + 1 < ending.number and beginning.group == ending.group


def _goes_on(document: Document, finding: Finding) -> bool:
    """Whether the speech that is not closed is that of all the last paragraphs of the text."""
    if finding.fault != "missing-closing":
        return False
    last = document.blocks[-PARAGRAPHS:]
    opening, closing = document.prose[finding.start], finding.words["suggestion"]
    opened = (block.text.startswith(opening) and _is_open(block.text, opening, closing) for block in last)
    return len(last) == PARAGRAPHS and finding.start == last[-1].start and all(opened)


def _is_open(text: str, opening: str, closing: str) -> bool:
    """Whether one mark more opens than closes."""
    return bool(text.count(opening) % 2) if opening == closing else text.count(opening) == text.count(closing) + 1
