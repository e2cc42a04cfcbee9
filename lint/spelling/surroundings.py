"""What stands around a word that may be misspelt."""

from __future__ import annotations

from lint import regexes as regex
from lint.document import Document, Token
from lint.langid import best_run
from lint.spelling.suspects import Suspect

REACH = 40
"""Characters before a word in which a quotation of few words begins."""
OPENING, CLOSING = regex.compile(r"[\"“„«‘'(](?:\S+ ){0,2}$"), regex.compile(r"(?: \S+)?[\"”“»’')]| \(")
BROKEN_OFF = regex.compile(r" ?[—–…]|\.\.\.| ?\(")
GENUS = regex.compile(r"(?<!\w)(?:(?P<genus>\p{L})\.|(?P<genus>\p{Lu}\p{Ll}{3,})) $")
EPITHETS = ("a", "ae", "i", "is", "us", "um", "ens", "ans", "ax", "or", "es", "ix")
GENERA = ("us", "a", "um", "is", "on", "es", "ix", "ys", "as", "ium", "er")
"""Endings of the names of species and genera."""
SET_OFF = frozenset("*_["), frozenset("*_]")
"""Marks of Markdown around an emphasised word or the text of a link."""
PASSAGE, FOREIGN_RUN = 10, 6.0
"""Words on either side that may be a passage in another language, and what makes it one (see `lint.langid`)."""


def is_set_off(document: Document, suspect: Suspect) -> bool:
    """Whether it stands in quotation marks or brackets with few other words, is emphasised, or is all there is."""
    block, prose = document.block_at(suspect.start), document.prose
    if (block.start, block.end) == (suspect.start, suspect.end):
        return True
    before = max(block.start, suspect.start - REACH)
    if OPENING.search(prose, before, suspect.start) and CLOSING.match(prose, suspect.end, block.end):
        return True
    start, end = document.span(suspect.start, suspect.end)
    text = document.text
    return text[start - 1 : start] in SET_OFF[0] and text[end : end + 1] in SET_OFF[1]


def is_species(document: Document, suspect: Suspect) -> bool:
    """Whether it is the second part of a name of biology: after a genus, in full or as an initial."""
    block = document.block_at(suspect.start)
    before = GENUS.search(document.prose, max(block.start, suspect.start - REACH), suspect.start)
    if not (before and suspect.is_small and suspect.word.endswith(EPITHETS)):
        return False
    return len(before.group("genus")) == 1 or before.group("genus").endswith(GENERA)


def is_cut_off(document: Document, suspect: Suspect) -> bool:
    """Whether a dash, dots or an explanation in brackets follow."""
    return bool(BROKEN_OFF.match(document.prose, suspect.end))


def is_in_foreign_passage(document: Document, suspect: Suspect) -> bool:
    """Whether the words around it are in another language."""
    tokens = document.tokens
    first, last = suspect.number, suspect.number
    while first and suspect.number - first < PASSAGE and tokens[first - 1].is_word:
        first -= 1
    while last + 1 < len(tokens) and last - suspect.number < PASSAGE and tokens[last + 1].is_word:
        last += 1
    run = best_run([token.text.lower() for token in tokens[first : last + 1]], document.language)
    return run is not None and run.score >= FOREIGN_RUN and run.start <= suspect.number - first + 1 <= run.end + 1


def capitals_beside(document: Document, suspect: Suspect) -> list[Token]:
    """The tokens right before and after it that begin with a capital."""
    tokens = document.tokens[max(0, suspect.number - 1) : suspect.number + 2]
    return [token for token in tokens if token.text[0].isupper() and token.start != suspect.start]
