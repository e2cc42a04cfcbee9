"""Fits the weights of the witnesses (`lint/layers/garble/weighing.py`) on faults planted in text no model has seen.

python weigh.py UNSEEN TAGGER.zip FOLDER      FOLDER holds the exported model; weights.json is written beside it
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from hashlib import sha256
from multiprocessing import Pool
from pathlib import Path

from evaluate import shipped_settings
from faults import FAULTS, recased
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from synth import sentences, tagger, tokens_of
from tokens import render
from words import learn_words

from lint.checks import garble
from lint.document import Document
from lint.layers.garble import model as runtime
from lint.layers.garble import spans, weighing

PLANTED = {
    "drop_subject": 6, "drop_verb": 6, "drop_main_verb": 5, "drop_predicate": 2, "drop_noun": 3, "drop_determiner": 1.5,
    "drop_preposition": 1.5, "drop_pronoun": 1.5, "swap": 9, "move": 2,
}  # fmt: skip
"""Fault -> how often: what the model tells best from good text."""
BROKEN = 0.2
"""Share of sentences with a fault."""
REGULARITY = 0.3
"""Inverse strength of the penalty on large weights (L2)."""

Places = list[tuple[int, int]]
Sentence = tuple[str, Places]
"""A sentence and where its fault is."""
Heard = tuple[str, dict[str, float], bool]
"""Which weights, what the witnesses say, whether the doubt is right."""


def planted(folder: Path, archive: Path, rng: random.Random) -> list[Sentence]:
    texts = list(sentences(folder, 0, 1, {}, 1.0, rng))
    rng.shuffle(texts)
    tag = tagger(archive)
    tagged = [tokens_of(text, tag) for text in texts]
    learn_words(tagged)
    out: list[Sentence] = []
    for text, tokens in zip(texts, tagged, strict=True):
        broken = list(tokens)
        name = rng.choices([*PLANTED], [*PLANTED.values()])[0]
        if rng.random() < BROKEN and FAULTS[name][0](broken, rng):
            shown, marks = render(recased(tokens, broken, rng))
            out.append((shown, [(start, end) for start, end, _ in marks]))
        else:
            out.append((text, []))
    return out


def listen(folder: Path, batch: Sequence[Sentence]) -> list[Heard]:
    """What the witnesses say of every doubt; doubts elsewhere in a broken sentence are left out."""
    model = runtime.Model(folder, 1)
    out: list[Heard] = []
    for text, places in batch:
        document = Document.parse(text + "\n")
        for start, end, doubt in _doubts(model, document):
            right = any(start <= b + 1 and a <= end + 1 for a, b in places)
            if right or not places:
                said = dict(weighing.heard(document, start, end, doubt))
                out.append((weighing.weights_of(doubt), said, right))
    return out


def _doubts(model: runtime.Model, document: Document) -> Iterator[tuple[int, int, spans.Doubt]]:
    settings = shipped_settings()
    judged = [s for s in garble.judged_sentences(document, settings) if not garble.is_broken_up(document, s)]
    words = model.judge([document.prose[s.start : s.end] for s in judged])
    for sentence, row in zip(judged, words, strict=True):
        for doubt in spans.doubts(row, settings.lowest):
            if not garble.is_excused(document, sentence, doubt, settings):
                yield sentence.start + doubt.start, sentence.start + doubt.end, doubt


def fitted(said: Sequence[dict[str, float]], right: Sequence[bool]) -> dict[str, object]:
    """The weights of a regression."""
    names, regression = DictVectorizer(sparse=False), LogisticRegression(C=REGULARITY, max_iter=3000)
    regression.fit(names.fit_transform(said), right)
    by_name = zip(names.get_feature_names_out(), regression.coef_[0], strict=True)
    return {
        "bias": round(float(regression.intercept_[0]), 3),
        "witnesses": {name: round(float(weight), 3) for name, weight in by_name},
    }


def main() -> None:
    """Writes weights.json and its sum in model.json."""
    parser = argparse.ArgumentParser()
    parser.add_argument("unseen", type=Path)
    parser.add_argument("tagger", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--processes", type=int, default=4)
    args = parser.parse_args()
    examples = planted(args.unseen, args.tagger, random.Random(77))
    batches = [examples[start : start + 500] for start in range(0, len(examples), 500)]
    with Pool(args.processes) as pool:
        heard = [each for batch in pool.imap(partial(listen, args.folder), batches) for each in batch]
    by_weights = defaultdict(list)
    for name, said, right in heard:
        by_weights[name].append((said, right))
    table = {name: fitted(*zip(*pairs, strict=True)) for name, pairs in sorted(by_weights.items())}
    text = json.dumps(table, indent=1, sort_keys=True) + "\n"
    (args.folder / "weights.json").write_text(text, encoding="utf-8")
    about = json.loads((args.folder / "model.json").read_text(encoding="utf-8"))
    about["sha256"]["weights.json"] = sha256(text.encode()).hexdigest()
    (args.folder / "model.json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")
    print(len(examples), "sentences", {name: len(pairs) for name, pairs in by_weights.items()}, "doubts")


if __name__ == "__main__":
    main()
