"""Rebuilds rules/en/lexicon.txt from SCOWL and from the frequency list of SymSpell.

    python scripts/build_english_lexicon.py SCOWL_FOLDER FREQUENCIES SOFTWARE_TERMS > rules/en/lexicon.txt

SCOWL_FOLDER is /usr/share/dict/scowl of the Debian package scowl, FREQUENCIES is
frequency_dictionary_en_82_765.txt of the Python package symspellpy, SOFTWARE_TERMS is
dict/softwareTerms.txt.gz of the npm package @cspell/dict-software-terms.
"""

from __future__ import annotations

import gzip
import math
import re
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

HEAD = """\
# English words. A line is: word, TAB, frequency, region letters.
# Frequency: 10 times the logarithm (base 10) of occurrences in a billion words, two digits.
# Regions: A American, B British, C Canadian, U Australian; none if the word is good everywhere.
# Sorted by UTF-8 bytes. Rebuilt by scripts/build_english_lexicon.py.
#
# Words: SCOWL 2020.12.07, copyright 2000-2018 by Kevin Atkinson: "Permission to use, copy, modify, distribute and sell
# these word lists, the associated scripts, the output created from the scripts, and its documentation for any purpose
# is hereby granted without fee, provided that the above copyright notice appears in all copies and that both that
# copyright notice and this permission notice appear in supporting documentation. Kevin Atkinson makes no
# representations about the suitability of this array for any purpose. It is provided "as is" without express or
# implied warranty." (http://wordlist.aspell.net/)
# Frequencies: rounded from the list of SymSpell, MIT, copyright 2021 Wolf Garbe and 2025 mmb L, which names
# Google Books Ngram (CC BY 3.0) as its origin.
# Terms of computing: @cspell/dict-software-terms 5.4.9, MIT, copyright 2017-2025 Street Side Software.
"""
MAX_SIZE = 80
"""SCOWL's list 95 holds many misspellings."""
MAX_UNUSUAL_SIZE = 55
"""The same for the variants that SCOWL calls unusual (2): the rarer ones are slips."""
TERM_SIZE = 60
"""The list of SCOWL whose words are about as rare as the terms of computing."""
REGIONS = {"american": "A", "british": "B", "british_z": "B", "canadian": "C", "australian": "U", "variant": "A"}
KINDS = ("words", "upper", "proper-names", "contractions", "abbreviations")
ZIPF_OF_SIZE = {10: 4.5, 20: 3.8, 35: 3.0, 40: 2.6, 50: 2.3, 55: 2.2, 60: 2.0, 70: 1.5, 80: 1.0}
"""Frequency of words that the frequency list does not have, by SCOWL's size."""


class Listed(NamedTuple):
    """What SCOWL says of a word: smallest list, region letters ("*" for all)."""

    size: int
    regions: str


def read_scowl(folder: Path) -> dict[str, Listed]:
    """The words of all lists up to MAX_SIZE, possessives left out."""
    sizes: dict[str, int] = {}
    regions: dict[str, set[str]] = defaultdict(set)
    unusual: dict[str, set[str]] = defaultdict(set)
    for path in sorted(folder.iterdir()):
        stem, size = path.name.rsplit(".", 1)
        spelling, _, kind = stem.partition("-")
        marks = _regions(spelling)
        if (
            int(size) > (MAX_UNUSUAL_SIZE if spelling.endswith("_2") else MAX_SIZE)
            or not marks
            or (kind not in KINDS and spelling != "special")
        ):
            continue
        for word in path.read_text(encoding="utf-8").split():
            if not word.endswith("'s"):
                for form in (word, without_accents(word)):
                    sizes[form] = min(int(size), sizes.get(form, 99))
                    (unusual if spelling.endswith("_2") else regions)[form] |= set(marks)
    return {word: Listed(size, "".join(sorted(regions[word] or unusual[word]))) for word, size in sizes.items()}


def without_accents(word: str) -> str:
    """The word as a plain keyboard writes it."""
    return "".join(mark for mark in unicodedata.normalize("NFD", word) if not unicodedata.combining(mark))


def _regions(spelling: str) -> str:
    """The letters of one of SCOWL's categories; "" for the variants it calls doubtful (3)."""
    if spelling in ("english", "special"):
        return "ABCU"
    name, _, variant = spelling.partition("_variant_")
    if spelling.startswith("variant_"):
        name, variant = "variant", spelling[-1]
    return REGIONS[name] if variant in ("", "1", "2") else ""


def read_terms(path: Path) -> dict[str, Listed]:
    """The terms of three letters or more in lower case."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        words = (line.strip() for line in lines)
        return {word: Listed(TERM_SIZE, "ABCU") for word in words if re.fullmatch("[a-z]{3,}", word)}


def read_frequencies(path: Path) -> dict[str, float]:
    """word -> log10 of its occurrences in a billion words."""
    rows = (line.split() for line in path.read_text(encoding="utf-8-sig").splitlines())
    counts = {word: int(count) for word, count in rows}
    total = sum(counts.values())
    return {word: math.log10(count / total * 1e9) for word, count in counts.items()}


def main() -> None:
    """Print the lexicon."""
    listed = {**read_terms(Path(sys.argv[3])), **read_scowl(Path(sys.argv[1]))}
    frequencies = read_frequencies(Path(sys.argv[2]))
    lines = []
    for word, (size, regions) in listed.items():
        zipf = frequencies.get(word.lower(), ZIPF_OF_SIZE[size]) if "'" not in word else ZIPF_OF_SIZE[size]
        lines.append(f"{word}\t{round(10 * max(zipf, 0.1)):02}{regions if regions != 'ABCU' else ''}\n")
    sys.stdout.buffer.write((HEAD + "".join(sorted(lines, key=lambda line: line.encode()))).encode())


if __name__ == "__main__":
    main()
