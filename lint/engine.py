"""Runs the rules over one document: prose in, diagnostics out. A pure function of both."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial
from importlib import import_module
from typing import Any, NamedTuple

from lint.document import Document
from lint.errors import ConfigError
from lint.layers.garble import CODES as GARBLE
from lint.literals import LiteralScan, alone
from lint.model import LAYER_CODES, Change, Cut, Diagnostic, Edit, Finding, Fix, Origin, Repair, Severity, Span
from lint.origin import gather
from lint.packs import Pack
from lint.patterns import Hits, Matcher, asks_for_words, compile_rule, in_place, literals_of, time_limit
from lint.rule import Rule
from lint.wordlist import WordList

LONG = 200
"""Code points: few findings are longer, and those hold many others."""
Beside = Callable[[Document, Sequence[Diagnostic]], Iterable[tuple[Rule, Finding]]]
"""What the optional layers find in a document, given what the rules have found."""


PARAMETERS: Mapping[str, Any] = {
    "str": str, "bool": bool, "int": int, "float": (int, float), "tuple": tuple, "list": (tuple, list),
    "Sequence": (tuple, list), "Mapping": Mapping, "Table": Mapping, "WordList": WordList,
    "None": (),
}  # fmt: skip
"""What the types of parameters of checks admit. Lists hold texts, tables texts or lists of texts."""


class Candidate(NamedTuple):
    """A rule that can match in a document, and where its literals stand there."""

    rule: Rule
    hits: Hits


class RuleSet:
    """The rules that apply to texts of one language, ready to run. Compiled when first needed."""

    def __init__(
        self, packs: Iterable[Pack], lang: str, source_lang: str = "", only: Iterable[str] | None = None
    ) -> None:
        """`only` limits the rules to these codes."""
        language = lang.split("-")[0].lower()
        order = ("any", language, lang)
        mine = sorted((pack for pack in packs if pack.lang in order), key=lambda pack: order.index(pack.lang))
        wanted = None if only is None else frozenset(only)
        self.lang = lang
        self.source = source_lang.split("-")[0].lower()
        self.rules = tuple(
            rule for pack in mine for rule in pack.rules
            if (not rule.source or not self.source or self.source in rule.source)
            and (wanted is None or rule.code in wanted)
        )  # fmt: skip
        self._parameters: dict[str, dict[str, Any]] = defaultdict(dict)
        for pack in mine:
            for check, parameters in pack.parameters.items():
                self._parameters[check].update(parameters)
        self._matchers: dict[str, Matcher] = {}

    @cached_property
    def _literals(self) -> Mapping[str, frozenset[str] | None]:
        return {rule.code: literals_of(rule) for rule in self.rules}

    @cached_property
    def _by_literal(self) -> Mapping[str, list[Rule]]:
        table: dict[str, list[Rule]] = defaultdict(list)
        for rule in self.rules:
            for literal in self._literals[rule.code] or ():
                table[literal].append(rule)
        return table

    @cached_property
    def _always(self) -> tuple[Rule, ...]:
        return tuple(rule for rule in self.rules if rule.kind != "check" and self._literals[rule.code] is None)

    @cached_property
    def _scan(self) -> LiteralScan:
        return LiteralScan(self._by_literal)

    @cached_property
    def checks(self) -> Mapping[str, Mapping[str, Rule]]:
        """check name -> fault -> rule."""
        table: dict[str, dict[str, Rule]] = defaultdict(dict)
        for rule in self.rules:
            if rule.kind == "check":
                table[rule.check][rule.fault] = rule
        return table

    @cached_property
    def settings(self) -> Mapping[str, Any]:
        """check name -> its settings, built from the parameters of the packs."""
        return {name: _settings(name, self._parameters.get(name, {})) for name in self.checks}

    def waits(self, rule: Rule) -> bool:
        """Whether a rule speaks only if the text itself shows which language it was translated from."""
        return rule.soft and not self.source

    def candidates(self, document: Document) -> list[Candidate]:
        """The declarative rules that can match: those without a required literal, or with one that occurs."""
        places: dict[str, list[int]] = defaultdict(list)
        chosen: dict[str, Rule] = {}
        text = document.lowered
        for literal, starts in self._scan.found(text).items():
            words = [start for start in starts if alone(text, start, start + len(literal))]
            for rule in self._by_literal[literal]:
                if hits := words if asks_for_words(rule) else starts:
                    chosen[rule.code] = rule
                    places[rule.code] += hits
        in_place = len(text) == len(document.prose)
        found = (Candidate(rule, places[code] if in_place else None) for code, rule in chosen.items())
        return [*(Candidate(rule, None) for rule in self._always), *found]

    def matcher(self, rule: Rule) -> Matcher:
        """A declarative rule, compiled."""
        if rule.code not in self._matchers:
            self._matchers[rule.code] = compile_rule(rule)
        return self._matchers[rule.code]


def _settings(check: str, parameters: Mapping[str, Any]) -> Any:
    """The `Settings` of a check's module. Raises ConfigError for a parameter it does not have."""
    module = import_module(f"lint.checks.{check.replace('-', '_')}")
    known = module.Settings.__annotations__
    for key, value in parameters.items():
        if key not in known:
            raise ConfigError(f"checks.{check}", f"unknown parameter; known are {', '.join(sorted(known))}", key=key)
        wanted = getattr(known[key], "__forward_arg__", known[key])
        if not _fits(value, wanted):
            raise ConfigError(f"checks.{check}", f"must be {wanted}", key=key)
    return module.Settings(**parameters)


def _fits(value: Any, annotation: str) -> bool:
    """Whether a value of a pack is what a parameter asks for; `annotation` as the check's source has it."""
    for wanted in annotation.split(" | "):
        kind = PARAMETERS[wanted.split("[")[0]]
        if isinstance(value, kind) and isinstance(value, bool) == (kind is bool):
            inside = value.values() if isinstance(value, Mapping) else value if isinstance(value, tuple | list) else ()
            member = (int, float) if wanted.startswith("tuple[float") else str
            nested = isinstance(value, Mapping)
            return all(isinstance(item, member) or (nested and _fits(item, "list")) for item in inside)
    return False


class Examined(NamedTuple):
    """All findings of a document, overlaps resolved, sorted by place; and what it was translated from, if it shows."""

    diagnostics: list[Diagnostic]
    origin: Origin | None


def check(document: Document, rules: RuleSet) -> list[Diagnostic]:
    """All findings of a document, overlaps resolved, sorted by place."""
    return examine(document, rules).diagnostics


def examine(document: Document, rules: RuleSet, beside: Beside | None = None) -> Examined:
    """Run the rules; then weigh what points to a source language; then hear the soft rules it supports.

    `beside` adds what the layers find.
    """
    candidates = rules.candidates(document)
    found = [*_matches(document, rules, (each for each in candidates if not rules.waits(each.rule)))]
    found += _checks(document, rules)
    evidence = None if rules.source else gather(document, found)
    if evidence:
        waiting = (each for each in candidates if rules.waits(each.rule) and evidence.could_support(each.rule.source))
        heard = [*_matches(document, rules, waiting)]
        evidence = evidence.with_soft(heard)
        found += [pair for pair in heard if evidence.supports(pair[0].source)]
    said = [diagnose(document, rule, finding) for rule, finding in found]
    if beside:
        said += [diagnose(document, rule, finding) for rule, finding in beside(document, tuple(said))]
    origin = evidence.origin(document) if evidence else None
    return Examined(sorted(resolve(said), key=lambda d: (d.span, d.rule)), origin)


def _matches(document: Document, rules: RuleSet, chosen: Iterable[Candidate]) -> Iterator[tuple[Rule, Finding]]:
    """What declarative rules find, in offsets of the prose."""
    for rule, hits in chosen:
        search = partial(rules.matcher(rule).search, hits=hits)
        yield from ((rule, finding) for finding in _in_time(rule.code, search, document))


def _checks(document: Document, rules: RuleSet) -> Iterator[tuple[Rule, Finding]]:
    """What the named algorithms find."""
    for name, by_fault in rules.checks.items():
        module = import_module(f"lint.checks.{name.replace('-', '_')}")
        for finding in _in_time(name, partial(module.find, settings=rules.settings[name]), document):
            rule = by_fault.get(finding.fault)
            if rule and in_place(document, finding.start, rule.where):
                yield rule, finding


def _in_time(name: str, search: Callable[[Document], Iterable[Finding]], document: Document) -> Iterator[Finding]:
    """What a search finds until it is stopped; one that was stopped is not begun again on a later state of the file."""
    if name in document.stopped:
        return
    try:
        yield from search(document)
    except TimeoutError:
        document.stopped.add(name)
        document.note(f"{name} took more than {time_limit(document):.3g} s and was stopped")


def diagnose(document: Document, rule: Rule, finding: Finding) -> Diagnostic:
    """Turn a finding into a diagnostic: file offsets, message, fixes."""
    text = document.text if finding.in_file else document.prose
    words = defaultdict(str, {"match": text[finding.start : finding.end], **finding.words})
    return Diagnostic(
        rule=rule.code, name=rule.name, category=rule.category, severity=finding.severity or rule.severity,
        confidence=rule.confidence if finding.confidence is None else finding.confidence,
        message=rule.message.format_map(words), span=_place(document, finding),
        related=tuple(document.span(*place) for place in finding.related),
        fixes=tuple(fix for repair in finding.repairs if (fix := _fix(document, repair, finding.in_file))),
    )  # fmt: skip


def _place(document: Document, finding: Finding) -> Span:
    return Span(finding.start, finding.end) if finding.in_file else document.span(finding.start, finding.end)


def _fix(document: Document, repair: Repair, in_file: bool) -> Fix | None:
    """None if one of its changes cannot be made in this format."""
    edits = [
        (Edit(Span(change.start, change.end), change.text),)
        if in_file and isinstance(change, Change)
        else document.edits(change)
        for change in repair.changes
    ]
    if not all(edits) and any(not e for e in edits):
        return None
    return Fix(repair.title, repair.safety, tuple(_united(edit for group in edits for edit in group)))


def _united(edits: Iterable[Edit]) -> Iterator[Edit]:
    """Deletions that meet or overlap (blocks cut together, with the blank lines between) as one; others as they are."""
    run: Edit | None = None
    for edit in edits:
        if run and not run.replacement and not edit.replacement and run.span.start <= edit.span.start <= run.span.end:
            run = Edit(Span(run.span.start, max(run.span.end, edit.span.end)), "")
            continue
        if run:
            yield run
        run = edit
    if run:
        yield run


def resolve(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """One finding for one fault.

    Of two that overlap the stronger stays (severity, confidence, length) if they say the same kind
    of thing (category) or stand at the same place; and nothing is said about text whose deletion is
    proposed with at least the same certainty. Where characters are broken or left by a machine, no
    word or mark of them is judged. What an analyser with rules of its own says where we have a
    finding is named in that.
    """
    return [kept for cluster in _clusters(diagnostics) for kept in _strongest(cluster)]


def _clusters(diagnostics: Iterable[Diagnostic]) -> Iterator[list[Diagnostic]]:
    """Runs of diagnostics that overlap one another, so that the work stays linear."""
    cluster: list[Diagnostic] = []
    reach = -1
    for diagnostic in sorted(diagnostics, key=lambda d: d.span):
        if cluster and diagnostic.span.start >= reach:
            yield cluster
            cluster = []
        cluster.append(diagnostic)
        reach = max(reach if len(cluster) > 1 else -1, diagnostic.span.end, diagnostic.span.start + 1)
    if cluster:
        yield cluster


def _strongest(cluster: list[Diagnostic]) -> list[Diagnostic]:
    kept: list[Diagnostic] = []
    places = _Places()
    for diagnostic in sorted(cluster, key=_strength):
        overlapped = (n for n in places.around(diagnostic.span) if kept[n].span.overlaps(diagnostic.span))
        stronger = next((n for n in overlapped if _silences(kept[n], diagnostic)), None)
        if stronger is None:
            places.add(diagnostic.span, len(kept))
            kept.append(diagnostic)
        elif _is_of_layer(kept[stronger]) != _is_of_layer(diagnostic):
            kept[stronger] = _with(kept[stronger], diagnostic)
    return kept


class _Places:
    """Numbers by place. What may overlap a span is found without a look at all the rest, of which there may be much."""

    def __init__(self) -> None:
        self._short: list[tuple[int, int]] = []  # sorted: where it starts, its number
        self._long: list[int] = []

    def add(self, span: Span, number: int) -> None:
        """Add a number at a place."""
        if span.end - span.start > LONG:
            self._long.append(number)
        else:
            insort(self._short, (span.start, number))

    def around(self, span: Span) -> list[int]:
        """The numbers whose places may overlap a span, in order."""
        first = bisect_left(self._short, (span.start - LONG, 0))
        last = bisect_left(self._short, (max(span.end, span.start + 1), 0))
        return sorted([*self._long, *(number for _, number in self._short[first:last])])


def _with(kept: Diagnostic, other: Diagnostic) -> Diagnostic:
    """One finding for two, of which one is a layer's. The repairs are those of the first that has any."""
    if deletes(kept) or _is_of_machines(kept):
        return kept
    message = kept.message if other.rule in kept.message else f"{kept.message} (also {other.rule})"
    return replace(kept, message=message, fixes=kept.fixes or other.fixes)


def _is_of_layer(diagnostic: Diagnostic) -> bool:
    return diagnostic.rule[:2] in LAYER_CODES


def _strength(diagnostic: Diagnostic) -> tuple[bool, bool, int, bool, bool, float, int, Span, str]:
    length = diagnostic.span.end - diagnostic.span.start
    rank = diagnostic.severity.rank
    first = (not deletes(diagnostic), not _is_of_machines(diagnostic))
    own = not _is_of_layer(diagnostic)
    vague = _is_vague(diagnostic)
    return *first, rank, vague, not own, -diagnostic.confidence, -length, diagnostic.span, diagnostic.rule


def _silences(stronger: Diagnostic, diagnostic: Diagnostic) -> bool:
    same = stronger.category == diagnostic.category or stronger.span == diagnostic.span or _is_vague(diagnostic)
    foreign = _is_of_layer(stronger) != _is_of_layer(diagnostic)
    if same or foreign or (deletes(stronger) and _lies_in(diagnostic.span, stronger.span)):
        return True
    text = not _is_of_machines(diagnostic) and not _lies_in(stronger.span, diagnostic.span)
    return text and _is_of_machines(stronger)


def _is_vague(diagnostic: Diagnostic) -> bool:
    """Whether a model doubts the words: a rule that says what is wrong with them says it better."""
    return diagnostic.rule.startswith(GARBLE)


def _lies_in(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _is_of_machines(diagnostic: Diagnostic) -> bool:
    """Whether the characters themselves are wrong, so that they are no words of a language."""
    return diagnostic.category in ("encoding", "residue") and diagnostic.severity is not Severity.INFO


def deletes(diagnostic: Diagnostic) -> bool:
    """Whether the first fix deletes all of what the diagnostic points at. (An invisible character is no text.)"""
    if not diagnostic.fixes or diagnostic.severity is Severity.INFO or diagnostic.category == "encoding":
        return False
    return any(
        not edit.replacement and edit.span.start <= diagnostic.span.start and diagnostic.span.end <= edit.span.end
        and edit.span.end > edit.span.start
        for edit in diagnostic.fixes[0].edits
    )  # fmt: skip


__all__ = ["Cut", "Examined", "RuleSet", "check", "diagnose", "examine", "resolve"]
