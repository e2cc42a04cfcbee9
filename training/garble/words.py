"""Wrong forms and wrong words."""

from __future__ import annotations

import random
from collections.abc import Sequence

from lemminflect import getInflection, getLemma
from tokens import FORM, PREPOSITIONS, WORD, Token, Tokens, listed, pick, swap_text

CONFUSIONS: dict[str, list[str]] = {}
for _group in listed("confused.txt"):
    for _word in _group:
        CONFUSIONS.setdefault(_word, []).extend(other for other in _group if other != _word)


def wrong_form(tokens: Tokens, rng: random.Random) -> bool:
    """A verb, noun, adjective or adverb in another form."""
    at = pick(
        tokens,
        rng,
        lambda i: (
            tokens[i].tag[:2] in ("VB", "NN", "JJ", "RB")
            and tokens[i].tag not in ("NNP", "NNPS")
            and tokens[i].text.isalpha()
            and len(tokens[i].text) > 1
        ),
    )
    if at is None:
        return False
    token = tokens[at]
    found = forms(token)
    if not found:
        return False
    swap_text(tokens, at, rng.choice(found), FORM)
    return True


def forms(token: Token) -> list[str]:
    part = {"VB": "VERB", "NN": "NOUN", "JJ": "ADJ", "RB": "ADV"}[token.tag[:2]]
    lemmas = getLemma(token.low, upos=part)
    if not lemmas:
        return []
    if part == "ADJ":
        forms = {token.low + "ly"} if token.tag == "JJ" and token.low[-1] not in "eyl" else set()
    elif part == "ADV":
        forms = {token.low[:-2]} if token.low.endswith("ly") else set()
    else:
        tags = ("VB", "VBZ", "VBD", "VBN", "VBG") if part == "VERB" else ("NN", "NNS")
        forms = {form for tag in tags for form in getInflection(lemmas[0], tag=tag)} | {lemmas[0]}
    return sorted(forms - {token.low})


def wrong_agreement(tokens: Tokens, rng: random.Random) -> bool:
    pairs = {
        "is": "are",
        "are": "is",
        "was": "were",
        "were": "was",
        "has": "have",
        "have": "has",
        "does": "do",
        "do": "does",
        "a": "an",
        "an": "a",
    }
    at = pick(
        tokens, rng, lambda i: tokens[i].low in pairs or (tokens[i].tag in ("VBZ", "VBP") and tokens[i].text.isalpha())
    )
    if at is None:
        return False
    token = tokens[at]
    text = pairs.get(token.low) or next(
        iter(
            getInflection(
                (getLemma(token.low, upos="VERB") or [token.low])[0], tag="VB" if token.tag == "VBZ" else "VBZ"
            )
        ),
        "",
    )
    if not text or text == token.low:
        return False
    swap_text(tokens, at, text, FORM)
    return True


def bad_infinitive(tokens: Tokens, rng: random.Random) -> bool:
    """“to goes”, “can went”, “allows to”, a participle without its auxiliary."""
    at = pick(tokens, rng, lambda i: tokens[i].tag == "VB" and i > 0 and tokens[i - 1].tag in ("TO", "MD"))
    if at is None:
        return False
    lemma = tokens[at].low
    forms = [f for tag in ("VBZ", "VBD", "VBG", "VBN") for f in getInflection(lemma, tag=tag) if f != lemma]
    if not forms:
        return False
    swap_text(tokens, at, rng.choice(forms), FORM)
    return True


def confuse(tokens: Tokens, rng: random.Random) -> bool:
    """A word for its neighbour in another language: function words, collocates, false friends."""
    at = pick(tokens, rng, lambda i: tokens[i].low in CONFUSIONS)
    if at is None:
        return False
    swap_text(tokens, at, rng.choice(CONFUSIONS[tokens[at].low]), WORD)
    return True


def wrong_preposition(tokens: Tokens, rng: random.Random) -> bool:
    at = pick(tokens, rng, lambda i: tokens[i].low in PREPOSITIONS)
    if at is None:
        return False
    swap_text(tokens, at, rng.choice([p for p in PREPOSITIONS if p != tokens[at].low]), WORD)
    return True


BY_TAG: dict[str, list[str]] = {}
"""Words seen with each tag, filled by `learn_words`; a wrong word is drawn from them."""


def learn_words(sentences: Sequence[Sequence[Token]]) -> None:
    for tokens in sentences:
        for token in tokens:
            if token.tag[:2] in ("NN", "VB", "JJ", "RB") and token.text.isalpha():
                BY_TAG.setdefault(token.tag, []).append(token.text)


def wrong_word(tokens: Tokens, rng: random.Random) -> bool:
    """A content word that has no business here, of the same part of speech."""
    at = pick(
        tokens,
        rng,
        lambda i: (
            tokens[i].tag[:2] in ("NN", "VB", "JJ", "RB")
            and len(tokens[i].text) > 3
            and tokens[i].tag in BY_TAG
            and tokens[i].tag not in ("NNP", "NNPS")
        ),
    )
    if at is None:
        return False
    word = rng.choice(BY_TAG[tokens[at].tag])
    if word.lower() == tokens[at].low:
        return False
    swap_text(tokens, at, word.lower(), WORD)
    return True


def wrong_class(tokens: Tokens, rng: random.Random) -> bool:
    """A word of another part of speech: a verb where a noun belongs."""
    at = pick(
        tokens,
        rng,
        lambda i: tokens[i].tag[:2] in ("NN", "VB", "JJ", "RB") and len(tokens[i].text) > 3 and tokens[i].tag != "NNP",
    )
    if at is None:
        return False
    tag = rng.choice(
        [t for t in ("NN", "VB", "VBD", "VBN", "VBG", "JJ", "RB", "NNS") if t[:2] != tokens[at].tag[:2] and t in BY_TAG]
    )
    swap_text(tokens, at, rng.choice(BY_TAG[tag]).lower(), WORD)
    return True
