"""What a model marks on the development data, at a low threshold, for `calibrate.py`.

python evaluate.py DATA OUT.json --model FOLDER [--mqm [--fold K --folds N]] [--clean FOLDER] [--demetr]
Of MQM only segments of fold K: those the model of that fold was not trained on.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from human import fold, mqm_document, rows

from lint.checks import garble
from lint.document import Document
from lint.layers.garble import model as runtime
from lint.layers.garble import spans
from lint.packs import builtin_packs

LOWEST = 0.08
"""Chances of a rater's mark below are not written down."""


@cache
def shipped_settings() -> garble.Settings:
    """As rules/en/garble.toml has them."""
    packs = (pack for pack in builtin_packs() if pack.lang == "en" and "garble" in pack.parameters)
    return garble.Settings(**next(packs).parameters["garble"])


def marks(text: str, format: str = "plain") -> list[tuple[int, int, str, float, float]]:
    """start, end, kind, score, chance of a rater's mark: of every doubt, then of every likely mark (kind `MARKED`)."""
    document = Document.parse(text, format=format)
    settings = shipped_settings()
    sentences = garble.judged_sentences(document, settings)
    out = []
    weights = garble.shipped().weights
    judged = garble.shipped().judge([document.prose[s.start : s.end] for s in sentences])
    for sentence, words in zip(sentences, judged, strict=True):
        whole = not garble.is_broken_up(document, sentence)
        doubted = [garble.scored(document, sentence, doubt, weights) for doubt in spans.doubts(words, settings.lowest)]
        for doubt in [*doubted, *spans.marks(words, LOWEST)]:
            at = document.span(sentence.start + doubt.start, sentence.start + doubt.end)
            counts = whole and not garble.is_excused(document, sentence, doubt, settings)
            out.append((at.start, at.end, doubt.kind, doubt.score * counts, doubt.marked * counts))
    return out


def texts(args: argparse.Namespace) -> Iterator[tuple[str, str, str]]:
    """key, text, format."""
    for row in rows(args.data / "mqm_en.jsonl.gz") if args.mqm else ():
        if not row["human"] and (args.folds == 0 or fold(mqm_document(row), args.folds) == args.fold):
            yield f"mqm/{row['id']}", row["target"] + "\n", "plain"
    if args.clean:
        for line in (args.clean / "manifest.jsonl").open():
            entry = json.loads(line)
            path = args.clean.parent / entry["file"]
            yield (
                f"clean/{entry['file']}",
                path.read_text(encoding="utf-8"),
                "markdown" if path.suffix == ".md" else "plain",
            )
    if args.demetr:
        planted = [row for row in rows(args.data / "demetr.jsonl.gz") if row["applied"]]
        for row in planted:
            yield f"demetr/{row['id']}", row["perturbed"] + "\n", "plain"
        for sid, text in {row["sid"]: row["mt_original"] for row in planted}.items():
            yield f"twin/{sid}", text + "\n", "plain"


def main() -> None:
    """Writes {key: marks}."""
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--fold", type=int, default=0)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--mqm", action="store_true")
    parser.add_argument("--clean", type=Path)
    parser.add_argument("--demetr", action="store_true")
    args = parser.parse_args()
    loaded = runtime.Model(args.model, args.threads)
    garble.shipped = lambda: loaded
    found = {key: marks(text, format) for key, text, format in texts(args)}
    args.out.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
    print(len(found), "texts", sum(map(len, found.values())), "marks")


if __name__ == "__main__":
    main()
