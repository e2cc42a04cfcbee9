"""Visible characters that stand for another: ligatures, decomposed letters, full-width forms,
private-use characters, stray accents and spaces that are no ordinary space.

Composition follows Unicode's NFC (UAX #15), ligatures and full-width forms NFKC, applied only to
the characters in question: NFKC of a whole text would destroy superscripts and fractions.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from lint import regexes as regex
from lint.document import Document
from lint.lexicon import lexicon_of
from lint.model import Change, Finding, Repair, Safety, replace
from lint.wordspan import word_around

LIGATURES = frozenset("ﬀﬁﬂﬃﬄﬅﬆ")
LIGATURE = regex.compile(r"(?:\b\p{L}+ )?(?P<letters>[\ufb00-\ufb06])(?: \p{Ll}+)?")
DECOMPOSED = regex.compile(r"\p{L}\p{Mn}+|[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?")
WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
STRAY_ACCENT = regex.compile(r"[\u0300-\u036f]+(?<=(?:^|\s)[\u0300-\u036f]+)", regex.M)
PRIVATE = regex.compile(r"[\ue000-\uf8ff\U000F0000-\U000FFFFD\U00100000-\U0010FFFD]+")
SYMBOL_FONT = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf0e0": "→", "\uf02d": "-", "\uf0e8": "→"}
"""What Word's fonts Symbol and Wingdings show for their private characters."""
FULL_WIDTH = regex.compile(r"[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+(?:[\uff0e\uff0c\uff05][\uff10-\uff19]+)*")
EAST_ASIAN = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Bopomofo}「」『』《》【】]")
CJK = ("zh", "ja", "ko", "yue")
ODD_SPACES = frozenset("\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000")
ODD_SPACE = regex.compile(
    r"(?<=\p{L})[\u1680\u2000-\u200a\u202f\u205f\u3000](?=\p{L})"
    r"|[\u1680\u2000-\u200a\u205f\u3000]+ [\u2000-\u200a\u3000 ]*"
    r"| +[\u1680\u2000-\u200a\u205f\u3000][\u2000-\u200a\u3000 ]*"
)
HARD_SPACE = regex.compile(
    r"\u00a0[ \u00a0]+| +\u00a0[ \u00a0]*|(?<=\p{Ll}{3})\u00a0(?=\p{Ll}{3})|^\u00a0+|\u00a0+$", regex.M
)


class Settings(NamedTuple):
    """`east_asian`: languages in which full-width forms and ideographic spaces belong."""

    east_asian: tuple[str, ...] = CJK


def find(document: Document, settings: Settings) -> Iterator[Finding]:
    """Faults: ligature, decomposed, stray-accent, private-use, full-width, odd-space, hard-space."""
    prose, used = document.prose, document.characters
    if prose.isascii():
        return
    yield from _decomposed(prose)
    if used & LIGATURES:
        yield from _ligatures(document)
    yield from _marks(prose)
    if document.language not in settings.east_asian:
        yield from _full_width(prose)
        if used & ODD_SPACES:
            yield from _spaces(prose, ODD_SPACE, "odd-space")
    if "\u00a0" in used:
        yield from _spaces(prose, HARD_SPACE, "hard-space")


def _swap(match: regex.Match[str], fault: str, text: str, safety: Safety) -> Finding:
    words = {"suggestion": text, "shown": _code(match.group())}
    repairs = (replace(match.start(), match.end(), text, safety),)
    return Finding(match.start(), match.end(), fault, words, repairs=repairs)


def _code(text: str) -> str:
    return f"U+{ord(text[0]):04X}"


def _ligatures(document: Document) -> Iterator[Finding]:
    for match in LIGATURE.finditer(document.prose):
        text = unicodedata.normalize("NFKC", match["letters"])
        known = lexicon_of(document.language)
        left, _, right = match.group().partition(match["letters"])
        joined = f"{left.rstrip()}{text}{right.lstrip()}"
        if " " in match.group() and known and joined.lower() in known:  # PDF files part words there: “in ﬂ uenced”
            yield _swap(match, "ligature", joined, Safety.UNSAFE)
        else:
            start, end = match.span("letters")
            first, last = word_around(document.prose, start, end)
            words = {"suggestion": document.prose[first:start] + text + document.prose[end:last]}
            yield Finding(first, last, "ligature", words, repairs=(replace(start, end, text, Safety.SAFE),))


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


def _marks(prose: str) -> Iterator[Finding]:
    for match in STRAY_ACCENT.finditer(prose):
        yield Finding(match.start(), match.end(), "stray-accent", {"shown": _code(match.group())})
    for match in PRIVATE.finditer(prose):
        text = SYMBOL_FONT.get(match.group(), "")
        repairs = (replace(match.start(), match.end(), text),) if text else ()
        yield Finding(match.start(), match.end(), "private-use", {"shown": _code(match.group())}, repairs=repairs)


# -- widths --------------------------------------------------------------------------------------


def _full_width(prose: str) -> Iterator[Finding]:
    """Full-width letters and digits, unless they stand beside text they belong to."""
    for match in FULL_WIDTH.finditer(prose):
        start, end = match.span()
        if not EAST_ASIAN.search(prose[max(0, start - 2) : start] + prose[end : end + 2]):
            yield _swap(match, "full-width", unicodedata.normalize("NFKC", match.group()), Safety.UNSAFE)


def _spaces(prose: str, pattern: regex.Pattern[str], fault: str) -> Iterator[Finding]:
    for match in pattern.finditer(prose):
        around = (prose[max(0, match.start() - 1) : match.start()], prose[match.end() : match.end() + 1])
        at_edge = "" in around or "\n" in around
        yield _swap(match, fault, "" if at_edge else " ", Safety.SAFE)
