"""Marks that stand together and cannot: doubled (`,,`), contradictory (`.,` `?.`), too many or too few dots."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lint import regexes as regex
from lint.document import Document
from lint.lexicon import lexicon_of
from lint.mention import ends_identifier
from lint.model import Finding, Safety, Severity, replace
from lint.packs import WordList

CLUSTER = regex.compile(r"[.,;:?!…]{2,}")
BEFORE = regex.compile(
    r"(?r)(?<![\p{L}\p{N}\p{M}])(?P<word>[\p{L}\p{N}][\p{L}\p{N}\p{M}.’'-]*)?(?P<closing>[\])”\"’»%]*)"
)
ENTITY = regex.compile(r"(?r)&#?\w{1,10};")
THREE = regex.compile(r"(?<!\.)\.{3}(?!\.)")
SIGN = regex.compile("…")
DOTS = regex.compile(r"\.+|…+")
FINE = regex.compile(r"[?!]+|\.{3,4}|\.?…|(?:\.{3}|…)[?!]+|[?!]+(?:\.{3}|…)|(?:\.{3}|…),|,(?:\.{3}|…)")
TRAILING = regex.compile(r"\.\.[?!]+")
"""A question that trails off, with a dot too few: a habit rather than a fault."""
REACH = 40
"""Code points before a cluster in which its word is looked for."""


class Settings(NamedTuple):
    """What may stand together.

    Attributes:
        abbreviations: words with a full stop that a comma may follow ("etc.,").
        allowed: clusters that the language has (Russian `?..`).
    """

    abbreviations: WordList | tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()


class Cluster(NamedTuple):
    """Marks that stand together, the word before them, closing marks between, and what follows."""

    start: int
    end: int
    marks: str
    word: str
    closing: str
    after: str
    following: str


def find(document: Document, settings: Settings) -> Iterator[Finding]:
    """Faults: `doubled`, `contradictory`, `dots`, `mixed` (both `...` and `…` in one text)."""
    for match in CLUSTER.finditer(document.prose):
        if FINE.fullmatch(match.group()) or match.group() in settings.allowed:
            continue
        cluster = _cluster(document.prose, match)
        fault, right = ("", "") if _is_code(document.prose, cluster) else _judge(cluster, document.language, settings)
        if fault:
            safety = Safety.SAFE if fault == "doubled" else Safety.UNSAFE
            repair = replace(cluster.start, cluster.end, right, safety)
            words = {"marks": cluster.marks, "right": right}
            doubtful = Severity.INFO if TRAILING.fullmatch(cluster.marks) else None
            yield Finding(cluster.start, cluster.end, fault, words, severity=doubtful, repairs=(repair,))
    yield from _mixed(document)


def _cluster(prose: str, match: regex.Match[str]) -> Cluster:
    start, end = match.span()
    before = BEFORE.match(prose, max(0, start - REACH), start)
    word, closing = (before["word"] or "", before["closing"]) if before else ("", "")
    return Cluster(start, end, match.group(), word, closing, prose[end : end + 1], prose[end : end + 9].lstrip(" ")[:1])


def _is_code(prose: str, cluster: Cluster) -> bool:
    """Whether the marks are part of a path, operator, emoticon, entity or low quotation mark (`,,so`)."""
    if not (cluster.word or cluster.closing) or cluster.after.isdigit() or cluster.after in (*"/\\=)(*|<>-~_",):
        return True
    if (cluster.marks.endswith(",,") and cluster.after.isalpha()) or ends_identifier(prose, cluster.start):
        return True
    return ENTITY.match(prose, max(0, cluster.start - 12), cluster.start + 1) is not None


def _judge(cluster: Cluster, language: str, settings: Settings) -> tuple[str, str]:
    """The fault of a cluster and what should stand there; "" for a cluster that is right."""
    marks = cluster.marks
    if DOTS.fullmatch(marks):
        return _dots(cluster)
    if TRAILING.fullmatch(marks):
        return "dots", "..." + marks[2:]
    if len({*marks}) == 1:
        return ("doubled", marks[0]) if marks[0] in ",;" else ("", "")
    if len(marks) == 2 and marks[0] == "." and marks[1] in ",;:?!" and _is_abbreviation(cluster, language, settings):
        return "", ""
    if marks[0] in "!?" and {*marks[1:]} <= {*",;:."} and cluster.word[:1].isupper():
        return "", ""  # Yahoo!, and other names with a mark
    return "contradictory", _right(cluster)


def _dots(cluster: Cluster) -> tuple[str, str]:
    if cluster.marks.startswith("…"):
        return "dots", "…"
    if len(cluster.marks) == 2:
        return "dots", "..." if cluster.following.islower() else "."
    leader = len(cluster.marks) >= 8  # to a page number, or a blank to fill in
    return ("", "") if leader else ("dots", "...")


def _right(cluster: Cluster) -> str:
    """The mark that goes with what follows: a small letter wants a comma, anything else a full stop."""
    marks = cluster.marks
    for ellipsis in ("…", "..."):
        if ellipsis in marks:
            return ellipsis
    strong = "".join(dict.fromkeys(mark for mark in marks if mark in "?!"))
    if strong:
        return strong
    if cluster.following.islower():
        return next(mark for mark in marks if mark != ".")
    return "." if "." in marks else marks[0]


def _is_abbreviation(cluster: Cluster, language: str, settings: Settings) -> bool:
    """Whether the full stop may belong to the word: to any but a word the language is known to have."""
    word = cluster.word
    if cluster.closing:
        return False
    listed = settings.abbreviations.words if isinstance(settings.abbreviations, WordList) else settings.abbreviations
    if word.lower() in listed or not word.isalpha() or len(word) < 4:
        return True
    lexicon = lexicon_of(language)
    return word not in lexicon if lexicon else len(word) < 7 or not word.islower()


def _mixed(document: Document) -> Iterator[Finding]:
    """The rarer of the two ways to write an ellipsis, where one is clearly the rule."""
    dots = [m.span() for m in THREE.finditer(document.prose)]
    signs = [m.span() for m in SIGN.finditer(document.prose)]
    rare, right = (dots, "…") if len(dots) < len(signs) else (signs, "...")
    if rare and max(len(dots), len(signs)) >= 3 * len(rare):
        for start, end in rare:
            yield Finding(start, end, "mixed", {"right": right}, repairs=(replace(start, end, right, Safety.UNSAFE),))
