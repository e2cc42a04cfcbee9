"""What a text was translated from: the evidence, what it amounts to, which soft rules it lets speak, the reports."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.api import fix_text
from lint.cache import Entry, ResultCache
from lint.config import Config
from lint.document import Document
from lint.engine import RuleSet, examine
from lint.linter import Linter
from lint.model import Origin
from lint.origin.data import parameters_of
from lint.packs import Pack, load_pack
from lint.report import Style, open_outputs
from lint.runner import check_file
from lint.workspace import Options

SPANISH = (
    "“We will not close the port,” she defended.\n\n"
    "The mayor wrote it on the social network Instagram. There are no injured until the moment, the island said.\n\n"
    "The President of the Government will assist to the opening of the bridge.\n"
)
ENGLISH = "The ferry leaves at nine. Tickets cost $3.50, and children travel free until the end of May.\n"
ABOUT_RUSSIA = (
    "Vladimir Putin met Sergei Lavrov and Dmitry Peskov in Moscow, said the Kremlin. Gazprom and Lukoil fell.\n\n"
    "The talks in Saint Petersburg between Andrei Petrov, Olga Sidorova and Mikhail Volkov went on, TASS reported.\n\n"
    "Governors of Kursk, Belgorod, Voronezh and Rostov met Yuri Smirnov of the State Duma in Kazan and Sochi.\n"
)
SOFT = """
source = "es"

[[rule]]
code = "CQ998"
name = "in-this-order-of-ideas"
message = "Soft."
why = "For the test."
soft = true
kind = "phrase"
any_of = ["in this order of ideas"]
bad = ["In this order of ideas, he left."]
good = ["He left."]
"""


@pytest.fixture(scope="module")
def packs() -> tuple[Pack, ...]:
    return Linter(Config()).packs


@pytest.fixture(scope="module")
def english(packs: tuple[Pack, ...]) -> RuleSet:
    return RuleSet(packs, "en")


def origin_of(text: str, rules: RuleSet) -> Origin | None:
    return examine(Document.parse(text), rules).origin


def test_calques_name_the_language(english: RuleSet) -> None:
    origin = origin_of(SPANISH, english)
    assert origin is not None
    assert (origin.language, origin.shown) == ("es", True)
    assert {witness.kind for witness in origin.evidence} == {"calque"}
    assert "she defended" in [SPANISH[slice(*span)] for witness in origin.evidence for span in witness.spans]
    weights = [witness.weight for witness in origin.evidence]
    assert weights == sorted(weights, reverse=True)


@pytest.mark.parametrize("text", [ENGLISH, "", "\n", "“", SPANISH.splitlines()[0]])
def test_too_little_is_no_guess(text: str, english: RuleSet) -> None:
    assert origin_of(text, english) is None


def test_the_subject_alone_is_never_shown(english: RuleSet) -> None:
    origin = origin_of(ABOUT_RUSSIA * 20, english)
    assert origin is None or not origin.shown


def test_the_subject_does_not_outweigh_calques(english: RuleSet) -> None:
    origin = origin_of(SPANISH * 2 + ABOUT_RUSSIA, english)
    assert origin is not None
    assert origin.language == "es"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "« The bridge is old », said Étienne Lambert in Lyon at 14h30. It holds 40,5 % of the traffic !"),
        ("de", "„The bridge is old“, said Jürgen Schäfer in Moskau on 3. May. It cost 1.250,50 euros."),
        ("zh", "《The Old Bridge》，by Zhang Wei of Hangzhou, Zhejiang，is on show in Beijing time。"),
    ],
)
def test_habits_of_writing(language: str, text: str, english: RuleSet) -> None:
    origin = origin_of(text, english)
    assert origin is not None
    assert (origin.language, origin.shown) == (language, True)
    assert {"writing", "name"} <= {witness.kind for witness in origin.evidence}


def test_without_parameters_nothing_is_judged(packs: tuple[Pack, ...]) -> None:
    assert parameters_of("de") is None
    assert examine(Document.parse(SPANISH, lang="de"), RuleSet(packs, "de")).origin is None


def test_a_given_source_is_not_guessed(packs: tuple[Pack, ...]) -> None:
    assert origin_of(SPANISH, RuleSet(packs, "en", "fr")) is None


@pytest.mark.parametrize(
    ("text", "source", "heard"),
    [
        (SPANISH, "", True),
        (ENGLISH, "", False),
        (ABOUT_RUSSIA, "", False),
        (ENGLISH, "es", True),
        (ENGLISH, "es-MX", True),
        (SPANISH, "fr", False),
    ],
)
def test_soft_rules(text: str, source: str, heard: bool, packs: tuple[Pack, ...], tmp_path: Path) -> None:
    path = tmp_path / "soft.toml"
    path.write_text(SOFT, encoding="utf-8")
    rules = RuleSet((*packs, load_pack(path, "en")), "en", source)
    found = examine(Document.parse(text + "\nIn this order of ideas, the port will grow.\n"), rules).diagnostics
    assert ("CQ998" in {d.rule for d in found}) == heard


def test_soft_rules_alone_do_not_make_a_translation(packs: tuple[Pack, ...], tmp_path: Path) -> None:
    path = tmp_path / "soft.toml"
    path.write_text(SOFT, encoding="utf-8")
    rules = RuleSet((*packs, load_pack(path, "en")), "en")
    assert origin_of("In this order of ideas, the port will grow.\n\n" * 50, rules) is None


def test_repairs_that_take_the_evidence_away_stay() -> None:
    text = SPANISH + "\nIn this sense, the mayor added that the port will grow.\n"
    once = fix_text(text, unsafe=True)
    assert "In this sense" not in once
    assert fix_text(once, unsafe=True) == once


@given(st.lists(st.sampled_from([*SPANISH.split(), *ABOUT_RUSSIA.split(), "«", "»", "1.250,50", "№", "\n\n", "😀"])))
def test_evidence_lies_in_the_text(words: list[str]) -> None:
    text = " ".join(words)
    origin = origin_of(text, RuleSet(Linter(Config()).packs, "en", only=["CQ001", "CQ002"]))
    assert origin is None or 0.5 <= origin.confidence < 1
    for witness in origin.evidence if origin else ():
        assert witness.spans
        assert all(0 <= span.start < span.end <= len(text) for span in witness.spans)
        assert witness.kind != "name" or {text[slice(*span)] for span in witness.spans} == {witness.what}


def test_weights_are_complete() -> None:
    parameters = parameters_of("en")
    assert parameters is not None
    languages = {*parameters.priors}
    assert 0 < sum(parameters.priors.values()) < 1
    assert {language for mark in parameters.marks for language in mark.weights} <= languages
    assert {language for _, _, codes in parameters.names.listed for language in codes} <= {*languages, "en"}
    assert parameters.weights["possible"] < parameters.weights["shown"]


def test_reports_name_it(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text(SPANISH, encoding="utf-8")
    checked = check_file(path, Options(isolated=True, cache=False))
    shown = {}
    for name in ("text", "json", "html"):
        stream = StringIO()
        outputs = open_outputs([name], Style(stream))
        outputs.file(checked)
        outputs.close()
        shown[name] = stream.getvalue()
    assert "article.txt reads as translated from Spanish, 0." in shown["text"]
    assert "reads as translated from Spanish, 0." in shown["html"]
    (source,) = json.loads(shown["json"])["sources"]
    assert (source["path"], source["language"]) == (str(path), "es")
    assert source["evidence"][0]["places"]


def test_several_files_are_counted(tmp_path: Path) -> None:
    stream = StringIO()
    outputs = open_outputs(["text"], Style(stream))
    for name in ("a.txt", "b.txt"):
        path = tmp_path / name
        path.write_text(SPANISH, encoding="utf-8")
        outputs.file(check_file(path, Options(isolated=True, cache=False)))
    outputs.close()
    assert "Files that read as translated: from Spanish 2." in stream.getvalue()


def test_the_cache_keeps_it(tmp_path: Path, english: RuleSet) -> None:
    cache = ResultCache(tmp_path, "state")
    for number, origin in enumerate((origin_of(SPANISH, english), None)):
        entry = Entry((), (), (), origin)
        cache.store(f"{number}0key", entry)
        assert cache.load(f"{number}0key") == entry
