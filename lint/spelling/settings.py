"""The parameters of the check of spelling, as the packs give them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from lint.packs import WordList
from lint.spelling.forms import Affixes


@dataclass(frozen=True)
class Settings:
    """Lists, and the weights of the signs that a word is meant as it stands.

    Attributes:
        words, loanwords: words that are right though the lexicon lacks them.
        proper: words with a capital that are no names of persons.
        names: known names, in plain letters, sorted as a lexicon is.
        doubtful: words of the lexicon that are slips all the same.
        prefixes, suffixes: what words are formed with.
        combining, terminal: Greek and Latin forms that terms of science begin and end with.
        office: the words around the title of an office or institution: “the Ministry of”.
        threshold: the least strength of a finding, in orders of magnitude.
        per_letter: what each letter adds to the strength: the longer a word, the less likely is another one
            near it by chance. What follows is taken away from it:
        short: for a word of three letters or less.
        formed: for a word that is formed regularly.
        compound: for a part of a compound with hyphens, or a possessive.
        recurs: for each time it recurs.
        set_off: for quotation marks, brackets or emphasis around it.
        cut_off: for an explanation in brackets or a dash after it.
        company: for strange words near it.
        capital: for a capital.
        foreign: share of unknown words from which on a text is not checked at all.
    """

    words: WordList | None = None
    loanwords: WordList | None = None
    proper: WordList | None = None
    names: WordList | None = None
    doubtful: WordList | None = None
    prefixes: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    combining: tuple[str, ...] = ()
    terminal: tuple[str, ...] = ()
    office: tuple[str, ...] = ()
    threshold: float = 2.0
    per_letter: float = 0.35
    short: float = 3.8
    formed: float = 2.0
    compound: float = 1.0
    recurs: float = 1.0
    set_off: float = 2.5
    cut_off: float = 1.5
    company: float = 2.0
    capital: float = 1.5
    foreign: float = 0.12

    @cached_property
    def accepted(self) -> frozenset[str]:
        """The words that are right though the lexicon lacks them."""
        return _words(self.words) | _words(self.loanwords)

    @cached_property
    def rejected(self) -> frozenset[str]:
        """The words of the lexicon that are slips all the same."""
        return _words(self.doubtful)

    @cached_property
    def capitalised(self) -> frozenset[str]:
        """Words that are written with a capital and are no names of persons."""
        return _words(self.proper)

    @cached_property
    def affixes(self) -> Affixes:
        """What words may be formed with."""
        return Affixes(self.prefixes, self.suffixes)


def _words(words: WordList | None) -> frozenset[str]:
    return frozenset(word for line in words.lines for word in line.split()) if words else frozenset()
