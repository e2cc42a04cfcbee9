"""Clean sentences an earlier model doubts: hard negatives for the next stage (as Shrivastava et al., 2016, do).

python hard.py CORPUS MODEL START.pt OUT.npz --share JSON
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path

import torch
from data import Examples, batches
from encode import encode, save, tokenizer
from network import Tagger
from synth import sentences


def doubted(model: Tagger, examples: Examples, least: float) -> list[int]:
    """Numbers of the examples in which some piece is a fault with a chance of at least `least`."""
    out = []
    for batch in batches([(0, n) for n in range(len(examples))], [examples], 8192, random.Random(1)):
        with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
            chances = torch.softmax(model(batch["ids"], batch["mask"], batch["caps"]).float(), -1)
        worst = ((1 - chances[..., 0]) * (batch["sure"] >= 0)).amax(-1)
        out += [int(n) for n, score in zip(batch["number"], worst, strict=True) if score >= least]
    return sorted(out)


def main() -> None:
    """One file of sentences without faults."""
    parser = argparse.ArgumentParser()
    parser.add_argument("corpus", type=Path)
    parser.add_argument("model", type=Path)
    parser.add_argument("start", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--share", type=json.loads, default={})
    parser.add_argument("--rest", type=float, default=0.5)
    parser.add_argument("--least", type=float, default=0.25)
    parser.add_argument("--threads", type=int, default=3)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    model = Tagger(args.model)
    model.load_state_dict(torch.load(args.start))
    model.eval()
    texts = [*sentences(args.corpus, 0, 1, args.share, args.rest, random.Random(7))]
    encoded = encode(tokenizer(args.model), texts, [[]] * len(texts))
    kept = doubted(model, Examples.of(encoded), args.least)
    save(args.out, [encoded[n] for n in kept])
    print(len(kept), "of", len(texts), "sentences are doubted")


if __name__ == "__main__":
    main()
