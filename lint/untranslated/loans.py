"""Words of other languages that are at home in the document's, alone or in a phrase."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from lint import regexes as regex
from lint.packs import WordList
from lint.untranslated.words import Words

WORD = regex.compile(r"\p{L}+")


def is_loan(words: Words, number: int, loanwords: WordList | None) -> bool:
    """Whether a word is an established loanword, or part of a loan phrase with the word before or after it."""
    phrases = _phrases(loanwords).get(words[number].key, ())
    beside = {words[at].key for at in (number - 1, number + 1) if 0 <= at < len(words)}
    return any(len(phrase) == 1 or beside & phrase for phrase in phrases)


@cache
def _phrases(phrases: WordList | None) -> Mapping[str, tuple[frozenset[str], ...]]:
    """Word -> the phrases it is part of, as sets of words."""
    table: dict[str, list[frozenset[str]]] = defaultdict(list)
    for line in phrases.lines if phrases else ():
        parts = frozenset(WORD.findall(line.lower()))
        for part in parts:
            table[part].append(parts)
    return {word: tuple(group) for word, group in table.items()}
