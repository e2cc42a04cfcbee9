"""The model of garbled clauses: file and code belong together, spans are sound, nothing breaks without it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint import Document, lint_text
from lint.checks import garble
from lint.layers import ABOUT_THE_RUN
from lint.layers.garble import KINDS, MARKED
from lint.layers.garble.model import FOLDER, FORMAT, LONGEST, Model, ModelError, Word
from lint.layers.garble.spans import MOST, doubts, marks
from lint.model import Severity
from lint.packs import builtin_packs
from lint.sequences.faults import INSERTED
from lint.tagging.features import MARKS, OPEN
from lint.tagging.tagger import tagger_of

BROKEN = "The committee has the new rules for house the of yesterday in the evening approved."
SOUND = "The committee approved the new rules for the house yesterday evening."


def test_model_and_code_belong_together() -> None:
    about = json.loads((FOLDER / "model.json").read_text(encoding="utf-8"))
    assert (about["format"], tuple(about["kinds"])) == (FORMAT, KINDS)
    for name, digest in about["sha256"].items():
        assert sha256((FOLDER / name).read_bytes()).hexdigest() == digest, name
    assert (FOLDER / "model.onnx").stat().st_size <= 35e6


def test_weights_are_those_of_witnesses_that_speak() -> None:
    tagger = tagger_of("en")
    assert tagger
    tags = {tag for word in tagger.known.values() for tag in word} | {*OPEN, *MARKS.values(), "nothing"}
    around = {f"{where} {tag}" for where in ("before", "at", "after") for tag in tags}
    inserted = {f"insertion {kind}" for kind in INSERTED}
    known = {*KINDS, "swap", *inserted, "finite verbs", "no finite verb", *around}
    for weights in Model().weights.values():
        assert {*KINDS, "swap", "insertion VB"} <= {*weights.witnesses} <= known


def test_every_kind_of_fault_has_a_rule_and_a_curve() -> None:
    packs = [pack for pack in builtin_packs() if pack.lang == "en"]
    faults = {rule.fault for pack in packs for rule in pack.rules if rule.check == "garble"}
    assert faults == {*KINDS[1:], MARKED}
    curves = next(pack.parameters["garble"] for pack in packs if "garble" in pack.parameters)
    for kind in (*KINDS[1:], MARKED):
        scores, confidences = curves[kind][::2], curves[kind][1::2]
        assert sorted(scores) == list(scores) and sorted(confidences) == list(confidences), kind
        assert all(0 <= value <= 1 for value in curves[kind])


def test_a_garbled_sentence_is_found_and_a_sound_one_is_not() -> None:
    assert [d for d in lint_text(BROKEN) if d.rule.startswith("GC2")]
    assert not lint_text(SOUND)


@pytest.mark.parametrize(
    "damage", ["no description", "another format", "no model", "half a model", "no weights", "half the weights"]
)
def test_a_model_that_cannot_be_used_costs_one_notice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: str
) -> None:
    for name in ("model.onnx", "model.json", "tokenizer.json", "weights.json"):
        shutil.copy(FOLDER / name, tmp_path)
    if damage == "no description":
        (tmp_path / "model.json").unlink()
    elif damage == "another format":
        about = json.loads((tmp_path / "model.json").read_text(encoding="utf-8"))
        (tmp_path / "model.json").write_text(json.dumps({**about, "format": FORMAT + 1}), encoding="utf-8")
    elif damage == "no model":
        (tmp_path / "model.onnx").unlink()
    elif damage == "half a model":
        (tmp_path / "model.onnx").write_bytes((FOLDER / "model.onnx").read_bytes()[:100_000])
    elif damage == "no weights":
        (tmp_path / "weights.json").unlink()
    else:
        (tmp_path / "weights.json").write_text((FOLDER / "weights.json").read_text(encoding="utf-8")[:500])
    broken = Model(tmp_path)
    with pytest.raises(ModelError):
        broken.judge([SOUND])
        broken.weights  # noqa: B018
    monkeypatch.setattr(garble, "shipped", lambda: broken)
    document = Document.parse(BROKEN)
    assert not list(garble.find(document, garble.Settings()))
    assert [notice.line for notice in document.notices] == [ABOUT_THE_RUN]


def _run(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_without_onnxruntime_the_rest_works_and_one_line_says_so(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"{BROKEN} We saw the the ship.\n", encoding="utf-8")
    code = "import sys; sys.modules['onnxruntime'] = None; from lint.cli import main; main()"
    done = _run(code, "check", "--garble", "--no-cache", "--isolated", "--jobs", "1", str(tmp_path))
    assert done.stdout.count("RP0") == 2 and "GC2" not in done.stdout
    assert done.stderr.count("onnxruntime is not installed") == 1


def test_left_out_it_is_not_even_imported(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BROKEN, encoding="utf-8")
    code = (
        "import atexit, sys; from lint.cli import main;"
        "atexit.register(lambda: print('numpy' in sys.modules or 'onnxruntime' in sys.modules)); main()"
    )
    done = _run(code, "check", "--no-cache", "--isolated", "--no-garble", str(tmp_path / "a.txt"))
    assert "GC2" not in done.stdout and done.stdout.endswith("False\n")


@pytest.mark.parametrize(
    "text",
    [
        "word " * 5000, "x" * 20_000, "the" * 7000 + ".", "😀🎉👍 " * 300, BROKEN.upper(), "Ж世あ한אعतไอქ " * 400,
        "a\u0301" * 3000, "\ufffc " * 500, "No. " * 2000, "1 2 3 " * 1500,
    ],
)  # fmt: skip
def test_any_input_is_judged_inside_its_bounds(text: str) -> None:
    document = Document.parse(text)
    settings = garble.Settings(**dict.fromkeys((*KINDS[1:], MARKED), (0.0, 0.5, 1.0, 0.9)), least=0.0)
    for finding in garble.find(document, settings):
        assert 0 <= finding.start < finding.end <= len(document.prose)


WORDS = st.lists(st.floats(0, 1), max_size=40).map(
    lambda chances: [Word(4 * n, 4 * n + 3, (1 - c, *([c / 6] * 6)), c * 0.9) for n, c in enumerate(chances)]
)


@given(WORDS, st.floats(0.05, 0.95))
def test_spans_are_whole_words_apart_and_short(words: list[Word], least: float) -> None:
    found = list(doubts(words, least))
    starts, ends = {word.start for word in words}, {word.end for word in words}
    for doubt in found:
        assert doubt.start in starts and doubt.end in ends and doubt.score >= least
        assert (doubt.end - doubt.start + 1) // 4 <= MOST
    assert all(a.end <= b.start for a, b in pairwise(found))
    covered = [word for word in words if any(d.start <= word.start and word.end <= d.end for d in found)]
    assert all(word in covered for word in words if word.doubt >= least)
    assert all(doubt.kind == MARKED and doubt.score == doubt.marked >= least for doubt in marks(words, least))


def test_a_doubt_that_no_rater_would_share_is_information_only() -> None:
    curve = {"order": (0.3, 0.3, 1.0, 0.9), "certain": (0.3,) * 6, "least": 0.0}
    for witness, severity in ((0.0, None), (1.0, Severity.INFO)):
        settings = garble.Settings(**curve, witness=(witness,) * 6)
        assert {f.severity for f in garble.find(Document.parse(BROKEN), settings)} == {severity}


def test_likely_marks_stand_only_where_no_fault_is_named() -> None:
    everything = garble.Settings(**dict.fromkeys((*KINDS[1:], MARKED), (0.01, 0.5, 1.0, 0.9)), least=0.0)
    found = sorted(garble.find(Document.parse(BROKEN), everything), key=lambda finding: finding.start)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(f.severity is Severity.INFO for f in found if f.fault == MARKED)


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=1, max_size=6), st.floats(0, 1), st.floats(0, 1))
def test_confidence_never_falls_while_the_score_rises(points: list[tuple[float, float]], a: float, b: float) -> None:
    curve = list(zip(sorted(score for score, _ in points), sorted(confidence for _, confidence in points), strict=True))
    low, high = sorted((a, b))
    assert 0 <= garble.calibrated(curve, low) <= garble.calibrated(curve, high) + 1e-9 <= 1 + 1e-9


def test_a_long_sentence_is_judged_in_parts() -> None:
    text = " ".join(["The committee approved the new rules for the house yesterday evening and"] * 40)
    words = Model().judge([text])[0]
    assert len(words) == len(text.split()) > LONGEST
    assert all(text[word.start : word.end].isalpha() for word in words)


@pytest.mark.parametrize(("excused", "severity"), [((), None), (("^because ‹was›",), Severity.INFO), (("‹he›",), None)])
def test_what_good_english_leaves_out_is_information_only(excused: tuple[str, ...], severity: Severity | None) -> None:
    text = "Because was too tired, the captain asked his crew to wait until the morning."
    curve = {"missing": (0.0, 0.5, 1.0, 0.9), "certain": (0.1, *(1.0,) * 5), "least": 0.0}
    found = garble.find(Document.parse(text), garble.Settings(**curve, excused=excused))
    assert {f.severity for f in found if text[f.start : f.end] == "was"} == {severity}
