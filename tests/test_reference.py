"""The rule reference in docs/."""

from __future__ import annotations

import pyromark
import pytest
from conftest import CHECKOUT, Postedit

from lint.packs import builtin_packs
from lint.reference import escaped, fenced, reference

COMMAND = "python -m lint rules --output-format markdown > docs/rules.md"


def test_the_reference_is_what_the_command_prints(postedit: Postedit) -> None:
    printed = postedit("rules", "--output-format", "markdown").stdout
    written = (CHECKOUT / "docs" / "rules.md").read_text(encoding="utf-8")
    if printed != written:
        pytest.fail(f"docs/rules.md is out of date: {COMMAND}", pytrace=False)


def test_every_rule_stands_in_it() -> None:
    for pack in builtin_packs():
        for rule in pack.rules:
            page = reference([rule])
            assert f"### {rule.code} {rule.name}\n" in page
            assert escaped(rule.why) in page
            assert "\nFound" in page and "\nLeft alone" in page
            assert ("\nRepaired" in page) is any(example.fixed is not None for example in rule.bad), rule.code


def test_nothing_in_a_rule_breaks_out() -> None:
    text = "1. *a* _b_ <script>x</script> [c](d) `e` | ~f~ &amp; # $g$"
    shown = pyromark.html(escaped(text), options=pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_STRIKETHROUGH)
    assert shown == "<p>1. *a* _b_ &lt;script&gt;x&lt;/script&gt; [c](d) `e` | ~f~ &amp;amp; # $g$</p>\n"
    shown = pyromark.html(fenced("a\n```\n<b>\x1b[31m\n"))
    assert shown == '<pre><code class="language-text">a\n```\n&lt;b&gt;�[31m\n</code></pre>\n'
