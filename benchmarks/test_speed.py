"""One warm article, and the part of a scan that one rule takes.

python -m pytest benchmarks/test_speed.py --benchmark-sort=name
"""

from __future__ import annotations

from random import Random
from typing import Any

from make_articles import article

from lint.config import Config
from lint.document import Document
from lint.layers.garble import CODES
from lint.linter import Linter
from lint.profiling import Profile

RULES = Config(ignore=(CODES,))
"""All rules but those of the model, which has a bar of its own."""
ARTICLES = 40
SHARE = 0.10
"""The most that one rule may take of a scan; rules that share a check share its time."""


def test_warm_article(benchmark: Any) -> None:
    linter, text = Linter(RULES), article(Random(1))
    benchmark(lambda: linter.check(Document.parse(text)))
    benchmark.extra_info["words"] = Document.parse(text).word_count


def test_no_rule_takes_more_than_its_share() -> None:
    linter, profile, random = Linter(RULES), Profile(), Random(1)
    for _ in range(ARTICLES):
        document = Document.parse(article(random))
        profile.take(document, linter.rule_set(document))
    shares = {cost.name: cost.seconds / len(cost.rules) / profile.seconds for cost in profile.costs if cost.rules}
    assert max(shares.values()) <= SHARE, {name: round(share, 3) for name, share in shares.items() if share > SHARE}
