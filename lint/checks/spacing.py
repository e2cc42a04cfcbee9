"""Spaces round marks: one too many before a mark or inside a bracket, one too few after a mark."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lint import regexes as regex
from lint.document import Document
from lint.formats import OPAQUE
from lint.lexicon import Lexicon, lexicon_of
from lint.model import Finding, Safety, replace

BEFORE = regex.compile(
    r"""(?<=[\p{L}\p{N}\p{M})\]”"’'»%\uFFFC])[ \u00A0\u202F]+
        (?:(?P<low>,(?![\w.,])|\.(?![\w.,/\\])(?![ ](?:\.|\p{Ll})))
        | (?P<high>[;:!?])(?=["”’»]|\s|$)(?<!\p{N}[ ]:(?=[ ]\p{N})))""",
    regex.V1 | regex.X | regex.M,
)
INSIDE = regex.compile(
    r"(?<=\()[ \u00A0]+(?=[\p{L}\p{N}“\"‘])|(?<=(?<!\p{P}\s*)[\p{L}\p{N}.!?%”’])[ \u00A0]+(?=\))", regex.V1
)
BEGINS = 4.4
"""How frequent (see `Lexicon`) a word must be that begins a sentence right behind a full stop, in a text with code."""
SET_OFF = regex.compile(r"[ \u00A0\u202F][,.;:!?]")
PADDED = regex.compile(r"\([ \u00A0]|[ \u00A0]\)")
GLUED_STOP = regex.compile(r"[.?!]\p{Lu}")
GLUED_COMMA = regex.compile(r"[,;]\p{L}")
"""What each of the patterns above and below has in it: most texts have none of it."""
STOP = regex.compile(
    r"""(?<![\w.@/\\:_-])(?P<left>\p{Ll}[\p{Ll}’']+|\p{N}{4}|\w+\))(?P<mark>[.?!])
        (?P<right>\p{Lu}[\p{Ll}’']*)(?![\w.@/(\\_-])(?=\s+(?P<next>\S))""",
    regex.V1 | regex.X,
)
COMMA = regex.compile(
    r"(?<![\w.,@/&#=+:_(\[{<-])(?:\p{L}[\p{Ll}’'-]+|\p{N}{4})(?P<mark>[,;])"
    r"(?P<right>\p{L}[\p{Ll}’'-]+|\p{Lu}(?=[ ’']\p{Ll}))(?![\w,@/(=\\_+;:])",
    regex.V1,
)


class Settings(NamedTuple):
    """How a language spaces its marks.

    Attributes:
        spaced: marks that have a space before them (French ; : ! ?).
        domains: words after a full stop that make a name of it ("Gazeta.Ru").
    """

    spaced: str = ""
    domains: tuple[str, ...] = ()


def find(document: Document, settings: Settings) -> Iterator[Finding]:
    """Faults: `before` a mark, `inside` a bracket, `stop` and `comma` without a space after them."""
    yield from _before(document, settings)
    for match in INSIDE.finditer(document.prose) if PADDED.search(document.prose) else ():
        start, end = match.span()
        repair = replace(start, end, "", Safety.SAFE, "Delete the space")
        yield Finding(start, end, "inside", repairs=(repair,))
    yield from _after(document, settings)


def _before(document: Document, settings: Settings) -> Iterator[Finding]:
    for match in BEFORE.finditer(document.prose) if SET_OFF.search(document.prose) else ():
        mark = match["low"] or match["high"]
        if mark not in settings.spaced:
            at = match.end() - 1
            repair = replace(match.start(), at, "", Safety.SAFE, "Delete the space")
            yield Finding(match.start(), match.end(), "before", {"mark": mark}, repairs=(repair,))


def _after(document: Document, settings: Settings) -> Iterator[Finding]:
    lexicon = lexicon_of(document.language)
    for match in STOP.finditer(document.prose) if GLUED_STOP.search(document.prose) else ():
        right = match["right"].lower()
        begins = right in lexicon if lexicon else match["next"].islower()
        if begins and right not in settings.domains and not _is_member(document, match, lexicon):
            yield _glued(document, match, "stop")
    for match in COMMA.finditer(document.prose) if GLUED_COMMA.search(document.prose) else ():
        if _is_word(match["right"], lexicon):
            yield _glued(document, match, "comma")


def _is_member(document: Document, match: regex.Match[str], lexicon: Lexicon | None) -> bool:
    """Whether a text that shows code may mean part of a program (`stream.Writable`): its name begins few sentences."""
    right = match["right"].lower()
    rare = match["left"] == right or (lexicon is not None and lexicon.frequency(right) < BEGINS)
    return rare and OPAQUE in document.prose


def _is_word(word: str, lexicon: Lexicon | None) -> bool:
    return word in lexicon or word.lower() in lexicon if lexicon else word.islower()


def _glued(document: Document, match: regex.Match[str], fault: str) -> Finding:
    at = match.end("mark")
    repair = replace(at, at, " ", Safety.UNSAFE, "Insert a space")
    return Finding(match.start(), match.end(), fault, {"mark": match["mark"]}, repairs=(repair,))
