"""Averages the weights of two stages of one training (model soup; Wortsman et al., 2022).

python soup.py A.pt B.pt 0.6 OUT.pt      0.6 of B; what raters mark is soon learnt by heart, and A saw less of them
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch


def main() -> None:
    """Writes the mean."""
    parser = argparse.ArgumentParser()
    parser.add_argument("one", type=Path)
    parser.add_argument("other", type=Path)
    parser.add_argument("share", type=float)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    one, other = torch.load(args.one), torch.load(args.other)
    mean = {
        key: torch.lerp(one[key], value, args.share) if value.is_floating_point() else value
        for key, value in other.items()
    }
    torch.save(mean, args.out)


if __name__ == "__main__":
    main()
