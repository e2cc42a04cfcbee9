"""Where a text has names: capitalised words, and the neighbours they form a full name with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lint import regexes as regex
from lint.document import Document
from lint.formats import BlockKind
from lint.names.letters import plain

WORD = regex.compile(
    r"(?<![\p{L}\p{M}\p{N}_@#/\\.&'’~=+`$-])(?<part>(?:\p{Lu}['’]|Ma?c|D[ei]|L[ae]|Fitz|Van)?\p{Lu}\p{Ll}+(?:['’]\p{Ll}{1,2})?)"
    r"(?:-(?&part))*+(?!['’]?[\p{L}\p{M}\p{N}_@/\\=`*]|-[\p{L}\p{N}]|\.[\p{L}\p{N}]|:[/:]|\()"
)
"""Capitalised words, their parts joined by hyphens. What looks like a part of an address or identifier is none."""
PART = regex.compile(r"[^-]+")
GENITIVE = regex.compile(r"['’]s?$")
CONTRACTION = regex.compile(r"['’](?:re|ll|ve|d|m|t|s)$|^(?:[Ii]t|[Tt]hat|[Ww]hat|[Tt]here|[Hh]ere|[Ll]et)['’]s$")
PARTICLE = r"(?:d[eiau]|del|der|den|ten|v[ao]n|zu|bin|ibn|al|el|la|le)"
GAP = regex.compile(rf"[ \u00a0](?:(?:\p{{Lu}}\.[ \u00a0]?)+|(?:{PARTICLE}[ \u00a0]){{1,2}})?|-")
"""What may stand between two parts of one name: a space, initials, a particle, a hyphen."""
SENTENCE_START = regex.compile(r"(?:^|[.!?:…;•|–—][\"'”’»)\]]*\s+|[\n(\[{“\"„«‘/]\s*)[\"'“‘«(\[*_]*$")
LOOK_BACK = 6


class NameWord(NamedTuple):
    """A capitalised word: `letters` is its plain form, `initial` says that any word would be capital there.

    `before` and `after` are the plain forms of the words it forms a name with, "" if there are none.
    """

    start: int
    end: int
    text: str
    initial: bool
    before: str = ""
    after: str = ""

    @property
    def letters(self) -> str:
        """See `plain`."""
        return plain(self.text)

    @property
    def partners(self) -> frozenset[str]:
        """The words it forms a name with."""
        return frozenset(filter(None, (self.before, self.after)))


def name_words(document: Document) -> tuple[NameWord, ...]:
    """The capitalised words of a text, in order."""
    return tuple(_joined(document.prose, [*_words(document)]))


def _words(document: Document) -> Iterator[NameWord]:
    prose = document.prose
    for block in document.blocks:
        if block.kind is BlockKind.OPAQUE:
            continue
        for match in WORD.finditer(prose, block.start, block.end):
            if CONTRACTION.search(match.group()) and not match.group().endswith(("'s", "’s")):
                continue
            initial = bool(SENTENCE_START.search(prose[max(block.start, match.start() - LOOK_BACK) : match.start()]))
            initial = initial or match.start() == block.start
            for part in PART.finditer(match.group()):
                text = GENITIVE.sub("", part.group())
                start = match.start() + part.start()
                if len(text) > 1:
                    yield NameWord(start, start + len(text), text, initial and part.start() == 0)


def _joined(prose: str, words: list[NameWord]) -> Iterator[NameWord]:
    """The words with their neighbours filled in."""
    for number, word in enumerate(words):
        before = words[number - 1] if number else None
        after = words[number + 1] if number + 1 < len(words) else None
        yield NameWord(
            word.start, word.end, word.text, word.initial,
            before.letters if before and GAP.fullmatch(prose, before.end, word.start) else "",
            after.letters if after and GAP.fullmatch(prose, word.end, after.start) else "",
        )  # fmt: skip
