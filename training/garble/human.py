"""Human judgements: error spans of MQM raters and post-edits of MLQE-PE, in folds by document."""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from encode import IGNORED, Spans, encode, save, tokenizer
from tokens import EXTRA, FORM, GARBLED, MISSING, WORD

KIND = {
    "mistranslation": WORD, "style": WORD, "terminology": WORD, "grammar": FORM, "addition": EXTRA, "garbled": GARBLED,
    "untranslated": GARBLED, "inconsistency": WORD, "other": WORD, "register": WORD,
}  # fmt: skip
"""Kinds of MQM's categories. Spelling, punctuation, formats are other rules' work: left out of the loss."""
POST_EDITED = 0.5
"""How sure a post-editor's change is an error: many are preferences."""


def rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def fold(key: str, folds: int) -> int:
    """The fold of a document: the same in every run."""
    return int(hashlib.md5(key.encode()).hexdigest(), 16) % folds


def mqm_document(row: dict[str, Any]) -> str:
    """Data set, pair and document, without the system: every translation of a document is in one fold."""
    return f"{row['dataset']}/{row['lang_pair']}/{row['doc']}"


def mqm_spans(row: dict[str, Any]) -> Spans:
    raters = max(1, row["n_raters"])
    out = []
    for span in row["spans"]:
        if span["severity"] == "Neutral" or span["start"] == span["end"]:
            continue
        kind = KIND.get(span["category_norm"])
        sure = min(1.0, (1 + span["agree_any"]) / raters) if kind else IGNORED
        out.append((span["start"], span["end"], kind or 0, sure))
    return out


def mlqe_example(row: dict[str, Any]) -> tuple[str, Spans]:
    """The tokens joined as text; a gap before a word makes the word “missing something”."""
    text, spans = "", []
    for i, token in enumerate(row["tokens"]):
        glue = not text or (not token[0].isalnum() and token not in '(“‘"$') or text[-1] in "(“‘$"
        start = len(text) + (not glue)
        text += ("" if glue else " ") + token
        if row["tags"][i] == "BAD":
            spans.append((start, len(text), WORD, POST_EDITED))
        elif row["gap_tags"][i] == "BAD":
            spans.append((start, len(text), MISSING, POST_EDITED))
    return text, spans


def main() -> None:
    """One file a fold."""
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("model", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--folds", type=int, default=3)
    parser.add_argument("--references", action="store_true", help="human translations too, which were judged as well")
    args = parser.parse_args()
    tok = tokenizer(args.model)
    parts: list[list[tuple[str, Spans]]] = [[] for _ in range(args.folds)]
    for row in rows(args.data / "mqm_en.jsonl.gz"):
        if args.references or not row["human"]:
            parts[fold(mqm_document(row), args.folds)].append((row["target"], mqm_spans(row)))
    for row in rows(args.data / "mlqe_en.jsonl.gz"):
        parts[fold(row["id"], args.folds)].append(mlqe_example(row))
    for number, part in enumerate(parts):
        save(args.out / f"human-{number}.npz", encode(tok, *zip(*part, strict=True)))  # type: ignore[arg-type]
        print(number, len(part))


if __name__ == "__main__":
    main()
