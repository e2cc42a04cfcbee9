"""Misspelt words: unknown to the lexicon and one plausible slip away from a word it knows.

An unknown word alone is no fault: names, loanwords, terms, coinages and dialect are right. What counts
is how probable the slip is (`lint.spelling.suggest`) against the signs that the word is meant: it
recurs, it is formed regularly, it stands in quotation marks or emphasis or among other strange words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, partial

import regex

from lint.document import Document, Token
from lint.langid import best_run
from lint.lexicon import Lexicon, lexicon_at, lexicon_of, pairs_of
from lint.model import Finding, replace
from lint.names.letters import plain
from lint.packs import WordList
from lint.spelling.forms import Affixes, is_formed
from lint.spelling.region import region_of
from lint.spelling.suggest import Suggester, Suggestion
from lint.spelling.suspects import Suspect, place_of, suspects, without_accents

MISSPELT, RUN_TOGETHER = "", "run-together"
OPENING, CLOSING = regex.compile(r"[\"“„«‘'(](?:\S+ )?$"), regex.compile(r"(?: \S+)?[\"”“»’')]")
BROKEN_OFF = regex.compile(r" ?[—–…]|\.\.\.| ?\(")
OPENING_MARKS = regex.compile(r"[\p{P}\p{S}\s]*")
SET_OFF = frozenset("*_["), frozenset("*_]")
"""Marks of Markdown around an emphasised word or the text of a link."""
COMMON, ESTABLISHED = 3.5, 2.0
"""Frequencies: of the parts of a compound anybody may form, of a stem that may take an affix."""
SHORT = 3
"""Longest word, in letters, that is one slip away from several others by chance."""
RARE = (0.0, 3.0, 3.0, 3.0, 1.9)
"""Frequency, by length, up to which a word that exists may be a slip of a common one, if the neighbours say so."""
WELL_KNOWN = 3.0
"""Frequency from which on a name is known even if it is written small."""
SPOKEN_FOR = 2.0
"""What the neighbours must add to a suggestion for them to be called as witnesses."""
LIKELY, SURE = 2.0, 2.5
"""Strengths above the threshold that need no further witness, at the start of a sentence and within."""
LONG = 8
"""Letters from which on a word with a capital is no name that only happens to be near a common word."""
NEAR = 2
"""Tokens within which another strange word makes a passage look foreign."""
PASSAGE, FOREIGN_RUN = 10, 6.0
"""Words on either side that may be a passage in another language, and what makes it one (see `lint.langid`)."""
SHOWN = 3
"""How many suggestions a finding offers at most."""
WORSE = 2.5
"""How much worse than the best a suggestion may be and still be offered."""


@dataclass(frozen=True)
class Settings:
    """`threshold` is the least strength of a finding; `per_letter` is what each letter of the word adds to it
    (the longer a word, the less likely is another one near it by chance). The others are taken away from
    it: for a word of three letters or less, for one that is formed regularly, for each time it recurs, for
    quotation marks or emphasis around it, for an explanation in brackets or a dash after it, for strange
    words near it, for a capital. `foreign` is the share of unknown words from which on a text is not
    checked at all."""

    words: WordList | None = None
    loanwords: WordList | None = None
    proper: WordList | None = None
    names: WordList | None = None
    doubtful: WordList | None = None
    prefixes: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    threshold: float = 2.0
    per_letter: float = 0.35
    short: float = 3.8
    formed: float = 2.0
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


def find(document: Document, settings: Settings) -> Iterator[Finding]:
    """Misspelt words. Nothing for a language without a lexicon, or for a text that is in another one."""
    lexicon = lexicon_of(document.language)
    if lexicon is None:
        return
    vocabulary = Vocabulary(lexicon, settings)
    unknown = [*suspects(document, vocabulary.knows)]
    if not unknown or sum(suspect.is_small for suspect in unknown) > settings.foreign * document.word_count + 5:
        return
    judge = Judge(document, vocabulary, settings, unknown)
    for suspect in unknown:
        yield from judge.findings(suspect)


def _alike(text: str, word: str) -> bool:
    """A quick test that every slip of a word passes."""
    return text[0] == word[0] and abs(len(text) - len(word)) <= 2 and len({*text} ^ {*word}) <= 3


@dataclass(frozen=True)
class Vocabulary:
    """What counts as a word."""

    lexicon: Lexicon
    settings: Settings

    def knows(self, text: str) -> bool:
        """Whether a word is known and no suspect. A small letter in a well-known name is no fault of spelling."""
        lower = text.lower()
        if lower in self.settings.accepted:
            return True
        if text[0].isupper() and self.settings.names and plain(text) in lexicon_at(self.settings.names.path):
            return True
        if lower in self.settings.rejected:
            return False
        if text.islower() and len(text) < len(RARE) and self.lexicon.frequency(text) <= RARE[len(text)]:
            return False
        return self._lists(text) or (not text.isascii() and self._lists(without_accents(text)))

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


class Judge:
    """Weighs, for one document, how probable each slip is against the signs that the word is meant."""

    def __init__(self, document: Document, vocabulary: Vocabulary, settings: Settings, unknown: list[Suspect]) -> None:
        self.document, self.vocabulary, self.settings = document, vocabulary, settings
        self._suggester = Suggester(
            vocabulary.lexicon, pairs_of(document.language), region_of(document, vocabulary.lexicon)
        )
        self._unknown = unknown
        self._counts = Counter(suspect.word for suspect in unknown)
        self._suggested: dict[Suspect, list[Suggestion]] = {}

    def findings(self, suspect: Suspect) -> Iterator[Finding]:
        """The finding on one suspect, if the slip is probable enough."""
        if not (suspect.is_small or suspect.start in self._starts or self._may_be_in_title(suspect)):
            return
        found = self._suggestions(suspect)
        if not found:
            return
        strength = self._raw(suspect) - self._doubts(suspect)
        if strength < self.settings.threshold or not self._may_be_slip(suspect, found[0], strength):
            return
        if self._is_in_foreign_passage(suspect):
            return
        likely = [suggestion.text for suggestion in found[:SHOWN] if suggestion.score >= found[0].score - WORSE]
        texts = [self._as_written(suspect, text) for text in likely]
        yield Finding(
            suspect.start,
            suspect.end,
            RUN_TOGETHER if " " in texts[0] else MISSPELT,
            {"suggestion": texts[0]},
            confidence=0.95 if strength >= self.settings.threshold + SURE else 0.8,
            repairs=tuple(replace(suspect.start, suspect.end, text) for text in dict.fromkeys(texts)),
        )

    def _as_written(self, suspect: Suspect, text: str) -> str:
        """A suggestion with the capital of the suspect and the apostrophe of the text."""
        cased = text if suspect.is_small else text.capitalize()
        return cased.replace("'", "’") if "’" in self.document.prose else cased

    @cached_property
    def _starts(self) -> frozenset[int]:
        """Where the first words of the sentences begin."""
        prose = self.document.prose
        matches = (OPENING_MARKS.match(prose, sentence.start) for sentence in self.document.sentences)
        return frozenset(match.end() for match in matches if match)

    def _suggestions(self, suspect: Suspect) -> list[Suggestion]:
        """What it may have been meant to be, the best first."""
        if suspect not in self._suggested:
            place = place_of(self.document, suspect)
            self._suggested[suspect] = self._suggester.suggestions(suspect.text, place)
        return self._suggested[suspect]

    def _raw(self, suspect: Suspect) -> float:
        """How probable the slip is, before any doubts."""
        found = self._suggestions(suspect)
        return found[0].score + self.settings.per_letter * len(suspect.word) if found else -1.0

    def _may_be_slip(self, suspect: Suspect, best: Suggestion, strength: float) -> bool:
        """Whether it is none of the words that only their neighbours can convict: names and rare words."""
        if suspect.is_small:
            return best.fit >= SPOKEN_FOR or not self._exists(suspect)
        if best.text in self.settings.capitalised:
            return True
        if suspect.start in self._starts:
            return best.text.islower() and (best.fit > 0 or strength >= self.settings.threshold + LIKELY)
        return self._is_in_title(suspect, best, strength)

    def _exists(self, suspect: Suspect) -> bool:
        return suspect.word in self.vocabulary.lexicon and suspect.word not in self.settings.rejected

    def _may_be_in_title(self, suspect: Suspect) -> bool:
        """Whether a capital in mid-sentence may be that of a common word: `the Minstry of`, `Russion`.

        Names are left to the check of names: a neighbour with a capital must be a common word too.
        """
        if self._is_office(suspect) or any(map(partial(_alike, suspect.text), self.settings.capitalised)):
            return True
        capitals = self._capitals_beside(suspect)
        known = all(token.text.lower() in self.vocabulary.lexicon for token in capitals)
        return known and (bool(capitals) or len(suspect.word) >= LONG)

    def _is_in_title(self, suspect: Suspect, best: Suggestion, strength: float) -> bool:
        """Whether its neighbours say so of what may be the word of a title, or the slip is beyond doubt."""
        if self._is_office(suspect):
            return True
        capitals = self._capitals_beside(suspect)
        if not capitals:
            return strength >= self.settings.threshold + SURE and best.text.capitalize() not in self.vocabulary.lexicon
        titled = capitals[0].start < suspect.start  # perhaps by a title of persons
        return best.fit >= (SPOKEN_FOR if titled else SPOKEN_FOR / 2)

    def _is_office(self, suspect: Suspect) -> bool:
        place = place_of(self.document, suspect)
        return (place.before, place.after) == ("the", "of")

    def _capitals_beside(self, suspect: Suspect) -> list[Token]:
        """The tokens right before and after a suspect that begin with a capital."""
        tokens = self.document.tokens[max(0, suspect.number - 1) : suspect.number + 2]
        return [token for token in tokens if token.text[0].isupper() and token.start != suspect.start]

    def _is_in_strange_company(self, suspect: Suspect) -> bool:
        """Whether it has foreign letters, or stands among words that are foreign, dialect or strange names."""
        around = range(suspect.number - NEAR, suspect.number + NEAR + 1)
        return not suspect.text.isascii() or not self._strange.isdisjoint(around)

    @cached_property
    def _strange(self) -> frozenset[int]:
        """The numbers of the tokens that are unknown words in small letters and no slips either."""
        threshold = self.settings.threshold
        return frozenset(
            s.number for s in self._unknown if s.is_small and self._raw(s) < threshold and not self._exists(s)
        )

    def _is_in_foreign_passage(self, suspect: Suspect) -> bool:
        """Whether the words around it are in another language."""
        tokens = self.document.tokens
        first, last = suspect.number, suspect.number
        while first and suspect.number - first < PASSAGE and tokens[first - 1].is_word:
            first -= 1
        while last + 1 < len(tokens) and last - suspect.number < PASSAGE and tokens[last + 1].is_word:
            last += 1
        run = best_run([token.text.lower() for token in tokens[first : last + 1]], self.document.language)
        return run is not None and run.score >= FOREIGN_RUN and run.start <= suspect.number - first + 1 <= run.end + 1

    def _doubts(self, suspect: Suspect) -> float:
        """What speaks for the word as it stands."""
        settings = self.settings
        signs = (
            (settings.short, len(suspect.word) <= SHORT),
            (settings.formed, self.vocabulary.forms(suspect.word)),
            (settings.set_off, self._is_set_off(suspect)),
            (settings.cut_off, bool(BROKEN_OFF.match(self.document.prose, suspect.end))),
            (settings.company, self._is_in_strange_company(suspect)),
            (settings.capital, not suspect.is_small),
        )
        recurring = settings.recurs * (self._counts[suspect.word] - 1)
        return recurring + sum(weight for weight, holds in signs if holds)

    def _is_set_off(self, suspect: Suspect) -> bool:
        """Whether it stands in quotation marks or brackets, alone or with one other word, is emphasised, or is all."""
        line = self.document.block_at(suspect.start)
        prose = self.document.prose
        if (line.start, line.end) == (suspect.start, suspect.end):
            return True
        if OPENING.search(prose, line.start, suspect.start) and CLOSING.match(prose, suspect.end, line.end):
            return True
        start, end = self.document.span(suspect.start, suspect.end)
        text = self.document.text
        return text[start - 1 : start] in SET_OFF[0] and text[end : end + 1] in SET_OFF[1]
