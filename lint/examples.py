"""Runs the examples of rules: what makes a rule trustworthy, and a pack acceptable."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from lint import regexes as regex
from lint.document import Document
from lint.engine import RuleSet, check
from lint.errors import ConfigError
from lint.fixer import fix
from lint.packs import Pack
from lint.rule import Example, Rule


class Outcome(NamedTuple):
    """One example tried. `fault` is "" if it did what its rule promises."""

    rule: Rule
    kind: str  # "bad" or "good"
    number: int  # from 1
    text: str
    fault: str

    @property
    def id(self) -> str:
        """A short name: "QU001-bad-2"."""
        return f"{self.rule.code}-{self.kind}-{self.number}"


def cases(rules: Iterable[Rule]) -> Iterator[tuple[Rule, str, int, Example]]:
    """Every example of every rule: rule, "bad" or "good", number from 1, example."""
    for rule in rules:
        for kind, examples in (("bad", rule.bad), ("good", rule.good)):
            for number, example in enumerate(examples, 1):
                yield rule, kind, number, example


def try_examples(rules: Iterable[Rule], packs: Sequence[Pack]) -> Iterator[Outcome]:
    """Run all examples, each with its own rule alone (`packs` give the parameters of checks)."""
    for rule, kind, number, example in cases(rules):
        yield Outcome(rule, kind, number, example.text, try_example(rule, kind, example, packs))


def try_example(rule: Rule, kind: str, example: Example, packs: Sequence[Pack]) -> str:
    """What is wrong with an example, "" if nothing is."""
    if rule.lang not in ("any", example.lang, example.lang.split("-")[0]):
        return f"is in “{example.lang}”, which the rule is not for"
    rules = RuleSet(packs, example.lang, example.source_lang, only=[rule.code])
    document = Document.parse(example.text, lang=example.lang, source_lang=example.source_lang, format=example.format)
    try:
        return _fault(document, rules, kind, example)
    except (regex.error, IndexError) as error:  # a template that names a group there is not
        return f"has a fix that fails: {error}"


def _fault(document: Document, rules: RuleSet, kind: str, example: Example) -> str:
    found = check(document, rules)
    if document.stopped:
        return "is not searched to its end: the pattern takes too long"
    if kind == "good":
        return f"fires on “{document.text[slice(*found[0].span)]}”" if found else ""
    if not found:
        return "does not fire"
    fixed = fix(document, partial(check, rules=rules), unsafe=True, info=True)
    if example.fixed is not None and fixed.text != example.fixed:
        return f"is fixed to {fixed.text!r}, not {example.fixed!r}"
    if any(d.fixes for d in fixed.remaining):
        return "has a fix that leaves the finding"
    again = fix(document.with_text(fixed.text), partial(check, rules=rules), unsafe=True, info=True)
    return "has a fix that changes more when run again" if again.text != fixed.text else ""


def validate(packs: Iterable[Pack], among: Sequence[Pack]) -> None:
    """Raise ConfigError for the first example of `packs` that does not hold."""
    for outcome in try_examples([rule for pack in packs for rule in pack.rules], among):
        if outcome.fault:
            raise ConfigError(
                outcome.rule.path,
                f"the example {outcome.kind} {outcome.number} of {outcome.rule.code} {outcome.fault}",
                line=outcome.rule.line,
                key=outcome.kind,
            )
