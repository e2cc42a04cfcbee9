"""The letters of a name as it is compared: lower case, without marks."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_PLAIN = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ə": "e",
     "'": "", "’": ""}
)  # fmt: skip


@lru_cache(maxsize=20_000)
def plain(name: str) -> str:
    """The letters of a name in lower case, accents and apostrophes left out: "obrien" for "O’Brien"."""
    lowered = name.lower()
    if lowered.isascii():
        return lowered.replace("'", "")
    letters = unicodedata.normalize("NFKD", lowered.translate(_PLAIN))
    return "".join(c for c in letters if not unicodedata.combining(c))
