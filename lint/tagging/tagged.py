"""The tagged words of a document, sentence by sentence, each sentence tagged when first asked for."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple

from lint.document import Document, Sentence
from lint.tagging.tagger import Tagger, tagger_of
from lint.tagging.words import words_of


class Word(NamedTuple):
    """A word or mark with its place in the prose and its tag."""

    start: int
    end: int
    text: str
    tag: str


class Tagged:
    """The words of one document."""

    def __init__(self, document: Document, tagger: Tagger) -> None:
        self._document, self._tagger = document, tagger
        self._words: dict[int, tuple[Word, ...]] = {}

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self._document.sentences]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the document."""
        return self._document.sentences

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence that holds an offset of the prose, or of the one before it."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def words(self, number: int) -> tuple[Word, ...]:
        """The tagged words of a sentence. Computed once."""
        if number not in self._words:
            sentence, prose = self.sentences[number], self._document.prose
            places = [*words_of(prose, sentence.start, sentence.end)]
            tags = self._tagger.tag([prose[start:end] for start, end in places])
            found = (Word(*place, prose[slice(*place)], tag) for place, tag in zip(places, tags, strict=True))
            self._words[number] = tuple(found)
        return self._words[number]


def tagged(document: Document) -> Tagged | None:
    """The tagged words of a document (shared by rules and checks), None if its language has no tagger."""
    return document.computed("tagged", _tag)


def _tag(document: Document) -> Tagged | None:
    tagger = tagger_of(document.language)
    return Tagged(document, tagger) if tagger else None
