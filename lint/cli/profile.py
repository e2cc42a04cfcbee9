"""`postedit check --profile`: what each rule costs over some files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from lint.cli.options import complain
from lint.errors import FileError, PosteditError
from lint.profiling import Cost, Profile
from lint.runner import documents
from lint.workspace import Options

ROW = "{:<52.52} {:>9} {:>6} {:>8} {:>10}"
CODES = 4
"""Codes of one check that are shown before “…”."""


def show(paths: Sequence[Path], run: Options) -> None:
    """Print the table. Raises PosteditError, also if none of the files can be read."""
    profile, files = Profile(), 0
    for found in documents(paths, run):
        if isinstance(found, FileError):
            complain(found)
        else:
            profile.take(*found)
            files += 1
    if not profile.words:
        raise PosteditError("--profile: there are no words to measure with")
    click.echo(f"{files} file{'s' * (files != 1)}, {profile.words} words, {profile.seconds * 1000:.1f} ms")
    for line in _table(profile):
        click.echo(line)


def _table(profile: Profile) -> Iterator[str]:
    yield ROW.format("rule, or check and its rules", "ms", "%", "matches", "µs/1000 w")
    for cost in profile.costs:
        share = 100 * cost.seconds / profile.seconds
        rate = 1e9 * cost.seconds / profile.words
        yield ROW.format(_name(cost), f"{cost.seconds * 1000:.2f}", f"{share:.1f}", cost.matches, f"{rate:.0f}")


def _name(cost: Cost) -> str:
    if len(cost.rules) < 2 and cost.name.startswith(cost.rules):
        return cost.name
    codes = (*cost.rules[:CODES], *["…"] * (len(cost.rules) > CODES))
    return f"{cost.name} {' '.join(codes)}"
