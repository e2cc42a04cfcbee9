"""The interface of optional analysers: what a layer finds is treated like any other finding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from lint.config import Config, check_keys
from lint.document import Document
from lint.errors import ConfigError
from lint.layers import ABOUT_THE_RUN, LayerRule
from lint.layers.garble.model import shipped
from lint.linter import Linter
from lint.model import Diagnostic, Finding, Severity
from lint.model import replace as put
from lint.runner import Checked, check_all
from lint.workspace import Options

TEXT = "The ferry leaves at noon. The the bus waits.\n"
RULE = LayerRule(
    code="LT:FERRY", name="lt-ferry", message="{message}", why="A test.", kind="layer", lang="en", path=Path("x"),
    line=1, of_category="grammar",
)  # fmt: skip


@dataclass(frozen=True)
class Ferry:
    """Finds the word “ferry”; notes what it was shown and that it failed, if told so."""

    state: str = "1"
    fails: bool = False
    name: str = "ferry"

    @property
    def about(self) -> Mapping[str, str]:
        return {"version": self.state}

    def find(self, document: Document, found: Sequence[Diagnostic]) -> Iterator[tuple[LayerRule, Finding]]:
        if self.fails:
            document.note("ferry layer stopped", ABOUT_THE_RUN)
            return
        at = document.prose.find("ferry")
        if at >= 0:
            words = {"message": f"A ferry among {len(found)}"}
            yield RULE, Finding(at, at + 5, words=words, repairs=(put(at, at + 5, "boat"),))


def rules_of(config: Config, text: str = TEXT) -> list[str]:
    return [d.rule for d in Linter(config, layers=(Ferry(),)).check(Document.parse(text))]


def run(path: Path, layer: Ferry) -> list[Checked]:
    return [c for c in check_all([path], Options(isolated=True, layers=(layer,))) if isinstance(c, Checked)]


def test_findings_of_a_layer_stand_beside_those_of_the_rules() -> None:
    found = Linter(Config(ignore=("GC2",)), layers=(Ferry(),)).check(Document.parse(TEXT))
    ferry = next(d for d in found if d.rule == "LT:FERRY")
    assert (ferry.category, TEXT[slice(*ferry.span)], ferry.message) == ("grammar", "ferry", "A ferry among 1")
    assert ferry.fixes[0].edits[0].replacement == "boat"
    assert len(found) == 2


@pytest.mark.parametrize("key", ["LT", "LT:FERRY", "grammar"])
def test_findings_of_a_layer_can_be_deselected_and_selected(key: str) -> None:
    assert "LT:FERRY" not in rules_of(Config(ignore=(key,)))
    assert "LT:FERRY" in rules_of(Config(select=(key,)))


def test_findings_of_a_layer_have_the_severity_of_the_configuration() -> None:
    config = Config(severity={"LT:FERRY": Severity.INFO})
    found = Linter(config, layers=(Ferry(),)).check(Document.parse(TEXT))
    assert [d.severity for d in found if d.rule == "LT:FERRY"] == [Severity.INFO]


def test_findings_of_a_layer_are_answered_by_comments() -> None:
    assert rules_of(Config(), f"<!-- postedit-ignore LT:FERRY -->\n{TEXT}") == rules_of(Config(ignore=("LT",)))


def test_codes_of_layers_are_no_unknown_rules() -> None:
    check_keys(["LT", "LT:ANY_RULE"], [])
    with pytest.raises(ConfigError, match="unknown rule"):
        check_keys(["LX:ANY_RULE"], [])


def test_results_depend_on_the_state_of_the_layer(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    (first,) = run(path, Ferry("1"))
    assert first.layers == {"ferry": {"version": "1"}, "garble": {"version": shipped().about["version"]}}
    (without,) = [c for c in check_all([path], Options(isolated=True)) if isinstance(c, Checked)]
    assert len(without.diagnostics) == len(first.diagnostics) - 1


def test_what_a_failed_layer_left_is_not_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    (failed,) = run(path, Ferry("2", fails=True))
    assert [notice.message for notice in failed.notices] == ["ferry layer stopped"]
    cached = replace(Ferry("2"), fails=False)
    (again,) = run(path, cached)
    assert "LT:FERRY" in [d.rule for d in again.diagnostics]


def test_layers_reach_the_workers(tmp_path: Path) -> None:
    for number in range(20):
        (tmp_path / f"{number}.txt").write_text(TEXT, encoding="utf-8")
    options = Options(isolated=True, cache=False, layers=(Ferry(),))
    found = [c for c in check_all([tmp_path], options, jobs=2) if isinstance(c, Checked)]
    assert [sum(d.rule == "LT:FERRY" for d in c.diagnostics) for c in found] == [1] * 20
