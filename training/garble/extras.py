"""Words too many."""

from __future__ import annotations

import random
from dataclasses import replace

from tokens import (
    AUXILIARIES,
    DETERMINERS,
    EXTRA,
    FINITE,
    NOUNS,
    PREPOSITIONS,
    Tokens,
    after,
    before,
    inserted,
    listed,
    pick,
)

LITERAL = dict(listed("literal.txt"))


def add_article(tokens: Tokens, rng: random.Random) -> bool:
    """Before a name, a plural or mass noun, a pronoun, or a second one beside another determiner."""

    def takes_none(i: int) -> bool:
        token, last = tokens[i], before(tokens, i)
        bare = last.low not in DETERMINERS and last.tag not in ("JJ", "NNP", "NN", "CD", "PRP$", "POS")
        return (token.tag in ("NNP", "NNS", "NN") and bare) or token.low in DETERMINERS or token.tag in ("PRP$", "CD")

    at = pick(tokens, rng, lambda i: tokens[i].word and i > 0 and takes_none(i))
    return at is not None and inserted(tokens, at, [rng.choice(["the", "the", "a"])])


def add_preposition(tokens: Tokens, rng: random.Random) -> bool:
    at = pick(tokens, rng, lambda i: tokens[i].low in LITERAL and after(tokens, i).low not in PREPOSITIONS)
    if at is not None and rng.random() < 0.6:
        return inserted(tokens, at + 1, [LITERAL[tokens[at].low]])
    at = pick(
        tokens, rng, lambda i: tokens[i].tag.startswith("VB") and after(tokens, i).tag in ("DT", "PRP", "PRP$", "NNS")
    )
    return at is not None and inserted(tokens, at + 1, [rng.choice(PREPOSITIONS[:8])])


def add_pronoun(tokens: Tokens, rng: random.Random) -> bool:
    """The subject said twice, the object said twice."""
    at = pick(tokens, rng, lambda i: tokens[i].tag in FINITE and i > 0 and tokens[i - 1].tag in (*NOUNS, "PRP"))
    if at is not None and rng.random() < 0.6:
        return inserted(tokens, at, [rng.choice(["he", "it", "they", "she", "this"])])
    at = pick(tokens, rng, lambda i: tokens[i].tag in ("VBD", "VB", "VBN") and after(tokens, i).word)
    return at is not None and inserted(tokens, at + 1, [rng.choice(["it", "him", "them", "itself"])])


def add_auxiliary(tokens: Tokens, rng: random.Random) -> bool:
    at = pick(tokens, rng, lambda i: tokens[i].tag in ("VBD", "VBZ", "VBP", "VB") and tokens[i].low not in AUXILIARIES)
    return at is not None and inserted(
        tokens, at, [rng.choice(["is", "was", "has", "have", "are", "to", "be", "will", "does", "did"])]
    )


def add_word(tokens: Tokens, rng: random.Random) -> bool:
    """A word of the sentence, or a function word, again elsewhere."""
    at = pick(tokens, rng, lambda i: tokens[i].word and i > 0)
    if at is None:
        return False
    word = rng.choice(
        [rng.choice(tokens).text, rng.choice([*PREPOSITIONS, "that", "and", "which", "not", "so", "also", "as"])]
    )
    return word[0].isalnum() and inserted(tokens, at, [word.lower() if word.istitle() else word])


def repeat(tokens: Tokens, rng: random.Random) -> bool:
    """One to four words said again, at once or after a short while."""
    size = rng.choice([1, 1, 2, 3, 4])
    at = pick(tokens, rng, lambda i: i + size < len(tokens) and all(t.word for t in tokens[i : i + size]))
    if at is None:
        return False
    copy = [replace(t, space=True, kind=EXTRA) for t in tokens[at : at + size]]
    tokens[at + size : at + size] = copy
    return True
