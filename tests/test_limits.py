"""No pattern can hang a run: it is refused when it is loaded, or stopped while it searches."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint import patterns
from lint.config import Config
from lint.document import Document
from lint.engine import RuleSet, check
from lint.errors import ConfigError
from lint.fixer import fix
from lint.linter import Linter
from lint.packcache import cached_packs
from lint.packs import load_pack
from lint.vetting import LARGEST, fault_of, written_out

SLOW = "(?:a|aa)+b"
"""Tries every way to cut a run of a's in two when no b follows."""
TEXT = "\n\n".join(["Say " + "a" * 60 + " or so."] * 40)
RULE = '[[rule]]\ncode = "BP900"\nname = "tried"\nmessage = "m"\nwhy = "w"\nbad = ["x"]\ngood = ["y"]\n'
Build = Callable[[str], RuleSet]


@pytest.fixture
def rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Build:
    """Builds the rules of a pack; they get a tenth of a second for each text."""
    monkeypatch.setattr(patterns, "SECONDS", 0.1)

    def build(body: str) -> RuleSet:
        path = tmp_path / "house.toml"
        path.write_text('lang = "en"\n' + (body if body[:1] == "[" else RULE + body), encoding="utf-8")
        packs = [load_pack(path)]
        return RuleSet([*cached_packs(), *packs] if body[:1] == "[" else packs, "en")

    return build


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (f"kind = 'regex'\npattern = '{SLOW}'", "BP900"),
        (f"kind = 'line'\npattern = 'Say {SLOW}.*'", "BP900"),
        (f"kind = 'phrase'\nany_of = ['say']\nunless = ['{SLOW}']", "BP900"),
        (f"kind = 'pair'\nfirst = 'Say'\nsecond = '{SLOW}'", "BP900"),
        (f"kind = 'pair'\nfirst = '{SLOW}'\nsecond = 'so'", "BP900"),
        (f"kind = 'density'\npattern = '{SLOW}'\nper_thousand = 1", "BP900"),
        (f"[checks.assistant]\nclosings = ['Say {SLOW}']", "assistant"),
    ],
)
def test_a_slow_pattern_is_stopped_once_for_each_file(rules: Build, body: str, name: str) -> None:
    """However many places it is tried at, and however often the file is read again while it is repaired."""
    document, pack = Document.parse(TEXT), rules(body)
    check(document, pack)
    assert [notice.message for notice in document.notices] == [f"{name} took more than 0.103 s and was stopped"]
    again = document.with_text(TEXT + "The the end.\n")
    check(again, pack)
    assert again.notices == ()


def test_an_example_that_takes_too_long_is_no_example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "SECONDS", 0.1)
    path = tmp_path / "house.toml"
    text = RULE.replace('"x"', f'"{"a" * 60}"') + f"kind = 'regex'\npattern = '{SLOW}'\n"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match="bad 1 of BP900 is not searched to its end: the pattern takes too long"):
        _ = Linter(Config(packs=(path,))).packs


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("a{99999999}", "repeats come to more than"),
        ("(?:a{1,1000}){3}{1000}", "repeats come to more than"),
        ("((((a{1000}){1000}){1000}){1000})", "repeats come to more than"),
        ("a{" + "9" * 5000 + "}", "repeats come to more than"),
        ("(?:a|(?R))*", "may not call itself"),
        ("(a(?1)?)", "may not call itself"),
        ("(?P<x>a(?&x)?)", "may not call itself"),
        ("(" * 4000 + "a" + ")" * 4000, "too deeply nested"),
        ("a" * 60_000, "longer than"),
        ("(", "missing )"),
    ],
)
def test_what_cannot_be_stopped_is_refused(pattern: str, said: str) -> None:
    assert said in fault_of(pattern)


@pytest.mark.parametrize(
    "pattern", [r"\{9999999\}", "[{]9999999}", r"\p{L}{3}", "(?:a{140}){140}", "(?<=[a-z]{2})x{,9}"]
)
def test_what_only_looks_like_it_is_taken(pattern: str) -> None:
    assert fault_of(pattern) == ""


@given(
    st.lists(st.sampled_from(["a", "(?:", ")", "{3}", "{2,50}", "{,7}", "[b]", "\\{", "|", "+", "(?R)"]), max_size=30)
)
def test_what_is_taken_compiles_and_is_small(parts: list[str]) -> None:
    pattern = "".join(parts)
    if not fault_of(pattern):
        assert written_out(pattern) <= LARGEST and "(?R)" not in pattern


@pytest.mark.parametrize(
    "message", ["{match:>999999999}", "{match.__class__}", "{match[0]}", "{match!r:9}", "{", "{0}"]
)
def test_a_message_holds_names_only(tmp_path: Path, message: str) -> None:
    path = tmp_path / "house.toml"
    path.write_text(RULE.replace('"m"', f'"{message}"') + "kind = 'phrase'\nany_of = ['x']\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"house.toml:4: message: "):
        load_pack(path)


def test_a_fix_that_names_no_group_of_its_pattern(tmp_path: Path) -> None:
    path = tmp_path / "house.toml"
    path.write_text(RULE + "kind = 'regex'\npattern = 'x'\nfix = { replace = '\\g<none>' }\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="bad 1 of BP900 has a fix that fails"):
        _ = Linter(Config(packs=(path,))).packs


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ("[checks.quotes]\npairs = 'ab'", "checks.quotes: pairs: must be tuple"),
        ("[checks.quotes]\npairs = [1]", "checks.quotes: pairs: must be tuple"),
        ("[checks.loops]\ncopies = true", "checks.loops: copies: must be int"),
        ("[checks.loops]\ncopies = 2.5", "checks.loops: copies: must be int"),
        ("[checks.boilerplate]\nlines = { related = 3 }", "checks.boilerplate: lines: must be Table"),
        ("[checks.assistant]\nclosings = ['(']", "checks.assistant: not a valid pattern"),
    ],
)
def test_parameters_of_the_wrong_kind(rules: Build, parameters: str, said: str) -> None:
    with pytest.raises(ConfigError) as caught:
        check(Document.parse("The the “end”."), rules(parameters))
    assert said in str(caught.value)


def test_repairing_keeps_the_fields_of_the_front_matter() -> None:
    """Every pass reads the file as the first one did."""
    text = "---\nlede: One.\n---\n\nTwo.\n"
    document = Document.parse(text, format="markdown", fields=("lede",))
    assert [block.text for block in document.with_text(text).blocks] == ["One.", "Two."]
    assert fix(document, lambda _: []).text == text
