"""What a team has decided about findings: severity and safety by rule, words that are right, terms not to touch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from lint import regexes as regex
from lint.config import Config, best
from lint.model import Diagnostic, Safety, Severity, Span
from lint.packs import Pack
from lint.patterns import phrase_pattern
from lint.rule import Rule

WORD_CATEGORIES = frozenset({"spelling", "names", "untranslated", "capitalization"})
"""Categories whose findings are about a word, so that an accepted word answers them."""


def decide(diagnostics: Iterable[Diagnostic], text: str, rules: Mapping[str, Rule], config: Config) -> list[Diagnostic]:
    """The diagnostics as the configuration wants them. `rules` by code; `text` is the file's."""
    protected = [*_protected(text, config.protect)]
    accepted = config.accepted
    return [
        _adjusted(diagnostic, rules, config)
        for diagnostic in diagnostics
        if not any(diagnostic.span.overlaps(span) for span in protected)
        and not (accepted and _is_accepted(diagnostic, text, accepted))
    ]


def _protected(text: str, terms: tuple[str, ...]) -> Iterator[Span]:
    if terms:
        pattern = "|".join(phrase_pattern(term) for term in sorted(terms, key=len, reverse=True))
        yield from (Span(*match.span()) for match in regex.finditer(pattern, text))


def _is_accepted(diagnostic: Diagnostic, text: str, accepted: frozenset[str]) -> bool:
    return diagnostic.category in WORD_CATEGORIES and text[slice(*diagnostic.span)].lower() in accepted


def _adjusted(diagnostic: Diagnostic, rules: Mapping[str, Rule], config: Config) -> Diagnostic:
    rule = rules.get(diagnostic.rule)
    severity: Severity | None = best(rule, config.severity) if rule else None
    safety: Safety | None = best(rule, config.safety) if rule else None
    if severity:
        diagnostic = replace(diagnostic, severity=severity)
    if safety:
        diagnostic = replace(diagnostic, fixes=tuple(replace(fix, safety=safety) for fix in diagnostic.fixes))
    return diagnostic


def rejected_words(config: Config) -> Pack | None:
    """The words of `reject` as a pack of one rule, SP900; None if there are none."""
    if not config.reject:
        return None
    rule = Rule(
        code="SP900",
        name="rejected-word",
        message="“{match}” is not to be used here.",
        why="The configuration rejects this word.",
        kind="phrase",
        lang="any",
        path=config.path or Path("reject"),
        line=1,
        confidence=1.0,
        body={"any_of": list(config.reject)},
    )
    return Pack(rule.path, "any", (rule,))
