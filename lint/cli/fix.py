"""`postedit fix`: repair."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Iterator
from typing import Any

import click

from lint.cli.check import STDIN, results
from lint.cli.options import FAILED, FOUND, NOTHING_FOUND, complain, exit_codes, linter_of, reading_of, reading_options
from lint.errors import FileError
from lint.fixer import Fixed, fix
from lint.model import Severity
from lint.report.text import visible
from lint.runner import Checked
from lint.source import encode_named, write_file


@click.command("fix")
@reading_options
@click.option("--unsafe", is_flag=True, help="Apply likely repairs too; read the result.")
@click.option("--diff", is_flag=True, help="Print a unified diff and write nothing.")
def command(unsafe: bool, diff: bool, **options: Any) -> None:
    """Repair PATHS in place (- reads standard input and writes to standard output).

    Safe repairs only, unless --unsafe is given. Encoding, newlines and permissions stay.

    Exit code: 0 nothing is left to report, 1 findings remain (with --diff: or something would change),
    2 a file could not be repaired or the call was wrong.

    \b
    postedit fix --diff content/
    postedit fix --unsafe article.txt
    """
    with exit_codes():
        linter = linter_of(options)
        totals = [0, 0, 0]  # repairs, files changed, findings left
        failed = False
        for checked in results(linter, options["paths"], reading_of(options)):
            try:
                if isinstance(checked, FileError):
                    raise checked
                fixed = fix(checked.document, linter.check, unsafe=unsafe)
                _deliver(checked, fixed, diff=diff)
            except FileError as error:
                complain(error)
                failed |= not error.notice
                continue
            totals[0] += fixed.applied
            totals[1] += fixed.text != checked.document.text
            totals[2] += sum(d.severity is not Severity.INFO for d in fixed.remaining)
        _summary(*totals, diff=diff)
        sys.stdout.flush()
    sys.exit(FAILED if failed else FOUND if totals[2] or (diff and totals[1]) else NOTHING_FOUND)


def _deliver(checked: Checked, fixed: Fixed, *, diff: bool) -> None:
    """Write the file, or print the text or the diff. Raises FileError."""
    data = encode_named(checked.path, checked.decoded, fixed.text)
    changed = fixed.text != checked.document.text
    if diff:
        for line in diff_lines(str(checked.path), checked.document.text, fixed.text):
            click.echo(line)
    elif checked.path == STDIN:
        sys.stdout.buffer.write(data)
    elif changed:
        write_file(checked.path, data)


def diff_lines(path: str, old: str, new: str) -> Iterator[str]:
    """A unified diff, control characters made visible."""
    lines = difflib.unified_diff(old.splitlines(), new.splitlines(), f"a/{path}", f"b/{path}", lineterm="")
    return (visible(line) for line in lines)


def _summary(applied: int, files: int, remaining: int, *, diff: bool) -> None:
    would = "Would apply" if diff else "Applied"
    left = f" {remaining} finding{'s' * (remaining != 1)} left for a person." if remaining else ""
    repairs = f"{applied} repair{'s' * (applied != 1)} in {files} file{'s' * (files != 1)}"
    click.echo(f"{would} {repairs}.{left}", err=True)
