"""`postedit baseline`: old findings that are not to be reported again."""

from __future__ import annotations

import os
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import click

from lint.baseline import DEFAULT_NAME, Baseline, baseline_json, entry_of, load_baseline
from lint.cli.check import results
from lint.cli.layers import with_layers
from lint.cli.options import (
    FAILED,
    NOTHING_FOUND,
    complain,
    exit_codes,
    jobs_of,
    options_of,
    paths_of,
    printable,
    run_options,
)
from lint.errors import FileError
from lint.model import Severity
from lint.source import reason_of, write_file
from lint.workspace import workspace_of

DEFAULT = Path(DEFAULT_NAME)
Counts = dict[str, Counter[tuple[str, str]]]


@click.command("baseline")
@click.argument("action", type=click.Choice(["create", "update", "prune"]))
@run_options
@click.option("--baseline", type=click.Path(path_type=Path), help=f"The file (default: configured, or {DEFAULT}).")
def command(action: str, baseline: Path | None, **options: Any) -> None:
    """Keep the findings of PATHS in a file, so that `check --baseline` reports only new ones.

    create: of all findings; update: the same, for an existing file, leaving other paths alone;
    prune: drop entries whose finding is gone.

    \b
    postedit baseline create content/
    postedit check --baseline postedit-baseline.json content/
    """
    failed = False
    run = options_of(options, use_baseline=False)
    with exit_codes(), with_layers(run, paths := paths_of(options), options["languagetool"]) as run:
        path = baseline or workspace_of(options_of(options)).config(Path("x")).baseline or DEFAULT
        old = load_baseline(path) if action != "create" else Baseline(path)
        found: Counts = {}
        for checked in results(paths, run, jobs_of(options)):
            if isinstance(checked, FileError):
                complain(checked)
                failed |= not checked.notice
                continue
            text = checked.decoded.text
            entries = (entry_of(text, d) for d in checked.diagnostics if d.severity is not Severity.INFO)
            found[old.key(checked.path)] = Counter(entries)
        counts = merged(action, old, found)
        _write(path, baseline_json(counts))
        total = sum(counter.total() for counter in counts.values())
        name = printable(os.path.relpath(path))
        files = sum(map(bool, counts.values()))
        click.echo(f"{name}: {total} finding{'s' * (total != 1)} in {files} file{'s' * (files != 1)}.")
    sys.exit(FAILED if failed else NOTHING_FOUND)


def merged(action: str, old: Baseline, found: Counts) -> Counts:
    """The entries to write."""
    if action == "prune":
        return {path: counter & found.get(path, counter) for path, counter in old.entries.items()}
    return {**old.entries, **found}


def _write(path: Path, text: str) -> None:
    """In one step if there is a baseline already: it must not be lost to a full disk."""
    data = text.encode("utf-8")
    if path.is_file():
        write_file(path, data, path.read_bytes())
        return
    try:
        path.write_bytes(data)
    except OSError as error:
        if path.is_file():
            path.unlink()
        raise FileError(path, f"cannot write the baseline: {reason_of(error)}") from None
