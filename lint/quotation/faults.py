"""Names for what a reading had to repair: findings with their repairs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise
from math import exp

from lint.model import Change, Cut, Finding, Repair, Safety, Severity
from lint.quotation.marks import Lean, Mark
from lint.quotation.pairs import DOUBLE
from lint.quotation.reading import Decoded, Fault, Role, Step

SAFE_MARGIN = 3.0
"""How much costlier the next reading must be for a repair to be safe."""
MUDDLE = 3
"""From so many supplied or deleted marks on, a paragraph is reported as one fault, repaired as a whole."""
SPACES = " \u00a0\u202f\t"
NAMES = (
    (Fault.SINGLE, "single", "Replace with {}"),
    (Fault.TURNED, "reversed", "Turn the mark: {}"),
    (Fault.MIXED, "mixed", "Replace with {}"),
    (Fault.SPACED, "space", "Move the space to the other side"),
)


def findings(decoded: Decoded) -> Iterator[Finding]:
    """One finding for each fault of a reading. The two turned marks of one pair are one fault, and so
    is a paragraph in which more is guessed than read."""
    namer = _Namer(decoded.steps, decoded.margin)
    for _, steps in groupby(decoded.steps, key=lambda step: step.passage.start):
        found = [*namer.named([*steps])]
        guesses = [finding for finding in found if finding.fault in ("missing-closing", "missing-opening", "reopened")]
        yield from (_as_one(found, guesses[0]),) if len(guesses) >= MUDDLE else found


def _as_one(found: list[Finding], first: Finding) -> Finding:
    changes = _disjoint(change for finding in found for change in finding.repairs[0].changes)
    repair = Repair("Repair the marks of the paragraph", Safety.UNSAFE, changes)
    related = tuple((finding.start, finding.end) for finding in found if finding is not first)
    return Finding(
        first.start, first.end, first.fault, first.words, first.confidence, repairs=(repair,), related=related
    )


def _disjoint(changes: Iterable[Change | Cut]) -> tuple[Change, ...]:
    """The changes in order; where two lay claim to a space, the later one gets it."""
    ordered = sorted(change for change in changes if isinstance(change, Change))
    nexts = [change.start for change in ordered[1:]]
    ends = [min(change.end, start) for change, start in zip(ordered, nexts, strict=False)]
    return tuple(change._replace(end=end) for change, end in zip(ordered, [*ends, ordered[-1].end], strict=True))


class _Namer:
    """Names the faults of one reading."""

    def __init__(self, steps: list[Step], margin: float) -> None:
        self.confidence = round(1 / (1 + exp(-0.5 - margin)), 2)
        self.safety = Safety.SAFE if margin >= SAFE_MARGIN else Safety.UNSAFE
        self.first = {step.opened.at: step for step in steps if step.opened and step.role in (Role.OPEN, Role.RESUME)}
        self.last = {step.opened.at: step for step in steps if step.opened and step.role is Role.CLOSE}
        pairs = ((at, self.first[at], step) for at, step in self.last.items() if at in self.first)
        self.twins = {at: fault for at, first, step in pairs if (fault := _common_fault(first, step))}

    def named(self, steps: list[Step]) -> Iterator[Finding]:
        """The faults of one passage."""
        for step in steps:
            if step.mark and step.role is Role.STRAY:
                yield self._stray(step, step.mark)
            elif step.role is Role.APOSTROPHE:
                yield self._replaced(step, "apostrophe", f"Replace with {step.wanted}")
            elif step.opened and Fault.LOST in step.faults:
                yield self._lost(step, step.opened.at)
            elif step.opened and step.opened.at in self.twins:
                yield from self._pair(step, step.opened.at)
            elif step.faults:
                fault, title = next((name, title) for kind, name, title in NAMES if kind in step.faults)
                yield self._replaced(step, fault, title.format(step.wanted))
        yield from (self._split(*pair) for pair in pairwise(steps) if _adjoin(*pair))

    def _replaced(self, step: Step, fault: str, title: str) -> Finding:
        safety = Safety.UNSAFE if fault in ("single", "apostrophe") else self.safety
        repair = Repair(title, safety, tuple(_in_place(step)))
        words = {"suggestion": step.wanted}
        severity = Severity.INFO if fault == "mixed" and _differs_in_style(step) else None
        return Finding(step.at, step.at + 1, fault, words, self.confidence, severity, repairs=(repair,))

    def _pair(self, step: Step, at: int) -> Iterator[Finding]:
        """Both marks of a pair have the same fault: one finding, at the second of them."""
        if step.role is Role.CLOSE:
            first, pair = self.first[at], f"{self.first[at].wanted}…{step.wanted}"
            title = f"Turn the marks: {pair}" if self.twins[at] == "swapped" else "Remove the spaces inside the marks"
            repair = Repair(title, self.safety, (*_in_place(first), *_in_place(step)))
            words = {"suggestion": pair}
            yield Finding(first.at, step.at + 1, self.twins[at], words, self.confidence, repairs=(repair,))

    def _stray(self, step: Step, mark: Mark) -> Finding:
        prose, at = step.passage.prose, step.at
        end = at + 1
        if mark.lean is Lean.LOOSE and prose[end : end + 1] in [*SPACES]:
            end += 1
        fault = _stray_name(step, mark)
        safety = self.safety if fault == "doubled" else Safety.UNSAFE
        repair = Repair("Delete the mark", safety, (Change(at, end, ""),))
        closed = self.last.get(step.opened.at) if step.opened and fault == "missing-opening" else None
        seen = closed.at if closed and closed.mark and closed.passage is step.passage else at
        return Finding(seen, seen + 1, fault, {"suggestion": mark.char}, self.confidence, repairs=(repair,))

    def _lost(self, step: Step, opened: int) -> Finding:
        """Reported at the partner of the mark that is missing: that one can be seen."""
        closing = step.role is Role.CLOSE
        partner = (self.first if closing else self.last).get(opened)
        insertion = Change(step.at, step.at, _with_inner_space(step))
        repair = Repair(f"Insert {step.wanted}", Safety.UNSAFE, (insertion,))
        at = partner.at if partner and partner.mark else max(step.passage.start, step.at - 1)
        delete = Repair("Delete the mark", Safety.UNSAFE, (Change(at, at + 1, ""),))
        repairs = (repair, delete) if partner and partner.mark else (repair,)
        fault, words = "missing-closing" if closing else "missing-opening", {"suggestion": step.wanted}
        return Finding(at, at + 1, fault, words, self.confidence, repairs=repairs, related=((step.at, step.at),))

    def _split(self, closing: Step, opening: Step) -> Finding:
        repair = Repair("Join the two quotations", Safety.UNSAFE, (
            Change(closing.at, closing.at + 1, ""), Change(opening.at, opening.at + 1, ""),
        ))  # fmt: skip
        return Finding(closing.at, opening.at + 1, "split", confidence=0.7, repairs=(repair,))


def _common_fault(first: Step, second: Step) -> str:
    """The fault of a whole pair, if its two marks share one and stand in one passage."""
    if first.passage is not second.passage or not (first.mark and second.mark):
        return ""
    if Fault.TURNED in first.faults and Fault.TURNED in second.faults:
        return "swapped"
    return "space" if first.faults == second.faults == {Fault.SPACED} else ""


def _differs_in_style(step: Step) -> bool:
    """Whether a straight mark stands for a curly one or the other way round, which no reader misreads."""
    return step.mark is not None and '"' in (step.mark.char, step.wanted) and {step.mark.char, step.wanted} <= DOUBLE


def _stray_name(step: Step, mark: Mark) -> str:
    prose, at = step.passage.prose, step.at
    if prose[at - 1 : at] == mark.char or prose[at + 1 : at + 2] == mark.char:
        return "doubled"
    if mark.lean is Lean.CLOSING:
        return "missing-opening"
    return "reopened" if step.opened and mark.char == step.opened.pair.open else "missing-closing"


def _adjoin(closing: Step, opening: Step) -> bool:
    """Whether one quotation ends with a sentence and the next begins with one, a space later."""
    if closing.role is not Role.CLOSE or opening.role is not Role.OPEN or closing.faults or opening.faults:
        return False
    prose = closing.passage.prose
    alike = (
        closing.wanted
        and opening.mark
        and closing.opened
        and opening.opened
        and closing.opened.pair == opening.opened.pair
    )
    between = prose[closing.at + 1 : opening.at]
    sentence = prose[closing.at - 1] == "." and prose[opening.at + 1 : opening.at + 2].isupper()
    return bool(alike and between in (" ", "\u00a0") and sentence and not _asks(opening, closing.wanted))


def _asks(opening: Step, closing: str) -> bool:
    """Whether the quotation that begins there has a question in it: then somebody else speaks."""
    end = opening.passage.prose.find(closing, opening.at + 1, opening.passage.end)
    return "?" in opening.passage.prose[opening.at : end if end >= 0 else opening.passage.end]


def _in_place(step: Step) -> Iterator[Change]:
    """The change that gives a mark the character and the spaces its role asks for."""
    prose, start, end = step.passage.prose, step.at, step.at + 1
    if Fault.SPACED in step.faults:
        while start > step.passage.start and prose[start - 1] in SPACES:
            start -= 1
        while end < step.passage.end and prose[end] in SPACES:
            end += 1
    before, after = prose[start : step.at], prose[step.at + 1 : end]
    outside = before if step.role is Role.OPEN else after
    if not outside and Fault.SPACED in step.faults and not _at_edge(step, start, end):
        outside = before or after
    mark = _with_inner_space(step) if Fault.MIXED in step.faults else step.wanted
    yield Change(start, end, outside + mark if step.role is Role.OPEN else mark + outside)


def _at_edge(step: Step, start: int, end: int) -> bool:
    """Whether what stands outside the mark needs no space."""
    if step.role is Role.OPEN:
        return start == step.passage.start or step.passage.prose[start - 1] in "([{"
    return end == step.passage.end or step.passage.prose[end] in ",.;:!?)]}"


def _with_inner_space(step: Step) -> str:
    """The mark a step wants, with the space that stands inside the guillemets of its passage, as in French."""
    inner = (mark.after if mark.char == "«" else mark.before for mark in step.passage.marks if mark.char in "«»")
    space = next((char for char in inner if char and char in SPACES), "") if step.wanted in "«»" else ""
    return space + step.wanted if step.role is Role.CLOSE else step.wanted + space
