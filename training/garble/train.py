"""Trains the tagger: one stage a call (synthetic text first, then human judgements among it).

python train.py MODEL OUT.pt --data A.npz B.npz:2 C.npz:0.1 … [--start BEFORE.pt]
`:2` passes over a file twice, `:0.1` over a tenth of it. What raters judged comes with --judged.
Processes of one thread each are a third faster than as many threads; they share the batches:

python -m torch.distributed.run --nproc-per-node 4 train.py …
"""

from __future__ import annotations

import argparse
import math
import os
import random
import time
from pathlib import Path

import torch
from data import Batch, Examples, batches
from network import Tagger
from torch import distributed
from torch.nn import functional

UNMARKED = 0.3
"""Weight of clean sentences in what the model learns of raters, who saw none of them."""
FORGIVEN = 0.01
"""A planted fault that the model gives a smaller chance than this is most likely good English (“the man that I saw”
without “that”): it teaches nothing but doubt (loss truncation; Kang and Hashimoto, 2020)."""


def loss_of(model: Tagger, batch: Batch, judged: bool, args: argparse.Namespace) -> torch.Tensor:
    """Cross-entropy over the kinds against a soft target: a span marked by one rater of two is an error by half.

    Files of raters apart (`--judged`): the second output learns their marks, the kinds only what they left unmarked;
    and nobody marks anything in clean sentences.
    """
    with torch.autocast("cpu", dtype=torch.bfloat16):
        logits = model(batch["ids"], batch["mask"], batch["caps"]).float()
    kinds, sure, counted = batch["kinds"], batch["sure"], batch["sure"] >= 0
    logs = torch.log_softmax(logits[..., :-1], -1)
    each = -logs.gather(-1, kinds.unsqueeze(-1)).squeeze(-1)
    marks = torch.where(kinds > 0, sure, torch.zeros_like(sure))
    marked = functional.binary_cross_entropy_with_logits(logits[..., -1], marks, reduction="none")
    if judged:
        return _mean(marked, counted) + _mean(each, counted & (kinds == 0))
    each = torch.where(kinds > 0, sure * each - (1 - sure) * logs[..., 0], each)
    clean = counted & (kinds.amax(-1, keepdim=True) == 0)
    if args.forgiving:
        counted = counted & ((kinds == 0) | (logs[..., 0].detach() < math.log1p(-FORGIVEN)))
    return _mean(each, counted) + (UNMARKED * _mean(marked, clean) if args.judged else 0)


def _mean(each: torch.Tensor, counted: torch.Tensor) -> torch.Tensor:
    return (each * counted).sum() / counted.sum().clamp(min=1)


def _passes(size: int, passes: float, rng: random.Random) -> list[int]:
    whole = [n for _ in range(int(passes)) for n in range(size)]
    return whole + rng.sample(range(size), round(size * (passes % 1)))


def _average(model: Tagger, processes: int) -> None:
    """The mean of the gradients over all processes, in one message."""
    gradients = [p.grad for p in model.parameters() if p.grad is not None]
    together = torch.cat([g.flatten() for g in gradients])
    distributed.all_reduce(together)
    parts = (together / processes).split([g.numel() for g in gradients])
    for gradient, part in zip(gradients, parts, strict=True):
        gradient.copy_(part.view_as(gradient))


def main() -> None:
    """Reports the loss; saves at the end and every few minutes."""
    parser = argparse.ArgumentParser()
    parser.add_argument("model", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--data", nargs="+", required=True)
    parser.add_argument("--judged", nargs="+", default=[], help="files with the marks of raters, of human.py")
    parser.add_argument("--forgiving", action="store_true", help="leave out faults that seem to be good English")
    parser.add_argument("--start", type=Path)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--pieces", type=int, default=4096)
    parser.add_argument("--threads", type=int, default=3)
    parser.add_argument("--level", action="store_true", help="keep the rate: another stage follows")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    processes, rank = int(os.environ.get("WORLD_SIZE", "1")), int(os.environ.get("RANK", "0"))
    if processes > 1:
        distributed.init_process_group("gloo")
    torch.set_num_threads(1 if processes > 1 else args.threads)
    torch.manual_seed(args.seed + rank)
    rng = random.Random(args.seed)
    model = Tagger(args.model)
    if args.start:
        model.load_state_dict(torch.load(args.start), strict=False)
    model.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
    named = [item.partition(":") for item in args.data + args.judged]
    paths = [(Path(path), float(passes or 1)) for path, _, passes in named]
    sets = [Examples.load(path) for path, _ in paths]
    numbers = [(s, n) for s, (_, passes) in enumerate(paths) for n in _passes(len(sets[s]), passes, rng)]
    total = sum(int(sets[s].offsets[n + 1] - sets[s].offsets[n]) for s, n in numbers)
    optimizer = torch.optim.AdamW(
        [p for p in model.parameters() if p.requires_grad], lr=args.rate, weight_decay=0.01, fused=True
    )
    done, running, begun, saved = 0, 0.0, time.time(), time.time()
    model.train()
    # all processes see the same row of batches: each takes its own of every few, and as many steps
    row = batches(numbers, sets, args.pieces // processes, rng)
    for step, turn in enumerate(zip(*[row] * processes, strict=False), 1):
        batch = turn[rank]
        share = done / total
        rate = args.rate * min(1.0, step / 150) * (1 if args.level else max(0.02, 1 - share))
        for group in optimizer.param_groups:
            group["lr"] = rate
        loss = loss_of(model, batch, batch["set"] >= len(args.data), args)
        optimizer.zero_grad()
        loss.backward()
        if processes > 1:
            _average(model, processes)
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        done += sum(int(each["mask"].sum()) for each in turn)
        running = 0.98 * running + 0.02 * loss.item()
        if rank > 0:
            continue
        if step % 50 == 0:
            speed = done / (time.time() - begun)
            left = (total - done) / speed / 60
            print(f"{share:.3f} loss {running / (1 - 0.98**step):.4f} {speed:.0f}/s, {left:.1f} min left", flush=True)
        if time.time() - saved > 240:
            torch.save(model.state_dict(), args.out)
            saved = time.time()
    if rank == 0:
        torch.save(model.state_dict(), args.out)


if __name__ == "__main__":
    main()
