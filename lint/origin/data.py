"""The parameters in `rules/<language>/source/`, read once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import regex
from ahocorasick_rs import AhoCorasick, MatchKind

from lint.packs import rules_folder
from lint.wordlist import WordList


@dataclass(frozen=True, slots=True)
class Mark:
    """A habit of writing: `pattern` speaks for languages as `weights` say, if the text has one of the characters."""

    name: str
    weights: Mapping[str, float]
    characters: frozenset[str]
    pattern: regex.Pattern[str]


class Names:
    """Names by language. `forms` are spellings of one language where the text's language has another."""

    def __init__(self, rows: tuple[tuple[str, ...], ...]) -> None:
        tables: dict[str, dict[str, set[str]]] = {kind: defaultdict(set) for kind in ("name", "ending", "form")}
        for codes, kind, items in rows:
            for item in items.split(", "):
                tables[kind][item].update(codes.split())
        self.forms = frozenset(tables["form"])
        self.endings: Mapping[str, frozenset[str]] = {k: frozenset(v) for k, v in tables["ending"].items()}
        listed = [(item, v) for item, v in tables["name"].items() if item not in self.forms] + [*tables["form"].items()]
        self.listed = tuple((item, frozenset(codes)) for item, codes in listed)
        self.lengths = sorted({len(ending) for ending in self.endings}, reverse=True)
        self.automaton = AhoCorasick([item for item, _ in self.listed], matchkind=MatchKind.LeftmostLongest)


@dataclass(frozen=True, slots=True)
class Parameters:
    """All of a language's parameters. `weights` are explained in weights.tsv."""

    weights: Mapping[str, float]
    priors: Mapping[str, float]
    marks: tuple[Mark, ...]
    names: Names


@cache
def parameters_of(language: str) -> Parameters | None:
    """The parameters for texts in a language, None if there are none."""
    folder = rules_folder() / language / "source"
    return _read(folder) if folder.is_dir() else None


def _read(folder: Path) -> Parameters:
    values = {key: float(value) for key, value in WordList(folder / "weights.tsv").rows}
    priors = {key.removeprefix("prior "): value for key, value in values.items() if key.startswith("prior ")}
    marks = tuple(
        Mark(name, _weights(weights), frozenset(characters), regex.compile(pattern, regex.V1 | regex.M))
        for name, weights, characters, pattern in WordList(folder / "marks.tsv").rows
    )
    return Parameters(values, priors, marks, Names(WordList(folder / "names.tsv").rows))


def _weights(text: str) -> Mapping[str, float]:
    pairs = (item.split("=") for item in text.split())
    return {language: float(value) for language, value in pairs}
