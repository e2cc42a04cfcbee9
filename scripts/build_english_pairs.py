"""Rebuilds rules/en/pairs.txt from the frequency lists of SymSpell.

    python scripts/build_english_pairs.py FREQUENCIES PAIRS > rules/en/pairs.txt

The two files are frequency_dictionary_en_82_765.txt and frequency_bigramdictionary_en_243_342.txt of
the Python package symspellpy.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Iterator
from pathlib import Path

HEAD = """\
# Pairs of English words that stand together more often than chance would have it.
# A line is: two words, TAB, frequency: 10 times the logarithm (base 10) of occurrences in a billion words, two digits.
# Sorted by UTF-8 bytes. Rebuilt by scripts/build_english_pairs.py.
# Rounded from the list of SymSpell, MIT, copyright 2021 Wolf Garbe and 2025 mmb L, which names Google Books Ngram
# (CC BY 3.0) as its origin.
"""
MIN_ATTRACTION = 0.0
"""Smallest logarithm (base 10) of how much more frequent the pair is than its words let expect."""


def read_counts(path: Path) -> Iterator[tuple[str, int]]:
    """(word or pair of words, count) of a list of SymSpell."""
    for line in path.read_text(encoding="utf-8-sig").splitlines():
        key, count = line.rsplit(maxsplit=1)
        yield key, int(count)


def main() -> None:
    """Print the pairs."""
    counts = dict(read_counts(Path(sys.argv[1])))
    pairs = dict(read_counts(Path(sys.argv[2])))
    scale = 9 - math.log10(sum(counts.values()))
    pair_scale = 9 - math.log10(sum(pairs.values()))
    zipf = {word: math.log10(count) + scale for word, count in counts.items()}
    lines = []
    for pair, count in pairs.items():
        words = pair.split()
        if not all(word in zipf for word in words):
            continue
        frequency = math.log10(count) + pair_scale
        if frequency + 9 - sum(zipf[word] for word in words) >= MIN_ATTRACTION:
            lines.append(f"{pair}\t{round(10 * max(frequency, 0.1)):02}\n")
    sys.stdout.buffer.write((HEAD + "".join(sorted(lines))).encode())


if __name__ == "__main__":
    main()
