"""Where a word stands whose characters are broken, so that no other rule judges a part of it."""

from __future__ import annotations

from lint import regexes as regex

REACH = 40
"""Code points looked at on either side: a longer word is none."""
BEFORE = regex.compile(r"[\p{L}\p{M}\p{N}'’\u00ad\u200b-\u200d\u2060\ufeff\ufb00-\ufb06\ufffd]*$")
AFTER = regex.compile(r"[\p{L}\p{M}\p{N}'’\u00ad\u200b-\u200d\u2060\ufeff\ufb00-\ufb06\ufffd]*")


def word_around(prose: str, start: int, end: int) -> tuple[int, int]:
    """The word that holds the characters from `start` to `end`, broken characters counted as letters."""
    before = BEFORE.search(prose[max(0, start - REACH) : start])
    after = AFTER.match(prose[end : end + REACH])
    return start - (len(before.group()) if before else 0), end + (len(after.group()) if after else 0)
