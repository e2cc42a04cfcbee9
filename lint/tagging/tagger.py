"""Tags the words of a sentence with their parts of speech (Penn tags: NN, VBZ, DT, …).

Method: a dictionary of the tags each word has, and an averaged perceptron (Collins, 2002) that chooses, from
left to right, where there are several. Trained by training/tagger. Two files in the folder of the language:
`tags.txt`, word TAB tags (a last `+`: it may have others too), and `tag_weights.txt`, feature TAB weights of tags.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from lint import regexes as regex
from lint.packs import rules_folder
from lint.tagging.features import EDGE, MARKS, OPEN, class_of, features, keys_of

WEIGHT = regex.compile(r"([^\s\d-]+)(-?\d+)")
Choice = tuple[tuple[str, ...], bool]


class Known(NamedTuple):
    """The tags a word had in training, most frequent first; `rare` if it may well have others."""

    tags: tuple[str, ...]
    rare: bool


class Tagger:
    """A trained tagger. Loaded when first used."""

    def __init__(self, folder: Path) -> None:
        """`folder` holds `tags.txt` and `tag_weights.txt`."""
        self._folder = folder

    @cached_property
    def _dictionary(self) -> dict[str, Known]:
        read = cache(_known)  # few words have tags that no other has
        return {word: read(tags) for word, tags in _rows(self._folder / "tags.txt").items()}

    @cached_property
    def known(self) -> dict[str, tuple[str, ...]]:
        """word -> its tags."""
        return {word: entry.tags for word, entry in self._dictionary.items()}

    def tags_of(self, word: str) -> tuple[str, ...]:
        """The tags a word had in training, as it stands or in small letters; () if it was not seen."""
        return self.known.get(word) or self.known.get(word.lower(), ())

    @cached_property
    def _weights(self) -> dict[str, str | dict[str, int]]:
        """feature -> its weights by tag, as text until they are first needed."""
        return _rows(self._folder / "tag_weights.txt")

    def tag(self, words: Sequence[str]) -> list[str]:
        """The tags of the words of one sentence (as `words_of` cuts them). Linear in their number."""
        keys = [*keys_of(words, self.known), EDGE, EDGE]
        classes = [class_of(key, self.known) for key in keys]
        tags: list[str] = []
        tag1 = tag2 = EDGE
        for at in range(len(words)):
            choices, rare = self._choices(keys[at])
            tag = choices[0]
            if len(choices) > 1:
                tag = self._best(features(keys, classes, at, tag1, tag2, rare), choices)
            tags.append(tag)
            tag1, tag2 = tag, tag1
        return tags

    def _choices(self, key: str) -> Choice:
        entry = self._dictionary.get(key)
        return choices(key, entry.tags if entry else (), entry is None or entry.rare)

    def _best(self, found: Sequence[str], choices: Sequence[str]) -> str:
        scores = dict.fromkeys(choices, 0)
        for feature in found:
            weights = self._weights.get(feature)
            if weights is None:
                continue
            if isinstance(weights, str):
                weights = self._weights[feature] = {tag: int(weight) for tag, weight in WEIGHT.findall(weights)}
            for tag in choices if len(choices) < len(weights) else weights:
                if tag in scores and tag in weights:
                    scores[tag] += weights[tag]
        return max(choices, key=scores.__getitem__)


def _known(tags: str) -> Known:
    return Known(tuple(tags.removesuffix(" +").split()), tags.endswith("+"))


def choices(key: str, tags: tuple[str, ...], rare: bool) -> Choice:
    """The tags a word can have, and whether its ending has to be looked at because it is rare."""
    if key in MARKS:
        return (MARKS[key],), False
    if not any(map(str.isalpha, key)):
        return (("CD",) if any(map(str.isdigit, key)) else (":",)), False
    if not rare:
        return tags, False
    return (*tags, *(tag for tag in OPEN if tag not in tags)), True


def _rows(path: Path) -> dict[str, Any]:
    """The lines `key TAB value` of a file whose head is marked by “# ”. Cut as one text: there are many."""
    text = path.read_bytes().decode().rstrip("\n")
    head = 0
    while text.startswith("# ", head):
        head = text.index("\n", head) + 1
    cells = text[head:].replace("\t", "\n").split("\n")
    return dict(zip(cells[::2], cells[1::2], strict=True))


@lru_cache(maxsize=4)
def tagger_of(language: str) -> Tagger | None:
    """The tagger of a language ("en"), None if postedit has none. One in a process."""
    folder = rules_folder() / language
    return Tagger(folder) if (folder / "tags.txt").is_file() else None
