"""Synthetic examples: clean sentences of the corpus, about half of them with faults planted."""

from __future__ import annotations

import argparse
import json
import pickle
import random
import zipfile
from pathlib import Path

from encode import encode, save, tokenizer
from faults import plant
from nltk.tag.perceptron import PerceptronTagger
from sentencex import segment
from tokens import WORDS, Token, render
from words import learn_words


def tagger(archive: Path) -> PerceptronTagger:
    """NLTK's averaged perceptron, from the zip file of nltk_data."""
    with zipfile.ZipFile(archive) as folder:
        weights, tagdict, classes = pickle.loads(
            folder.read("averaged_perceptron_tagger/averaged_perceptron_tagger.pickle")
        )
    out = PerceptronTagger(load=False)
    out.model.weights, out.tagdict, out.classes = weights, tagdict, classes
    out.model.classes = classes
    return out


def tokens_of(text: str, tag: PerceptronTagger) -> list[Token]:
    matches = list(WORDS.finditer(text))
    tags = tag.tag([m.group() for m in matches])
    return [
        Token(m.group(), t, m.start() > 0 and text[m.start() - 1] == " ")
        for m, (_, t) in zip(matches, tags, strict=True)
    ]


def sentences(folder: Path, part: int, parts: int, share: dict[str, float], rest: float, rng: random.Random):  # type: ignore[no-untyped-def]
    """Sentences, and now and then two that follow each other, of one part of the corpus."""
    for file in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines()):
            if number % parts != part:
                continue
            pieces = [s.strip() for s in segment("en", json.loads(line)["text"])]
            while pieces:
                take = 2 if len(pieces) > 1 and rng.random() < 0.12 else 1
                text = " ".join(pieces[:take])
                del pieces[:take]
                if 4 <= len(text.split()) <= 60 and rng.random() < share.get(file.stem, rest):
                    yield text


def main() -> None:
    """One shard."""
    parser = argparse.ArgumentParser()
    parser.add_argument("corpus", type=Path)
    parser.add_argument("model", type=Path, help="folder with tokenizer.json")
    parser.add_argument("tagger", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--part", type=int, default=0)
    parser.add_argument("--parts", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--clean", type=float, default=0.5)
    parser.add_argument("--share", type=json.loads, default={"changelog": 0.5, "peps": 0.5}, help="of sources, as JSON")
    parser.add_argument("--rest", type=float, default=1.0, help="share of all other sources")
    parser.add_argument("--more", type=json.loads, default={}, help="factors of faults of faults.py, as JSON")
    args = parser.parse_args()
    rng = random.Random(args.seed * 1000 + args.part)
    tok, tag = tokenizer(args.model), tagger(args.tagger)
    texts = list(sentences(args.corpus, args.part, args.parts, args.share, args.rest, rng))
    rng.shuffle(texts)
    tagged = [tokens_of(text, tag) for text in texts]
    learn_words(tagged)
    shown, marks = [], []
    for number, tokens in enumerate(tagged):
        if rng.random() < args.clean:
            shown.append(texts[number])
            marks.append([])
            continue
        planted = plant(tokens, rng, rng.choices([1, 2, 3, 4], [65, 20, 10, 5])[0], rng.choice(tagged), args.more)
        text, spans = render(planted)
        shown.append(text)
        marks.append([(a, b, kind, 1.0) for a, b, kind in spans])
    save(args.out, encode(tok, shown, marks))
    print(args.out, len(shown), "examples", sum(len(t.split()) for t in shown), "words", flush=True)


if __name__ == "__main__":
    main()
