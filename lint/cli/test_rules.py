"""`postedit test-rules`: run the examples of rule packs."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from lint.cli.options import FOUND, NOTHING_FOUND, exit_codes, printable
from lint.examples import try_examples
from lint.packs import builtin_packs, duplicates, load_pack


@click.command("test-rules")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--lang", default=None, metavar="CODE", help="Language of the packs that do not name theirs.")
def command(files: tuple[Path, ...], lang: str | None) -> None:
    """Run the examples of the rule packs FILES (default: those that come with postedit).

    Exit code: 0 all hold, 1 some do not, 2 a pack cannot be read.

    \b
    postedit test-rules house-style.toml
    """
    with exit_codes():
        builtin = builtin_packs()
        known = {pack.path.resolve(): pack for pack in builtin}
        mine = tuple(known.get(path.resolve()) or load_pack(path, lang) for path in files) or builtin
        among = (*builtin, *(pack for pack in mine if pack not in builtin))
        for error in duplicates(among):
            raise error
        failures = total = 0
        for pack in mine:
            for rule in pack.rules:
                outcomes = [*try_examples([rule], among)]
                wrong = [o for o in outcomes if o.fault]
                total += len(outcomes)
                failures += len(wrong)
                mark = "ok  " if not wrong else "FAIL"
                click.echo(f"{mark} {rule.code}  {rule.name:36} {len(rule.bad):3} bad {len(rule.good):3} good")
                for outcome in wrong:
                    place = f"{rule.path}:{rule.line}"
                    click.echo(printable(f"       {place}: {outcome.kind} {outcome.number} {outcome.fault}"))
                    click.echo(printable(f"       {outcome.text!r}"))
        click.echo(f"{total} examples, {failures} failed.")
    sys.exit(FOUND if failures else NOTHING_FOUND)
