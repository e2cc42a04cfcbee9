"""`postedit check --watch`: check again what changes, until Ctrl-C."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import click

from lint.cli.options import STDIN, complain
from lint.config.files import FILE_NAMES
from lint.discovery import discover
from lint.errors import PosteditError
from lint.source import reason_of
from lint.workspace import Options, workspace_of

STEP = 200
"""Milliseconds without a change that end a burst of changes."""
SETTINGS = frozenset({*FILE_NAMES, ".gitignore"})
"""A change of a file with such a name may change what is found in any other."""
Check = Callable[[Sequence[Path]], object]


def watch(paths: Sequence[Path], run: Options, check: Check) -> None:
    """`check` the paths, then every file among them that changes. Raises PosteditError, UsageError."""
    if STDIN in paths:
        raise click.UsageError("--watch needs files or folders.")
    try:
        import watchfiles  # noqa: F401  a missing extra is to be told before the first check
    except ImportError:
        raise PosteditError("--watch needs watchfiles: pip install 'postedit[watch]'") from None
    try:
        while True:
            _until_settings_change(paths, run, check)
            workspace_of.cache_clear()
    except KeyboardInterrupt:
        return


def _until_settings_change(paths: Sequence[Path], run: Options, check: Check) -> None:
    settings = _settings(paths, run)
    places = [path if path.is_dir() else path.absolute().parent for path in paths]
    places += [path for path in settings if path.exists()]
    recursive = any(path.is_dir() for path in paths)
    begun = False
    for changed in _changes(places, recursive=recursive):
        if begun and any(Path(path).name in SETTINGS or Path(path) in settings for path in changed):
            return
        if not begun:
            _checked(check, paths)
            click.echo("Watching for changes; Ctrl-C ends.", err=True)
        elif changed and (among := _among(paths, run, changed)):
            _checked(check, among)
        begun = True


def _changes(places: Sequence[Path], *, recursive: bool) -> Iterator[set[str]]:
    """The real paths of what changed in the last burst.

    Nothing at first, and when nothing changes: from the first time on no change is missed. Raises PosteditError.
    """
    from watchfiles import watch as bursts

    try:
        for burst in bursts(*places, step=STEP, rust_timeout=STEP, yield_on_timeout=True, recursive=recursive):
            yield {os.path.realpath(path) for _, path in burst}
    except OSError as error:
        raise PosteditError(f"cannot watch: {reason_of(error)}") from None


def _settings(paths: Iterable[Path], run: Options) -> frozenset[Path]:
    """The configuration of each path, and the files it names."""
    files: set[Path] = set()
    for path in (path / "x" if path.is_dir() else path for path in paths):
        with suppress(PosteditError):  # the check says so
            config = workspace_of(run).config(path)
            files.update((*config.packs, *config.dictionaries), filter(None, (config.path, config.baseline)))
            files.update(workspace_of(run).linter(path).files)  # the lists beside packs, if these are sound
    return frozenset(path.resolve() for path in files)


def _among(paths: Iterable[Path], run: Options, changed: set[str]) -> list[Path]:
    """What a full run would check, of the files that changed."""
    found = discover(paths, workspace_of(run).config)
    return [Path(item.path) for item in found if os.path.realpath(item.path) in changed]


def _checked(check: Check, paths: Sequence[Path]) -> None:
    try:
        check(paths)
    except PosteditError as error:  # of a configuration that is being edited
        complain(error)
