"""Chooses fixes and applies them, pass after pass, until nothing is left to repair."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from lint.document import Document
from lint.model import Diagnostic, Edit, Fix, Safety, Severity, Span

PASSES = 20
GROWTH = 2
"""A text that grows beyond this factor is being repaired by a rule that never ends."""
Check = Callable[[Document], list[Diagnostic]]


class Fixed(NamedTuple):
    """The outcome: the new text, the number of fixes applied, what is still found in the new text."""

    text: str
    applied: int
    remaining: list[Diagnostic]


def fix(document: Document, check: Check, *, unsafe: bool = False, info: bool = False) -> Fixed:
    """Repair a document to a fixpoint.

    The first fix of each error or warning (with `info`, of every finding) is its best guess; no
    other is ever applied. Fixes whose edits touch those of an earlier one wait for the next pass.
    Where rules undo each other, the shortest of the texts they go through is the result, so that a
    second run ends there too; where a rule would go on for ever, the text stays as it was.
    """
    applied = 0
    history = [document.text]
    limit = GROWTH * (len(document.text) + 1000)
    for _ in range(PASSES):
        diagnostics = check(document)
        chosen = choose([d for d in diagnostics if info or d.severity is not Severity.INFO], unsafe=unsafe)
        text = apply(document.text, (edit for fix in chosen for edit in fix.edits))
        if not chosen or text == document.text:
            return Fixed(document.text, applied, diagnostics)
        if text in history or len(text) > limit:
            calm = _calmest(history, text)
            return Fixed(calm, applied, check(document.with_text(calm)))
        applied += len(chosen)
        document = document.with_text(text)
        history.append(text)
    document = document.with_text(_before_growth(history))
    return Fixed(document.text, applied, check(document))


def _calmest(history: list[str], text: str) -> str:
    """Of the texts that come back again and again the shortest; the first of all if none does."""
    if text not in history:
        return history[0]
    return min(history[history.index(text) :], key=lambda again: (len(again), again))


def _before_growth(history: list[str]) -> str:
    """The last text; but where each of the last passes only added something, the one before these."""
    at = len(history) - 1
    while at and len(history[at - 1]) < len(history[at]):
        at -= 1
    return history[at] if len(history) - at > PASSES // 2 else history[-1]


def applicable(diagnostic: Diagnostic, *, unsafe: bool) -> Fix | None:
    """The fix that would be applied for a diagnostic, if any."""
    if not diagnostic.fixes:
        return None
    best = diagnostic.fixes[0]
    return best if unsafe or best.safety is Safety.SAFE else None


def choose(diagnostics: Sequence[Diagnostic], *, unsafe: bool) -> list[Fix]:
    """Fixes that can be applied together, in order of place; of two that touch the first stays."""
    chosen: list[Fix] = []
    taken: list[Span] = []  # sorted, disjoint
    fixes = [(found, d.span) for d in diagnostics if (found := applicable(d, unsafe=unsafe)) and found.edits]
    for candidate, _ in sorted(fixes, key=_order):
        spans = sorted(edit.span for edit in candidate.edits)
        if _disjoint(spans) and not any(_taken(taken, span) for span in spans):
            chosen.append(candidate)
            for span in spans:
                taken.insert(bisect_right(taken, span), span)
    return chosen


def _order(candidate: tuple[Fix, Span]) -> tuple[Span, int]:
    """By place; of two insertions at one place the one that closes what was opened last."""
    fix, span = candidate
    return min(edit.span for edit in fix.edits), -span.start


def _disjoint(spans: Sequence[Span]) -> bool:
    return all(a.end <= b.start for a, b in pairwise(spans))


def _taken(taken: Sequence[Span], span: Span) -> bool:
    at = bisect_right(taken, span)
    return any(_touches(other, span) for other in taken[max(0, at - 1) : at + 1])


def _touches(a: Span, b: Span) -> bool:
    """Whether two edits could be mixed up: they share a character, or one inserts at an end of the other."""
    if a.start == a.end or b.start == b.end:
        return a.start <= b.end and b.start <= a.end
    return a.start < b.end and b.start < a.end


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text after edits that do not overlap."""
    parts: list[str] = []
    at = 0
    for span, replacement in _merged(text, sorted(edits)):
        parts += (text[at : span.start], replacement)
        at = span.end
    return "".join([*parts, text[at:]])


def _merged(text: str, edits: list[Edit]) -> list[Edit]:
    """Deletions that meet become one; whole lines between blank lines take one of these with them."""
    merged: list[Edit] = []
    for edit in edits:
        last = merged[-1] if merged else None
        if last and not last.replacement and not edit.replacement and last.span.end == edit.span.start:
            merged[-1] = Edit(Span(last.span.start, edit.span.end), "")
        else:
            merged.append(edit)
    return [_tidy(text, edit) for edit in merged]


def _tidy(text: str, edit: Edit) -> Edit:
    start, end = edit.span
    inside = end < len(text) and text[end - 1 : end] not in ("\n", "\r")
    if edit.replacement or start == end or inside:
        return edit
    before = start == 0 or text[max(0, start - 3) : start].endswith(("\n\n", "\n\r\n", "\r\r"))
    if before and start and end == len(text):  # nothing follows: the blank lines before it go
        kept = text[:start].rstrip("\r\n")
        return Edit(Span(len(kept) + (2 if text.startswith("\r\n", len(kept)) else 1), end), "")
    newline = next((mark for mark in ("\r\n", "\n", "\r") if text.startswith(mark, end)), "")
    while before and newline:
        end += len(newline)
        newline = newline if text.startswith(newline, end) else ""
    return Edit(Span(start, end), "")
