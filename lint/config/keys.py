"""The keys of a configuration: one table that validation, JSON Schema, `init` and `config` share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from lint.model import Safety, Severity

Shape = Literal["text", "texts", "paths", "path", "table", "number", "flag"]


class Key(NamedTuple):
    """One key: what may stand there, and what it is for. `choices` limit a text or a table's values."""

    shape: Shape
    help: str
    example: Any
    choices: tuple[str, ...] = ()
    per_file: bool = False


KEYS: Mapping[str, Key] = {
    "extends": Key("paths", "Configurations this one builds on; its own values come first.", ["../postedit.toml"]),
    "lang": Key("text", "Language of the texts.", "en", per_file=True),
    "source-lang": Key("text", "Language they were translated from.", "es", per_file=True),
    "select": Key("texts", "Rules to run: codes, prefixes, names or categories.", ["ALL"], per_file=True),
    "extend-select": Key("texts", "Rules to run besides those of `select`.", ["QU"], per_file=True),
    "ignore": Key("texts", "Rules not to run.", ["punctuation"], per_file=True),
    "severity": Key("table", "Severity by rule.", {"BP": "error"}, (*Severity,), per_file=True),
    "safety": Key("table", "Safety of the fixes by rule.", {"RP001": "safe"}, (*Safety,), per_file=True),
    "fail-on": Key("text", "Least severity that makes the exit code 1.", "warning", (*Severity,)),
    "accept": Key("texts", "Words and names that are right.", ["Nordhamn"], per_file=True),
    "reject": Key("texts", "Words that are always reported.", ["utilize"], per_file=True),
    "dictionaries": Key("paths", "Files of words that are right, one a line.", ["words.txt"]),
    "protect": Key("texts", "Terms no finding may touch.", ["Robin Nano V3"], per_file=True),
    "packs": Key("paths", "Rule packs of your own.", ["house-style.toml"]),
    "formats": Key("table", "Format by file name.", {"*.page": "markdown"}),
    "fields": Key("texts", "Keys of front matter and data whose values are prose, besides `title` …", ["lead"]),
    "exclude": Key("texts", "Files and folders to leave out, as in .gitignore.", ["drafts/"]),
    "gitignore": Key("flag", "Leave out what .gitignore names.", True),
    "baseline": Key("path", "File of old findings that are not reported.", "postedit-baseline.json"),
    "max-file-size": Key("number", "Refuse larger files (MB).", 16),
    "layers": Key("table", "Optional analysers.", {"languagetool": {"use": "auto", "heap": 1024}}),
    "per-file": Key("table", "Values for some files, by glob.", {"legal/**": {"ignore": ["duplication"]}}),
}

LAYERS: Mapping[str, Mapping[str, Key]] = {
    "languagetool": {
        "use": Key("text", "auto, require, off, or the URL of a server.", "auto"),
        "heap": Key("number", "Memory of a server that postedit starts (MB).", 1024),
    },
}
"""The tables under `layers`, and their keys."""
