"""Whether a foreign word is part of a name or a title in running text."""

from __future__ import annotations

from lint.document import Document
from lint.langid import frequencies
from lint.lexicon import Lexicon
from lint.untranslated.words import Words, adjacent

NAMED = 4.0
"""Frequency of a foreign word with a capital that makes the words after it parts of a name or a title."""
JOINER = 4
"""Most letters of a word that joins the parts of a name."""
REACH = 4
"""Words before a word among which its name may begin."""


def joins_name(document: Document, words: Words, number: int) -> bool:
    """Whether one or two short words, this among them, stand between words with a capital (Ciudad de la Habana)."""
    start, end = number, number + 1
    if start and words[start - 1].is_lower:
        start -= 1
    elif end < len(words) and words[end].is_lower:
        end += 1
    if not start or end == len(words) or words[start - 1].is_lower or words[end].is_lower:
        return False
    if any(len(word.key) > JOINER for word in words[start:end]):
        return False
    return all(adjacent(document, a, b) for a, b in zip(words[start - 1 : end], words[start : end + 1], strict=True))


def in_name(document: Document, words: Words, number: int, lexicon: Lexicon) -> bool:
    """Whether a name of the same language begins before it (École normale supérieure), foreign words between."""
    languages = frequencies(words[number].key)
    for _ in range(min(number, REACH)):
        number -= 1
        if not adjacent(document, words[number], words[number + 1]):
            return False
        word = words[number]
        if word.key in lexicon or word.text in lexicon:
            return False
        if not word.is_lower:
            code, there = max(frequencies(word.key).items(), key=lambda item: item[1], default=("", 0.0))
            return there >= NAMED and code in languages
    return False


def beside_name(document: Document, words: Words, number: int) -> bool:
    """Whether a word with a capital stands beside this one. The first of a sentence has a capital anyway."""
    before, after = words[max(1, number - 1) : number], words[number + 1 : number + 2]
    return any(not other.is_lower and adjacent(document, *sorted((words[number], other), key=lambda w: w.start))
               for other in (*before, *after))  # fmt: skip
