"""The longer fuzzing job: atheris mutates bytes, guided by coverage, through reading, checking and repairing.

pip install atheris && python scripts/fuzz.py [FOLDER_OF_SEEDS] -max_total_time=3600

The first byte chooses the format. A crash leaves its input in a file crash-…; make it a test in tests/test_fuzz.py.
"""

from __future__ import annotations

import sys

import atheris  # type: ignore[import-not-found]

with atheris.instrument_imports(include=["lint"]):
    from lint.config import Config
    from lint.document import Document
    from lint.encoding import DecodeError, decode
    from lint.fixer import fix
    from lint.formats import FORMATS
    from lint.linter import Linter

NAMES = tuple(FORMATS)
LINTER = Linter(Config(ignore=("GC2",)))


def one(data: bytes) -> None:
    """One input: read, checked, repaired twice."""
    if not data:
        return
    try:
        text = decode(data[1:]).text
    except DecodeError:
        return
    format = NAMES[data[0] % len(NAMES)]
    document = Document.parse(text, format=format)
    assert all(0 <= d.span.start <= d.span.end <= len(text) for d in LINTER.check(document))
    once = fix(document, LINTER.check, unsafe=True).text
    assert fix(Document.parse(once, format=format), LINTER.check, unsafe=True).text == once


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
