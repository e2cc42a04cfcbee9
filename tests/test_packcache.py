"""The cache of the packs gives what the packs say, and is never trusted."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from lint.packcache import cached_packs
from lint.packs import builtin_packs
from lint.patterns import asks_for_words, literals_of, stays_in_line


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("POSTEDIT_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_the_second_reading_gives_the_rules_without_examples(cache: Path) -> None:
    cached_packs()
    (file,) = cache.iterdir()
    stamp = file.stat().st_mtime_ns
    for cached, pack in zip(cached_packs(), builtin_packs(), strict=True):
        assert cached.parameters == pack.parameters
        for rule, full in zip(cached.rules, pack.rules, strict=True):
            assert literals_of(rule) == literals_of(full)
            assert (rule.within_line, rule.whole_words) == (stays_in_line(full), asks_for_words(full))
            bare = replace(full, bad=(), good=(), requires=rule.requires)
            assert rule == replace(bare, within_line=rule.within_line, whole_words=rule.whole_words)
    assert file.stat().st_mtime_ns == stamp


@pytest.mark.parametrize("damage", ["", "{", "[]", "{}", "[1]", '[{"path": "x"}]', "null", "[" * 100_000])
def test_a_damaged_cache_is_rebuilt(cache: Path, damage: str) -> None:
    packs = cached_packs()
    (file,) = cache.iterdir()
    file.write_text(damage, encoding="utf-8")
    assert cached_packs() == packs
    assert file.read_text(encoding="utf-8") != damage


def test_results_nobody_has_used_for_a_month_go(cache: Path) -> None:
    old, young = cache / "results" / "ab" / "old", cache / "results" / "ab" / "young"
    old.parent.mkdir(parents=True)
    for path in (old, young):
        path.write_text("[]", encoding="utf-8")
    os.utime(old, (0, 0))
    cached_packs()
    assert (old.exists(), young.exists()) == (False, True)


def test_without_a_place_to_write_everything_works(cache: Path) -> None:
    cache.write_text("a file where a folder should be", encoding="utf-8")
    assert cached_packs()
