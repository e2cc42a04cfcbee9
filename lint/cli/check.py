"""`postedit check`: report."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from lint.cli.options import FAILED, FOUND, NOTHING_FOUND, complain, exit_codes, linter_of, reading_of, reading_options
from lint.errors import FileError
from lint.model import Severity
from lint.report import REPORTS, Style, open_report
from lint.runner import Checked, Linter, Reading, check_decoded, run
from lint.source import decode_named

STDIN = Path("-")


@click.command("check")
@reading_options
@click.option("--output-format", type=click.Choice([*REPORTS]), default="text", show_default=True)
@click.option("--review", is_flag=True, help="Show doubtful findings too.")
@click.option(
    "--fail-on", type=click.Choice([s.value for s in Severity]), default="warning", show_default=True,
    help="Least severity that makes the exit code 1.",
)  # fmt: skip
def command(output_format: str, review: bool, fail_on: str, **options: Any) -> None:
    """Report the artefacts in PATHS (files or folders; - is standard input).

    Exit code: 0 nothing found, 1 findings, 2 a file could not be checked or the call was wrong.

    \b
    postedit check article.txt
    postedit check --lang en --source-lang es content/
    postedit check --select quotes,DU --output-format json - < article.txt
    """
    with exit_codes():
        linter = linter_of(options)
        found = failed = False
        report = open_report(output_format, _style(review))
        for checked in results(linter, options["paths"], reading_of(options)):
            if isinstance(checked, FileError):
                complain(checked)
                report.error(checked)
                failed |= not checked.notice
                continue
            for notice in checked.document.notices:
                click.echo(f"postedit: {checked.path}:{notice.line}: {notice.message}", err=True)
            report.file(checked)
            found |= any(d.severity.rank <= Severity(fail_on).rank for d in checked.diagnostics)
        report.close()
        sys.stdout.flush()
    sys.exit(FAILED if failed else FOUND if found else NOTHING_FOUND)


def results(linter: Linter, paths: tuple[Path, ...], reading: Reading) -> Iterator[Checked | FileError]:
    """What is found in each file, standard input among them."""
    linter.rules  # noqa: B018  a faulty pack or key ends the run before the first file is read
    files = [path for path in paths if path != STDIN]
    if len(files) < len(paths):
        try:
            decoded = decode_named("<stdin>", sys.stdin.buffer.read(), reading.encoding)
            yield check_decoded(linter, STDIN, decoded, reading)
        except FileError as error:
            yield error
    yield from run(linter, files, reading)


def _style(review: bool) -> Style:
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    color = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Style(sys.stdout, color, min(shutil.get_terminal_size((100, 24)).columns, 160), review)
