"""Words, clauses and passages of another language that were left untranslated (Latin letters only).

Runs of words are weighed by `lint.langid`. A single word counts if no dictionary of the document's
language has it and another language uses it. What names, titles, quotations and loanwords look like
is left alone: capitals, quotes and brackets, words between two names, terms that come back.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.document import Document
from lint.foreign import home_scripts
from lint.langid import LANGUAGES
from lint.lexicon import lexicon_of
from lint.model import Finding
from lint.untranslated.passages import passages
from lint.untranslated.settings import Settings
from lint.untranslated.strangers import strangers
from lint.untranslated.words import sentences

MAJORITY = 0.5
"""Share of a text in another language from which on it is the text's language that is wrong."""


def find(document: Document, settings: Settings) -> Iterator[Finding]:
    """Passages first, then the words outside of them. Languages without a list are left alone."""
    home = document.language
    if home not in LANGUAGES and home_scripts(home) == {"Latin"}:
        return
    words = sentences(document)
    found = [*passages(document, words, settings)]
    if len(found) > 1 and sum(p.end - p.start for p in found) > MAJORITY * len(document.prose):
        yield found[0]._replace(fault="other-language")
        return
    yield from found
    lexicon = lexicon_of(home)
    if lexicon:
        yield from strangers(document, words, settings, lexicon, found)


__all__ = ["Settings", "find"]
