"""One configuration with its rules: document in, diagnostics out."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from lint import engine
from lint.baseline import Baseline, load_baseline
from lint.config import Config, check_keys
from lint.document import Document
from lint.engine import RuleSet
from lint.examples import validate
from lint.formats import Notice
from lint.layers import Layer
from lint.model import Diagnostic, Finding, Origin
from lint.packcache import cached_packs
from lint.packs import Pack, duplicates, load_pack
from lint.policy import decide, rejected_words
from lint.rule import Rule
from lint.suppressions import suppress


class Result(NamedTuple):
    """What is to be said about a document."""

    diagnostics: list[Diagnostic]
    notices: tuple[Notice, ...]
    origin: Origin | None


class Linter:
    """Checks documents under one configuration. Rules are read once and compiled when first needed."""

    def __init__(self, config: Config, packs: tuple[Pack, ...] | None = None, layers: tuple[Layer, ...] = ()) -> None:
        """`packs` spares reading them again where another linter has."""
        self.config = config
        self.layers = layers
        self._layer_rules: dict[str, Rule] = {}
        self._packs = packs
        self._rule_sets: dict[tuple[str, str], RuleSet] = {}

    @cached_property
    def packs(self) -> tuple[Pack, ...]:
        """The packs that come with postedit and those of the configuration.

        Raises ConfigError for a faulty pack or a key that selects nothing.
        """
        packs = self._packs or load_packs(self.config.packs)
        rejected = rejected_words(self.config)
        packs = (*packs, rejected) if rejected else packs
        config = self.config
        keys = (*config.select, *config.extend_select, *config.ignore, *config.severity, *config.safety)
        check_keys(keys, (rule for pack in packs for rule in pack.rules), config.path or "--select/--ignore")
        return packs

    @cached_property
    def rules(self) -> Mapping[str, Rule]:
        """All selected rules, of every language, by code."""
        return {rule.code: rule for pack in self.packs for rule in pack.rules if self.config.selects(rule)}

    @cached_property
    def baseline(self) -> Baseline | None:
        """The baseline of the configuration. Raises ConfigError."""
        return load_baseline(self.config.baseline) if self.config.baseline else None

    @property
    def files(self) -> tuple[Path, ...]:
        """The user's files on which findings depend besides the text: packs with their lists, dictionaries, baseline.

        Raises ConfigError.
        """
        config = self.config
        packs = (file for pack in self.packs if pack.path in config.packs for file in pack.files)
        return (*packs, *config.dictionaries, *([config.baseline] if config.baseline else []))

    def check(self, document: Document) -> list[Diagnostic]:
        """The diagnostics of one document."""
        return self.examine(document).diagnostics

    def examine(self, document: Document) -> Result:
        """The diagnostics of one document, and what else its author should know."""
        examined = engine.examine(document, self.rule_set(document), self._beside if self.layers else None)
        found = decide(examined.diagnostics, document.text, {**self.rules, **self._layer_rules}, self.config)
        found, unused = suppress(document, found)
        if self.baseline:
            found = self.baseline.unknown(Path(document.path), document.text, found)
        return Result(found, (*document.notices, *unused), examined.origin)

    def rule_set(self, document: Document) -> RuleSet:
        """The rules for a document's languages."""
        key = (document.lang, document.source_lang)
        if key not in self._rule_sets:
            self._rule_sets[key] = RuleSet(self.packs, *key, only=self.rules)
        return self._rule_sets[key]

    @cached_property
    def about(self) -> Mapping[str, Mapping[str, str]]:
        """What takes part besides the rules: the layers, and the model if one of its rules is selected."""
        about: dict[str, Mapping[str, str]] = {layer.name: layer.about for layer in self.layers}
        if any(rule.check == "garble" for rule in self.rules.values()):
            from lint.layers.garble.model import ModelError, shipped

            with contextlib.suppress(ModelError):
                about["garble"] = {"version": shipped().about["version"]}
        return about

    def _beside(self, document: Document, found: Sequence[Diagnostic]) -> Iterator[tuple[Rule, Finding]]:
        """What the layers find, of the rules that are selected."""
        for layer in self.layers:
            for rule, finding in layer.find(document, found):
                if self.config.selects(rule):
                    self._layer_rules[rule.code] = rule
                    yield rule, finding


def load_packs(own: tuple[Path, ...]) -> tuple[Pack, ...]:
    """The packs that come with postedit and these. Raises ConfigError."""
    builtin = cached_packs()
    mine = tuple(load_pack(path) for path in own)
    packs = (*builtin, *mine)
    if mine:
        for error in duplicates(packs):
            raise error
        validate(mine, packs)
    return packs
