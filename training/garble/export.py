"""The trained network as the file postedit ships: ONNX, int8 weights, tokenizer and a description beside it.

python export.py MODEL TRAINED.pt OUT_FOLDER --version 1
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from pathlib import Path

import torch
from encode import LONGEST
from network import Tagger
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokens import KINDS

FORMAT = 2


def main() -> None:
    """Writes model.onnx, tokenizer.json, model.json."""
    parser = argparse.ArgumentParser()
    parser.add_argument("model", type=Path)
    parser.add_argument("trained", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--version", default="1")
    args = parser.parse_args()
    torch.set_num_threads(1)
    network = Tagger(args.model)
    network.load_state_dict(torch.load(args.trained))
    network.eval()
    args.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        example = tuple(torch.ones(2, 9, dtype=torch.int64) for _ in range(3))
        axes = {name: {0: "sentences", 1: "pieces"} for name in ("ids", "mask", "capitals", "logits")}
        torch.onnx.export(
            network, example, str(plain), input_names=["ids", "mask", "capitals"], output_names=["logits"],
            dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
        quantize_dynamic(plain, args.out / "model.onnx", weight_type=QuantType.QInt8, per_channel=True)
    tokenizer = json.loads((args.model / "tokenizer.json").read_text(encoding="utf-8"))
    tokenizer["padding"] = tokenizer["truncation"] = None
    (args.out / "tokenizer.json").write_text(
        json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":")), encoding="utf-8"
    )
    files = {
        name: hashlib.sha256((args.out / name).read_bytes()).hexdigest() for name in ("model.onnx", "tokenizer.json")
    }
    about = {
        "name": "postedit-garble-en",
        "version": args.version,
        "format": FORMAT,
        "kinds": KINDS,
        "longest": LONGEST,
        "sha256": files,
    }
    (args.out / "model.json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")
    print((args.out / "model.onnx").stat().st_size / 1e6, "MB")


if __name__ == "__main__":
    main()
