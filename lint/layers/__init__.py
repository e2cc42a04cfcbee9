"""Optional analysers beside the rules, behind one interface.

A layer works on the same `Document` as a check and yields the same `Finding`s. It runs after the rules
and before overlaps are resolved, so that its findings are selected, suppressed, kept in a baseline and
repaired like any other. What it needs (a server, a model) is made ready once, by the process that
starts the run; layers then travel in the `Options` of the run to every worker.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from lint.document import Document
from lint.model import Diagnostic, Finding
from lint.rule import Rule

ABOUT_THE_RUN = 0
"""The line of a notice that is not about the file but about a layer: it is told once for each run,
and the result it stands in is not kept, because a later run may know more."""


class Layer(Protocol):
    """An analyser. It is hashable and can be pickled; what is costly it loads when first asked to find something."""

    @property
    def name(self) -> str:
        """Its key in `layers` of the JSON report."""

    @property
    def about(self) -> Mapping[str, str]:
        """What a report says about it: its version."""

    @property
    def state(self) -> str:
        """All that its findings depend on besides the document: part of the key of the result cache."""

    def find(self, document: Document, found: Sequence[Diagnostic]) -> Iterator[tuple[Rule, Finding]]:
        """Findings in offsets of the prose, each with its rule. `found` is what the rules have found.

        A layer that fails says so with `document.note(…, ABOUT_THE_RUN)` and yields nothing: it never
        costs the run, nor what the rules have found.
        """


@dataclass(frozen=True)
class LayerRule(Rule):
    """A rule that stands in no pack: what the analyser itself calls its rule, and our category for it."""

    of_category: str = ""

    @property
    def category(self) -> str:
        """The category; the code does not tell it."""
        return self.of_category
