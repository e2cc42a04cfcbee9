"""The errors postedit reports instead of a traceback."""

from __future__ import annotations

from pathlib import Path


class PosteditError(Exception):
    """Something a user can put right. `str()` is one line that names the place."""


class FileError(PosteditError):
    """A file that cannot be read, decoded or written. A `notice` is worth a line, but is no failure."""

    def __init__(self, path: str | Path, reason: str, *, notice: bool = False) -> None:
        super().__init__(f"{path}: {reason}")
        self.reason = reason
        self.notice = notice


class BinaryFileError(FileError):
    """A file that holds no text."""


class ConfigError(PosteditError):
    """A fault in a configuration file or a rule pack."""

    def __init__(self, path: str | Path, reason: str, *, line: int | None = None, key: str | None = None) -> None:
        place = f"{path}:{line}" if line else str(path)
        super().__init__(f"{place}: {f'{key}: ' if key else ''}{reason}")
