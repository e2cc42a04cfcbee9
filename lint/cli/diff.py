"""`postedit fix --diff`: patches, exact for programs and harmless for terminals and CI logs."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from difflib import diff_bytes, unified_diff
from pathlib import Path

import click

from lint.errors import FileError
from lint.report.text import visible

COMMANDS: Mapping[str, bytes] = {"TF_BUILD": b"##vso[", "TEAMCITY_VERSION": b"##teamcity["}
"""CI services (a variable of each) that obey what stands anywhere in a line of a log, and what they obey."""
ESCAPES = {ord("\\"): "\\\\", ord('"'): '\\"', **{code: f"\\{code:03o}" for code in (*range(32), 127)}}


def show(path: Path, old: bytes, new: bytes) -> None:
    """Print the patch of one file. Raises FileError where a CI service would obey its text."""
    if sys.stdout.isatty():
        for line in patch(path, old, new):
            click.echo(visible(line.decode("utf-8", "replace").rstrip("\r\n")))
        return
    data = b"".join(patch(path, old, new))
    if any(mark in data for service, mark in COMMANDS.items() if _is_log_of(service)):
        raise FileError(path, "holds a command of this CI service; write the patch to a file")
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def patch(path: Path, old: bytes, new: bytes) -> Iterator[bytes]:
    """A unified diff as `git apply` and `patch` read it, in the encoding of the file, byte for byte."""
    for line in diff_bytes(unified_diff, _lines(old), _lines(new), _name(f"a/{path}"), _name(f"b/{path}")):
        yield line if line.endswith(b"\n") else line + b"\n\\ No newline at end of file\n"


def _lines(data: bytes) -> list[bytes]:
    """Lines as those programs count them: a newline ends one, and nothing else does."""
    *whole, rest = data.split(b"\n")
    return [*(line + b"\n" for line in whole), *([rest] if rest else [])]


def _name(path: str) -> bytes:
    """A path as git writes it: between quotes if it must, a tab after one with blanks."""
    escaped = path.translate(ESCAPES)
    return os.fsencode(f'"{escaped}"' if escaped != path else f"{path}\t" if " " in path else path)


@contextmanager
def no_commands() -> Iterator[None]:
    """Has GitHub's runner obey nothing that is printed meanwhile (“::stop-commands::”), where it reads along.

    A line of context begins with a blank, which the runner skips; programs that read patches skip the two lines.
    """
    if not _is_log_of("GITHUB_ACTIONS"):
        yield
        return
    import secrets

    token = secrets.token_hex(16)
    click.echo(f"::stop-commands::{token}")
    try:
        yield
    finally:
        click.echo(f"::{token}::")


def _is_log_of(service: str) -> bool:
    """Whether a CI service may read what is printed: it runs us, and the output goes to no file."""
    return bool(os.environ.get(service)) and not stat.S_ISREG(os.fstat(sys.stdout.fileno()).st_mode)
