"""Words left out."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

from tokens import AUXILIARIES, FINITE, MISSING, NOUNS, PREPOSITIONS, SUBJECTS, Fault, Tokens, after, mark, pick


def drop(tokens: Tokens, start: int, end: int) -> bool:
    """Take words out; the word after the gap is marked, or the one before it at the end of a clause."""
    if end - start >= len(tokens) - 2:
        return False
    if start == 0 and end < len(tokens):
        tokens[end] = replace(tokens[end], space=False)
    del tokens[start:end]
    at = start if start < len(tokens) and tokens[start].word else start - 1
    if at < 0:
        return False
    mark(tokens, at, MISSING)
    return True


def dropper(test: Callable[[Tokens, int], bool]) -> Fault:
    def fault(tokens: Tokens, rng: random.Random) -> bool:
        at = pick(tokens, rng, lambda i: test(tokens, i))
        return at is not None and drop(tokens, at, at + 1)

    return fault


def drop_subject(tokens: Tokens, rng: random.Random) -> bool:
    """A pronoun or a whole noun phrase before a finite verb."""
    at = pick(
        tokens,
        rng,
        lambda i: (
            tokens[i].tag in FINITE
            and i > 0
            and (tokens[i - 1].tag in (*NOUNS, "PRP", "EX") or tokens[i - 1].low in SUBJECTS)
        ),
    )
    if at is None:
        return False
    start = at - 1
    if tokens[start].tag in NOUNS:
        while start > 0 and tokens[start - 1].tag in (*NOUNS, "JJ", "DT", "PRP$", "CD", "VBG", "JJR", "JJS"):
            start -= 1
            if tokens[start].tag in ("DT", "PRP$"):
                break
    return drop(tokens, start, at)


def drop_predicate(tokens: Tokens, rng: random.Random) -> bool:
    """The auxiliary with its participle, or a modal with its infinitive."""
    at = pick(tokens, rng, lambda i: tokens[i].tag in FINITE and after(tokens, i).tag in ("VB", "VBN", "VBG", "RB"))
    return at is not None and drop(tokens, at, at + 2)


def truncate(tokens: Tokens, rng: random.Random) -> bool:
    """The sentence breaks off after a word that cannot end one."""
    at = pick(
        tokens,
        rng,
        lambda i: (
            i > 4
            and i < len(tokens) - 3
            and (tokens[i].tag in ("DT", "IN", "TO", "MD", "PRP$", "CC") or tokens[i].low in AUXILIARIES)
        ),
    )
    if at is None:
        return False
    del tokens[at + 1 : -1]
    mark(tokens, at, MISSING)
    return True


def drop_many(tokens: Tokens, rng: random.Random) -> bool:
    """Telegraphic: all articles and half the prepositions and auxiliaries gone, as from Chinese or Russian."""
    places = [
        i
        for i, t in enumerate(tokens)
        if t.low in ("the", "a", "an") or (t.low in (*PREPOSITIONS, *AUXILIARIES) and rng.random() < 0.3)
    ]
    if len(places) < 2:
        return False
    for at in reversed(places):
        drop(tokens, at, at + 1)
    return True
