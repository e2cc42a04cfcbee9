"""Every example of every rule, one test each: what the packs promise."""

from __future__ import annotations

import pytest

from lint.examples import cases, try_example
from lint.packs import builtin_packs, duplicates
from lint.rule import Example, Rule

PACKS = builtin_packs()
CASES = [*cases(rule for pack in PACKS for rule in pack.rules)]


@pytest.mark.parametrize(
    ("rule", "kind", "example"),
    [pytest.param(rule, kind, example, id=f"{rule.code}-{kind}-{number}") for rule, kind, number, example in CASES],
)
def test_example(rule: Rule, kind: str, example: Example) -> None:
    assert try_example(rule, kind, example, PACKS) == ""


def test_no_code_or_name_is_used_twice() -> None:
    assert [str(error) for error in duplicates(PACKS)] == []
