"""A rule as the packs give it: data, validated, not yet compiled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from lint.model import CATEGORIES, Safety, Severity


class Example(NamedTuple):
    """A text a rule is tried on. `fixed` is set for texts that `postedit fix --unsafe` must repair so."""

    text: str
    lang: str
    source_lang: str = ""
    format: str = "plain"
    fixed: str | None = None


class FixSpec(NamedTuple):
    """What to do with a match.

    `delete` is "", "match" or "block"; else every text of `replace` is one candidate (a template
    with \\1 or \\g<name> for kind regex).
    """

    safety: Safety = Safety.UNSAFE
    replace: tuple[str, ...] = ()
    delete: str = ""
    title: str = ""


@dataclass(frozen=True)
class Rule:
    """One rule of a pack.

    `kind` is a declarative kind of `lint.patterns`, or "check" for a named algorithm: then `check`
    is its name and `fault` which of its findings are this rule's. `body` holds the keys that only
    the kind knows. `source` limits a rule to texts translated from these languages. A `soft` rule
    says what is good English elsewhere: it speaks only of texts known to be translated from them.
    `within_line`: whether its matches never leave a line of the prose; `whole_words`: whether the literals it requires
    are whole words; None: that has not been looked at.
    """

    code: str
    name: str
    message: str
    why: str
    kind: str
    lang: str
    path: Path
    line: int
    severity: Severity = Severity.WARNING
    confidence: float = 0.9
    check: str = ""
    fault: str = ""
    where: str = ""
    unless: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    soft: bool = False
    requires: tuple[str, ...] = ()
    within_line: bool | None = None
    whole_words: bool | None = None
    fix: FixSpec | None = None
    body: Mapping[str, Any] | None = None
    bad: tuple[Example, ...] = ()
    good: tuple[Example, ...] = ()

    @property
    def category(self) -> str:
        """The category its code stands for."""
        return CATEGORIES[self.code[:2]]

    @cached_property
    def keys(self) -> frozenset[str]:
        """The names it can be selected by: code, every prefix of it, name, category, "ALL"."""
        prefixes = {self.code[:n] for n in range(2, len(self.code) + 1)}
        return frozenset({*prefixes, self.name, self.category, "ALL"})

    def answers_to(self, key: str) -> bool:
        """Whether `key` is one of `keys`, which are many to make."""
        if key in ("ALL", self.name) or (len(key) > 1 and self.code.startswith(key)):
            return True
        return key == self.category
