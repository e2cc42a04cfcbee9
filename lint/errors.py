"""The errors postedit reports instead of a traceback."""

from __future__ import annotations

from pathlib import Path


class PosteditError(Exception):
    """Something a user can put right. `str()` is one line that names the place."""


class FileError(PosteditError):
    """A file that cannot be read, decoded or written. A `notice` is worth a line, but is no failure."""

    def __init__(self, path: str | Path, reason: str, *, notice: bool = False) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason
        self.notice = notice

    def __reduce__(self) -> tuple[object, ...]:
        return _file_error, (type(self), self.path, self.reason, self.notice)


def _file_error(kind: type[FileError], path: str | Path, reason: str, notice: bool) -> FileError:
    """Built again on the other side of a process boundary."""
    return kind(path, reason, notice=notice)


class BinaryFileError(FileError):
    """A file that holds no text."""


class ConfigError(PosteditError):
    """A fault in a configuration file or a rule pack."""

    def __init__(self, path: str | Path, reason: str, *, line: int | None = None, key: str | None = None) -> None:
        place = f"{path}:{line}" if line else str(path)
        super().__init__(f"{place}: {f'{key}: ' if key else ''}{reason}")

    def __reduce__(self) -> tuple[object, ...]:
        return PosteditError, (str(self),)
