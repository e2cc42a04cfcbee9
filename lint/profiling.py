"""What each rule costs: its time over a set of documents, every rule measured by itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from importlib import import_module
from time import process_time
from typing import NamedTuple

from lint.document import Document
from lint.engine import RuleSet
from lint.model import Finding

SHARED = "(reading, sentences, words, literals)"
"""What all rules stand on, done before any of them."""

TAGS = "(parts of speech)"
"""What the rules of kind “tokens” stand on."""


class Cost(NamedTuple):
    """What one rule cost, or all the rules that share a check: seconds of the processor, and what was found."""

    name: str
    rules: tuple[str, ...]
    seconds: float
    matches: int


class Profile:
    """The costs of the documents it was given. What several checks compute once is charged to the first of them."""

    def __init__(self) -> None:
        self.words = 0
        self._rules: dict[str, tuple[str, ...]] = {}
        self._seconds: dict[str, float] = defaultdict(float)
        self._matches: dict[str, int] = defaultdict(int)
        self._ready: set[RuleSet] = set()

    def take(self, document: Document, rules: RuleSet) -> None:
        """Run every rule over a document.

        What is done once in a process (imports, compiling, reading lists) is done before and not counted.
        """
        if rules not in self._ready:
            for _, _, work in _works(document.with_text(document.text), rules):
                work()
            self._ready.add(rules)
        document = document.with_text(document.text)
        for name, codes, work in _works(document, rules):
            start = process_time()
            found = work()
            self._seconds[name] += process_time() - start
            self._matches[name] += found
            self._rules[name] = codes
        self.words += document.word_count

    @property
    def costs(self) -> list[Cost]:
        """The costs, the highest first."""
        costs = (Cost(name, rules, self._seconds[name], self._matches[name]) for name, rules in self._rules.items())
        return sorted(costs, key=lambda cost: -cost.seconds)

    @property
    def seconds(self) -> float:
        """All of it."""
        return sum(self._seconds.values())


def _works(document: Document, rules: RuleSet) -> Iterator[tuple[str, tuple[str, ...], Callable[[], int]]]:
    """Name, codes and work of every rule that runs on a document; the work gives the number of matches."""
    yield SHARED, (), partial(_share, document, rules)
    candidates = rules.candidates(document)
    if any(rule.kind == "tokens" for rule, _ in candidates):
        yield TAGS, (), partial(_tag, document)
    for rule, hits in candidates:
        search = partial(rules.matcher(rule).search, hits=hits)
        yield f"{rule.code} {rule.name}", (rule.code,), partial(_count, search, document)
    for check, by_fault in rules.checks.items():
        module = import_module(f"lint.checks.{check.replace('-', '_')}")
        find = partial(module.find, settings=rules.settings[check])
        yield check, tuple(rule.code for rule in by_fault.values()), partial(_count, find, document)


def _share(document: Document, rules: RuleSet) -> int:
    again = document.with_text(document.text)
    _ = again.tokens, again.sentences, rules.candidates(again)
    _ = document.tokens, document.sentences
    return 0


def _tag(document: Document) -> int:
    from lint.tagging.tagged import tagged

    words = tagged(document)
    if words:
        for number in range(len(words.sentences)):
            words.words(number)
    return 0


def _count(find: Callable[[Document], Iterable[Finding]], document: Document) -> int:
    return sum(1 for _ in find(document))
