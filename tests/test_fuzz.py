"""Anything at all is read, judged and repaired: no crash, findings inside the text, a second repair changes nothing."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.config import Config
from lint.config.files import load_config
from lint.config.keys import KEYS
from lint.document import Document
from lint.encoding import DecodeError, decode
from lint.errors import ConfigError
from lint.fixer import fix
from lint.formats import FORMATS
from lint.linter import Linter
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
SCRAPS = st.sampled_from(["", "a", "..", "ALL", "[", "*", "en"])
KEYS_OF_TABLES = st.sampled_from(["a", "**", "", "BP"])
VALUES = st.recursive(
    st.one_of(st.booleans(), st.integers(-9, 9), st.floats(0, 2), SCRAPS),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(KEYS_OF_TABLES, inner, max_size=2),
    max_leaves=4,
)  # fmt: skip
LINTER = Linter(Config())
PROTECTED = ("Alexadner", "The the", "Similar Posts")


def toml(value: object) -> str:
    """A value as TOML writes it: as JSON, but for tables."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {toml(item)}" for key, item in value.items()) + "}"
    return f"[{', '.join(map(toml, value))}]" if isinstance(value, list) else json.dumps(value)


@given(st.binary(max_size=200))
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    try:
        text = decode(data).text
    except DecodeError:
        return
    assert all(0 <= d.span.start <= d.span.end <= len(text) for d in LINTER.check(Document.parse(text)))


@pytest.mark.parametrize("format", FORMATS)
@given(text=TEXTS)
def test_any_text_is_checked_and_repaired(format: str, text: str) -> None:
    found = LINTER.check(Document.parse(text, format=format))
    places = [d.span for d in found] + [e.span for d in found for f in d.fixes for e in f.edits]
    assert all(0 <= start <= end <= len(text) for start, end in places)
    once = fix(Document.parse(text, format=format), LINTER.check, unsafe=True).text
    assert fix(Document.parse(once, format=format), LINTER.check, unsafe=True).text == once


@given(TEXTS)
def test_what_is_protected_stays(text: str) -> None:
    careful = Linter(Config(protect=PROTECTED))
    fixed = fix(Document.parse(text), careful.check, unsafe=True).text
    assert all(fixed.count(term) >= text.count(term) for term in PROTECTED)


@given(st.dictionaries(st.sampled_from([*KEYS, "unknown"]), VALUES, max_size=3))
def test_any_configuration_is_taken_or_refused_with_its_place(
    table: dict[str, object],
) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "postedit.toml"
        path.write_text(
            "".join(f"{key} = {toml(value)}\n" for key, value in table.items()),
            encoding="utf-8",
        )
        try:
            Linter(load_config(path)).check(Document.parse("The the “end”."))
        except ConfigError as error:
            assert "\n" not in str(error)


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
    with TemporaryDirectory() as folder:
        path = Path(folder) / "house.toml"
        rule = "".join(f"{key} = {toml(value)}\n" for key, value in {**sound, **table}.items())
        path.write_text(f"[[rule]]\n{rule}", encoding="utf-8")
        try:
            load_pack(path)
        except ConfigError as error:
            assert str(error).startswith(str(path)) and "\n" not in str(error)
