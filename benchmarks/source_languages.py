"""How well postedit names the language texts were translated from.

    python benchmarks/source_languages.py DATA.jsonl[.gz] …

A line of the data is {"text": …, "source": "es", "group": …}: `source` is "" for texts written in English, `group`
(optional) keeps the table's rows apart. Prints for each group and source how many documents get a guess, how many one
that is shown to people, and how many of these are right; confusions; and how often each level of confidence is right.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from lint.config import Config
from lint.document import Document
from lint.linter import Linter


class Judged(NamedTuple):
    """A document, where it comes from, and where postedit thinks it does ("" if it does not say)."""

    group: str
    source: str
    guess: str
    confidence: float
    shown: bool


def judged(path: Path, linter: Linter) -> Iterator[Judged]:
    """Every document of a file."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            item = json.loads(line)
            origin = linter.examine(Document.parse(item["text"])).origin
            guess = (origin.language, origin.confidence, origin.shown) if origin else ("", 0.0, False)
            yield Judged(item.get("group", path.stem), item["source"], *guess)


def report(found: Iterable[Judged]) -> Iterator[str]:
    """The lines of the report."""
    rows: dict[tuple[str, str], list[Judged]] = defaultdict(list)
    levels: dict[float, list[bool]] = defaultdict(list)
    for item in found:
        rows[item.group, item.source].append(item)
        if item.guess:
            levels[int(item.confidence * 10) / 10].append(item.guess == item.source)
    yield "| group | source | documents | guess | right | shown | right | wrong guesses |"
    yield "|---|---|--:|--:|--:|--:|--:|---|"
    for (group, source), items in sorted(rows.items()):
        guessed, shown = [i for i in items if i.guess], [i for i in items if i.shown]
        right = (sum(i.guess == source for i in some) for some in (guessed, shown))
        wrong = Counter(i.guess for i in guessed if i.guess != source)
        cells = (group, source or "–", len(items), len(guessed), next(right), len(shown), next(right))
        yield f"| {' | '.join(map(str, cells))} | {', '.join(f'{k} {n}' for k, n in wrong.most_common())} |"
    yield "\n| confidence from | guesses | right |\n|--:|--:|--:|"
    for level, outcomes in sorted(levels.items()):
        yield f"| {level} | {len(outcomes)} | {sum(outcomes) / len(outcomes):.2f} |"


def main() -> None:
    """Judge the files on the command line."""
    linter = Linter(Config())
    print("\n".join(report(item for name in sys.argv[1:] for item in judged(Path(name), linter))))


if __name__ == "__main__":
    main()
