"""Visible characters that stand for another: ligatures, decomposed letters, full-width forms,
private-use characters, marks of loss, stray accents and spaces that are no ordinary space.

Composition follows Unicode's NFC (UAX #15), ligatures and full-width forms NFKC, applied only to
the characters in question: NFKC of a whole text would destroy superscripts and fractions.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

import regex

from lint.document import Document
from lint.mention import is_mention
from lint.model import Change, Finding, Repair, Safety, replace

LIGATURE = regex.compile(r"[\ufb00-\ufb06]")
DECOMPOSED = regex.compile(r"\p{L}\p{Mn}+|[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?")
WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
STRAY_ACCENT = regex.compile(r"(?<=^|\s)[\u0300-\u036f]+", regex.M)
PRIVATE = regex.compile(r"[\ue000-\uf8ff\U000F0000-\U000FFFFD\U00100000-\U0010FFFD]+")
SYMBOL_FONT = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf0e0": "→", "\uf02d": "-", "\uf0e8": "→"}
"""What Word's fonts Symbol and Wingdings show for their private characters."""
FULL_WIDTH = regex.compile(r"[\uff01-\uff0e\uff10-\uff3b\uff3d\uff41-\uff5b\uff5d\uff5e、。｡､]+")
EAST_ASIAN = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Bopomofo}「」『』《》【】]")
CJK = ("zh", "ja", "ko", "yue")
LOST = regex.compile(
    r"\ufffd+|(?:锟斤拷)+|(?:占쏙옙)+|(?:嚙踝蕭)+|烫烫烫+|屯屯屯+|(?:ï¿½)+"  # U+FFFD read as GBK, EUC-KR, Big5, Latin-1
    r"|(?<=\p{L})[□▯](?=\p{L})"
)
QUESTION = regex.compile(
    r"(?<![\w/=&?.%#-])(?:\p{Ll}*n[?¿]t|\p{L}\p{Ll}*[?¿](?:s|re|ve|ll)"
    r"|\p{L}\p{Ll}?\?\p{Ll}{2,}|\p{L}\p{Ll}+\?\p{Ll}{1,2})(?![\w/=&?-])"
)
"""A question mark inside a word: a contraction, or one or two letters on one side (“caf?s”, “S?o”)."""
ODD_SPACE = regex.compile(
    r"(?<=\p{L})[\u1680\u2000-\u200a\u202f\u205f\u3000](?=\p{L})"
    r"|[\u1680\u2000-\u200a\u205f\u3000]+ [\u2000-\u200a\u3000 ]*"
    r"| +[\u1680\u2000-\u200a\u205f\u3000][\u2000-\u200a\u3000 ]*"
)
HARD_SPACE = regex.compile(
    r"\u00a0[ \u00a0]+| +\u00a0[ \u00a0]*|(?<=\p{Ll}{3})\u00a0(?=\p{Ll}{3})|^\u00a0+|\u00a0+$", regex.M
)
CONTRACTION = regex.compile(r"(?<=\p{L})[\ufffd?¿]+(?=(?:s|t|re|ve|ll|d|m)(?!\w))")


@dataclass(frozen=True)
class Settings:
    """`east_asian`: languages in which full-width forms and ideographic spaces belong."""

    east_asian: tuple[str, ...] = CJK


def find(document: Document, settings: Settings) -> Iterator[Finding]:
    """Faults: ligature, decomposed, stray-accent, private-use, lost, question-mark, full-width, odd- and hard-space."""
    prose = document.prose
    yield from _question_marks(document)
    if prose.isascii():
        return
    yield from _decomposed(prose)
    for match in LIGATURE.finditer(prose):
        text = unicodedata.normalize("NFKC", match.group())
        yield _swap(match, "ligature", text, Safety.SAFE)
    yield from _marks(document)
    yield from _lost(document)
    if document.language not in settings.east_asian:
        yield from _full_width(prose)
        yield from _spaces(prose, ODD_SPACE, "odd-space")
    yield from _spaces(prose, HARD_SPACE, "hard-space")


def _swap(match: regex.Match[str], fault: str, text: str, safety: Safety) -> Finding:
    words = {"suggestion": text, "shown": _code(match.group())}
    repairs = (replace(match.start(), match.end(), text, safety),)
    return Finding(match.start(), match.end(), fault, words, repairs=repairs)


def _code(text: str) -> str:
    return f"U+{ord(text[0]):04X}"


# -- letters -------------------------------------------------------------------------------------


def _decomposed(prose: str) -> Iterator[Finding]:
    """One finding a document: a file from macOS has every accent of its text like this."""
    if unicodedata.is_normalized("NFC", prose):
        return
    changes = [*_compositions(prose)]
    if changes:
        word = next(m for m in WORD.finditer(prose) if m.end() > changes[0].start)
        repair = Repair("Compose the letters", Safety.SAFE, tuple(changes))
        words = {"count": str(len(changes))}
        yield Finding(min(word.start(), changes[0].start), word.end(), "decomposed", words, repairs=(repair,))


def _compositions(prose: str) -> Iterator[Change]:
    for match in DECOMPOSED.finditer(prose):
        text = unicodedata.normalize("NFC", match.group())
        if len(text) < len(match.group()):
            yield Change(match.start(), match.end(), text)


def _marks(document: Document) -> Iterator[Finding]:
    for match in STRAY_ACCENT.finditer(document.prose):
        yield Finding(match.start(), match.end(), "stray-accent", {"shown": _code(match.group())})
    for match in PRIVATE.finditer(document.prose):
        text = SYMBOL_FONT.get(match.group(), "")
        repairs = (replace(match.start(), match.end(), text),) if text else ()
        yield Finding(match.start(), match.end(), "private-use", {"shown": _code(match.group())}, repairs=repairs)


# -- loss ----------------------------------------------------------------------------------------


def _lost(document: Document) -> Iterator[Finding]:
    for match in LOST.finditer(document.prose):
        if not is_mention(document.prose, match.start(), match.end()):
            yield Finding(match.start(), match.end(), "lost", repairs=_apostrophe(document, match.start()))


def _question_marks(document: Document) -> Iterator[Finding]:
    if "?" in document.prose or "¿" in document.prose:
        for match in QUESTION.finditer(document.prose):
            at = match.start() + max(match.group().find("?"), match.group().find("¿"))
            repairs = _apostrophe(document, at)
            sure = 0.9 if repairs else None
            yield Finding(match.start(), match.end(), "question-mark", repairs=repairs, confidence=sure)


def _apostrophe(document: Document, at: int) -> tuple[Repair, ...]:
    """In English, what is lost before a contraction's ending is an apostrophe."""
    match = CONTRACTION.match(document.prose, at) if document.language == "en" else None
    return (replace(match.start(), match.end(), "’"),) if match else ()


# -- widths --------------------------------------------------------------------------------------


def _full_width(prose: str) -> Iterator[Finding]:
    """Full-width forms, unless they stand beside text they belong to."""
    for match in FULL_WIDTH.finditer(prose):
        start, end = match.span()
        if not EAST_ASIAN.search(prose[max(0, start - 2) : start] + prose[end : end + 2]):
            yield _swap(match, "full-width", _narrow(prose, start, end), Safety.UNSAFE)


def _narrow(prose: str, start: int, end: int) -> str:
    """The ASCII forms, with the space that full-width marks carry in them."""
    text = unicodedata.normalize("NFKC", prose[start:end]).replace("。", ".").replace("、", ",")
    before, after = prose[max(0, start - 1) : start], prose[end : end + 1]
    lead = " " if text[0] in "([{" and before.isalnum() else ""
    trail = " " if text[-1] in ",.;:!?)]}" and after.isalpha() else ""
    return f"{lead}{text}{trail}"


def _spaces(prose: str, pattern: regex.Pattern[str], fault: str) -> Iterator[Finding]:
    for match in pattern.finditer(prose):
        around = (prose[max(0, match.start() - 1) : match.start()], prose[match.end() : match.end() + 1])
        at_edge = "" in around or "\n" in around
        yield _swap(match, fault, "" if at_edge else " ", Safety.SAFE)
