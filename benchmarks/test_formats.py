"""Parse and mask a megabyte of every format.

pip install -e ".[benchmark]" && python -m pytest benchmarks --benchmark-only --benchmark-sort=name
"""

from __future__ import annotations

from typing import Any

import pytest
from formats import text_of

from lint.document import Document
from lint.formats import FORMATS


@pytest.mark.parametrize("name", FORMATS)
def test_parse(benchmark: Any, name: str) -> None:
    text = text_of(name, 1)
    document = benchmark(lambda: Document.parse(text, format=name))
    benchmark.extra_info["MB/s"] = round(len(text.encode()) / 1e6 / benchmark.stats["min"], 1)
    assert document.blocks
