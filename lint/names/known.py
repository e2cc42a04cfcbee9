"""What is known of names: how frequent they are, who goes with whom, what a name looks like."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from pathlib import Path

from lint import regexes as regex
from lint.lexicon import Lexicon, lexicon_of
from lint.names.letters import plain
from lint.names.slips import Slip, one_slip_away, slip_between
from lint.packs import WordList

ALPHABET = " abcdefghijklmnopqrstuvwxyz"
FOREIGN = 2.5
"""Surprise at a letter that is none of a to z."""
PER_BILLION = 9.0
NAMES_AMONG_WORDS = 1.0
"""One word in ten is a name: a word is that much more frequent among names (decimal logarithm)."""
UNLISTED = -1.0
"""Decimal logarithm of the share of names that no list has."""
PRODUCTIVE = 2.0
"""How much larger (decimal logarithm) the share is where a language forms names freely and lists have few of them."""


class KnownNames:
    """The lists of a language. Each is read when it is first needed.

    `names` is a file as `Lexicon` reads it, of plain forms with G and S for given names and surnames
    in the place of regions; `people` has a full name a line; `trigrams` as scripts/build_names.py writes them;
    `productive` matches the plain forms of names of languages that form them freely.
    """

    def __init__(
        self,
        language: str,
        names: WordList | None = None,
        people: WordList | None = None,
        trigrams: WordList | None = None,
        productive: Iterable[str] = (),
    ) -> None:
        self._language, self._list, self._full, self._rows = language, names, people, trigrams
        self._productive = regex.compile("|".join(productive) or r"(?!)")

    @cached_property
    def _names(self) -> Lexicon:
        return _opened(self._list.path) if self._list else Lexicon(b"")

    @cached_property
    def _words(self) -> Lexicon:
        return lexicon_of(self._language) or Lexicon(b"")

    @property
    def has_words(self) -> bool:
        """Whether there is a lexicon of the language."""
        return lexicon_of(self._language) is not None

    @cached_property
    def people(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """Plain given name -> the surnames of famous people, each as written and plain."""
        return _paired((given, surname) for given, surname in self._people())

    @cached_property
    def people_by_surname(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """Plain surname -> the given names of famous people, each as written and plain."""
        return _paired((surname, given) for given, surname in self._people())

    def _people(self) -> Iterator[tuple[str, str]]:
        """The last given name and the surname of famous people."""
        for line in self._full.lines if self._full else ():
            *givens, surname = line.replace("-", " ").split()
            given = next((name for name in reversed(givens) if name[0].isupper()), "")
            if given:
                yield given, surname

    def is_word(self, text: str) -> bool:
        """Whether a word is also one that is no name: “Brown”, “Minister”."""
        return text.lower() in self._words

    def any_word(self, texts: Iterable[str]) -> bool:
        """Whether one of many texts in small letters, most of them made up, is a word."""
        return bool(self._words.among(texts))

    def is_given(self, letters: str) -> bool:
        """Whether it is known as a given name."""
        entry = self._names.get(letters)
        return bool(entry and "G" in entry.regions)

    def is_surname(self, letters: str) -> bool:
        """Whether it is known as a surname."""
        entry = self._names.get(letters)
        return bool(entry and "S" in entry.regions)

    def of_name(self, letters: str) -> float | None:
        """Decimal logarithm of how often a name is this one. None if it is not known as a name."""
        found = [
            entry.frequency for entry in (self._names.get(letters), self._words.get(letters.capitalize())) if entry
        ]
        return max(found) - PER_BILLION if found else None

    def of_any(self, letters: str) -> float:
        """Decimal logarithm of how often a capitalised word is this one, known or not."""
        word = self._words.get(letters)
        known = [value for value in (self.of_name(letters), word and word.frequency - PER_BILLION) if value is not None]
        return max(known) if known else self._unlisted(letters) - self.surprise(letters)

    def _unlisted(self, letters: str) -> float:
        return UNLISTED + PRODUCTIVE * bool(self._productive.search(letters))

    def one_slip_from(self, letters: str) -> tuple[tuple[Slip, float], ...]:
        """The names that a form of the letters a to z can be one slip of, as slip and `of_name`."""
        return self._slips(letters)

    @cached_property
    def _slips(self) -> Callable[[str], tuple[tuple[Slip, float], ...]]:
        return lru_cache(maxsize=5_000)(lambda letters: tuple(self._found_slips(letters)))

    def _found_slips(self, letters: str) -> Iterator[tuple[Slip, float]]:
        near = dict.fromkeys(one_slip_away(letters))
        words = {word.lower() for word in self._words.among(map(str.capitalize, near))}
        known = self._names.among(near) | words
        for name in filter(known.__contains__, near):
            frequency = self.of_name(name)
            slip = slip_between(letters, name) if frequency is not None else None
            if slip and frequency is not None:
                yield slip, frequency

    def is_known(self, letters: str) -> bool:
        """Whether a list has it, as a name or as a word."""
        return letters in self._names or letters.capitalize() in self._words or letters in self._words

    def surprise(self, letters: str) -> float:
        """Negative decimal logarithm of the probability of a name of these letters (a model of letter trigrams)."""
        padded = f"  {letters} "
        return sum(self._surprise_at(padded[at - 2 : at + 1]) for at in range(2, len(padded)))

    def _surprise_at(self, letters: str) -> float:
        rows = self._rows.lines if self._rows else ()
        first, second, third = (ALPHABET.find(letter) for letter in letters)
        if not rows or min(first, second, third) < 0:
            return FOREIGN
        return (ord(rows[first * len(ALPHABET) + second][third]) - 48) / 8


@lru_cache(maxsize=8)
def known_names(
    language: str,
    names: WordList | None,
    people: WordList | None,
    trigrams: WordList | None,
    productive: tuple[str, ...],
) -> KnownNames:
    """The names of a language, built once for all documents."""
    return KnownNames(language, names, people, trigrams, productive)


def _paired(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[tuple[str, str], ...]]:
    table: dict[str, tuple[tuple[str, str], ...]] = {}
    for key, value in pairs:
        table[plain(key)] = (*table.get(plain(key), ()), (value, plain(value)))
    return table


@lru_cache(maxsize=8)
def _opened(path: Path) -> Lexicon:
    """A list, read once in a process."""
    return Lexicon.open(path)
