"""Faults as engines make them, planted in clean sentences."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace

from extras import add_article, add_auxiliary, add_preposition, add_pronoun, add_word, repeat
from gaps import drop_many, drop_predicate, drop_subject, dropper, truncate
from order import adjective_after, move, shuffle, splice, swap, verb_last
from tokens import AUXILIARIES, FINITE, NOUNS, VERBS, Fault, Token, Tokens
from words import bad_infinitive, confuse, wrong_agreement, wrong_class, wrong_form, wrong_preposition, wrong_word

FAULTS: dict[str, tuple[Fault, float]] = {
    "drop_subject": (drop_subject, 6),
    "drop_verb": (dropper(lambda t, i: t[i].tag in FINITE or t[i].low in AUXILIARIES), 7),
    "drop_main_verb": (dropper(lambda t, i: t[i].tag in VERBS and t[i].low not in AUXILIARIES), 4),
    "drop_predicate": (drop_predicate, 2),
    "drop_determiner": (dropper(lambda t, i: t[i].low in ("the", "a", "an")), 4),
    "drop_preposition": (dropper(lambda t, i: t[i].tag in ("IN", "TO")), 4),
    "drop_noun": (dropper(lambda t, i: t[i].tag in NOUNS), 4),
    "drop_pronoun": (dropper(lambda t, i: t[i].tag in ("PRP", "WP", "WDT", "EX") or t[i].low == "that"), 3),
    "drop_conjunction": (dropper(lambda t, i: t[i].tag == "CC"), 1),
    "drop_many": (drop_many, 1.5),
    "truncate": (truncate, 1.5),
    "add_article": (add_article, 3),
    "add_preposition": (add_preposition, 3),
    "add_pronoun": (add_pronoun, 2.5),
    "add_auxiliary": (add_auxiliary, 3),
    "add_word": (add_word, 2),
    "repeat": (repeat, 2),
    "wrong_form": (wrong_form, 8),
    "wrong_agreement": (wrong_agreement, 4),
    "bad_infinitive": (bad_infinitive, 2),
    "confuse": (confuse, 6),
    "wrong_preposition": (wrong_preposition, 4),
    "wrong_word": (wrong_word, 6),
    "wrong_class": (wrong_class, 4),
    "swap": (swap, 8),
    "adjective_after": (adjective_after, 2),
    "verb_last": (verb_last, 4),
    "move": (move, 4),
    "shuffle": (shuffle, 3),
    "splice": (lambda tokens, rng: False, 3),
}  # fmt: skip
NAMES = tuple(FAULTS)


def plant(
    tokens: Sequence[Token], rng: random.Random, faults: int, donor: Sequence[Token], more: Mapping[str, float]
) -> Tokens:
    """`faults` planted, fewer where no place is found, some `more` often than the table says.

    `donor` is another sentence to splice from.
    """
    weights = [weight * more.get(name, 1) for name, (_, weight) in FAULTS.items()]
    out = list(tokens)
    for _ in range(faults):
        for _ in range(6):
            name = rng.choices(NAMES, weights)[0]
            done = splice(out, rng, donor) if name == "splice" else FAULTS[name][0](out, rng)
            if done:
                break
    return recased(tokens, out, rng)


def recased(old: Sequence[Token], new: Tokens, rng: random.Random) -> Tokens:
    """The capital stands where the sentence begins, in most sentences."""
    first, now = old[0], new[0]
    if first.text == now.text or not first.text[:1].isupper() or rng.random() < 0.15:
        return new
    if first.tag not in ("NNP", "NNPS") and first.text != "I":
        new = [
            replace(t, text=t.text[0].lower() + t.text[1:]) if t.text == first.text and i else t
            for i, t in enumerate(new)
        ]
    return [replace(now, text=now.text[0].upper() + now.text[1:]), *new[1:]]
