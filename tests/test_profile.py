"""`check --profile`: what each rule costs."""

from __future__ import annotations

from pathlib import Path

from conftest import Postedit

from lint.document import Document
from lint.engine import RuleSet
from lint.packcache import cached_packs
from lint.profiling import Profile


def test_every_rule_that_runs_has_one_row() -> None:
    rules = RuleSet(cached_packs(), "en")
    document = Document.parse("The the mayor spoke. “We wait,” she said.\n\nShe left the the hall.\n")
    profile = Profile()
    profile.take(document, rules)
    profile.take(document, rules)
    checks = {rule.code for rule in rules.rules if rule.kind == "check"}
    expected = checks | {rule.code for rule, _ in rules.candidates(document)}
    codes = [code for cost in profile.costs for code in cost.rules]
    assert sorted(codes) == sorted(expected)
    assert profile.words == 2 * document.word_count
    assert {cost.name: cost.matches for cost in profile.costs}["doubled-words"] == 4


def test_the_command_prints_the_table(postedit: Postedit, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The mayor spoke of the the bridge.\n")
    done = postedit("check", "--profile", "a.txt")
    assert done.returncode == 0
    assert done.stdout.startswith("1 file, 7 words")
    assert "doubled-words RP001" in done.stdout


def test_nothing_to_measure(postedit: Postedit, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("\n")
    assert postedit("check", "--profile", "a.txt").returncode == 2
