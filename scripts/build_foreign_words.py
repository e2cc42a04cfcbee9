"""Rebuilds rules/any/foreign_words.txt from the frequency lists of the Python package wordfreq (3.1.1).

    python scripts/build_foreign_words.py > rules/any/foreign_words.txt

Kept are words that tell a language from English: words no English dictionary has, and words both have
that the other language uses often. Rare words with accents are left out, since the accents show them.
"""

from __future__ import annotations

import math
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping

import regex
from wordfreq import get_frequency_dict

from lint.lexicon import lexicon_of

HEAD = """\
# Words of languages that are written in Latin letters. A line is: word, TAB, for each language its code and
# 10 times the logarithm (base 10) of the occurrences in a billion words, two digits.
# Sorted by UTF-8 bytes. Rebuilt by scripts/build_foreign_words.py.
#
# This file, unlike the rest of postedit, is licensed under CC BY-SA 4.0
# (https://creativecommons.org/licenses/by-sa/4.0/). It is derived from wordfreq 3.1.1 by Robyn Speer
# (https://doi.org/10.5281/zenodo.7199437): selected, rounded and merged. wordfreq names as its sources Wikipedia,
# OpenSubtitles 2018 and ParaCrawl (OPUS), SUBTLEX (Marc Brysbaert and others), the Leeds Internet Corpus, NewsCrawl,
# GlobalVoices, Google Books Ngrams, Reddit and Twitter.
"""
LOWEST = (
    dict.fromkeys(["de", "fr", "es", "it", "pl", "cs"], 2.35)
    | dict.fromkeys(["pt", "nl", "sv"], 2.8)
    | dict.fromkeys(["da", "nb", "ca", "fi", "hu", "ro", "tr"], 3.8)
)
"""Language -> lowest frequency kept. The first are the sources from which most is translated."""
LOWEST_ACCENTED = 4.0
NOUNS = ("de",)
"""Languages whose nouns have a capital: an accent alone does not tell them from names, so all are kept."""
LOWEST_SHARED = 4.4
MARGIN = 0.5
"""How much more frequent than in English web text a word must be: what is in no dictionary may still be English."""
WORD = regex.compile(r"(?=.*\p{Ll})[\p{Latin}\p{M}]+|\p{Latin}{5,}'\p{Latin}{3,}")


def zipf(language: str) -> Mapping[str, float]:
    """word -> logarithm of its occurrences in a billion words."""
    return {word: math.log10(share) + 9 for word, share in get_frequency_dict(language, "best").items()}


def chosen(language: str, english: Mapping[str, float]) -> Iterator[tuple[str, float]]:
    """The words of a language that are kept."""
    lexicon = lexicon_of("en")
    assert lexicon is not None
    for word, value in zipf(language).items():
        shared = word in lexicon or word.capitalize() in lexicon or value < english.get(word, 0) + MARGIN
        plain = word.isascii() or language in NOUNS
        lowest = LOWEST_SHARED if shared else LOWEST[language] if plain else LOWEST_ACCENTED
        if value >= lowest and WORD.fullmatch(word) and (len(word) > 1 or value > 6):
            yield word, value


def main() -> None:
    """Write the list to standard output."""
    english = zipf("en")
    table: dict[str, dict[str, float]] = defaultdict(dict)
    for language in LOWEST:
        for word, value in chosen(language, english):
            table[word][language] = value
    for word, values in table.items():
        if english.get(word, 0) >= 1:
            values["en"] = english[word]
    sys.stdout.write(HEAD)
    for word in sorted(table, key=str.encode):
        values = sorted(table[word].items(), key=lambda item: -item[1])
        sys.stdout.write(f"{word}\t{''.join(f'{code}{value * 10:02.0f}' for code, value in values)}\n")


if __name__ == "__main__":
    main()
