"""Counts the sequences of a corpus for lint/sequences.

    python -m training.sequences.train TEXTS rules/en

TEXTS is a folder of files `*.txt`, one paragraph a line (see README.md).
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from lint.document import Document
from lint.sequences.model import BITS, MARKS, ORDER, write
from lint.tagging.tagged import tagged

CLOSED = frozenset(["DT", "IN", "PRP", "PRP$", "MD", "CC", "TO", "WDT", "WP", "WP$", "WRB", "EX", "PDT", "RP", "POS"])
"""Tags of function words."""
AUXILIARIES = """
    be am is are was were been being have has had having do does did done doing not n't 's 're 've 'm also only very
    more most other such so too as same than then there here now just even still already yet again well how when where
    why many much few several own one two enough less least both either neither each every all some any no none first
    last next new able like used according let made make said say says get got go going come
"""
"""Other frequent words with a grammar of their own."""
MIN_USES = 300
KEPT = (1, 1, 2, 3)
"""Sequences of one, two, … symbols seen less often are left out."""
BATCH = 500

Tags = list[tuple[str, str]]


def sentences(folder: Path) -> Iterator[Tags]:
    """The tagged words of each sentence."""
    for path in sorted(folder.glob("*.txt")):
        lines = path.read_text(encoding="utf-8").split("\n")
        for start in range(0, len(lines), BATCH):
            document = Document.parse("\n\n".join(lines[start : start + BATCH]))
            words = tagged(document)
            assert words
            for number in range(len(document.sentences)):
                found = [(word.text, word.tag) for word in words.words(number)]
                if len(found) > 2:
                    yield found


def function_words(data: list[Tags]) -> list[str]:
    """Frequent words that are function words most of the time."""
    uses: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence in data:
        for word, tag in sentence:
            uses[word.lower().replace("’", "'")][tag] += 1
    closed = {
        word for word, tags in uses.items()
        if tags.total() >= MIN_USES and any(map(str.isalpha, word)) and 2 * sum(tags[t] for t in CLOSED) > tags.total()
    }  # fmt: skip
    return sorted(closed | {word for word in AUXILIARIES.split() if uses[word].total() >= MIN_USES // 3})


def main() -> None:
    """See the module."""
    data = [*sentences(Path(sys.argv[1]))]
    words = {*function_words(data)}
    numbers = {"<s>": 0, "</s>": 1}
    counts: list[Counter[int]] = [Counter() for _ in range(ORDER)]
    for sentence in data:
        row = [0] * (ORDER - 1)
        for word, tag in sentence:
            key = word.lower().replace("’", "'")
            name = "=" + key if key in words else MARKS.get(word, tag)
            row.append(numbers.setdefault(name, len(numbers)))
        row.append(1)
        for at in range(ORDER - 1, len(row)):
            key = 0
            for length in range(1, ORDER + 1):
                key |= row[at - length + 1] << BITS * (length - 1)
                counts[length - 1][key] += 1
    counts[0][0] = len(data)  # the start of a sentence
    for length in (2, 3):
        counts[length - 1][0] = len(data)
    kept = [{k: n for k, n in table.items() if n >= least} for table, least in zip(counts, KEPT, strict=True)]
    write(Path(sys.argv[2]) / "sequences.bin", [*numbers], kept)
    print(sum(map(len, data)), "words,", len(numbers), "symbols,", [len(table) for table in kept], "sequences")


if __name__ == "__main__":
    main()
