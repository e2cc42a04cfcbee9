"""How bytes of UTF-8 look when they are read in another encoding, and the way back."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from lint import regexes as regex

ONE_BYTE = ("latin-1", "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1257", "mac-roman", "cp437")
"""Encodings UTF-8 is read as by mistake."""
TWO_BYTES = ("gbk", "cp932")
"""The same in East Asia, where two bytes make a character."""
PLAUSIBLE = regex.compile(
    r"[\x20-\x7e\xa0-\u017f\u0218-\u021b\u0386-\u03ce\u0400-\u045f\u0490\u0491\u05d0-\u05ea\u0600-\u06ff\u0900-\u0dff\u0e00-\u0e7f"
    r"\u1e00-\u1eff\u2010-\u2027\u2030-\u203a\u20ac\u2116\u2122\u2190-\u2193\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff5e"
    r"\U0001f300-\U0001faff]+"
)
"""What texts are made of. Rare letters arise when “É”” and the like, which are right, are decoded."""


class Mend(NamedTuple):
    """A stretch of the prose, what it should read, and whether writing it wrongly again gives the same."""

    start: int
    end: int
    text: str
    certain: bool


def mend(word: str, start: int, text: str, certain: bool) -> Mend:
    """The part of a word, which begins at `start` of the prose, that is not the same in `text`."""
    same = _common_prefix(word, text)
    tail = _common_prefix(word[same:][::-1], text[same:][::-1])
    return Mend(start + same, start + len(word) - tail, text[same : len(text) - tail], certain)


def _common_prefix(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


@cache
def readings(encoding: str, low: int, high: int) -> frozenset[str]:
    """The characters that bytes `low` to `high` are read as (C1 controls where the encoding has a gap)."""
    return frozenset(bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in range(low, high + 1))


@cache
def _bytes_of(encoding: str) -> dict[str, int]:
    table = {chr(byte): byte for byte in range(256)}
    return table | {bytes([byte]).decode(encoding, "ignore") or chr(byte): byte for byte in range(256)}


def decoded(text: str, encoding: str) -> str | None:
    """`text` read as UTF-8 after writing it as `encoding`; None if that gives nothing a text would have.

    This way back is exact: reading the result wrongly again gives `text`.
    """
    try:
        if encoding in TWO_BYTES:
            data = text.encode(encoding)
        else:
            table = _bytes_of(encoding)
            data = bytes(table[c] for c in text)
        result = data.decode("utf-8")
    except (UnicodeError, KeyError):
        return None
    return result if result != text and PLAUSIBLE.fullmatch(result) else None


# -- where to look -------------------------------------------------------------------------------


def may_occur(characters: frozenset[str]) -> bool:
    """Whether a text made of these characters can hold UTF-8 read as a one-byte encoding at all."""
    return any(
        characters & readings(encoding, 0xC2, 0xF4) and characters & readings(encoding, 0x80, 0xBF)
        for encoding in ONE_BYTE
    )


@cache
def trigger(own: str = "") -> regex.Pattern[str]:
    """A pattern for UTF-8 sequences read as any of the one-byte encodings.

    `own`: the encoding of the text's own alphabet, whose letters precede quotation marks in every text.
    """
    return regex.compile("|".join(dict.fromkeys(_sequences(encoding, encoding == own) for encoding in ONE_BYTE)))


def _sequences(encoding: str, own: bool) -> str:
    more = _class(encoding, 0x80, 0xBF)
    two, three, four = _class(encoding, 0xC2, 0xDF), _class(encoding, 0xE0, 0xEF), _class(encoding, 0xF0, 0xF4)
    return rf"(?:{two}{more}){{{2 if own else 1}}}|{three}{more}{{2}}|{four}{more}{{3}}"


def _class(encoding: str, low: int, high: int) -> str:
    return "[" + "".join(f"\\u{ord(c):04x}" for c in sorted(readings(encoding, low, high))) + "]"


def word_at(prose: str, start: int, end: int) -> tuple[int, int]:
    """The run without white space (no-break spaces may be half of a mojibake) around a match."""
    while start and prose[start - 1] not in " \t\n\ufffc":
        start -= 1
    while end < len(prose) and prose[end] not in " \t\n\ufffc":
        end += 1
    return start, end
