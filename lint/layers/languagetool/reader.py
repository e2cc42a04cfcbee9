"""Reads texts of one language in one process: what is known about a paragraph, else what the server says."""

from __future__ import annotations

from pathlib import Path

from lint.layers.languagetool.client import Client, LostError, UnknownLanguageError
from lint.layers.languagetool.paragraphs import Match, Paragraphs
from lint.layers.languagetool.passages import readable
from lint.layers.languagetool.table import table_of

MOTHER_TONGUES = frozenset({"de", "es", "fr", "nl"})
"""Languages whose speakers LanguageTool warns of false friends, if its server has the n-gram data for that.

A server of our own has not; the false friends it knows without them are those of its picky level, every “parents”."""


class Reader:
    """Answers about texts, until the server is lost or turns out not to know the language: then always that."""

    def __init__(
        self, url: str, version: str, language: str, source_lang: str, *, local: bool, kept: Path | None
    ) -> None:
        """`kept` is the file in which answers are kept. Raises ConfigError for a faulty table."""
        self.table = table_of(language)
        self._end: LostError | UnknownLanguageError | None = None
        self._mother_tongue = source_lang if not local and source_lang in MOTHER_TONGUES else ""
        self._connection = (url, language, self._mother_tongue, self.table.off)
        self._local = local
        self._client: Client | None = None
        state = "\x1f".join((version, language, self._mother_tongue, *self.table.off))
        self._paragraphs = Paragraphs(state, kept)

    def matches(self, text: str) -> tuple[Match, ...]:
        """What the server finds in a text of the prose. Raises LostError, UnknownLanguageError, RefusedError."""
        if self._end:
            raise self._end.with_traceback(None)
        try:
            return self._paragraphs.matches(readable(text), self._ask)
        except (LostError, UnknownLanguageError) as error:
            self._end = error
            raise

    def _ask(self, text: str) -> list[Match]:
        if self._client is None:
            self._client = Client(*self._connection, direct=self._local)
        return self._client.matches(text)
