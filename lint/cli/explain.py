"""`postedit explain`: what a rule finds, why, with examples."""

from __future__ import annotations

from difflib import get_close_matches

import click

from lint.cli.options import exit_codes
from lint.errors import ConfigError
from lint.model import LAYER_CODES
from lint.packs import builtin_packs
from lint.report.text import visible
from lint.rule import Example, Rule


@click.command("explain")
@click.argument("rule")
def command(rule: str) -> None:
    """Say what RULE (a code or a name) finds and why, with examples.

    \b
    postedit explain QU001
    postedit explain similar-posts
    """
    with exit_codes():
        click.echo("\n".join(explanation(find(rule))))


def find(key: str) -> Rule:
    """The rule with that code or name. Raises ConfigError."""
    rules = (rule for pack in builtin_packs() for rule in pack.rules)
    known = {name: rule for rule in rules for name in (rule.code.lower(), rule.name)}
    if key.partition(":")[0] in LAYER_CODES:
        raise ConfigError(key, f"a rule of {LAYER_CODES[key.partition(':')[0]]}, which describes it on its own pages")
    if key.lower() not in known:
        close = get_close_matches(key.lower(), known, 1)
        raise ConfigError(key, f"no such rule{f'; did you mean {close[0]}?' if close else ''}")
    return known[key.lower()]


def explanation(rule: Rule) -> list[str]:
    """The lines of an explanation."""
    lang = "every language" if rule.lang == "any" else f"texts in “{rule.lang}”"
    only = "only if translated" if rule.soft else "typical of translations"
    source = f", {only} from {', '.join(rule.source)}" if rule.source else ""
    lines = [
        f"{rule.code} {rule.name}",
        f"{rule.category}, {rule.severity}, confidence {rule.confidence:.2f}, for {lang}{source}",
        "",
        rule.message.replace("{match}", "…"),
        rule.why,
    ]
    for title, examples in (("Found:", rule.bad), ("Left alone:", rule.good)):
        lines += ["", title, *(line for example in examples for line in _example(example))]
    return lines


def _example(example: Example) -> list[str]:
    lines = [f"    {visible(line)}" for line in example.text.rstrip("\n").split("\n")]
    if example.fixed is not None:
        lines += [f"  → {visible(line)}" for line in example.fixed.rstrip("\n").split("\n")]
    return [*lines, ""] if len(lines) > 1 else lines
