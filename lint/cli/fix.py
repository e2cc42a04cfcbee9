"""`postedit fix`: repair."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click

from lint.cli.diff import no_commands, show
from lint.cli.layers import with_layers
from lint.cli.options import (
    FAILED,
    FOUND,
    NOTHING_FOUND,
    STDIN,
    complain,
    exit_codes,
    jobs_of,
    notify,
    options_of,
    paths_of,
    run_options,
    with_progress,
)
from lint.errors import FileError
from lint.model import Severity
from lint.runner import Repaired, fix_all, fix_decoded
from lint.source import decode_named, encode_named, write_file
from lint.workspace import Options, workspace_of


@dataclass
class Totals:
    """What a run did."""

    applied: int = 0
    changed: int = 0
    left: int = 0
    failed: bool = False
    told: set[str] = field(default_factory=set)


@click.command("fix")
@run_options
@click.option("--unsafe", is_flag=True, help="Apply likely repairs too; read the result.")
@click.option("--diff", is_flag=True, help="Print a unified diff and write nothing.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even if findings remain.")
def command(unsafe: bool, diff: bool, exit_zero: bool, **options: Any) -> None:
    """Repair PATHS in place (- reads standard input and writes to standard output).

    Safe repairs only, unless --unsafe is given. Encoding, newlines and permissions stay.

    Exit code: 0 nothing is left to report, 1 findings remain (with --diff: or something would change),
    2 a file could not be repaired or the call was wrong.

    \b
    postedit fix --diff content/
    postedit fix --unsafe article.txt
    """
    totals = Totals()
    with exit_codes(), with_layers(options_of(options), paths := paths_of(options), options["languagetool"]) as run:
        with no_commands() if diff else nullcontext():
            for repaired in with_progress(results(paths, run, jobs_of(options), unsafe=unsafe), shown=True):
                try:
                    _take(repaired, totals, diff=diff)
                except FileError as error:
                    complain(error)
                    totals.failed |= not error.notice
        totals.failed |= run.must and bool(totals.told)
        _summary(totals, diff=diff)
    found = not exit_zero and (totals.left or (diff and totals.changed))
    sys.exit(FAILED if totals.failed else FOUND if found else NOTHING_FOUND)


def results(paths: Iterable[Path], run: Options, jobs: int, *, unsafe: bool) -> Iterator[Repaired | FileError]:
    """What repairing makes of each file, standard input first."""
    files = [path for path in paths if path != STDIN]
    workspace = workspace_of(run)
    workspace.linter(files[0] if files else Path("x"))  # a faulty pack or key ends the run before any file is read
    if STDIN in paths:
        try:
            decoded = decode_named("<stdin>", sys.stdin.buffer.read(), run.encoding)
            yield fix_decoded(STDIN, decoded, run, workspace, unsafe=unsafe)
        except FileError as error:
            yield error
    yield from fix_all(files, run, unsafe=unsafe, jobs=jobs)


def _take(repaired: Repaired | FileError, totals: Totals, *, diff: bool) -> None:
    """Write one file, or print its text or diff. Raises FileError."""
    if isinstance(repaired, FileError):
        raise repaired
    notify(repaired.path, repaired.notices, totals.told)
    old, new = repaired.decoded.text, repaired.fixed.text
    data = encode_named(repaired.path, repaired.decoded, new)
    if diff:
        show(repaired.path, repaired.decoded.encode(old), data)
    elif repaired.path == STDIN:
        sys.stdout.buffer.write(data)
    elif new != old:
        write_file(repaired.path, data, repaired.decoded.encode(old))
    totals.applied += repaired.fixed.applied
    totals.changed += new != old
    totals.left += sum(d.severity is not Severity.INFO for d in repaired.fixed.remaining)


def _summary(totals: Totals, *, diff: bool) -> None:
    would = "Would apply" if diff else "Applied"
    left = f" {totals.left} finding{'s' * (totals.left != 1)} left for a person." if totals.left else ""
    repairs = f"{totals.applied} repair{'s' * (totals.applied != 1)}"
    click.echo(f"{would} {repairs} in {totals.changed} file{'s' * (totals.changed != 1)}.{left}", err=True)
