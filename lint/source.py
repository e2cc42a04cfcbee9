"""Reading and writing the files that are checked."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

from lint.encoding import BinaryError, Decoded, DecodeError, decode
from lint.errors import BinaryFileError, FileError

MAX_BYTES = 16 * 2**20
OFFICE = (".docx", ".odt")
READ_ONLY = "office"
"""The “encoding” of a text taken out of a file that cannot be written back."""


def read_file(path: Path, encoding: str | None = None, max_bytes: int = MAX_BYTES) -> Decoded:
    """Read and decode a file.

    Raises:
        BinaryFileError: it holds no text.
        FileError: it cannot be read, is larger than `max_bytes`, or its encoding is broken.
    """
    try:
        with path.open("rb") as file:
            data = file.read(max_bytes + 1)
    except OSError as error:
        raise FileError(path, reason_of(error)) from None
    if len(data) > max_bytes:
        raise FileError(path, f"larger than {max_bytes / 2**20:.3g} MB; raise the limit with --max-file-size")
    if path.suffix.lower() in OFFICE:
        return _office(path, data)
    return decode_named(path, data, encoding)


def _office(path: Path, data: bytes) -> Decoded:
    from lint.formats.office import NotReadable, text_of

    try:
        return Decoded(text_of(data, path.suffix.lower()), READ_ONLY)
    except NotReadable as error:
        raise FileError(path, str(error)) from None


def decode_named(path: str | Path, data: bytes, encoding: str | None = None) -> Decoded:
    """Decode bytes; errors name `path`. Raises as `read_file`."""
    try:
        return decode(data, encoding)
    except BinaryError:
        raise BinaryFileError(path, "binary file") from None
    except DecodeError as error:
        raise FileError(path, str(error)) from None


def encode_named(path: str | Path, decoded: Decoded, text: str) -> bytes:
    """`text` in the encoding of its file. Raises FileError if that lacks a character."""
    if decoded.encoding == READ_ONLY:
        raise FileError(path, "is only reported on; repair it in the word processor", notice=True)
    try:
        return decoded.encode(text)
    except UnicodeEncodeError as error:
        character = text[error.start]
        reason = f"left as it is: {decoded.encoding} has no “{character}” (U+{ord(character):04X})"
        raise FileError(path, reason) from None


def write_file(path: Path, data: bytes, old: bytes) -> None:
    """Replace a file's content in one step: a reader sees the old file or the new one, never half.

    The permissions stay; a symbolic link stays a link. Raises FileError, also if somebody else
    has put anything but `data` in place of `old` in the meantime.
    """
    import secrets

    target = Path(os.path.realpath(path))
    temporary = target.parent / f".postedit-{secrets.token_hex(8)}"
    try:
        mode = target.stat().st_mode
        if not stat.S_ISREG(mode):
            raise FileError(path, "left as it is: it is no file but a pipe or device")
        if not os.access(target, os.W_OK):
            raise PermissionError(13, "Permission denied")
        with open(temporary, "xb", opener=_private) as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(mode & 0o7777)
        if (now := target.read_bytes()) not in (old, data):
            raise FileError(path, "left as it is: it has been changed in the meantime")
        if now != data:
            temporary.replace(target)
    except OSError as error:
        raise FileError(path, f"cannot write: {reason_of(error)}") from None
    finally:
        with suppress(OSError):
            temporary.unlink()


def _private(name: str, flags: int) -> int:
    """Opens a file nobody else may read."""
    return os.open(name, flags, 0o600)


def reason_of(error: OSError) -> str:
    """The system's words for an error, without path and number."""
    reason = error.strerror or str(error)
    return reason[:1].lower() + reason[1:]
