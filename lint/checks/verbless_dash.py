"""The dash that stands for “is” in Russian and its sisters: `Moscow — the capital of Russia.`"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lint import regexes as regex
from lint.document import WORD, Document
from lint.formats import BlockKind
from lint.model import Finding, Safety, replace

DASH = regex.compile(r"(?P<subject>\p{Lu}[^.!?,;:—–()\"“”-]{1,60}?)(?P<dash> [—–-] )(?P<rest>[^!?—–]{3,160})[.]")


class Settings(NamedTuple):
    """The grammar of the language of the text.

    Attributes:
        verbs: words that show that the sentence has a verb of its own.
        past: endings of the past tense.
        determiners: what the other noun begins with.
        pointers: Russian's "это", translated too ("Moscow — this is the capital").
        singular, plural: the verb that is missing.
        plurals: nouns in the plural that do not end in -s.
        words: most words before the dash.
    """

    verbs: tuple[str, ...] = ()
    past: tuple[str, ...] = ()
    determiners: tuple[str, ...] = ()
    pointers: tuple[str, ...] = ()
    singular: str = ""
    plural: str = ""
    plurals: tuple[str, ...] = ()
    words: int = 4


def find(document: Document, settings: Settings) -> Iterator[Finding]:
    """Fault: `dash`."""
    for sentence in document.sentences:
        if document.blocks[sentence.block].kind is not BlockKind.PARAGRAPH:
            continue
        match = DASH.fullmatch(document.prose, sentence.start, sentence.end)
        if match:
            yield from _judge(document, match, settings)


def _judge(document: Document, match: regex.Match[str], settings: Settings) -> Iterator[Finding]:
    subject = [m.group().lower() for m in WORD.finditer(match["subject"])]
    rest = match["rest"].lower() + " "
    pointer = next((p for p in settings.pointers if rest.startswith(p + " ")), "")
    verbal = any(word in settings.verbs or word.endswith(settings.past or ("\0",)) for word in subject)
    if not settings.verbs or verbal or not 1 <= len(subject) <= settings.words:
        return
    if not pointer and (rest.split()[0] not in settings.determiners or not {*rest.split()}.isdisjoint(settings.verbs)):
        return
    start, end = match.span("dash")
    noun = subject[-1]
    many = noun in settings.plurals or (noun.endswith("s") and not noun.endswith(("ss", "us", "is")))
    verb = settings.plural if many else settings.singular
    if pointer:
        end += len(pointer) + 1
    repair = replace(start, end, f" {verb} ", Safety.UNSAFE, f"Replace with “{verb}”")
    yield Finding(start + 1, end - 1, "dash", {"verb": verb}, repairs=(repair,))
