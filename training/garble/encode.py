"""Text and spans as the model sees them: word pieces, capitals, a kind for every piece."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

LONGEST = 128
IGNORED = -1

Spans = Sequence[tuple[int, int, int, float]]
"""start, end (code points), kind, how sure (0 to 1; negative: left out of the loss)."""


def tokenizer(folder: Path) -> Tokenizer:
    """The tokenizer of the pretrained model, without its fixed padding."""
    loaded = Tokenizer.from_file(str(folder / "tokenizer.json"))
    loaded.no_padding()
    loaded.enable_truncation(LONGEST)
    return loaded


def encode(tok: Tokenizer, texts: Sequence[str], spans: Sequence[Spans]) -> list[tuple[np.ndarray, ...]]:
    """For each text: ids (int32), capitals (int8), kinds (int8), weights (float16; 0 leaves a piece out)."""
    return [
        _one(encoding, text, marks)
        for encoding, text, marks in zip(tok.encode_batch(list(texts)), texts, spans, strict=True)
    ]


def capitals(text: str, offsets: Sequence[tuple[int, int]]) -> np.ndarray:
    """1 where the word of a piece begins with a capital: an uncased vocabulary forgets it."""
    out, upper = np.zeros(len(offsets), np.int8), False
    for i, (start, end) in enumerate(offsets):
        if end > start and (start == 0 or not text[start - 1].isalnum()):
            upper = text[start].isupper()
        out[i] = upper and end > start
    return out


def _one(encoding, text: str, marks: Spans) -> tuple[np.ndarray, ...]:  # type: ignore[no-untyped-def]
    n = len(encoding.ids)
    kinds, sure = np.zeros(n, np.int8), np.ones(n, np.float16)
    for i, (start, end) in enumerate(encoding.offsets):
        for a, b, kind, weight in marks:
            if start < b and a < end:
                kinds[i], sure[i] = kind, weight
    return np.array(encoding.ids, np.int32), capitals(text, encoding.offsets), kinds, sure


def save(path: Path, examples: Sequence[tuple[np.ndarray, ...]]) -> None:
    """All examples end to end in one file, with their lengths."""
    columns = [np.concatenate(column) for column in zip(*examples, strict=True)]
    np.savez(
        path,
        lengths=np.array([len(e[0]) for e in examples], np.int32),
        ids=columns[0],
        caps=columns[1],
        kinds=columns[2],
        sure=columns[3],
    )
