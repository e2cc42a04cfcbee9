"""The packs that come with postedit, read from TOML once and kept as JSON in the user's cache folder.

The cache holds what a run needs: no examples, and the literals of every pattern already derived.
It is thrown away when a file of `rules/` or postedit itself changes, and rebuilt when it cannot be read.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import fields, replace
from functools import cache
from pathlib import Path
from typing import Any
from zlib import adler32, crc32

from lint import __version__
from lint.cache import prune, read_sealed, write_sealed
from lint.model import Safety, Severity
from lint.packs import PACKAGE, Pack, builtin_packs, rules_folder
from lint.patterns import asks_for_words, literals_of, stays_in_line
from lint.places import cache_folder
from lint.rule import FixSpec, Rule
from lint.wordlist import WordList

FORMAT = 4
RESULTS = "results"
"""The folder of `lint.cache` beside the packs."""
LIST_KEY = "@"
PLAIN = (
    "code",
    "name",
    "message",
    "why",
    "kind",
    "lang",
    "line",
    "confidence",
    "check",
    "fault",
    "where",
    "soft",
    "body",
    "within_line",
    "whole_words",
)
TEXTS = ("unless", "source", "requires")


def cached_packs() -> tuple[Pack, ...]:
    """The packs without their examples. Raises ConfigError if one of them is faulty."""
    folder = rules_folder()
    path = cache_folder() / f"packs-{packs_state()}.json"
    with suppress(OSError, ValueError):
        return tuple(_pack(item, folder) for item in json.loads(read_sealed(path)))
    packs = tuple(map(_for_runs, builtin_packs()))
    for old in path.parent.glob("packs-*.json"):
        with suppress(OSError):
            old.unlink()
    write_sealed(path, json.dumps([_pack_data(pack, folder) for pack in packs], ensure_ascii=False))
    prune(cache_folder() / RESULTS)  # now and then: whenever the rules have changed
    return packs


def _for_runs(pack: Pack) -> Pack:
    return replace(pack, rules=tuple(map(_rule_for_runs, pack.rules)))


def _rule_for_runs(rule: Rule) -> Rule:
    literals = tuple(sorted(literals_of(rule) or ()))
    bare = replace(rule, bad=(), good=(), requires=literals)
    return replace(bare, within_line=stays_in_line(rule), whole_words=asks_for_words(rule))


@cache
def packs_state() -> str:
    """Changes whenever a file of `rules/` or postedit itself does."""
    state = [str(FORMAT), __version__]
    for folder in (rules_folder(), PACKAGE):
        for root, _, files in sorted(os.walk(folder)):
            for name in sorted(files):
                if not name.endswith(".pyc"):
                    found = Path(root, name).stat()
                    state.append(f"{root}/{name} {found.st_size} {found.st_mtime_ns}")
    data = "\n".join(state).encode("utf-8", "replace")
    return f"{crc32(data):08x}{adler32(data):08x}"


# -- data ----------------------------------------------------------------------------------------


def _pack_data(pack: Pack, folder: Path) -> Mapping[str, Any]:
    return {
        "path": str(pack.path.relative_to(folder)),
        "lang": pack.lang,
        "rules": [_rule_data(rule) for rule in pack.rules],
        "parameters": {
            name: {k: _plain(v, folder) for k, v in table.items()} for name, table in pack.parameters.items()
        },
    }


def _plain(value: Any, folder: Path) -> Any:
    return {LIST_KEY: str(value.path.relative_to(folder))} if isinstance(value, WordList) else value


def _rule_data(rule: Rule) -> Mapping[str, Any]:
    data: dict[str, Any] = {key: getattr(rule, key) for key in (*PLAIN, *TEXTS)}
    fix = rule.fix and [rule.fix.safety.value, rule.fix.replace, rule.fix.delete, rule.fix.title]
    return {**data, "severity": rule.severity.value, "fix": fix}


def _pack(data: Mapping[str, Any], folder: Path) -> Pack:
    path = folder / data["path"]
    rules = tuple(_rule(item, path) for item in data["rules"])
    parameters = {name: {k: _value(v, folder) for k, v in table.items()} for name, table in data["parameters"].items()}
    return Pack(path, data["lang"], rules, parameters)


def _value(value: Any, folder: Path) -> Any:
    if isinstance(value, dict) and LIST_KEY in value:
        return WordList(folder / value[LIST_KEY])
    return tuple(value) if isinstance(value, list) else value


def _rule(data: Mapping[str, Any], path: Path) -> Rule:
    fix = data["fix"]
    spec = FixSpec(Safety(fix[0]), tuple(fix[1]), fix[2], fix[3]) if fix else None
    values: dict[str, Any] = {key: data[key] for key in PLAIN} | {key: tuple(data[key]) for key in TEXTS}
    return Rule(**values, path=path, severity=Severity(data["severity"]), fix=spec)


_STORED = {*PLAIN, *TEXTS, "severity", "fix", "path", "bad", "good"}
assert {field.name for field in fields(Rule)} == _STORED, "a field of Rule is not cached"
