"""Bytes to text and back, without losing how the file was written."""

from __future__ import annotations

import codecs
from typing import NamedTuple

BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16-LE, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
BINARY_SAMPLE = 8192


class DecodeError(ValueError):
    """Bytes that are no text in any encoding postedit would bet on. `str()` says why."""


class BinaryError(DecodeError):
    """Bytes that are no text at all."""


class Decoded(NamedTuple):
    """Text with what is needed to write it back: `encode(decode(data).text)` gives `data`."""

    text: str
    encoding: str = "utf-8"
    bom: bytes = b""
    guessed: bool = False

    def encode(self, text: str) -> bytes:
        """`text` as this file is written. Raises UnicodeEncodeError if the encoding lacks a character."""
        return self.bom + text.encode(self.encoding)


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Decode a file.

    A byte order mark decides, then `declared`, then UTF-8 (or UTF-16 seen by its zero bytes), and
    last a guess among the legacy encodings, taken only if it can be written back byte for byte.

    Raises:
        BinaryError: the bytes are no text.
        DecodeError: broken UTF-8, or bytes that `declared` cannot explain.
    """
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return Decoded(_strict(data[len(bom) :], encoding), encoding, bom)
    if declared:
        return Decoded(_strict(data, declared), declared)
    utf16 = _utf16_without_bom(data)
    if utf16:
        return Decoded(_strict(data, utf16), utf16)
    if b"\0" in data[:BINARY_SAMPLE]:
        raise BinaryError("binary file")
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        return _guess(data, error)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DecodeError(f"not valid {encoding} at byte {error.start}") from None
    except LookupError:
        raise DecodeError(f"unknown encoding “{encoding}”") from None


def _utf16_without_bom(data: bytes) -> str | None:
    """UTF-16 of a mostly Latin text: every other byte is zero."""
    sample = data[:BINARY_SAMPLE]
    half = len(sample) // 2
    if len(data) % 2 or half < 2:
        return None
    low, high = sample[::2], sample[1::2]
    for encoding, zeros, letters in (("utf-16-le", high, low), ("utf-16-be", low, high)):
        if zeros.count(0) > 0.7 * half and letters.count(0) == 0:
            return encoding
    return None


def _guess(data: bytes, error: UnicodeDecodeError) -> Decoded:
    """A legacy encoding; but a text with valid multi-byte UTF-8 in it is UTF-8 with a broken place."""
    line = data.count(b"\n", 0, error.start) + 1
    broken = DecodeError(f"not valid UTF-8 at byte {error.start} (line {line}); name its encoding with --encoding")
    if _multibyte_characters(data) >= 1:
        raise broken
    from charset_normalizer import from_bytes

    best = from_bytes(data, steps=5, chunk_size=1024).best()
    if best is None:
        raise broken
    text = data.decode(best.encoding, "replace")
    if any(c < " " and c not in "\t\n\r\f" for c in text):
        raise BinaryError("binary file")
    if text.encode(best.encoding, "replace") != data:
        raise broken
    return Decoded(text, best.encoding, guessed=True)


def _multibyte_characters(data: bytes) -> int:
    return sum(c > "\x7f" for c in data.decode("utf-8", "ignore"))
