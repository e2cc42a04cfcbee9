"""Text decoded in the wrong encoding: “donâ€™t” for “don’t”, “РџСЂРёРІРµС‚” for “Привет”.

A cheap pattern finds the words in which UTF-8 bytes may have been read as another encoding; only
there ftfy (Speer 2019, doi:10.5281/zenodo.2591652) is asked, so that a clean text does not load it.
What ftfy does not cover is decoded here: UTF-8 read as GBK or Shift JIS, Cyrillic or Greek read as
Latin-1, and mojibake whose no-break space or spacing accent became a plain space on the way.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import regex

from lint.document import Document
from lint.mention import is_mention
from lint.model import Finding, Safety, replace

ONE_BYTE = ("latin-1", "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1257", "mac-roman", "cp437")
"""Encodings UTF-8 is read as by mistake."""
MULTI_BYTE = {"gbk": "鈥鈩脙脗锛", "cp932": "窶"}
"""The same in East Asia, with the characters that the commonest lead bytes of UTF-8 turn into."""
MIN_FOREIGN = 8
"""Letters, in words of four and more, that must look like another alphabet in a block before it is believed."""
MENTION = 2
"""Longest text, in code points, of a sequence that a text can be about (“Ã©”) when it stands alone in quotes."""
SPLIT_ACCENTS = {" \u0327": "¸", " \u0308": "¨", " \u0301": "´", " \u0304": "¯", " \u0303": "˜"}
"""Spacing accents (half of a mojibake) as NFKC and careless converters write them."""


@dataclass(frozen=True)
class Settings:
    """No parameters: what is mojibake does not depend on the language."""


Plan = Sequence[tuple[str, str]]


class Mend(NamedTuple):
    """A stretch of the prose, what it should read, and whether writing it wrongly again gives the same."""

    start: int
    end: int
    text: str
    certain: bool


def _readings(encoding: str, low: int, high: int) -> frozenset[str]:
    """The characters that bytes `low` to `high` are read as (C1 controls where the encoding has a gap)."""
    return frozenset(bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in range(low, high + 1))


def _class(encoding: str, low: int, high: int) -> str:
    return "[" + "".join(f"\\u{ord(c):04x}" for c in sorted(_readings(encoding, low, high))) + "]"


def _sequences(encoding: str) -> str:
    """A pattern for a UTF-8 sequence read as `encoding`."""
    more = _class(encoding, 0x80, 0xBF)
    two, three, four = _class(encoding, 0xC2, 0xDF), _class(encoding, 0xE0, 0xEF), _class(encoding, 0xF0, 0xF4)
    letters = encoding in ("cp1251", "cp1253")  # here lead bytes read as letters of every word
    return rf"(?:{two}{more}){{{2 if letters else 1}}}|{three}{more}{{2}}|{four}{more}{{3}}"


LEADS_AND_MORE = tuple((_readings(name, 0xC2, 0xF4), _readings(name, 0x80, 0xBF)) for name in ONE_BYTE)
"""For each encoding the characters a UTF-8 sequence begins and goes on with."""


@cache
def _trigger() -> regex.Pattern[str]:
    return regex.compile("|".join(dict.fromkeys(map(_sequences, ONE_BYTE))))


MULTI = regex.compile("|".join(f"(?P<{name}>[{marks}])" for name, marks in MULTI_BYTE.items()))
NOT_ASCII = regex.compile(r"[^\x00-\x7f]+")
SPACED = regex.compile(r"(?<!\p{Lu})Ã(?=[ ](?![\u0300-\u036f])|$)|(?<!\S)Â(?= )", regex.M)
ACCENTED = regex.compile(r"[ÃÂÄÅ] [\u0300-\u036f]")
FOREIGN = regex.compile(r"(?<![^\W\d_])[À-ÖØ-öø-ÿ]+(?![^\W\d_])")


def find(document: Document, settings: Settings) -> Iterator[Finding]:
    """Words that become a word of some language when decoded again (fault "")."""
    prose = document.prose
    if prose.isascii():
        return
    for mend in (*_by_ftfy(document), *_by_table(prose), *_spaced(document), *_foreign(document)):
        if len(mend.text) > MENTION or not is_mention(prose, mend.start, mend.end):
            yield _finding(prose, mend)


def _finding(prose: str, mend: Mend) -> Finding:
    """The whole word is told of, so that nobody judges its other letters."""
    start, end = _word_at(prose, mend.start, mend.end)
    words = {"suggestion": prose[start : mend.start] + mend.text + prose[mend.end : end]}
    safety = Safety.SAFE if mend.certain else Safety.UNSAFE
    repairs = (replace(mend.start, mend.end, mend.text, safety),)
    return Finding(start, end, words=words, repairs=repairs, confidence=None if mend.certain else 0.8)


# -- UTF-8 read as a one-byte encoding -----------------------------------------------------------


def _by_ftfy(document: Document) -> Iterator[Mend]:
    prose = document.prose
    used = document.characters
    if not any(used & leads and used & more for leads, more in LEADS_AND_MORE):
        return
    done = 0
    for match in _trigger().finditer(prose):
        if match.start() < done:
            continue
        start, done = _word_at(prose, match.start(), match.end())
        yield from _mended(prose, start, done)


def _word_at(prose: str, start: int, end: int) -> tuple[int, int]:
    """The run without white space (no-break spaces may be half of a mojibake) around a match."""
    while start and prose[start - 1] not in " \t\n\ufffc":
        start -= 1
    while end < len(prose) and prose[end] not in " \t\n\ufffc":
        end += 1
    return start, end


def _mended(prose: str, start: int, end: int) -> Iterator[Mend]:
    from ftfy import fix_encoding_and_explain

    word = prose[start:end]
    text, plan = fix_encoding_and_explain(word)
    if text != word and "\ufffd" not in text:  # what was lost before it was misread stays lost
        same = _common_prefix(word, text)
        tail = _common_prefix(word[same:][::-1], text[same:][::-1])
        yield Mend(start + same, end - tail, text[same : len(text) - tail], _round_trips(word, text, plan or []))


def _common_prefix(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


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

    for match in _trigger().finditer(word):
        text, plan = fix_encoding_and_explain(match.group())
        if text == match.group() or any(action not in ("encode", "decode") for action, _ in plan or ()):
            return False
    return True


# -- what ftfy leaves ----------------------------------------------------------------------------


def _by_table(prose: str) -> Iterator[Mend]:
    """UTF-8 read as an East Asian encoding: a lead byte takes the letter after the mark with it."""
    done = 0
    for match in MULTI.finditer(prose):
        run = NOT_ASCII.match(prose, match.start())
        if run and match.start() >= done:
            done = run.end()
            text = _decoded(run.group(), str(match.lastgroup))
            if text:
                yield Mend(run.start(), run.end(), text, True)


def _decoded(run: str, encoding: str) -> str:
    try:
        return run.encode(encoding).decode("utf-8")
    except UnicodeError:
        return ""


def _spaced(document: Document) -> Iterator[Mend]:
    """“Ã ” and “Â ” that lost their no-break space, and halves that are accents on a space (“drÃ ̧m”)."""
    prose = document.prose
    if document.language not in ("vi", "ro"):
        for match in SPACED.finditer(prose):
            letter = match.group() == "Ã"
            yield Mend(match.start(), match.end() + (not letter), "à" if letter else "", False)
    for match in ACCENTED.finditer(prose):
        half = SPLIT_ACCENTS.get(match.group()[1:])
        text = _decoded(match.group()[0] + half, "cp1252") if half else ""
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
