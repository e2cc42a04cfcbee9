"""The parameters in `rules/<language>/source/`, read once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ahocorasick_rs import AhoCorasick, MatchKind

from lint import regexes as regex
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
    """Names by language: `listed` ones with their kind (see names.tsv), and `endings`."""

    def __init__(self, rows: tuple[tuple[str, ...], ...]) -> None:
        listed: dict[str, tuple[str, set[str]]] = {}
        endings: dict[str, set[str]] = defaultdict(set)
        for codes, kind, items in rows:  # a later kind says more than an earlier one
            for item in items.split(", "):
                known = endings[item] if kind == "ending" else listed.get(item, (kind, set()))[1]
                known.update(codes.split())
                if kind != "ending":
                    listed[item] = kind, known
        self.endings: Mapping[str, frozenset[str]] = {ending: frozenset(codes) for ending, codes in endings.items()}
        self.listed = tuple((item, kind, frozenset(codes)) for item, (kind, codes) in listed.items())
        self.lengths = sorted({len(ending) for ending in self.endings}, reverse=True)
        self.automaton = AhoCorasick([item for item, _, _ in self.listed], matchkind=MatchKind.LeftmostLongest)


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
