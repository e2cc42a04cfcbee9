"""Configuration: postedit.toml, .postedit.toml, or [tool.postedit] in pyproject.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import regex

from lint.errors import ConfigError
from lint.model import CATEGORIES
from lint.rule import Rule

FILE_NAMES = ("postedit.toml", ".postedit.toml", "pyproject.toml")


@dataclass(frozen=True, slots=True)
class Config:
    """What applies to a run. `path` is the file it was read from."""

    lang: str = "en"
    source_lang: str = ""
    select: tuple[str, ...] = ("ALL",)
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    packs: tuple[Path, ...] = ()
    exclude: tuple[str, ...] = ()
    formats: Mapping[str, str] = field(default_factory=dict)
    path: Path | None = None

    def selects(self, rule: Rule) -> bool:
        """Whether a rule runs. The longer of two keys that name it decides; equal ones ignore."""
        chosen = _longest(rule, (*self.select, *self.extend_select))
        return chosen >= 0 and chosen > _longest(rule, self.ignore)


def _longest(rule: Rule, keys: Iterable[str]) -> int:
    """How exactly any of the keys names a rule: -1 not at all, then by category or prefix, then by code or name."""
    return max((_exactness(rule, key) for key in keys if key in rule.keys), default=-1)


def _exactness(rule: Rule, key: str) -> int:
    if key in (rule.code, rule.name):
        return 10
    return {"ALL": 0, rule.category: 2}.get(key, len(key))


KEYS: Mapping[str, type[str] | type[list[str]] | type[dict[str, str]]] = {
    "lang": str,
    "source-lang": str,
    "select": list,
    "extend-select": list,
    "ignore": list,
    "packs": list,
    "exclude": list,
    "formats": dict,
}
_TYPES = {"str": "a text", "list": "a list of texts", "dict": "a table of texts"}


def find_config(start: Path) -> Path | None:
    """The nearest configuration file at or above a folder."""
    for folder in (start, *start.parents):
        for name in FILE_NAMES:
            path = folder / name
            if path.is_file() and (name != "pyproject.toml" or _has_table(path)):
                return path
    return None


def _has_table(path: Path) -> bool:
    try:
        return "postedit" in tomllib.loads(path.read_text(encoding="utf-8")).get("tool", {})
    except (OSError, ValueError):
        return False


def load_config(path: Path) -> Config:
    """Read a configuration file. Raises ConfigError with file, line and key."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise ConfigError(path, f"cannot read the configuration: {error.strerror}") from None
    except UnicodeDecodeError:
        raise ConfigError(path, "not valid UTF-8") from None
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(path, f"not valid TOML: {error}") from None
    table = data.get("tool", {}).get("postedit", {}) if path.name == "pyproject.toml" else data
    values = dict(_validated(path, text, table))
    packs = tuple(path.parent / Path(pack).expanduser() for pack in values.pop("packs", ()))
    return replace(Config(path=path, packs=packs), **values)


def _validated(path: Path, text: str, table: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for key, value in table.items():
        line = line_of(text, key)
        if key not in KEYS:
            close = get_close_matches(key, KEYS, 1)
            hint = f"; did you mean {close[0]}?" if close else f"; known are {', '.join(KEYS)}"
            raise ConfigError(path, f"unknown key{hint}", line=line, key=key)
        items = value.values() if isinstance(value, dict) else value if isinstance(value, list) else [value]
        if not isinstance(value, KEYS[key]) or not all(isinstance(item, str) for item in items):
            raise ConfigError(path, f"must be {_TYPES[KEYS[key].__name__]}", line=line, key=key)
        yield key.replace("-", "_"), tuple(value) if isinstance(value, list) else value


def line_of(text: str, key: str) -> int | None:
    """The line (from 1) on which a TOML key or table stands."""
    name = regex.escape(key)
    pattern = rf"^\s*(?:[\w.-]+\.)?[\"']?{name}[\"']?\s*=|^\s*\[(?:[\w.-]+\.)?[\"']?{name}[\"']?\]"
    match = regex.search(pattern, text, regex.M)
    return text.count("\n", 0, match.start()) + 1 + match.group().count("\n") if match else None


def check_keys(keys: Iterable[str], rules: Iterable[Rule], where: str | Path = "--select/--ignore") -> None:
    """Raise ConfigError for a key that selects no rule there is."""
    known = {"ALL", *CATEGORIES, *CATEGORIES.values()}.union(*(rule.keys for rule in rules))
    for key in keys:
        if key not in known:
            close = get_close_matches(key, known, 1) or get_close_matches(key.upper(), known, 1)
            raise ConfigError(where, f"unknown rule{f'; did you mean {close[0]}?' if close else ''}", key=key)
