"""What the loader of rule packs refuses, and the words it finds for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint.config import Config
from lint.errors import ConfigError
from lint.linter import Linter
from lint.packs import load_pack, rules_folder
from lint.vetting import fault_of
from lint.wordlist import WordList

GOOD = """\
[[rule]]
code = "BP901"
name = "house-furniture"
message = "“{match}” is left over."
why = "It belongs to the page."
kind = "phrase"
any_of = ["Back to top"]
fix = { delete = "match", safety = "safe" }
bad = ["The end. Back to top"]
good = ["She went back to the top."]
fixed = ["The end."]
"""


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    path = tmp_path / "house.toml"
    path.write_text(GOOD, encoding="utf-8")
    return path


def refuse(path: Path, old: str, new: str) -> str:
    """The error for the good pack with `old` replaced, without the folder."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        _ = Linter(Config(packs=(path,))).packs
    message = str(caught.value)
    assert "\n" not in message
    return message.removeprefix(f"{path.parent}/")


def test_a_good_pack_is_taken(pack: Path) -> None:
    linter = Linter(Config(packs=(pack,)))
    assert "BP901" in linter.rules


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("any_of", "anyof", "house.toml:7: anyof: unknown key; did you mean any_of?"),
        ('kind = "phrase"', 'kind = "phrases"', "house.toml:6: kind: must be one of phrase"),
        ('kind = "phrase"', "kind = []", "house.toml:6: kind: must be one of phrase"),
        ('code = "BP901"', 'code = "BP9"', "house.toml:2: code: must be two letters of BP"),
        ('code = "BP901"', 'code = "ZZ901"', "house.toml:2: code: must be two letters of BP"),
        ("house-furniture", "House Furniture", "house.toml:3: name: must be in kebab-case"),
        ('message = "', 'message = 3 # "', "house.toml:4: message: must be a text"),
        ('why = "It belongs to the page."', "", "house.toml:1: why: is missing"),
        ('bad = ["The end. Back to top"]', "bad = []", "house.toml:9: bad: is missing"),
        ('good = ["She went back to the top."]', "", "house.toml:1: good: is missing"),
        ('kind = "phrase"', 'kind = "phrase"\nsoft = true', "house.toml:7: soft: needs source"),
        (
            'kind = "phrase"\nany_of = ["Back to top"]\n',
            'check = "quotes"\nsource = "es"\nsoft = true\n',
            "house.toml:8: soft: is only for",
        ),
        ('safety = "safe"', 'safety = "sure"', "house.toml:8: fix: safety must be safe or unsafe"),
        ('fix = { delete = "match",', "fix = {", "house.toml:8: fix: needs replace or delete"),
        ('["Back to top"]', "[]", "house.toml:7: any_of: must not be empty"),
        ('["Back to top"]', '[""]', "house.toml:7: any_of: must be a list of texts"),
        ('any_of = ["Back to top"]', 'pattern = "("\nany_of = ["x"]', "house.toml:7: pattern: unknown key"),
        ("The end. Back to top", "The end.", "house.toml:1: bad: the example bad 1 of BP901 does not fire"),
        ("She went", "Back to top", "good: the example good 1 of BP901 fires on “Back to top”"),
        ('fixed = ["The end."]', 'fixed = ["End."]', "is fixed to 'The end.', not 'End.'"),
        ('fixed = ["The end."]', 'fixed = ["a", "b"]', "house.toml:11: fixed: must be texts, one for each"),
        ("BP901", "RP001", "house.toml:1: RP001: already used in "),
        ("[[rule]]", "[[rule]", "house.toml: not valid TOML"),
        ("[[rule]]", "[checks.nonsense]\na = 1\n[[rule]]", "there is no check “nonsense”"),
    ],
)
def test_what_is_refused(pack: Path, old: str, new: str, said: str) -> None:
    assert said in refuse(pack, old, new)


def test_a_pattern_that_is_none(pack: Path) -> None:
    said = refuse(pack, 'kind = "phrase"\nany_of = ["Back to top"]', 'kind = "regex"\npattern = "(Back"')
    assert "house.toml:7: pattern: not a valid pattern: missing )" in said


def test_a_fix_that_does_not_come_to_rest(pack: Path) -> None:
    said = refuse(
        pack,
        'fix = { delete = "match", safety = "safe" }\nbad = ["The end. Back to top"]',
        'fix = { replace = "Back to top, back to top" }\nbad = ["Back to top"]',
    )
    assert "house.toml:1: bad: the example bad 1 of BP901" in said


def test_a_pack_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot read the rule pack: No such file"):
        load_pack(tmp_path / "none.toml")


def test_the_place_of_a_key_is_that_of_its_own_rule(pack: Path) -> None:
    second = GOOD.replace("BP901", "BP902").replace("house-furniture", "other").replace("any_of", "any_off")
    pack.write_text(GOOD + "\n" + second, encoding="utf-8")
    with pytest.raises(ConfigError, match=r"house.toml:19: any_off: unknown key"):
        load_pack(pack)


@pytest.mark.parametrize("path", sorted(rules_folder().rglob("*.toml")), ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_the_patterns_of_every_pack_that_comes_along_are_sound(path: Path) -> None:
    load_pack(path, path.relative_to(rules_folder()).parts[0])


@pytest.mark.parametrize("path", sorted(rules_folder().glob("any/chat-*.txt")), ids=lambda path: path.name)
def test_the_patterns_in_lists_that_come_along_are_sound(path: Path) -> None:
    assert fault_of(f"(?:{'|'.join(WordList(path).lines)})") == ""
