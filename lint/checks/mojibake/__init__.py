"""Text decoded in the wrong encoding: “donâ€™t” for “don’t”, “РџСЂРёРІРµС‚” for “Привет”.

Cheap tests find the words in which UTF-8 bytes may have been read as another encoding; only a lone
one of them is shown to ftfy (Speer 2019, doi:10.5281/zenodo.2591652), so that a clean text does not
load it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lint.checks.mojibake import remnants, words
from lint.checks.mojibake.misreadings import Mend, word_at
from lint.document import Document
from lint.mention import is_mention
from lint.model import Finding, Safety, replace

MENTION = 2
"""Longest text, in code points, of a sequence that a text can be about (“Ã©”) when it stands alone in quotes."""


class Settings(NamedTuple):
    """No parameters: what is mojibake does not depend on the language."""


def find(document: Document, settings: Settings) -> Iterator[Finding]:
    """Words that become a word of some language when decoded again (fault "")."""
    prose = document.prose
    if prose.isascii():
        return
    for mend in (*words.mends(document), *remnants.mends(document)):
        if len(mend.text) > MENTION or not is_mention(prose, mend.start, mend.end):
            yield _finding(prose, mend)


def _finding(prose: str, mend: Mend) -> Finding:
    """The whole word is told of, so that nobody judges its other letters."""
    start, end = word_at(prose, mend.start, mend.end)
    message = {"suggestion": prose[start : mend.start] + mend.text + prose[mend.end : end]}
    safety = Safety.SAFE if mend.certain else Safety.UNSAFE
    repairs = (replace(mend.start, mend.end, mend.text, safety),)
    return Finding(start, end, words=message, repairs=repairs, confidence=None if mend.certain else 0.8)
