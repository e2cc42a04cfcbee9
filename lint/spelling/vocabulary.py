"""What counts as a word."""

from __future__ import annotations

from typing import NamedTuple

from lint.lexicon import Lexicon, lexicon_at
from lint.names.letters import plain
from lint.spelling.forms import is_formed
from lint.spelling.settings import Settings

COMMON, ESTABLISHED = 3.5, 2.0
"""Frequencies: of the parts of a compound anybody may form, of a stem that may take an affix."""
RARE = (0.0, 3.0, 3.0, 3.0, 1.9)
"""Frequency, by length, up to which a word that exists may be a slip of a common one, if the neighbours say so."""
LONG = 5
"""Least letters of a prefix and of a word that nobody joins by a slip."""
WELL_KNOWN = 3.0
"""Frequency from which on a name is known even if it is written small."""


class Vocabulary(NamedTuple):
    """What counts as a word."""

    lexicon: Lexicon
    settings: Settings

    def knows(self, text: str) -> bool:
        """Whether a word is known and no suspect. A small letter in a well-known name is no fault of spelling."""
        lower = text.lower()
        if lower in self.settings.accepted:
            return True
        if text[0].isupper() and self.is_name(text):
            return True
        if lower in self.settings.rejected:
            return False
        if text.islower() and len(text) < len(RARE) and self.lexicon.frequency(text) <= RARE[len(text)]:
            return False
        return self._lists(text) or (not text.isascii() and self._lists(plain(text))) or self._is_term(lower)

    def is_name(self, text: str) -> bool:
        """Whether it is known as a name."""
        return self.settings.names is not None and plain(text) in lexicon_at(self.settings.names.path)

    def _is_term(self, word: str) -> bool:
        """Whether it is a long prefix with a common word (`microfibre`), or a term of science.

        Shorter prefixes may come about by a slip.
        """
        return self._is_of_science(word) or any(
            word.startswith(prefix) and len(word) >= len(prefix) + LONG and self._is_common(word[len(prefix) :])
            for prefix in self.settings.prefixes
            if len(prefix) >= LONG
        )

    def _is_of_science(self, word: str) -> bool:
        """Whether a Greek or Latin form stands before a known word (`perioperative`) or a form that ends terms."""
        rests = (word[len(form) :] for form in self.settings.combining if word.startswith(form))
        return any(
            (len(rest) >= LONG and self._is_established(rest)) or (rest and rest.endswith(self.settings.terminal))
            for rest in rests
        )

    def _lists(self, text: str) -> bool:
        lower = text.lower()
        if lower in self.lexicon or (text != lower and text in self.lexicon):
            return True
        return max(self.lexicon.frequency(lower.capitalize()), self.lexicon.frequency(lower.upper())) >= WELL_KNOWN

    def forms(self, word: str) -> bool:
        """Whether a word is formed regularly from known ones."""
        return is_formed(word, self.settings.affixes, self._is_established, self._is_common)

    def _is_established(self, word: str) -> bool:
        return self.lexicon.frequency(word) >= ESTABLISHED or word in self.settings.accepted

    def _is_common(self, word: str) -> bool:
        return self.lexicon.frequency(word) >= COMMON

    def exists(self, word: str) -> bool:
        """Whether a word in lower case is in the lexicon, however rare or suspect it is in the text."""
        return word in self.lexicon and word not in self.settings.rejected
