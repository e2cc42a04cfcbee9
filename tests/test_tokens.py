"""The notation of token patterns: what it finds, and what the loader says of a faulty one."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint.document import Document
from lint.errors import ConfigError
from lint.packs import load_pack
from lint.patterns import compile_rule, literals_of

PACK = """\
lang = "{lang}"
[[rule]]
code = "GR900"
name = "trial"
message = "{message}"
why = "A trial."
kind = "tokens"
pattern = '{pattern}'
bad = ["x"]
good = ["y"]
{more}
"""


def rule_of(folder: Path, pattern: str, more: str = "", message: str = "{match}", lang: str = "en"):  # type: ignore[no-untyped-def]
    path = folder / "trial.toml"
    path.write_text(PACK.format(pattern=pattern, more=more, message=message, lang=lang), encoding="utf-8")
    return load_pack(path).rules[0]


def found(folder: Path, pattern: str, text: str, more: str = "") -> list[str]:
    document = Document.parse(text)
    findings = compile_rule(rule_of(folder, pattern, more)).search(document)
    return [document.prose[f.start : f.end] for f in findings]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("told|said", "He Told us. She said no.", ["Told", "said"]),
        ("@tell PRP", "They tell us. He was telling her.", ["tell us", "telling her"]),
        ("DT ADJ* NOUN", "An old red house stood there.", ["An old red house"]),
        ("to/TO VB", "It goes to town to be seen.", ["to be"]),
        ("the [ NN ] of", "He saw the roof of the house.", ["roof"]),
        ("^ and", "“And so on. Bread and butter.", ["And"]),
        ("butter $", "Butter is good. We ate butter.”", ["butter"]),
        ("!a|the NN", "The house has the roof, a door and no window.", ["no window"]),
        ("( in | at ) the _", "In the house, at the door.", ["In the house", "at the door"]),
        ("the _ (?! of )", "the roof of the house", ["the house"]),
        (r"~[A-Z]\w+ ’s", "Anna’s dog and anna’s cat", ["Anna’s"]),
        ("do n’t", "We don’t know.", ["don’t"]),
        ("_{2} .", "No more words.", ["more words."]),
    ],
)
def test_a_pattern_finds(tmp_path: Path, pattern: str, text: str, expected: list[str]) -> None:
    assert found(tmp_path, pattern, text) == expected


def test_an_antipattern_keeps_it_quiet(tmp_path: Path) -> None:
    text = "You must to rest. What you must to him is clear."
    assert found(tmp_path, "must to", text, "unless = ['must to PRP']") == ["must to"]


def test_headings_are_left_alone_unless_asked_for(tmp_path: Path) -> None:
    text = "Must to rest\n\nYou must to rest, and we must to go home."
    assert len(found(tmp_path, "must to", text)) == 2
    assert len(found(tmp_path, "must to", text, "headings = true")) == 3


def test_forms_of_a_word_in_message_and_fix(tmp_path: Path) -> None:
    rule = rule_of(tmp_path, "did not verb:VBD", "fix = { replace = 'did not {verb_base}' }", "not {verb}: {verb_base}")
    [finding] = compile_rule(rule).search(Document.parse("It did not went well."))
    assert finding.words["verb_base"] == "go"
    assert finding.repairs[0].changes[0].text == "did not go"  # type: ignore[union-attr]


def test_required_words_are_all_forms(tmp_path: Path) -> None:
    assert literals_of(rule_of(tmp_path, "DT? @explain|@confess PRP")) == {
        "explain", "explains", "explained", "explaining", "confess", "confesses", "confessed", "confessing",
    }  # fmt: skip
    assert literals_of(rule_of(tmp_path, "DT? ( explain )? NN")) is None


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("VBX", "there is no tag or class “VBX”"),
        ("( the", "a bracket ( is not closed"),
        ("the )", "a bracket ) closes nothing"),
        ("[ the", "[ and ] mark the finding together"),
        ("a:the a:house", "the name “a” is given twice"),
        ("the | house", "| between several words needs brackets"),
        ("the/", "a tag is missing in “the/”"),
        ("~[a", "not a valid pattern"),
    ],
)
def test_a_faulty_pattern_is_refused(tmp_path: Path, pattern: str, said: str) -> None:
    with pytest.raises(ConfigError) as caught:
        rule_of(tmp_path, pattern)
    assert said in str(caught.value)
    assert "trial.toml:8: pattern" in str(caught.value)


def test_an_unknown_placeholder_and_a_language_without_tagger_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"trial\.toml:5: message: names “noun”, which the pattern does not"):
        rule_of(tmp_path, "verb:VBD", message="{noun}")
    with pytest.raises(ConfigError, match="no tagger for “de”"):
        rule_of(tmp_path, "verb:VBD", lang="de")
