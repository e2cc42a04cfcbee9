"""Old findings stay quiet, whatever is edited around them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lint.baseline import Baseline, baseline_json, entry_of, load_baseline
from lint.errors import ConfigError
from lint.model import Diagnostic, Severity, Span

TEXT = "One two three four the the five six seven eight. The end.\n"


def finding(text: str, words: str = "the the") -> Diagnostic:
    at = text.index(words)
    return Diagnostic("RP001", "doubled-word", "repetition", Severity.WARNING, 1.0, "m", Span(at, at + len(words)))


def baseline_of(tmp_path: Path, *texts: str) -> Baseline:
    from collections import Counter

    path = tmp_path / "baseline.json"
    path.write_text(baseline_json({"a.txt": Counter(entry_of(t, finding(t)) for t in texts)}), encoding="utf-8")
    return load_baseline(path)


@pytest.mark.parametrize(
    ("text", "new"),
    [
        (TEXT, False),
        ("Something before.\n\n" + TEXT + "Something after.\n", False),
        (TEXT.replace("One", "First"), False),
        (TEXT.replace("three four", "three\nfour"), False),
        (TEXT.replace("four", "another"), True),
        (TEXT.replace("the the", "on on"), True),
    ],
)
def test_edits_elsewhere_neither_revive_nor_hide(tmp_path: Path, text: str, new: bool) -> None:
    baseline = baseline_of(tmp_path, TEXT)
    words = "the the" if "the the" in text else "on on"
    assert bool(baseline.unknown(tmp_path / "a.txt", text, [finding(text, words)])) is new


def test_each_entry_answers_one_finding(tmp_path: Path) -> None:
    baseline = baseline_of(tmp_path, TEXT)
    assert len(baseline.unknown(tmp_path / "a.txt", TEXT, [finding(TEXT), finding(TEXT)])) == 1


def test_other_files_and_rules_are_not_answered(tmp_path: Path) -> None:
    baseline = baseline_of(tmp_path, TEXT)
    assert baseline.unknown(tmp_path / "b.txt", TEXT, [finding(TEXT)])


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"version": 2, "findings": {}}', '{"version": 1, "findings": 3}'])
def test_what_is_no_baseline(tmp_path: Path, content: str) -> None:
    path = tmp_path / "b.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ConfigError, match=r"is no baseline|is of version"):
        load_baseline(path)


def test_the_file_is_sorted_and_readable(tmp_path: Path) -> None:
    baseline = baseline_of(tmp_path, TEXT)
    data = json.loads(baseline.path.read_text(encoding="utf-8"))
    assert data["version"] == 1
    assert data["findings"]["a.txt"][0][0] == "RP001"
