"""Marks that stand together and cannot: doubled (`,,`), contradictory (`.,` `?.`), too many or too few dots."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from lint.document import Document
from lint.lexicon import lexicon_of
from lint.model import Finding, Safety, replace
from lint.packs import WordList

CLUSTER = regex.compile(
    r"(?P<word>[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}.’'-]*[\p{L}\p{N}])?)?(?P<end>[\])”\"’»%]*)(?P<marks>[.,;:?!…]{2,})(?P<next>\s*.)?"
)
ENTITY = regex.compile(r"&#?\w+;$")
DOTS = regex.compile(r"\.+|…+")
FINE = regex.compile(r"[?!]+|\.{3,4}|…|(?:\.{3}|…)[?!]+|[?!]+(?:\.{3}|…)|(?:\.{3}|…),")


@dataclass(frozen=True)
class Settings:
    """What may stand together.

    Attributes:
        abbreviations: words with a full stop that a comma may follow ("etc.,").
        allowed: clusters that the language has (Russian `?..`).
    """

    abbreviations: WordList | tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()


def find(document: Document, settings: Settings) -> Iterator[Finding]:
    """Faults: `doubled`, `contradictory`, `dots`, `mixed` (both `...` and `…` in one text)."""
    for match in CLUSTER.finditer(document.prose):
        marks = match["marks"]
        if FINE.fullmatch(marks) or marks in settings.allowed or _is_code(document.prose, match):
            continue
        fault, right = _judge(document, match, settings)
        if fault:
            start, end = match.span("marks")
            safety = Safety.SAFE if fault == "doubled" else Safety.UNSAFE
            yield Finding(
                start, end, fault, {"marks": marks, "right": right}, repairs=(replace(start, end, right, safety),)
            )
    yield from _mixed(document)


def _is_code(prose: str, match: regex.Match[str]) -> bool:
    """Whether the marks are part of a path, an operator, an emoticon or a low quotation mark (`,,so`)."""
    start, end = match.span("marks")
    after = prose[end : end + 1]
    return (
        not (match["word"] or match["end"])
        or after in (*"/\\=)(*|<>-~", "_")
        or prose[start - 1 : start] == "/"
        or after.isdigit()
        or ENTITY.search(prose, max(0, start - 12), start + 1) is not None
    )


def _judge(document: Document, match: regex.Match[str], settings: Settings) -> tuple[str, str]:
    """The fault of a cluster and what should stand there; "" for a cluster that is right."""
    marks, following = match["marks"], (match["next"] or "").strip()
    if DOTS.fullmatch(marks):
        return _dots(marks, following)
    if len({*marks}) == 1:
        return ("doubled", marks[0]) if marks[0] in ",;" else ("", "")
    if (
        marks[0] == "."
        and len(marks) == 2
        and marks[1] in ",;:?!"
        and _is_abbreviation(match, document.language, settings)
    ):
        return "", ""
    if marks[0] in "!?" and set(marks[1:]) <= {",", ";", ":", "."} and (match["word"] or "")[:1].isupper():
        return "", ""  # Yahoo!, and other names with a mark
    return "contradictory", _right(marks, following)


def _dots(marks: str, following: str) -> tuple[str, str]:
    if marks.startswith("…"):
        return "dots", "…"
    if len(marks) == 2:
        return "dots", "." if not following or not following[0].islower() else "..."
    return ("dots", "...") if len(marks) < 8 else ("", "")  # longer: a leader to a page number or a blank to fill in


def _right(marks: str, following: str) -> str:
    """The mark that goes with what follows: a small letter wants a comma, anything else a full stop."""
    if "…" in marks or "..." in marks:
        return "…" if "…" in marks else "..."
    strong = [mark for mark in marks if mark in "?!"]
    if strong:
        return "".join(dict.fromkeys(strong))
    if following[:1].islower():
        return next((mark for mark in marks if mark != "."), ".")
    return "." if "." in marks else marks[0]


def _is_abbreviation(match: regex.Match[str], language: str, settings: Settings) -> bool:
    """Whether a full stop may belong to the word: anything but a word the language is known to have."""
    word = match["word"] or ""
    listed = settings.abbreviations.words if isinstance(settings.abbreviations, WordList) else settings.abbreviations
    if match["end"] or word.lower() in listed or "." in word:
        return not match["end"]
    lexicon = lexicon_of(language)
    known = word in lexicon if lexicon else word.islower() and len(word) > 6
    return not known or len(word) < 4 or not word.isalpha()


def _mixed(document: Document) -> Iterator[Finding]:
    """The rarer of the two ways to write an ellipsis, where one is clearly the rule."""
    dots = [m.span() for m in regex.finditer(r"(?<!\.)\.{3}(?!\.)", document.prose)]
    signs = [m.span() for m in regex.finditer("…", document.prose)]
    rare, right = (dots, "…") if len(dots) < len(signs) else (signs, "...")
    if rare and max(len(dots), len(signs)) >= 3 * len(rare):
        for start, end in rare:
            yield Finding(start, end, "mixed", {"right": right}, repairs=(replace(start, end, right, Safety.UNSAFE),))
