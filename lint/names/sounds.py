"""Keys of names that sound alike: the same for different transliterations of one name."""

from __future__ import annotations

from functools import lru_cache

from lint import regexes as regex

_SAME = (
    ("sch", "sh"),
    ("tch", "ch"),
    ("kh", "h"),
    ("ph", "f"),
    ("th", "t"),
    ("tz", "z"),
    ("x", "ks"),
    ("c(?![eiyh])|q", "k"),
    ("ck", "k"),
    ("w|ff$", "v"),
    ("gu(?=[ei])", "g"),
    ("oo|ou", "u"),
    ("(?<=[aou])e", ""),
    ("[yj]", "i"),
    ("^ie", "e"),
    (r"(?<=(.))\1+", ""),
    ("(?<=[aeiou])h$", ""),
)
"""What transliterations and countries write differently: Ryabkov and Riabkov, Schröder and Schroeder."""
_RULES = tuple((regex.compile(pattern), new) for pattern, new in _SAME)
_VOWELS = regex.compile(r"(?<=.)[aeiou]")


@lru_cache(maxsize=20_000)
def transliteration_key(letters: str) -> str:
    """The same for all transliterations of a name: of Sergei, Sergey, Serguei; of Yeltsin and Eltsin."""
    for pattern, new in _RULES:
        letters = pattern.sub(new, letters)
    return letters


@lru_cache(maxsize=20_000)
def skeleton(letters: str) -> str:
    """The consonants of a name: the same for Scholz, Schulz and Schultz."""
    return _VOWELS.sub("", transliteration_key(letters))
