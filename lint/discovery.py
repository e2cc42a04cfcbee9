"""From the paths on the command line to the files to check."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lint.errors import FileError
from lint.formats import is_content

SKIPPED = frozenset({"node_modules", "__pycache__", "venv", "site-packages"})
"""Folders that never hold content; so do those whose name begins with a dot."""


@dataclass(frozen=True, slots=True)
class Discovered:
    """A file to check. `named`: it stood on the command line itself, so it is checked whatever it is."""

    path: Path
    named: bool


def discover(
    paths: Iterable[Path], *, formats: Mapping[str, str] = {}, excluded: Callable[[Path], bool] = lambda _: False
) -> Iterator[Discovered | FileError]:
    """The files of `paths`, each once; folders are walked in order, links to folders are not followed.

    What cannot be used comes as a FileError in its place, so that the rest is still checked.
    """
    seen: set[str] = set()
    for path in paths:
        for found in _of_path(path, formats, excluded):
            key = os.path.realpath(found.path) if isinstance(found, Discovered) else None
            if key is None or key not in seen:
                seen.update({key} if key else ())
                yield found


def _of_path(
    path: Path, formats: Mapping[str, str], excluded: Callable[[Path], bool]
) -> Iterator[Discovered | FileError]:
    try:
        exists, folder = path.exists(), path.is_dir()
    except OSError as error:
        yield FileError(path, error.strerror or str(error))
        return
    if not exists:
        yield FileError(path, "no such file or folder")
    elif not folder:
        yield Discovered(path, named=True)
    else:
        files = [*_walk(path, formats, excluded)]
        yield from files or [FileError(path, "no content files in this folder")]


def _walk(
    folder: Path, formats: Mapping[str, str], excluded: Callable[[Path], bool]
) -> Iterator[Discovered | FileError]:
    errors: list[OSError] = []
    for root, folders, files in os.walk(folder, onerror=errors.append):
        here = Path(root)
        folders[:] = sorted(f for f in folders if f not in SKIPPED and not f.startswith(".") and not excluded(here / f))
        for name in sorted(files):
            path = here / name
            if not name.startswith(".") and is_content(path, formats) and not excluded(path):
                yield Discovered(path, named=False)
    for error in errors:
        yield FileError(error.filename, error.strerror or str(error))
