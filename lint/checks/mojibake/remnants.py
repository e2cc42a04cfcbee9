"""Mojibake that is no longer whole: a half became a plain space, or a letter took half with it."""

from __future__ import annotations

from collections.abc import Iterator

from lint import regexes as regex
from lint.checks.mojibake.misreadings import Mend, decoded
from lint.document import Document

MARKS = {"gbk": "鈥鈩脙脗锛", "cp932": "窶"}
"""The characters that the commonest lead bytes of UTF-8 turn into in East Asia."""
MULTI = regex.compile("|".join(f"(?P<{name}>[{marks}])" for name, marks in MARKS.items()))
NOT_ASCII = regex.compile(r"[^\x00-\x7f]+")
SPACED = regex.compile(r"(?<!\p{Lu})Ã(?=[ ](?![\u0300-\u036f])|$)|(?<!\S)Â(?= )", regex.M)
ACCENTED = regex.compile(r"[ÃÂÄÅ] [\u0300-\u036f]")
SPLIT_ACCENTS = {" \u0327": "¸", " \u0308": "¨", " \u0301": "´", " \u0304": "¯", " \u0303": "˜"}
"""Spacing accents (half of a mojibake) as NFKC and careless converters write them."""
FOREIGN = regex.compile(r"(?<![^\W\d_])[À-ÖØ-öø-ÿ]+(?![^\W\d_])")
MIN_FOREIGN = 8
"""Letters, in words of four and more, that must look like another alphabet in a block before it is believed."""
REAL_LETTERS = ("vi", "ro", "pt")
"""Languages in which a lone “Ã” or “Â” may be a letter."""


def mends(document: Document) -> Iterator[Mend]:
    """What can be told of them."""
    yield from _marked(document.prose)
    yield from _spaced(document)
    yield from _foreign(document)


def _marked(prose: str) -> Iterator[Mend]:
    """UTF-8 read as an East Asian encoding: a lead byte takes the letter after the mark with it."""
    done = 0
    for match in MULTI.finditer(prose):
        run = NOT_ASCII.match(prose, match.start()) if match.start() >= done else None
        if run:
            done = run.end()
            text = decoded(run.group(), str(match.lastgroup))
            if text:
                yield Mend(run.start(), run.end(), text, True)


def _spaced(document: Document) -> Iterator[Mend]:
    """“Ã ” and “Â ” that lost their no-break space, and halves that are accents on a space (“drÃ ̧m”)."""
    prose = document.prose
    if document.language not in REAL_LETTERS:
        for match in SPACED.finditer(prose):
            letter = match.group() == "Ã"
            yield Mend(match.start(), match.end() + (not letter), "à" if letter else "", False)
    for match in ACCENTED.finditer(prose):
        half = SPLIT_ACCENTS.get(match.group()[1:])
        text = decoded(match.group()[0] + half, "cp1252") if half else None
        if text:
            yield Mend(match.start(), match.end(), text, False)


def _foreign(document: Document) -> Iterator[Mend]:
    """Words of Latin-1 letters only: Cyrillic (Greek in a Greek text) in a one-byte encoding."""
    encoding = "cp1253" if "el" in (document.language, document.source_lang[:2]) else "cp1251"
    for block in document.blocks:
        matches = [*FOREIGN.finditer(document.prose, block.start, block.end)]
        if sum(len(match.group()) for match in matches if len(match.group()) > 3) < MIN_FOREIGN:
            continue
        for match in matches:
            text = match.group().encode("latin-1").decode(encoding, "replace")
            if text.isalpha() and (text[1:].islower() or text.isupper()):
                yield Mend(match.start(), match.end(), text, False)
