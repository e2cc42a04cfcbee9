"""Capitals in mid-sentence: small words (`integrity” Of Ukraine`), and nouns written as in German."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from lint import regexes as regex
from lint.document import Document, Sentence, Token
from lint.formats import BlockKind
from lint.lexicon import lexicon_of
from lint.model import Finding, Safety, replace

HARD_BREAK = regex.compile(r"(?: {2}|\\)\r?\n|<br\b")
"""In the file, what begins a new line of the same block."""
ENDED = regex.compile(r"[.!?…:;][\"'”’»)\]]*$")
NOUN = regex.compile(r"\b(?P<before>\p{Ll}+) (?P<noun>\p{Lu}\p{Ll}{3,})(?=[,.;:!?](?!\w)| \p{Ll}+[ ,.;:!?](?!\p{Lu}))")
"""What may be a noun with a capital: before a small word or a mark."""
LABEL = regex.compile(r"(?r)[(\[](?:[\p{Ll}\p{N}-]+|[\p{L}\p{N}]+(?:[._:-][\p{L}\p{N}]+)+)[)\]]")
LONGEST = 80
"""Code points of a label."""
REACH = 4
"""Words before a capital among which the beginning of its title is looked for."""
TERM = regex.compile(r"“(?P<term>\p{Lu}\p{Ll}{3,})”|\"(?P<term>\p{Lu}\p{Ll}{3,})\"")
"""One word with a capital in quotation marks."""
RESUMES = "”’\"')»],"
"""Marks after which a sentence goes on."""


class Settings(NamedTuple):
    """The words that are judged.

    Attributes:
        small_words: words without a capital but at the beginning and in titles.
        determiners: words before a noun.
        capitalised: common nouns that may have a capital ("the Church", "the Internet").
        nouns: the fewest different nouns with a capital in a sentence.
        frequency: how common (see `Lexicon`) a noun must be in small letters.
    """

    small_words: tuple[str, ...] = ()
    determiners: tuple[str, ...] = ()
    capitalised: tuple[str, ...] = ()
    nouns: int = 3
    frequency: float = 4.3


def find(document: Document, settings: Settings) -> Iterator[Finding]:
    """Faults: `small-word`, `noun` (one finding for each noun)."""
    tokens = document.tokens
    for number, token in enumerate(tokens):
        small = token.text.istitle() and token.text.lower() in settings.small_words
        if small and _is_stray(document, tokens, number, settings.determiners):
            yield _small(token, "small-word")
    if settings.determiners and lexicon_of(document.language):
        yield from _nouns(document, settings)


def _small(token: Token, fault: str) -> Finding:
    right = token.text.lower()
    repairs = (replace(token.start, token.end, right, Safety.UNSAFE),)
    return Finding(token.start, token.end, fault, {"right": right}, repairs=repairs)


def _is_stray(document: Document, tokens: Sequence[Token], number: int, determiners: Sequence[str]) -> bool:
    """Whether a word stands inside a sentence, and in no title.

    Before it: a small word (no article, as in “the About page”), or one and a closing mark that is not
    that of a label (“(a) To go …”). After it: a small word, or one capitalised word that is the last of its row.
    """
    if number < 2 or number + 1 >= len(tokens):
        return False
    before, after = tokens[number - 1], tokens[number + 1]
    if before.text in determiners or LABEL.match(document.prose, max(0, before.end - LONGEST), before.end):
        return False
    if document.prose[before.end : tokens[number].start] != " " or _is_of_title(document, tokens, number):
        return False
    if not before.is_word:
        closes = before.text in RESUMES and before.start == tokens[number - 2].end
        before = tokens[number - 2] if closes else before
    if not before.text.islower() or not after.is_word:
        return False
    if document.prose[tokens[number].end : after.start] != " ":
        return False
    return after.text.islower() or (_ends_row(tokens, number + 1) and not tokens[number - 2].text.istitle())


def _is_of_title(document: Document, tokens: Sequence[Token], number: int) -> bool:
    """Whether the word begins a line, or its line is a label, or a title in mid-sentence goes on with it.

    Such a title begins, a few words before, with a capital that is no name (“a talk on How to live With the Sea”).
    """
    token = tokens[number]
    block = document.block_at(token.start)
    if block.kind is BlockKind.LIST_ITEM and not ENDED.search(block.text):
        return True
    gap = document.text[document.span(*tokens[number - 1][:2]).end : document.span(token.start, token.end).start]
    if HARD_BREAK.search(gap):
        return True
    lexicon = lexicon_of(document.language)
    row = takewhile(lambda word: word.is_word and word.start > block.start, reversed(tokens[number - REACH : number]))
    capitals = [word.text for word in row if word.text.istitle()]
    return lexicon is not None and any(lexicon.frequency(c.lower()) > lexicon.frequency(c) for c in capitals)


def _ends_row(tokens: Sequence[Token], number: int) -> bool:
    """Whether the capitalised word is followed by a mark, in a text that goes on in small letters."""
    following = tokens[number + 1 : number + 3]
    return bool(following) and not following[0].is_word and following[0].text != "-"


def _nouns(document: Document, settings: Settings) -> Iterator[Finding]:
    for sentence in document.sentences:
        found = [*_nouns_of(document, sentence, settings)]
        if len({token.text for token in found}) >= settings.nouns:
            for token in found:
                yield _small(token, "noun")


def _nouns_of(document: Document, sentence: Sentence, settings: Settings) -> Iterator[Token]:
    """The common nouns with a capital between a determiner and a small word or mark."""
    lexicon = lexicon_of(document.language)
    assert lexicon is not None
    defined = document.computed("defined terms", _defined)
    for match in NOUN.finditer(document.prose, sentence.start, sentence.end):
        noun = match["noun"]
        if match["before"] not in settings.determiners or noun in defined or noun.lower() in settings.capitalised:
            continue
        if lexicon.frequency(noun.lower()) >= max(settings.frequency, lexicon.frequency(noun) + 0.5):
            yield Token(match.start("noun"), match.end("noun"), noun)


def _defined(document: Document) -> frozenset[str]:
    """Words that stand alone in quotation marks: terms that a contract or licence defines."""
    return frozenset(match["term"] for match in TERM.finditer(document.prose))
