"""Anything is read, judged and repaired, configured and suppressed: tests/properties.py says what holds of it.

POSTEDIT_TESTS=nightly tries 10,000 cases of each property; scripts/fuzz.py looks for more, guided by the code.
"""

from __future__ import annotations

import json
from contextlib import nullcontext
from pathlib import Path

import properties
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.config.files import load_config
from lint.config.keys import KEYS
from lint.errors import ConfigError
from lint.formats import FORMATS
from lint.packs import BODY, COMMON, load_pack

PARTS = [
    *("The the ", "he said", "“", "”", '"', "'", ". ", ", ", " ,", "..", "?!", "\n", "\n\n",
      "\r\n", "\t", "    ", "  \n"),
    *("# ", "- ", "> ", "1. ", "| a | b |\n|---|---|\n", "```\n", "`", "**", "_", "~~", "[a](b)",
      "![", "<b>", "</b>", "<!--"),
    *("-->", "&amp;", "&#0;", "<![CDATA[", "{{", "}}", "${", "%s", "{0}", "\\", "---\n", "+++\n",
      "msgid \"\"\nmsgstr \""),
    *("title: ", "a = ", "=", ":", "::", "::\n\n", ".. note::\n", "1\n00:00:01,000 --> 00:00:02,000\n", "WEBVTT\n\n"),
    *("<trans-unit><target>", "</target></trans-unit>", '{"title": "', '"}', "postedit-ignore",
      "# postedit-ignore-start\n"),
    *("Similar Posts", "© 2021", "Alexadner", "Alexander", "Ã¼", "\u200b", "\ufeff", "\u202e",
      "\0", "\\ud800", "😀", "é", "（"),
]  # fmt: skip
TEXTS = st.lists(st.one_of(st.sampled_from(PARTS), st.text(max_size=4)), max_size=30).map("".join)
DIRECTIVES = st.tuples(
    st.sampled_from(["# ", "<!-- ", "// ", "/* ", ".. ", "{/* ", "NOTE ", "% ", "; "]),
    st.sampled_from(["", "-next-line", "-line", "-start", "-end", "-file", "-fle"]),
    st.sampled_from(["", " RP001", " ALL", " QU, repetition", " doubled-word -- meant", " ,", " \u202e"]),
    st.sampled_from(["\n", " -->\n", " */\n", "\r\n", "\r", ""]),
).map("{0[0]}postedit-ignore{0[1]}{0[2]}{0[3]}".format)
ANSWERED = st.lists(st.one_of(DIRECTIVES, st.sampled_from(PARTS)), max_size=30).map("".join)
BYTES = st.one_of(
    st.binary(max_size=200),
    st.tuples(
        TEXTS, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32", "cp1252", "shift_jis"])
    ).map(lambda drawn: drawn[0].encode(drawn[1], "replace")),
)
SCRAPS = st.sampled_from(["", "a", "..", "ALL", "[", "*", "en"])
KEYS_OF_TABLES = st.sampled_from(["a", "**", "", "BP"])
ODD = {
    "huge": "9" * 5000, "large": "9" * 400, "deep": "[" * 5000 + "]" * 5000, "no number": "nan", "endless": "inf",
    "no day": "2021-02-30", "day": "2021-02-03", "long": '"' + "a" * 70_000 + '"',
}  # fmt: skip
"""Values as TOML writes them that are odder than any of Python's."""
VALUES = st.recursive(
    st.one_of(st.booleans(), st.integers(-9, 9), st.floats(0, 2), SCRAPS, st.sampled_from([*ODD])),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(KEYS_OF_TABLES, inner, max_size=2),
    max_leaves=4,
)  # fmt: skip


def toml(value: object) -> str:
    """A value as TOML writes it: as JSON, but for tables and what is odd."""
    if isinstance(value, str) and value in ODD:
        return ODD[value]
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {toml(item)}" for key, item in value.items()) + "}"
    return f"[{', '.join(map(toml, value))}]" if isinstance(value, list) else json.dumps(value)


@given(BYTES)
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    properties.decodes(data)


@pytest.mark.parametrize("format", FORMATS)
@given(text=TEXTS)
def test_any_text_is_checked_and_repaired(format: str, text: str) -> None:
    properties.repairs(text, format)


@given(TEXTS, st.sampled_from([*FORMATS]))
def test_what_is_protected_stays(text: str, format: str) -> None:
    properties.protects(text, format)


@given(ANSWERED, st.sampled_from([*FORMATS]))
def test_comments_only_take_findings_away(text: str, format: str) -> None:
    properties.suppresses(text, format)


@given(st.dictionaries(st.sampled_from([*KEYS, "unknown"]), VALUES, max_size=3))
def test_any_configuration_is_taken_or_refused_with_its_place(table: dict[str, object]) -> None:
    properties.configures("".join(f"{key} = {toml(value)}\n" for key, value in table.items()))


@given(
    st.dictionaries(
        st.sampled_from([*COMMON, *(key for keys in BODY.values() for key in keys)]),
        VALUES,
        max_size=6,
    )
)
def test_any_pack_is_taken_or_refused_with_its_place(table: dict[str, object]) -> None:
    sound = {
        "code": "BP900", "name": "tried", "message": "m", "why": "w", "kind": "phrase", "any_of": ["x"],
        "bad": ["x"], "good": ["y"],
    }  # fmt: skip
    properties.packs("[[rule]]\n" + "".join(f"{key} = {toml(value)}\n" for key, value in {**sound, **table}.items()))


@pytest.mark.parametrize(
    ("text", "format"),
    [
        ("word\ufe2f", "plain"),  # a Latin word with a Cyrillic mark above it
        ("The the. \ud800 “No,” he defended.", "plain"),  # half a character, which no segmenter takes
        ("\ud800", "yaml"),
        ("\ud800", "xliff"),
        (f"+++\na = {'[' * 9999}\n+++\n", "markdown"),
        (f"a = {'9' * 5000}\n", "toml"),
        ("9" * 5000, "json"),
    ],
)
def test_what_fuzzing_has_found(text: str, format: str) -> None:
    properties.every_format(text, format)


@pytest.mark.parametrize(
    ("table", "taken"),
    [
        ("kind = 'phrase'\nany_of = [\"'\"]", True),  # a phrase without a word
        ("kind = 'regex'\npattern = 'x'\nrequires = ''", True),
        ("kind = 'swap'\nswap = { '' = 'a' }", False),
        ("kind = 'swap'\nswap = { a = 1 }", False),
        ("kind = 'swap'\nswap = { a = [] }", False),
    ],
)
def test_words_that_are_none(tmp_path: Path, table: str, taken: bool) -> None:
    rule = '[[rule]]\ncode = "BP900"\nname = "tried"\nmessage = "m"\nwhy = "w"\nbad = ["x"]\ngood = ["y"]\n' + table
    properties.packs(rule)
    (tmp_path / "house.toml").write_text(rule, encoding="utf-8")
    with nullcontext() if taken else pytest.raises(ConfigError, match=":9: swap: must give for each text another"):
        load_pack(tmp_path / "house.toml")


def test_a_path_that_no_system_has() -> None:
    properties.configures(f'extends = "{"a" * 70_000}"\n')


@pytest.mark.parametrize("key", ["reject", "protect", "accept", "exclude"])
def test_a_configuration_with_empty_words_is_refused(tmp_path: Path, key: str) -> None:
    (tmp_path / "postedit.toml").write_text(f'{key} = [""]\n', encoding="utf-8")
    with pytest.raises(ConfigError, match="texts that are not empty"):
        load_config(tmp_path / "postedit.toml")


def test_every_property_is_tried_as_often_as_the_profile_says() -> None:
    """No test has a number of its own: CI tries at least 200 cases of each, the nightly job 10,000."""
    for path in Path(__file__).parent.glob("test_*.py"):
        assert path == Path(__file__) or "max_examples" not in path.read_text(encoding="utf-8"), path.name
    assert settings.get_profile("ci").max_examples >= 200
    assert settings.get_profile("nightly").max_examples >= 10_000
