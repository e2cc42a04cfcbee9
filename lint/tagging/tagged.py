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


REMEMBERED = 1000
"""Sentences whose words are kept; of a longer document only the tags are, for the words take ten times the room."""


class Tagged:
    """The words of one document."""

    def __init__(self, document: Document, tagger: Tagger) -> None:
        self._document, self._tagger = document, tagger
        self._words: dict[int, tuple[Word, ...]] = {}
        self._tags: dict[int, tuple[str, ...]] = {}

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
        """The tagged words of a sentence. Tagged once."""
        if number not in self._words:
            if len(self._words) >= REMEMBERED:
                self._words.clear()
            self._words[number] = self._read(number)
        return self._words[number]

    def _read(self, number: int) -> tuple[Word, ...]:
        sentence, prose = self.sentences[number], self._document.prose
        places = [*words_of(prose, sentence.start, sentence.end)]
        texts = [prose[start:end] for start, end in places]
        if number not in self._tags:
            self._tags[number] = tuple(self._tagger.tag(texts))
        found = zip(places, texts, self._tags[number], strict=True)
        return tuple(Word(start, end, text, tag) for (start, end), text, tag in found)


def tagged(document: Document) -> Tagged | None:
    """The tagged words of a document (shared by rules and checks), None if its language has no tagger."""
    return document.computed("tagged", _tag)


def _tag(document: Document) -> Tagged | None:
    tagger = tagger_of(document.language)
    return Tagged(document, tagger) if tagger else None
