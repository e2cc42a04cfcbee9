"""What the README shows is what postedit does."""

from __future__ import annotations

from pathlib import Path

import pytest
import regex
from conftest import CHECKOUT

from lint import fix_text, lint_text
from lint.examples import try_examples
from lint.model import CATEGORIES
from lint.packs import builtin_packs, load_pack

README = (CHECKOUT / "README.md").read_text(encoding="utf-8")
REPAIRS = regex.findall(
    r"^\| ([a-z]+) \| `([^`]+)`[^|]* \| `([^`]+)` \|$", README.split("<!-- repairs -->")[1], regex.M
)


@pytest.mark.parametrize(("family", "before", "after"), REPAIRS)
def test_a_repair_of_each_family(family: str, before: str, after: str) -> None:
    text = before.replace("⏎", "\n")
    assert family in {diagnostic.category for diagnostic in lint_text(text)}
    assert fix_text(text, unsafe=True) == after.replace("⏎", "\n")


def test_every_family_with_repairs_is_shown() -> None:
    shown = {family for family, _, _ in REPAIRS}
    assert shown == {*CATEGORIES.values()} - {"garbled", "bilingual"}


def test_the_rule_in_the_readme_is_a_good_one(tmp_path: Path) -> None:
    (block,) = regex.findall(r"```toml\n(lang = \"en\"\n\n\[\[rule\]\].*?)```", README, regex.S)
    path = tmp_path / "house.toml"
    path.write_text(block, encoding="utf-8")
    pack = load_pack(path)
    assert [o.fault for o in try_examples(pack.rules, (*builtin_packs(), pack)) if o.fault] == []
