"""Configuration: what applies to which file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from lint.errors import ConfigError
from lint.model import CATEGORIES, LAYER_CODES, Safety, Severity
from lint.rule import Rule

DEFAULT_MAX_MB = 16.0


@dataclass(frozen=True)
class Config:
    """What applies to a run, or (after `for_file`) to one file.

    Paths are absolute. `path` is the file the values were read from, None for the defaults;
    `origins` tells for each key that was set where it stands ("postedit.toml:3").
    """

    lang: str = "en"
    source_lang: str = ""
    select: tuple[str, ...] = ("ALL",)
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    safety: Mapping[str, Safety] = field(default_factory=dict)
    fail_on: Severity = Severity.WARNING
    accept: tuple[str, ...] = ()
    reject: tuple[str, ...] = ()
    dictionaries: tuple[Path, ...] = ()
    protect: tuple[str, ...] = ()
    packs: tuple[Path, ...] = ()
    formats: Mapping[str, str] = field(default_factory=dict)
    fields: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    gitignore: bool = True
    baseline: Path | None = None
    max_file_size: float = DEFAULT_MAX_MB
    layers: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    per_file: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    path: Path | None = None
    origins: Mapping[str, str] = field(default_factory=dict)

    def selects(self, rule: Rule) -> bool:
        """Whether a rule runs. The more exact of two keys that name it decides; equal ones ignore."""
        chosen = exactness(rule, (*self.select, *self.extend_select))
        return chosen >= 0 and chosen > exactness(rule, self.ignore)

    def for_file(self, path: Path) -> Config:
        """The configuration of one file: every `per-file` table whose glob matches it, in their order."""
        globs = self.matching(path)
        return self.with_globs(globs) if globs else self

    def matching(self, path: Path) -> tuple[str, ...]:
        """The globs of `per-file` that match a file, relative to the folder of the configuration."""
        if not self.per_file:
            return ()
        return tuple(glob for glob, spec in self._specs.items() if spec.match_file(self._relative(path)))

    def with_globs(self, globs: Iterable[str]) -> Config:
        """This configuration with the values of these `per-file` tables on top."""
        config = self
        for glob in globs:
            values = self.per_file[glob]
            merged = {key: _merge(getattr(config, key), value, key) for key, value in values.items()}
            origins = {key: self.origins.get("per_file", "") for key in values}
            config = replace(config, **merged, origins={**config.origins, **origins})
        return config

    def excludes(self, path: Path, *, folder: bool = False) -> bool:
        """Whether `exclude` names a file or folder."""
        return bool(self.exclude) and self._excluded.match_file(self._relative(path) + "/" * folder)

    @cached_property
    def accepted(self) -> frozenset[str]:
        """The words of `accept` and of the dictionaries, in lower case. Raises ConfigError."""
        return frozenset(word.lower() for word in (*self.accept, *self._from_dictionaries()))

    def _from_dictionaries(self) -> Iterable[str]:
        for path in self.dictionaries:
            try:
                lines = path.read_text(encoding="utf-8").splitlines()
            except (OSError, UnicodeDecodeError) as error:
                raise ConfigError(
                    path, f"cannot read the dictionary: {getattr(error, 'strerror', 'not UTF-8')}"
                ) from None
            yield from (line.strip() for line in lines if line.strip() and not line.startswith("#"))

    @cached_property
    def _specs(self) -> Mapping[str, Any]:
        from pathspec import GitIgnoreSpec

        return {glob: GitIgnoreSpec.from_lines([glob]) for glob in self.per_file}

    @cached_property
    def _excluded(self) -> Any:
        from pathspec import GitIgnoreSpec

        return GitIgnoreSpec.from_lines(self.exclude)

    def _relative(self, path: Path) -> str:
        root = self.path.parent if self.path else Path.cwd()
        try:
            return Path(path).absolute().relative_to(root.absolute()).as_posix()
        except ValueError:
            return Path(path).as_posix().lstrip("/")


def _merge(old: Any, new: Any, key: str) -> Any:
    """Lists that name exceptions add up; everything else is replaced."""
    if key in ("ignore", "extend_select", "accept", "reject", "protect"):
        return (*old, *new)
    return {**old, **new} if isinstance(old, Mapping) else new


def exactness(rule: Rule, keys: Iterable[str]) -> int:
    """How exactly any of the keys names a rule: -1 not at all, then ALL, category and prefixes, code or name."""
    return max((_exactness(rule, key) for key in keys if rule.answers_to(key)), default=-1)


def _exactness(rule: Rule, key: str) -> int:
    if key in (rule.code, rule.name):
        return 10
    return {"ALL": 0, rule.category: 2}.get(key, len(key))


def best(rule: Rule, table: Mapping[str, Any]) -> Any:
    """The value of the key of a table that names a rule most exactly, None if none does."""
    keys = [key for key in table if rule.answers_to(key)]
    return table[max(keys, key=lambda key: _exactness(rule, key))] if keys else None


def check_keys(keys: Iterable[str], rules: Iterable[Rule], where: str | Path = "--select/--ignore") -> None:
    """Raise ConfigError for a key that selects no rule there is."""
    rules = tuple(rules)
    for key in keys:
        general = key in ("ALL", *CATEGORIES, *CATEGORIES.values()) or key.partition(":")[0] in LAYER_CODES
        if not general and not any(rule.answers_to(key) for rule in rules):
            from difflib import get_close_matches

            known = {"ALL", *CATEGORIES, *CATEGORIES.values()}.union(*(rule.keys for rule in rules))
            close = get_close_matches(key, known, 1) or get_close_matches(key.upper(), known, 1)
            raise ConfigError(where, f"unknown rule{f'; did you mean {close[0]}?' if close else ''}", key=key)
