"""From the byte offsets of a native parser to the code points of the text."""

from __future__ import annotations

from bisect import bisect_right

from lint import regexes as regex

WIDE = regex.compile(r"[^\x00-\x7f]")


class ByteOffsets:
    """Maps offsets in the UTF-8 form of a text to offsets in the text.

    Memory grows with the characters outside ASCII only; one look-up costs a bisection.
    """

    def __init__(self, text: str) -> None:
        self._after: list[int] = []  # offset in bytes right after each wide character
        self._extra: list[int] = [0]  # bytes beyond one for each character so far
        for match in WIDE.finditer(text):
            extra = self._extra[-1] + len(match.group().encode()) - 1
            self._extra.append(extra)
            self._after.append(match.end() + extra)

    def __getitem__(self, byte: int) -> int:
        """The code point that begins at `byte`."""
        return byte - self._extra[bisect_right(self._after, byte)]
