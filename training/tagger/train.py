"""Trains the tagger: a dictionary of tags and an averaged perceptron for the words that have several.

    python -m training.tagger.train TREEBANKS rules/en     # learns from all of them: what is shipped
    python -m training.tagger.train TREEBANKS --measure    # learns from their train parts, measures on the others

TREEBANKS is a folder with the treebanks, see README.md.
"""

from __future__ import annotations

import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from lint.tagging.features import EDGE, MARKS, OPEN, class_of, features, keys_of
from lint.tagging.tagger import Choice, choices
from training.tagger.treebank import Sentence, sentences

SEED = 7
ROUNDS = 8
SEEN = 3
"""A word seen less often is treated as unknown, so that endings are learnt."""
SURE = 10
"""A word seen so often has no tags but those seen."""
NOISE = 0.004
"""Share of its occurrences below which a tag of a frequent word is a slip of the annotators."""
MIN_USES, MIN_WEIGHT = 2, 0.75
"""Features used less often in training, and smaller weights, are left out."""
FREE = ("academic", "bio", "court", "interview", "news", "speech", "textbook", "vlog", "voyage")
"""Genres of GUM whose texts are free for any use."""
HEAD = """\
# {what}
# This file, unlike the rest of postedit, is licensed under CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/).
# Derived from the treebanks UD English EWT (CC BY-SA 4.0, Universal Dependencies; texts of the English Web Treebank),
# UD English PUD (CC BY-SA 3.0, Universal Dependencies) and GUM (annotations CC BY 4.0, Amir Zeldes and others; only its
# genres {genres}:
# CC BY, CC BY-SA or public domain). Rebuilt by training/tagger, which see.
"""


class Perceptron:
    """Averaged perceptron (Collins, 2002), greedy from left to right."""

    def __init__(self) -> None:
        self.weights: dict[str, dict[str, float]] = {}
        self.uses: Counter[str] = Counter()  # of features, in the first round
        self._sums: dict[tuple[str, str], float] = defaultdict(float)
        self._stamps: dict[tuple[str, str], int] = defaultdict(int)
        self._now = 0
        self.counting = True

    def best(self, found: list[str], possible: tuple[str, ...]) -> str:
        """The possible tag with the highest score."""
        scores = dict.fromkeys(possible, 0.0)
        for feature in found:
            for tag, weight in self.weights.get(feature, {}).items():
                if tag in scores:
                    scores[tag] += weight
        return max(possible, key=scores.__getitem__)

    def learn(self, found: list[str], right: str, guess: str) -> None:
        """Move the weights towards `right`, away from `guess`."""
        self._now += 1
        if self.counting:
            self.uses.update(found)
        if right == guess:
            return
        for feature in found:
            weights = self.weights.setdefault(feature, {})
            for tag, change in ((right, 1.0), (guess, -1.0)):
                key = (feature, tag)
                old = weights.get(tag, 0.0)
                self._sums[key] += (self._now - self._stamps[key]) * old
                self._stamps[key] = self._now
                weights[tag] = old + change

    def average(self) -> None:
        """Replace the weights by their means over all steps; keep the large ones of features used often."""
        kept = {}
        for feature, weights in self.weights.items():
            means = {}
            for tag, weight in weights.items():
                key = (feature, tag)
                means[tag] = (self._sums[key] + (self._now - self._stamps[key]) * weight) / self._now
            large = {tag: float(round(mean)) for tag, mean in means.items() if abs(mean) >= MIN_WEIGHT}
            if large and self.uses[feature] >= MIN_USES:
                kept[feature] = large
        self.weights = kept


class Dictionary:
    """The tags of the words seen in training."""

    def __init__(self, data: list[Sentence]) -> None:
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        small = dict.fromkeys(word for words, _ in data for word in words if word.islower())
        for words, tags in data:
            for word, tag, key in zip(words, tags, keys_of(words, small), strict=True):
                if word not in MARKS and any(map(str.isalpha, word)):
                    counts[key][tag] += 1
        self.seen = {word: tags.total() for word, tags in counts.items()}
        self.tags = {word: _without_noise(tags) for word, tags in counts.items() if tags.total() >= SEEN}

    def rare(self, key: str) -> bool:
        """Whether a word may have tags it was not seen with."""
        tags, seen = self.tags.get(key, ()), self.seen.get(key, 0)
        return not tags or (seen < SURE and not {*tags}.isdisjoint(OPEN) and tags != ("NNP",))

    def choices(self, key: str) -> Choice:
        """As `lint.tagging.tagger.choices`."""
        return choices(key, self.tags.get(key, ()), self.rare(key))


def _without_noise(tags: Counter[str]) -> tuple[str, ...]:
    total = tags.total()
    kept = tuple(tag for tag, n in tags.most_common() if n / total > NOISE and (n > 1 or total < 40))
    return kept or (tags.most_common(1)[0][0],)


def walk(model: Perceptron, data: list[Sentence], known: Dictionary, learn: bool) -> Iterator[tuple[str, str, str]]:
    """(word, right tag, guess) of every word, learning on the way if asked to."""
    for words, tags in data:
        keys = [*keys_of(words, known.tags), EDGE, EDGE]
        classes = [class_of(key, known.tags) for key in keys]
        tag1 = tag2 = EDGE
        for at, right in enumerate(tags):
            possible, rare = known.choices(keys[at])
            guess = possible[0]
            if len(possible) > 1:
                found = features(keys, classes, at, tag1, tag2, rare)
                guess = model.best(found, possible)
                if learn and right in possible:
                    model.learn(found, right, guess)
            yield words[at], right, guess
            tag1, tag2 = guess, tag1


def split(folder: Path) -> tuple[list[Path], list[Path]]:
    """Files to train on and files to measure on (the treebanks' own dev and test parts)."""
    held = {
        line.split("/")[-1].removesuffix(".conllu")
        for name in ("files.dev", "files.test")
        for line in (folder / "ewt" / name).read_text().split()
    }
    for part in (folder / "gum/splits.md").read_text().split("## "):
        if part.startswith(("dev", "test")):
            held |= {line[4:].strip() for line in part.split("\n")}
    gum = [path for path in sorted((folder / "gum").glob("GUM_*.conllu")) if path.name.split("_")[1] in FREE]
    files = [*sorted((folder / "ewt").rglob("*.conllu")), *gum]
    pud = [*(folder / "pud").glob("*.conllu")]
    return [path for path in files if path.stem not in held], [path for path in files if path.stem in held] + pud


def train(data: list[Sentence]) -> tuple[Perceptron, Dictionary]:
    """Learn from sentences."""
    known, model, order = Dictionary(data), Perceptron(), random.Random(SEED)
    for number in range(ROUNDS):
        order.shuffle(data)
        results = [right == guess for _, right, guess in walk(model, data, known, True)]
        model.counting = False
        print(f"round {number + 1}: {sum(results) / len(results):.4f} right", flush=True)
    model.average()
    return model, known


def write(model: Perceptron, known: Dictionary, folder: Path) -> None:
    """Write the two files of a tagger."""
    genres = ", ".join(FREE)
    tags = "".join(
        f"{word}\t{' '.join(found)}{' +' if known.rare(word) else ''}\n" for word, found in sorted(known.tags.items())
    )
    weights = "".join(
        f"{feature}\t{' '.join(f'{tag}{weight:.0f}' for tag, weight in sorted(found.items()))}\n"
        for feature, found in sorted(model.weights.items())
    )
    what = "English words and their parts of speech (Penn tags), most frequent first; “+”: it may have others too."
    (folder / "tags.txt").write_text(HEAD.format(what=what, genres=genres) + tags, encoding="utf-8")
    what = "Weights of the tagger of lint/tagging: feature (see features.py), TAB, tags each with its weight."
    (folder / "tag_weights.txt").write_text(HEAD.format(what=what, genres=genres) + weights, encoding="utf-8")


def measure(model: Perceptron, known: Dictionary, files: list[Path]) -> None:
    """Print the share of right tags, by treebank."""
    for name in ("ewt", "gum", "pud"):
        data = [*sentences([path for path in files if name in path.parts])]
        results = [*walk(model, data, known, False)]
        words = [right == guess for word, right, guess in results if word[0].isalpha()]
        print(f"{name}: {sum(r == g for _, r, g in results) / len(results):.4f} of {len(results)} tokens, "
              f"{sum(words) / len(words):.4f} of {len(words)} words right")  # fmt: skip


def main() -> None:
    """See the module."""
    learn, held = split(Path(sys.argv[1]))
    if sys.argv[2] == "--measure":
        measure(*train([*sentences(learn)]), held)
    else:
        write(*train([*sentences([*learn, *held])]), Path(sys.argv[2]))


if __name__ == "__main__":
    main()
