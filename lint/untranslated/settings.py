"""The parameters of the packs."""

from __future__ import annotations

from typing import NamedTuple

from lint.packs import WordList


class Settings(NamedTuple):
    """Parameters of the packs. Frequencies are logarithms of occurrences in a billion words.

    Attributes:
        loanwords: words and phrases of other languages that belong to the document's.
        cues: words of the document's language that announce a citation.
        letters: a language, the accented letters that give it away, and its other ones.
        elisions: what stands before an apostrophe in other languages, and in which.
        noun_languages: languages that write nouns with a capital.
        min_score: what a run must be worth, in orders of magnitude.
        min_words: words in lower case that a run must have.
        title_words: a run inside a sentence that begins with a capital and has fewer words is a title.
        margin: how much more frequent a word of no dictionary must be in the other language.
        rare_margin: the same for a word that the dictionary has as a rare one, up to the frequency `rare`.
        short_margin: the same for a word of two or three letters; so short only words of `short_languages` count.
        capital_margin: the same for a word with a capital, which may be a name.
        slip_margin: a word so much rarer than one of the document's that is one edit away is a misspelling.
        term: a word that occurs so often is a term of the document.
    """

    loanwords: WordList | None = None
    cues: WordList | None = None
    letters: tuple[str, ...] = ()
    elisions: tuple[str, ...] = ("d fr it", "l fr it", "qu fr", "dell it", "nell it")
    noun_languages: tuple[str, ...] = ("de",)
    min_score: float = 7.0
    min_words: int = 3
    title_words: int = 8
    margin: float = 1.5
    rare: float = 2.9
    rare_margin: float = 2.8
    short_margin: float = 2.8
    short_languages: tuple[str, ...] = ("de", "fr", "es", "it", "pt", "nl", "pl", "cs", "sv")
    capital_margin: float = 2.8
    slip_margin: float = 1.5
    term: int = 3
