"""The frozen data every part of postedit exchanges.

All offsets are Unicode code points, half-open. A `Diagnostic` speaks of the decoded text of the
*file*. A `Finding` speaks of a document's *prose* (the text a reader sees, see `lint.document`);
the engine alone turns findings into diagnostics.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple


class Severity(StrEnum):
    """How much a finding matters. Only errors and warnings fail a build by default."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return ("error", "warning", "info").index(self.value)


class Safety(StrEnum):
    """Whether a fix can be applied unseen."""

    SAFE = "safe"
    UNSAFE = "unsafe"


CATEGORIES: Mapping[str, str] = {
    "BP": "boilerplate",
    "DU": "duplication",
    "QU": "quotes",
    "PU": "punctuation",
    "CA": "capitalization",
    "RP": "repetition",
    "SP": "spelling",
    "NM": "names",
    "GR": "grammar",
    "GC": "garbled",
    "CQ": "calque",
    "RE": "residue",
    "UT": "untranslated",
    "EN": "encoding",
    "LO": "locale",
    "BI": "bilingual",
}
"""The two letters of a code and the category they stand for (a closed list)."""

LAYER_CODES: Mapping[str, str] = {"LT": "LanguageTool"}
"""The letters of the codes “LT:RULE_ID” of findings that an analyser with rules of its own makes, and its name."""


class Span(NamedTuple):
    """Half-open range of code points in the decoded text of a file."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character; an empty span counts as one character."""
        return self.start < max(other.end, other.start + 1) and other.start < max(self.end, self.start + 1)


class Edit(NamedTuple):
    """Replace `span` of the file by `replacement`."""

    span: Span
    replacement: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that are applied together or not at all."""

    title: str
    safety: Safety
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault, as reported."""

    rule: str
    name: str
    category: str
    severity: Severity
    confidence: float
    message: str
    span: Span
    related: tuple[Span, ...] = ()
    fixes: tuple[Fix, ...] = ()


@dataclass(frozen=True, slots=True)
class Witness:
    """Something in a text that points to its source language, at one place or more.

    `kind` is calque, soft, untranslated, writing or name; `what` the code of the rule, the language, the habit of
    writing, or the name. `weight`: how much it adds to the log-odds of the language (nats).
    """

    kind: str
    what: str
    weight: float
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """The language a text reads as translated from, and what says so, the strongest first.

    `shown`: it is sure enough to be shown to people.
    """

    language: str
    confidence: float
    shown: bool
    evidence: tuple[Witness, ...]


class Change(NamedTuple):
    """Replace the prose between `start` and `end`; markup in between stays."""

    start: int
    end: int
    text: str


class Cut(NamedTuple):
    """Delete block number `block` of the document, its lines included."""

    block: int


class Repair(NamedTuple):
    """A fix in terms of the prose."""

    title: str
    safety: Safety
    changes: tuple[Change | Cut, ...]


class Finding(NamedTuple):
    """What a pattern or check found, in offsets of the prose.

    `fault` names the rule where one check serves several. `words` fill the placeholders of the
    rule's message (`match` is always there). None leaves confidence and severity to the rule.
    `in_file`: the offsets, and those of the changes, are of the file (what lies in code or in the
    target of a link is no prose); only a check may say so, of a rule without `where`.
    """

    start: int
    end: int
    fault: str = ""
    words: Mapping[str, str] = MappingProxyType({})
    confidence: float | None = None
    severity: Severity | None = None
    repairs: tuple[Repair, ...] = ()
    related: tuple[tuple[int, int], ...] = ()
    in_file: bool = False


def replace(start: int, end: int, text: str, safety: Safety = Safety.UNSAFE, title: str = "") -> Repair:
    """The repair that puts `text` in place of the prose between `start` and `end`."""
    default = f"Replace with “{text}”" if text else "Delete"
    return Repair(title or default, safety, (Change(start, end, text),))
