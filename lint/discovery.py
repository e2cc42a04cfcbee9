"""From the paths on the command line to the files to check."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from glob import glob
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from lint.config import Config
from lint.errors import FileError
from lint.formats import is_content
from lint.project import reaches, root_of
from lint.source import reason_of

SKIPPED = frozenset({"node_modules", "__pycache__", "venv", "site-packages"})
"""Folders that never hold content; so do those whose name begins with a dot."""
ConfigOf = Callable[[Path], Config]


class Discovered(NamedTuple):
    """A file to check. `named`: it stood on the command line itself, so it is checked whatever it is."""

    path: Path
    named: bool


def discover(paths: Iterable[Path], config_of: ConfigOf) -> Iterator[Discovered | FileError]:
    """The files of `paths`, each once; folders are walked in order, links to folders are not followed.

    What cannot be used comes as a FileError in its place, so that the rest is still checked.
    """
    seen: set[str] = set()
    for path in chain.from_iterable(map(_expanded, paths)):
        for found in _of_path(path, config_of):
            key = os.path.realpath(found.path) if isinstance(found, Discovered) else None
            if key is None or key not in seen:
                seen.update({key} if key else ())
                yield found


def _expanded(path: Path) -> Iterable[Path]:
    """A pattern that no shell has expanded; anything else, and a pattern that matches nothing, as it is."""
    if not any(mark in str(path) for mark in "*?[") or os.path.lexists(path):
        return [path]
    names = glob(str(path), recursive=True)  # noqa: PTH207  Path.glob takes no absolute pattern
    return [Path(name) for name in sorted(names)] or [path]


def _of_path(path: Path, config_of: ConfigOf) -> Iterator[Discovered | FileError]:
    try:
        path.stat()
    except OSError as error:
        missing = isinstance(error, FileNotFoundError)
        yield FileError(path, "no such file or folder" if missing else reason_of(error))
        return
    if not path.is_dir():
        yield Discovered(path, named=True)
        return
    empty = True
    for found in _walk(path, config_of):
        empty = False
        yield found
    if empty:
        yield FileError(path, "no content files in this folder")


def _walk(folder: Path, config_of: ConfigOf) -> Iterator[Discovered | FileError]:
    errors: list[OSError] = []
    ignored, project = _Ignored(folder), root_of(folder / "x")
    for root, folders, files in os.walk(folder, onerror=errors.append):
        here = Path(root)
        config = config_of(here / "x")
        skip = ignored.under(here) if config.gitignore else _nothing
        folders[:] = sorted(
            name
            for name in folders
            if name not in SKIPPED
            and not name.startswith(".")
            and not config.excludes(here / name, folder=True)
            and not skip(here / name, True)
        )
        for name in sorted(files):
            path = here / name
            wanted = not name.startswith(".") and is_content(path, config.formats) and not _is_device(path)
            if wanted and not config.excludes(path) and not skip(path, False):
                if path.is_symlink() and path.exists() and not reaches(path, project):
                    yield FileError(path, "skipped, a link to a file outside the project", notice=True)
                else:
                    yield Discovered(path, named=False)
    yield from (FileError(error.filename, reason_of(error)) for error in errors)


def _is_device(path: Path) -> bool:
    """Whether reading would wait for somebody to write: pipes and sockets are read only where they are named."""
    try:
        mode = path.stat().st_mode
    except OSError:  # reading says why
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def _nothing(path: Path, folder: bool) -> bool:
    return False


class _Ignored:
    """The .gitignore files from the top of the repository down."""

    def __init__(self, folder: Path) -> None:
        top = folder.resolve()
        self._top = next((p for p in (top, *top.parents) if (p / ".git").exists()), None)
        self._specs: dict[Path, Any] = {}

    def under(self, folder: Path) -> Callable[[Path, bool], bool]:
        """Tells for what lies in a folder whether it is ignored."""
        if self._top is None:
            return _nothing
        resolved = folder.resolve()
        above = [p for p in (resolved, *resolved.parents) if p == self._top or self._top in p.parents]
        specs = [(p, spec) for p in above if (spec := self._spec(p))]
        return lambda path, is_folder: _ignores(specs, resolved / path.name, is_folder)

    def _spec(self, folder: Path) -> Any:
        if folder not in self._specs:
            self._specs[folder] = _read_spec(folder / ".gitignore")
        return self._specs[folder]


def _read_spec(path: Path) -> Any:
    try:
        lines = "" if path.is_symlink() or not path.is_file() else path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(lines.splitlines())


def _ignores(specs: Sequence[tuple[Path, Any]], path: Path, folder: bool) -> bool:
    """The .gitignore nearest to a path decides if it says anything."""
    for base, spec in specs:
        result = spec.check_file(path.relative_to(base).as_posix() + "/" * folder)
        if result.include is not None:
            return bool(result.include)
    return False
