"""Lines and columns of a text."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from lint import regexes as regex

NEWLINE = regex.compile(r"\r\n|\n|\r")


class TextLines:
    """Where the lines of a text begin. Lines and columns count from 1, columns in code points."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def starts(self) -> list[int]:
        """The offset of every line's first character."""
        return [0, *(m.end() for m in NEWLINE.finditer(self.text))]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset."""
        line = bisect_right(self.starts, offset) - 1
        return line + 1, offset - self.starts[line] + 1

    def number(self, offset: int) -> int:
        """The line of an offset."""
        return bisect_right(self.starts, offset)

    def line(self, number: int) -> str:
        """Line `number` without its newline."""
        stop = self.starts[number] if number < len(self.starts) else len(self.text)
        return self.text[self.starts[number - 1] : stop].rstrip("\r\n")
