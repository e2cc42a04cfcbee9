"""Reads treebanks in CoNLL-U and puts their tags on the words postedit sees."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import regex

from lint.tagging.features import MARKS
from lint.tagging.words import words_of

SAME = {
    "HYPH": ":", "NFP": ":", "AFX": "JJ", "ADD": "NNP", "XX": "FW", "GW": "NN", "LS": "CD", "BES": "VBZ", "HVS": "VBZ",
}  # fmt: skip
"""Rare tags and what they are read as."""
NOUNS = ("NN", "NNS", "NNP", "NNPS")

Sentence = tuple[list[str], list[str]]


def sentences(paths: list[Path]) -> Iterator[Sentence]:
    """(words, tags) of each sentence."""
    for path in paths:
        for chunk in path.read_text(encoding="utf-8").split("\n\n"):
            text = regex.search(r"^# text = (.*)$", chunk, regex.M)
            rows = [row for line in chunk.split("\n") if (row := line.split("\t"))[0].isdigit()]
            if text and rows:
                yield from _align(text[1], [(row[1], row[4]) for row in rows])


def _align(text: str, rows: list[tuple[str, str]]) -> Iterator[Sentence]:
    places = []
    at = 0
    for form, tag in rows:
        found = text.find(form, at)
        if found < 0:
            return
        at = found + len(form)
        places.append((found, at, form, SAME.get(tag, tag)))
    words, tags = [], []
    for start, end in words_of(text, 0, len(text)):
        parts = [(form, tag) for first, last, form, tag in places if first < end and start < last]
        if not parts:
            return
        words.append(text[start:end])
        tags.append(_tag(text[start:end], parts))
    for number, (word, following) in enumerate(zip(words, tags[1:], strict=False)):
        if "-" in word[1:-1] and tags[number] in ("NN", "VBN", "VBG") and following in NOUNS:
            tags[number] = "JJ"  # a long-term plan
    yield words, tags


def _tag(word: str, parts: list[tuple[str, str]]) -> str:
    if word in MARKS:
        return MARKS[word]
    if word.lower() == "cannot":
        return "MD"
    lettered = [tag for form, tag in parts if any(map(str.isalnum, form))]
    return (lettered or [parts[-1][1]])[-1]
