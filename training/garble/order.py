"""Words in the wrong place, and stretches of other sentences."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from tokens import FINITE, GARBLED, ORDER, Token, Tokens, after, clause_end, pick


def swap(tokens: Tokens, rng: random.Random) -> bool:
    """Two neighbours change places."""
    at = pick(tokens, rng, lambda i: tokens[i].word and after(tokens, i).word and tokens[i].low != after(tokens, i).low)
    if at is None:
        return False
    a, b = tokens[at], tokens[at + 1]
    tokens[at], tokens[at + 1] = replace(b, space=a.space, kind=ORDER), replace(a, space=b.space, kind=ORDER)
    return True


def adjective_after(tokens: Tokens, rng: random.Random) -> bool:
    at = pick(tokens, rng, lambda i: tokens[i].tag == "JJ" and after(tokens, i).tag in ("NN", "NNS"))
    if at is None:
        return False
    a, b = tokens[at], tokens[at + 1]
    tokens[at], tokens[at + 1] = replace(b, space=a.space, kind=ORDER), replace(a, space=b.space, kind=ORDER)
    return True


def verb_last(tokens: Tokens, rng: random.Random) -> bool:
    """The verb at the end of its clause, as in German, Turkish, Japanese."""
    at = pick(tokens, rng, lambda i: tokens[i].tag in (*FINITE, "VB", "VBN") and clause_end(tokens, i) > i + 2)
    if at is None:
        return False
    end = clause_end(tokens, at)
    verb = replace(tokens[at], space=True, kind=ORDER)
    if at == 0:
        tokens[1] = replace(tokens[1], space=False)
    del tokens[at]
    tokens.insert(end - 1, verb)
    return True


def move(tokens: Tokens, rng: random.Random) -> bool:
    """A word two to five places away from where it belongs."""
    at = pick(tokens, rng, lambda i: tokens[i].word and 0 < i < len(tokens) - 3)
    if at is None:
        return False
    to = max(1, min(len(tokens) - 1, at + rng.choice([-5, -4, -3, -2, 2, 3, 4, 5])))
    token = replace(tokens.pop(at), space=True, kind=ORDER)
    tokens.insert(to, token)
    return True


def shuffle(tokens: Tokens, rng: random.Random) -> bool:
    """Three to eight neighbouring words in any order, or all of them."""
    size = rng.choice([3, 4, 5, 6, 8, 99])
    words = [i for i, t in enumerate(tokens) if t.word]
    if len(words) < 4:
        return False
    start = rng.randrange(max(1, len(words) - size + 1))
    chosen = words[start : start + size]
    texts = [tokens[i] for i in chosen]
    rng.shuffle(texts)
    for i, other in zip(chosen, texts, strict=True):
        if other.text != tokens[i].text:
            tokens[i] = replace(other, space=tokens[i].space, kind=ORDER)
    return True


def splice(tokens: Tokens, rng: random.Random, donor: Sequence[Token]) -> bool:
    """A stretch of another sentence in place of some words."""
    size = rng.choice([2, 3, 4, 5, 6])
    if len(donor) < size + 2 or len(tokens) < 8:
        return False
    at, start = rng.randrange(1, len(tokens) - 3), rng.randrange(len(donor) - size)
    piece = [replace(t, space=True if t.word else t.space, kind=GARBLED) for t in donor[start : start + size]]
    tokens[at : at + rng.choice([0, 1, 2, 3])] = piece
    return True
