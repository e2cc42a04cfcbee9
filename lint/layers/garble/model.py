"""The model file: sentences in, for every word a probability of each kind of fault out."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from lint import regexes as regex
from lint.errors import PosteditError
from lint.layers.garble import KINDS

if TYPE_CHECKING:
    from numpy.typing import NDArray

FORMAT = 2
"""What this module expects of a model: inputs, outputs, kinds. `model.json` names the format it was made for."""
FOLDER = Path(__file__).parent
BATCH = 32
REMEMBERED = 4096
"""Sentences whose judgement is kept: a fixer looks at the same ones again and again."""
LONGEST = 80
"""Words of a sentence judged in one piece; a longer one is judged in parts."""
WORD = regex.compile(r"\w+(?:[’'\-]\w+)*")


class Word(NamedTuple):
    """A word of a sentence (code points, half-open) and the probability of every kind of `KINDS`.

    `marked`: the probability that a rater marks it.
    """

    start: int
    end: int
    kinds: tuple[float, ...]
    marked: float = 0.0

    @property
    def doubt(self) -> float:
        """How likely something is wrong with it."""
        return 1 - self.kinds[0]


class Weights(NamedTuple):
    """How much every witness of a doubt counts, by name, for each unit of what it says (`weighing`)."""

    bias: float
    witnesses: Mapping[str, float]


class ModelError(PosteditError):
    """The model cannot be used: onnxruntime or a file is missing, or file and code do not belong together."""


@dataclass(frozen=True)
class Model:
    """A folder with model.onnx, tokenizer.json, weights.json and model.json. Everything is loaded when first needed."""

    folder: Path = FOLDER
    threads: int = 1

    @cached_property
    def about(self) -> dict[str, Any]:
        """Name, version, format and kinds, as model.json gives them. Raises ModelError."""
        try:
            about: dict[str, Any] = json.loads((self.folder / "model.json").read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise ModelError(f"its description cannot be read ({type(error).__name__})") from error
        if about.get("format") != FORMAT or tuple(about.get("kinds", ())) != KINDS:
            raise ModelError("the model file was made for another version of postedit")
        return about

    @cached_property
    def weights(self) -> Mapping[str, Weights]:
        """The weights of witnesses for each kind of doubt, fitted to this model. Raises ModelError."""
        try:
            table = json.loads((self.folder / "weights.json").read_text(encoding="utf-8"))
            return {name: Weights(each["bias"], each["witnesses"]) for name, each in table.items()}
        except (OSError, ValueError, KeyError) as error:
            raise ModelError(f"its weights cannot be read ({type(error).__name__})") from error

    @cached_property
    def _session(self) -> Any:
        try:
            import onnxruntime  # type: ignore[import-untyped]
        except ImportError as error:
            raise ModelError("onnxruntime is not installed") from error
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self.threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 4
        try:
            return onnxruntime.InferenceSession(str(self.folder / "model.onnx"), options, ["CPUExecutionProvider"])
        except Exception as error:  # onnxruntime's errors have no common base
            raise ModelError("the model file is missing or damaged") from error

    @cached_property
    def _tokenizer(self) -> Any:
        try:
            from tokenizers import Tokenizer
        except ImportError as error:
            raise ModelError("tokenizers is not installed") from error
        tokenizer = Tokenizer.from_file(str(self.folder / "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.enable_truncation(self.about["longest"])
        return tokenizer

    @cached_property
    def _known(self) -> dict[str, list[Word]]:
        return {}

    def judge(self, sentences: Sequence[str]) -> list[list[Word]]:
        """The words of each sentence with their probabilities. Raises ModelError."""
        parts = [list(_parts(sentence)) for sentence in sentences]
        new = sorted({text for each in parts for _, text in each if text not in self._known}, key=len)
        while batch := list(islice(new, BATCH)):
            del new[: len(batch)]
            self._known.update(zip(batch, self._judged(batch), strict=True))
        out = [
            [w._replace(start=w.start + at, end=w.end + at) for at, text in each for w in self._known[text]]
            for each in parts
        ]
        while len(self._known) > REMEMBERED:
            del self._known[next(iter(self._known))]
        return out

    def _judged(self, texts: list[str]) -> Iterator[list[Word]]:
        import numpy as np

        encodings = self._tokenizer.encode_batch(texts)
        shape = (len(texts), max(len(e.ids) for e in encodings))
        ids, mask, capitals = (np.zeros(shape, np.int64) for _ in range(3))
        for row, (encoding, text) in enumerate(zip(encodings, texts, strict=True)):
            ids[row, : len(encoding.ids)] = encoding.ids
            mask[row, : len(encoding.ids)] = 1
            capitals[row, : len(encoding.ids)] = _capitals(text, encoding.offsets)
        (logits,) = self._session.run(None, {"ids": ids, "mask": mask, "capitals": capitals})
        for row, (encoding, text) in enumerate(zip(encodings, texts, strict=True)):
            yield list(_words(text, encoding.offsets, _chances(logits[row, : len(encoding.ids)])))


@cache
def shipped() -> Model:
    """The model that comes with postedit, loaded once a process. `POSTEDIT_MODEL_FOLDER` names another one."""
    return Model(Path(os.environ.get("POSTEDIT_MODEL_FOLDER") or FOLDER))


def _parts(sentence: str) -> Iterator[tuple[int, str]]:
    """A sentence in parts of at most `LONGEST` words, each with its offset."""
    words = [*WORD.finditer(sentence)]
    starts = [0, *(words[n].start() for n in range(LONGEST, len(words), LONGEST))]
    for start, end in zip(starts, [*starts[1:], len(sentence)], strict=True):
        yield start, sentence[start:end]


def _capitals(text: str, offsets: Sequence[tuple[int, int]]) -> list[int]:
    """1 for the pieces of a word that begins with a capital: the vocabulary knows no case."""
    out, upper = [], False
    for start, end in offsets:
        if end > start and (start == 0 or not text[start - 1].isalnum()):
            upper = text[start].isupper()
        out.append(int(upper and end > start))
    return out


def _chances(logits: NDArray[Any]) -> NDArray[Any]:
    """For every piece the probabilities of the kinds, which add up to 1, then that of being marked by a rater."""
    import numpy as np

    grown = np.exp(logits[:, :-1] - logits[:, :-1].max(-1, keepdims=True))
    return np.concatenate([grown / grown.sum(-1, keepdims=True), 1 / (1 + np.exp(-logits[:, -1:]))], -1)


def _words(text: str, offsets: Sequence[tuple[int, int]], chances: NDArray[Any]) -> Iterator[Word]:
    """A word is as doubtful as its most doubtful piece. What was cut off has no pieces and is left out."""
    pieces = [(start, end, row) for (start, end), row in zip(offsets, chances, strict=True) if end > start]
    at = 0
    for match in WORD.finditer(text):
        while at < len(pieces) and pieces[at][1] <= match.start():
            at += 1
        mine = at
        while mine < len(pieces) and pieces[mine][0] < match.end():
            mine += 1
        if mine > at:
            rows = [row for _, _, row in pieces[at:mine]]
            worst = min(rows, key=lambda row: float(row[0]))
            marked = max(float(row[-1]) for row in rows)
            yield Word(match.start(), match.end(), tuple(map(float, worst[:-1])), marked)
