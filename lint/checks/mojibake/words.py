"""Words that are UTF-8 read as another encoding: told by the document, or else by ftfy.

Two words that only one misreading explains prove it for the document: then every word it explains
is mended. A lone word is left to the heuristics of ftfy.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lint import regexes as regex
from lint.checks.mojibake.misreadings import ONE_BYTE, TWO_BYTES, Mend, decoded, may_occur, mend, trigger, word_at
from lint.document import Document

EAST_ASIAN = regex.compile(r"[\p{Han}\p{Katakana}\uff61-\uff9f]")
WORD = regex.compile(r"[^ \t\n\ufffc]+")
ALPHABETS = {**dict.fromkeys(("ru", "uk", "be", "bg", "sr", "mk", "kk"), "cp1251"), "el": "cp1253"}
"""Language -> the one-byte encoding of its letters."""
CJK = ("zh", "ja", "ko", "yue")
IN_WORD = regex.compile(r"(?=[^\x00-\x7f])\p{Ll}|\p{Ll}[^\x00-\x7f]|[^\x00-\x7f]\p{Ll}")
"""A small letter that is, or stands beside, a decoded character: capitals before a quote prove nothing."""
PROOF = 2
Plan = Sequence[tuple[str, str]]


class Word(NamedTuple):
    """A word with a suspicious sequence, and its place in the prose."""

    start: int
    text: str


def mends(document: Document) -> Iterator[Mend]:
    """Every word that can be decoded again."""
    words = [*_suspicious(document)]
    encoding = _proven(words)
    for word in words if encoding is None else _foreign(document):
        text = decoded(word.text, encoding) if encoding else None
        if text:
            yield mend(word.text, word.start, text, True)
        elif trigger().search(word.text):
            yield from _by_ftfy(word)


def _suspicious(document: Document) -> Iterator[Word]:
    prose = document.prose
    done = 0
    if may_occur(document.characters):
        for match in trigger(ALPHABETS.get(document.language, "")).finditer(prose):
            if match.start() >= done:
                start, done = word_at(prose, match.start(), match.end())
                yield Word(start, prose[start:done])
    if document.language not in CJK and EAST_ASIAN.search("".join(document.characters)):
        for match in WORD.finditer(prose):
            if EAST_ASIAN.search(match.group()):
                yield Word(match.start(), match.group())


def _foreign(document: Document) -> Iterator[Word]:
    """All words that are not ASCII: short ones (“Рё”) are believed only where the misreading is proven."""
    for match in WORD.finditer(document.prose):
        if not match.group().isascii():
            yield Word(match.start(), match.group())


def _proven(words: list[Word]) -> str | None:
    """The encoding that explains most words, if it explains two different ones."""
    proofs = {encoding: _proofs(words, encoding) for encoding in (*ONE_BYTE, *TWO_BYTES)} if len(words) > 1 else {}
    best = max(proofs, key=lambda encoding: proofs[encoding], default=None)
    return best if best and proofs[best] >= PROOF else None


def _proofs(words: list[Word], encoding: str) -> int:
    texts = {text for word in words if (text := decoded(word.text, encoding))}
    return sum(IN_WORD.search(text) is not None for text in texts)


# -- ftfy ----------------------------------------------------------------------------------------


def _by_ftfy(word: Word) -> Iterator[Mend]:
    from ftfy import fix_encoding_and_explain

    text, plan = fix_encoding_and_explain(word.text)
    if text != word.text and "\ufffd" not in text:  # what was lost before it was misread stays lost
        yield mend(word.text, word.start, text, _round_trips(word.text, text, plan or []))


def _round_trips(word: str, text: str, plan: Plan) -> bool:
    """Whether writing `text` down wrongly again, by the steps of ftfy's plan, gives the word."""
    data = b""
    try:
        for action, encoding in reversed(plan):
            if action == "decode":
                data = text.encode(encoding)
            elif action == "encode":
                text = data.decode(encoding)
            else:
                return _each_round_trips(word)
    except UnicodeError:
        return False
    return text == word


def _each_round_trips(word: str) -> bool:
    """The same for a word that ftfy mends piece by piece (“â€œcafé”)."""
    from ftfy import fix_encoding_and_explain

    for match in trigger().finditer(word):
        text, plan = fix_encoding_and_explain(match.group())
        if text == match.group() or any(action not in ("encode", "decode") for action, _ in plan or ()):
            return False
    return True
