"""Counts of sequences, and the faults of word order found with them."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.checks.word_order import Settings, find
from lint.document import Document
from lint.packs import load_pack, rules_folder
from lint.sequences.model import BITS, ORDER, SequenceModel, model_of, write

PACK = load_pack(rules_folder() / "en" / "word_order.toml", "en")
SETTINGS = Settings(**PACK.parameters["word-order"])


def faults(text: str) -> list[tuple[str, str]]:
    document = Document.parse(text)
    return [(f.fault, document.prose[f.start : f.end]) for f in find(document, SETTINGS) if f.severity is None]


def test_what_is_written_is_read(tmp_path: Path) -> None:
    counts = [{0: 4, 1: 4, 2: 8, 3: 4}, {2: 4, 2 << 10 | 3: 4, 0: 4}, {2: 4}, {2: 4}]
    write(tmp_path / "s.bin", ["<s>", "</s>", "=the", "NN"], counts)
    model = SequenceModel.read(tmp_path / "s.bin")
    assert model.symbol("The", "DT") == 2
    assert model.symbol("house", "NN") == model.symbol("run", "VB") == 3
    assert model.chance(0, 0, 0, 2) == pytest.approx(0.0)  # every sentence begins with it
    assert model.chance(3, 3, 2, 3) == pytest.approx(2 * math.log(0.4) + math.log(4 / 8))


def test_english_order_is_likelier() -> None:
    model = model_of("en")
    assert model
    the, of, noun = model.number("=the"), model.number("=of"), model.number("NN")
    assert model.chance(noun, of, the, noun) > model.chance(noun, the, of, noun)


def test_the_end_of_a_known_sequence_is_known() -> None:
    model = model_of("en")
    assert model
    for length in range(2, ORDER + 1):
        shorter = {*model._keys[length - 2]}
        ends = (1 << BITS * (length - 1)) - 1
        assert shorter.issuperset(key & ends for key in model._keys[length - 1])


@given(st.lists(st.integers(0, 242), min_size=4, max_size=12), st.floats(-60, 0))
def test_a_score_is_cut_short_only_where_it_falls_below(symbols: list[int], least: float) -> None:
    model = model_of("en")
    assert model
    whole, cut = (model.score(symbols, 3, len(symbols), floor) for floor in (-math.inf, least))
    assert cut == whole if whole >= least else cut < least


@pytest.mark.parametrize(
    ("text", "fault", "place"),
    [
        ("The workers have repaired the of the old bridge.", "noun", "the of"),
        ("They waited until the was train ready to leave the station.", "swap", "was train"),
    ],
)
def test_faults(text: str, fault: str, place: str) -> None:
    assert faults(text) == [(fault, place)]


@pytest.mark.parametrize(
    "text",
    [
        "“Could I not come at noon?” said he.",
        "Under no circumstances will the gate be opened before noon.",
        "The in vitro results and the by-election were in the news.",
        "Press the A and the B key; the will was read, and the for loop ended.",
        "THE OF AND TO IN THE BY A FOR",
        "Das ist der Hund, den ich gestern in der Stadt gesehen habe.",
    ],
)
def test_good_order_is_left_alone(text: str) -> None:
    assert faults(text) == []


WORDS = [
    "the",
    "of",
    "in",
    "to",
    "a",
    "is",
    "house",
    "run",
    "😇",
    "—",
    "“",
    "”",
    "￼",
    "北京",
    ",",
    ".",
    "(",
    "7",
    "I’m",
]


@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_any_words_in_any_order(words: list[str]) -> None:
    document = Document.parse(" ".join(words))
    for finding in find(document, SETTINGS):
        assert 0 <= finding.start < finding.end <= len(document.prose)


def test_a_language_without_counts() -> None:
    assert [*find(Document.parse("Der die das und ist.", lang="de"), SETTINGS)] == []
