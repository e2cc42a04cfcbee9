"""Score -> confidence for every kind of fault: the share of doubts that overlap a span of any rater.

python calibrate.py DATA EVALUATED.json …      prints the curves for rules/en/garble.toml

Isotonic regression (pool adjacent violators; Zadrozny and Elkan, 2002) on segments of documents the model was
not trained on. A kind with few doubts borrows from all kinds.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from human import rows

from lint.layers.garble import MARKED

FEW = 100
POINTS = 6
"""Points of a curve; each stands for about as many doubts as the others."""

Judged = tuple[float, bool]


def isotonic(pairs: Sequence[Judged]) -> list[tuple[float, float]]:
    """(mean score, share right) of each pool, both rising."""
    pools: list[tuple[float, float, int]] = []
    for score, right in sorted(pairs):
        pools.append((score, float(right), 1))
        while len(pools) > 1 and pools[-2][1] >= pools[-1][1]:
            (a, p, n), (b, q, m) = pools[-2:]
            pools[-2:] = [((a * n + b * m) / (n + m), (p * n + q * m) / (n + m), n + m)]
    return [(score, share) for score, share, _ in pools]


def binned(pairs: Sequence[Judged]) -> list[Judged]:
    """As many bins of equal size as the curve has points, so that a lucky few do not make a point."""
    ordered = sorted(pairs)
    size = max(1, len(ordered) // POINTS)
    out = []
    for start in range(0, len(ordered) - size + 1, size):
        part = ordered[start : start + size]
        out.append((sum(s for s, _ in part) / len(part), sum(r for _, r in part) / len(part)))
    return out  # type: ignore[return-value]


def judged(data: Path, evaluated: Sequence[Path]) -> dict[str, list[Judged]]:
    """kind -> doubts with whether a rater marked something there."""
    segments = {f"mqm/{row['id']}": row for row in rows(data / "mqm_en.jsonl.gz")}
    out: dict[str, list[Judged]] = defaultdict(list)
    for path in evaluated:
        for key, marks in json.loads(path.read_text(encoding="utf-8")).items():
            if key in segments:
                errors = (span for span in segments[key]["spans"] if span["severity"] != "Neutral")
                spans = [(span["start"], max(span["end"], span["start"] + 1)) for span in errors]
                for start, end, kind, score, _ in marks:
                    out[kind].append((score, any(start < b and a < end for a, b in spans)))
    return out


def main() -> None:
    """One line a kind."""
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("evaluated", type=Path, nargs="+")
    parser.add_argument("--lowest", type=float, default=0.2, help="scores below mean nothing")
    args = parser.parse_args()
    by_kind = judged(args.data, args.evaluated)
    doubted = {kind: [p for p in pairs if kind == MARKED or p[0] >= args.lowest] for kind, pairs in by_kind.items()}
    everything = [pair for kind, pairs in doubted.items() if kind != MARKED for pair in pairs]
    for kind, own in sorted(doubted.items()):
        curve = isotonic(binned(own if len(own) >= FEW else [*own, *everything]))
        print(f"{kind} = [{', '.join(f'{x:.3g}' for point in curve for x in point)}]  # {len(own)} doubts")


if __name__ == "__main__":
    main()
