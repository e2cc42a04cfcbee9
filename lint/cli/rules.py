"""`postedit rules`: the list of rules."""

from __future__ import annotations

import json
from typing import Any

import click

from lint.cli.options import exit_codes
from lint.model import CATEGORIES
from lint.packs import builtin_packs
from lint.reference import reference
from lint.rule import Rule


@click.command("rules")
@click.option("--category", type=click.Choice([*CATEGORIES.values()]), help="Only this category.")
@click.option("--lang", default="", help="Only rules that run on texts in this language.")
@click.option("--output-format", type=click.Choice(["text", "json", "markdown"]), default="text", show_default=True)
def command(category: str | None, lang: str, output_format: str) -> None:
    """List the rules that come with postedit.

    \b
    postedit rules --category quotes
    postedit rules --output-format json
    postedit rules --output-format markdown > docs/rules.md
    """
    with exit_codes():
        rules = (rule for pack in builtin_packs() for rule in pack.rules)
        chosen = [
            rule
            for rule in sorted(rules, key=lambda rule: rule.code)
            if category in (None, rule.category) and (not lang or rule.lang in ("any", lang, lang.split("-")[0]))
        ]
        if output_format == "json":
            click.echo(json.dumps([as_json(rule) for rule in chosen], ensure_ascii=False, indent=1))
            return
        if output_format == "markdown":
            click.echo(reference(chosen), nl=False)
            return
        for rule in chosen:
            click.echo(f"{rule.code}  {rule.name:34} {rule.category:15} {rule.severity:8} {rule.lang}")
        click.echo(f"{len(chosen)} rules; “postedit explain CODE” says more.")


def as_json(rule: Rule) -> dict[str, Any]:
    """A rule as data."""
    return {
        "code": rule.code,
        "name": rule.name,
        "category": rule.category,
        "severity": rule.severity.value,
        "confidence": rule.confidence,
        "lang": rule.lang,
        "source": list(rule.source),
        "message": rule.message,
        "why": rule.why,
        "fix": rule.fix.safety.value if rule.fix else None,
    }
