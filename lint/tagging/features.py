"""What the tagger looks at. Training and tagging share this module, so that they cannot drift apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

OPEN = ("NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "RB", "VB", "VBP", "VBZ", "VBD", "VBN", "VBG", "CD", "FW", "UH")
"""Tags a word that is not in the dictionary can have."""
EDGE = "¶"
"""Stands for what lies beyond the ends of a sentence."""
MARKS = {
    ",": ",", ".": ".", "!": ".", "?": ".", "…": ":", ":": ":", ";": ":", "–": ":", "—": ":", "-": ":",
    "(": "-LRB-", ")": "-RRB-", "[": "-LRB-", "]": "-RRB-", '"': "''", "“": "``", "”": "''", "‘": "``", "’": "''",
    "«": "``", "»": "''", "„": "``", "$": "$", "€": "$", "£": "$", "%": "NN", "&": "CC", "\ufffc": "NN",
}  # fmt: skip
"""Tags of marks. An opaque piece of a document (code, an image) is read as a noun."""


def shape(word: str) -> str:
    """`Xx`, `X` (all capitals), `x`, with `-` or `9` where it holds a hyphen or digit."""
    case = ("X" if len(word) > 1 and word.isupper() else "Xx") if word[0].isupper() else "x"
    return case + ("-" if "-" in word else "") + ("9" if any(map(str.isdigit, word)) else "")


def keys_of(words: Sequence[str], known: Mapping[str, object]) -> list[str]:
    """The forms under which words stand in the dictionary.

    A capital that the place explains (start of a sentence) is lowered if the dictionary has the small form.
    """
    keys = [*words]
    first = next((number for number, word in enumerate(words) if word[0].isalnum()), 0)
    for number, word in enumerate(words):
        if word[0].isupper() and word != "I" and (number == first or word not in known):
            lowered = word.lower()
            if lowered in known and (number == first or (word.isupper() and len(word) > 1)):
                keys[number] = lowered
    return keys


def class_of(key: str, known: Mapping[str, tuple[str, ...]]) -> str:
    """What can be said of a word before it is tagged: its tags in the dictionary, or its ending."""
    tags = known.get(key)
    if tags:
        return "/".join(tags[:3])
    return MARKS.get(key) or shape(key)[:1] + key[-2:]


def features(keys: Sequence[str], classes: Sequence[str], at: int, tag1: str, tag2: str, rare: bool) -> list[str]:
    """The features of word number `at`; `tag1`, `tag2` are the tags of the word before and the one before that.

    `keys` and `classes` are padded with two `EDGE`s at the end and one at the start is read as index -1.
    """
    key, after, last = keys[at], classes[at + 1], keys[at - 1]
    found = [
        "w" + key, "a" + tag1 + " " + key, "b" + key + " " + after, "c" + tag1, "d" + tag2 + " " + tag1,
        "e" + tag1 + " " + after, "f" + last, "g" + keys[at + 1], "h" + after + " " + classes[at + 2],
        "i" + last + " " + key, "j" + key + " " + keys[at + 1], "k" + tag2 + " " + tag1 + " " + key,
        "q" + tag1 + " " + key + " " + after,
    ]  # fmt: skip
    if rare:
        ending = key[-3:]
        found += [
            "l" + key[-2:], "m" + ending, "n" + key[-4:], "o" + shape(key) + tag1, "p" + ending + " " + tag1,
            "r" + shape(key) + after, "s" + ending + " " + after,
        ]  # fmt: skip
    return found
