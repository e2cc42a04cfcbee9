"""`postedit check`: report."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from lint.cli.answer import answer
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
from lint.config import Config
from lint.errors import FileError
from lint.model import Severity
from lint.report import Outputs, Style, open_outputs
from lint.runner import Checked, check_all, check_decoded
from lint.source import decode_named
from lint.workspace import Options, workspace_of

if TYPE_CHECKING:
    from lint.changed import ChangedLines


@click.command("check")
@run_options
@click.option(
    "--output-format",
    "formats",
    multiple=True,
    metavar="FORMAT[=FILE]",
    help="text (default), json …; several at once, each into a file of its own.",
)
@click.option("--review", is_flag=True, help="Show doubtful findings too.")
@click.option("--statistics", is_flag=True, help="Count findings by rule instead of showing them.")
@click.option("--baseline", type=click.Path(path_type=Path), help="Do not report what this file holds.")
@click.option("--no-baseline", is_flag=True, help="Report what the configured baseline holds too.")
@click.option("--changed-since", metavar="REV", help="Report only what lies on lines changed since a git revision.")
@click.option("--fail-on", type=click.Choice([s.value for s in Severity]), help="Least severity for exit code 1.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even if something was found.")
@click.option("--add-ignores", is_flag=True, help="Write postedit-ignore comments for all findings.")
@click.option("--watch", is_flag=True, help="Then check again what changes, until Ctrl-C (extra “watch”).")
@click.option("--profile", is_flag=True, help="Show what each rule costs instead of what it finds.")
@click.option("--max-findings", type=click.IntRange(min=0), default=0, metavar="N", help="Exit with 1 above N only.")
def command(
    formats: tuple[str, ...],
    review: bool,
    statistics: bool,
    baseline: Path | None,
    no_baseline: bool,
    changed_since: str | None,
    fail_on: str | None,
    exit_zero: bool,
    add_ignores: bool,
    watch: bool,
    profile: bool,
    max_findings: int,
    **options: Any,
) -> None:
    """Report the artefacts in PATHS (files or folders; - is standard input).

    Exit code: 0 nothing found, 1 findings, 2 a file could not be checked or the call was wrong.

    \b
    postedit check article.txt
    postedit check --lang en --source-lang es content/
    postedit check --select quotes,DU --output-format json - < article.txt
    postedit check --changed-since origin/main --output-format github content/
    postedit check --watch content/
    """  # fmt: skip
    run = options_of(options, baseline=baseline, use_baseline=not no_baseline)
    with exit_codes(), with_layers(run, paths := paths_of(options), options["languagetool"]) as run:
        reporting = Reporting(run, jobs_of(options), formats, statistics, review, fail_on, changed_since, add_ignores)
        if profile:
            from lint.cli.profile import show

            show(paths, run)
            sys.exit(NOTHING_FOUND)
        if watch:
            reporting.follow(paths)
            sys.exit(NOTHING_FOUND)
        tally = reporting.report(paths)
    sys.exit(FAILED if tally.failed else FOUND if tally.found > max_findings and not exit_zero else NOTHING_FOUND)


class Reporting(NamedTuple):
    """How a run is reported, as the command line says."""

    run: Options
    jobs: int
    formats: tuple[str, ...]
    statistics: bool
    review: bool
    fail_on: str | None
    changed_since: str | None
    add_ignores: bool

    def report(self, paths: Sequence[Path]) -> Tally:
        """Check and report files and folders. Raises PosteditError."""
        changed = _changed(self.changed_since, paths) if self.changed_since else None
        names = self.formats or (("statistics",) if self.statistics else ("text",))
        outputs = open_outputs(names, _style(self.review))
        config = workspace_of(self.run).config(Path("x"))
        tally = Tally(Severity(self.fail_on) if self.fail_on else _fail_on(config, self.formats))
        shown = not any(output.is_terminal for output in outputs.items)
        for checked in with_progress(results(paths, self.run, self.jobs), shown=shown):
            shown_file = tally.take(checked, changed, outputs)
            if self.add_ignores and shown_file:
                answer(shown_file)
        outputs.close()
        tally.failed |= self.run.must and bool(tally.told)
        return tally

    def follow(self, paths: Sequence[Path]) -> None:
        """Report files and folders, then what changes. Raises PosteditError, UsageError."""
        from lint.cli.watch import watch

        if self.add_ignores or any("=" in name for name in self.formats):
            raise click.UsageError("--watch reports to standard output and writes nothing.")
        watch(paths, self.run, self._again)

    def _again(self, paths: Sequence[Path]) -> None:
        self.report(paths)
        sys.stdout.flush()


class Tally:
    """Counts what decides the exit code, and hands every file on to the reports."""

    def __init__(self, fail_on: Severity) -> None:
        self.fail_on = fail_on
        self.found = 0
        self.failed = False
        self.told: set[str] = set()

    def take(self, checked: Checked | FileError, changed: ChangedLines | None, outputs: Outputs) -> Checked | None:
        """Take the result of one file; what was reported of it."""
        if isinstance(checked, FileError):
            complain(checked)
            outputs.error(checked)
            self.failed |= not checked.notice
            return None
        notify(checked.path, checked.notices, self.told)
        checked = only_changed(checked, changed) if changed else checked
        self.found += sum(d.severity.rank <= self.fail_on.rank for d in checked.diagnostics)
        outputs.file(checked)
        return checked


def results(paths: Iterable[Path], run: Options, jobs: int) -> Iterator[Checked | FileError]:
    """What is found in each file, standard input first."""
    files = [path for path in paths if path != STDIN]
    workspace = workspace_of(run)
    workspace.linter(files[0] if files else Path("x"))  # a faulty pack or key ends the run before any file is read
    if STDIN in paths:
        try:
            decoded = decode_named("<stdin>", sys.stdin.buffer.read(), run.encoding)
            yield check_decoded(STDIN, decoded, run, workspace)
        except FileError as error:
            yield error
    yield from check_all(files, run, jobs)


def _fail_on(config: Config, formats: tuple[str, ...]) -> Severity:
    """The failing severity nobody gave: JSON, the full record, holds doubtful findings and fails on them too."""
    full = "json" in formats and "fail_on" not in config.origins
    return Severity.INFO if full else config.fail_on


def only_changed(checked: Checked, changed: ChangedLines) -> Checked:
    """A file with only the findings that lie on changed lines or in a block that changed."""
    from dataclasses import replace

    kept = []
    for diagnostic in checked.diagnostics:
        block = next((b for b in checked.blocks if b.start <= diagnostic.span.start < max(b.end, b.start + 1)), None)
        if changed.touches(checked.path, checked.lines, diagnostic, block):
            kept.append(diagnostic)
    return replace(checked, diagnostics=tuple(kept))


def _changed(revision: str, paths: Iterable[Path]) -> ChangedLines:
    from lint.changed import changed_since

    first = next((path for path in paths if path != STDIN and path.exists()), Path())
    return changed_since(revision, first if first.is_dir() else first.absolute().parent)


def _style(review: bool) -> Style:
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    color = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Style(sys.stdout, color, _width(), review)


def _width() -> int:
    """Columns of the terminal, or what `COLUMNS` says."""
    if not sys.stdout.isatty() and "COLUMNS" not in os.environ:
        return 100
    from shutil import get_terminal_size

    return min(get_terminal_size((100, 24)).columns, 160)
