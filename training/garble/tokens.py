"""A sentence as tokens with Penn tags, and what every fault needs: places, marks, neighbours.

A fault is a function of the tokens and a random generator; it changes the list, marks the tokens a reader would
stumble over with a kind, and returns whether it found a place.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

KINDS = ("ok", "missing", "extra", "form", "word", "order", "garbled")
OK, MISSING, EXTRA, FORM, WORD, ORDER, GARBLED = range(7)
WORDS = re.compile(r"\w+(?:[’'.\-]\w+)*|\S")


NOUNS = ("NN", "NNS", "NNP", "NNPS")
FINITE = ("VBZ", "VBP", "VBD", "MD")
VERBS = ("VB", "VBN", "VBG", "VBD", "VBZ")
SUBJECTS = frozenset(
    ["he", "she", "it", "they", "we", "i", "you", "this", "that", "these", "those", "there", "who", "which"]
)
PREPOSITIONS = (
    "in",
    "on",
    "at",
    "of",
    "for",
    "to",
    "with",
    "by",
    "from",
    "about",
    "into",
    "through",
    "after",
    "before",
    "between",
    "during",
    "under",
    "over",
    "against",
)
AUXILIARIES = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "has",
        "have",
        "had",
        "do",
        "does",
        "did",
        "will",
        "would",
        "can",
        "could",
        "may",
        "might",
        "must",
        "should",
        "am",
    ]
)
DETERMINERS = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
        "your",
        "some",
        "any",
        "no",
        "every",
        "each",
    ]
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark: its text, Penn tag, whether a space stands before it, kind of fault."""

    text: str
    tag: str
    space: bool = True
    kind: int = OK

    @property
    def word(self) -> bool:
        return self.text[0].isalnum()

    @property
    def low(self) -> str:
        return self.text.lower()


Tokens = list[Token]
Fault = Callable[[Tokens, random.Random], bool]


def render(tokens: Sequence[Token]) -> tuple[str, list[tuple[int, int, int]]]:
    """The text, and (start, end, kind) of every token marked."""
    text, spans = "", []
    for token in tokens:
        if token.space and text:
            text += " "
        if token.kind:
            spans.append((len(text), len(text) + len(token.text), token.kind))
        text += token.text
    return text, spans


def places(tokens: Tokens, test: Callable[[int], bool]) -> list[int]:
    return [i for i in range(len(tokens)) if not tokens[i].kind and test(i)]


def pick(tokens: Tokens, rng: random.Random, test: Callable[[int], bool]) -> int | None:
    found = places(tokens, test)
    return rng.choice(found) if found else None


def mark(tokens: Tokens, at: int, kind: int) -> None:
    if 0 <= at < len(tokens):
        tokens[at] = replace(tokens[at], kind=kind)


def after(tokens: Tokens, i: int) -> Token:
    return tokens[i + 1] if i + 1 < len(tokens) else Token(".", ".")


def before(tokens: Tokens, i: int) -> Token:
    return tokens[i - 1] if i else Token(".", "^")


def inserted(tokens: Tokens, at: int, texts: Sequence[str], kind: int = EXTRA) -> bool:
    for offset, text in enumerate(texts):
        tokens.insert(at + offset, Token(text, "X", True, kind))
    return True


def swap_text(tokens: Tokens, at: int, text: str, kind: int) -> None:
    old = tokens[at].text
    text = text[0].upper() + text[1:] if old[0].isupper() and old != "I" else text
    tokens[at] = replace(tokens[at], text=text, kind=kind)


def clause_end(tokens: Tokens, at: int) -> int:
    end = at + 1
    while (
        end < len(tokens)
        and tokens[end].text not in ',.;:!?)”"'
        and tokens[end].low not in ("and", "but", "because", "which", "who")
    ):
        end += 1
    return end


def listed(name: str) -> list[list[str]]:
    """The words of every line of a list beside this file."""
    rows = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return [line.split() for line in rows if not line.startswith("#")]
