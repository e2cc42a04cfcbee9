"""LanguageTool as a layer: its findings beside ours, from a server that runs beside postedit.

The server is asked about one paragraph at a time, and about none twice. What is no prose never reaches
it: a document's prose holds no markup, and where code or an image stood it reads a neutral letter.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lint import regexes as regex
from lint.document import Document
from lint.layers import ABOUT_THE_RUN, LayerRule
from lint.layers.languagetool.passages import is_beside_opaque, passages
from lint.layers.languagetool.table import FILE, Row, Use
from lint.model import Diagnostic, Finding, Severity, replace
from lint.packs import rules_folder
from lint.places import cache_folder

if TYPE_CHECKING:
    from lint.layers.languagetool.paragraphs import Match
    from lint.layers.languagetool.reader import Reader

SUGGESTIONS = 3
WORDS = frozenset({"spelling", "names"})
"""Our categories whose findings, unless doubtful, one about a word can agree with."""


@dataclass(frozen=True)
class LanguageTool:
    """The layer. `version` names the build of the server, `local` whether the run has started it itself."""

    url: str
    version: str
    local: bool = False
    cache: bool = True
    _readers: dict[tuple[int, str, str], Reader] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def name(self) -> str:
        """Its key in the JSON report."""
        return "languagetool"

    @property
    def about(self) -> Mapping[str, str]:
        """The version of the server."""
        return {"version": self.version}

    @property
    def state(self) -> str:
        """The version again: the tables are files of `rules/`, on which every result depends anyway."""
        return self.version

    def __getstate__(self) -> dict[str, object]:
        """Connections stay in the process that opened them."""
        return {**self.__dict__, "_readers": {}}

    def find(self, document: Document, found: Sequence[Diagnostic]) -> Iterator[tuple[LayerRule, Finding]]:
        """What the server finds in a document, graded by the table."""
        from lint.layers.languagetool.client import LostError, RefusedError, UnknownLanguageError

        reader = self._reader(document.language, document.source_lang)
        ours = {at for d in found if d.category in WORDS and d.severity is not Severity.INFO for at in range(*d.span)}
        try:
            for start, text in passages(document):
                for match in reader.matches(text):
                    row = reader.table.row(match.rule, match.category)
                    if row.use is Use.OFF or is_beside_opaque(text, match.start, match.end):
                        continue
                    finding = _finding(start, match)
                    if row.use is Use.ON or not ours.isdisjoint(range(*document.span(finding.start, finding.end))):
                        yield _rule(match, row, document.language), finding
        except LostError as error:
            document.note(f"LanguageTool layer stopped: {error}", ABOUT_THE_RUN)
        except UnknownLanguageError:
            document.note(f"LanguageTool has no rules for “{document.language}” installed", ABOUT_THE_RUN)
        except RefusedError as error:
            document.note(f"LanguageTool did not check all of {document.path}: {error}", ABOUT_THE_RUN)

    def _reader(self, language: str, source_lang: str) -> Reader:
        from lint.layers.languagetool.reader import Reader

        key = (os.getpid(), language, source_lang)
        if key not in self._readers:
            kept = cache_folder() / "languagetool" / "paragraphs.sqlite" if self.cache else None
            self._readers[key] = Reader(
                self.url, self.version, language, source_lang.split("-")[0], local=self.local, kept=kept
            )
        return self._readers[key]


def _finding(start: int, match: Match) -> Finding:
    """A match of the passage that begins at `start`, in offsets of the prose."""
    place = (start + match.start, start + match.end)
    repairs = tuple(replace(*place, text) for text in match.replacements[:SUGGESTIONS])
    return Finding(*place, words={"message": match.message}, repairs=repairs)


def _rule(match: Match, row: Row, language: str) -> LayerRule:
    return LayerRule(
        code=f"LT:{match.rule}",
        name=f"lt-{regex.sub(r'[^a-z0-9]+', '-', match.rule.lower()).strip('-')}",
        message="{message}",
        why="A rule of LanguageTool.",
        kind="layer",
        lang=language,
        path=rules_folder() / language / FILE,
        line=1,
        severity=row.severity,
        confidence=row.confidence,
        of_category=row.category,
    )
