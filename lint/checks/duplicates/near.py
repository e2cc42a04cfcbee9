"""Paragraphs that are nearly the same.

Candidates share shingles of words (Broder 1997); only the few with the most in common are
compared in full, by rapidfuzz on their words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from lint.checks.duplicates.blocks import beginning
from lint.checks.duplicates.units import Unit, cut, doubt, is_verse, prose_only, units
from lint.document import Document
from lint.formats import BlockKind
from lint.model import Finding

SHINGLE = 4
"""Words of one shingle."""
POSTINGS = 4
"""Paragraphs remembered for one shingle: what more share is a formula, and the work stays linear."""
KINDS = (BlockKind.PARAGRAPH, BlockKind.QUOTE)


def find(document: Document, shortest: int, closeness: int, known: frozenset[int]) -> Iterator[Finding]:
    """Paragraphs that repeat an earlier one with a few words changed."""
    if is_verse(document):
        return
    index: dict[tuple[str, ...], list[Unit]] = defaultdict(list)
    for unit in units(document):
        usable = unit.block.kind in KINDS and prose_only(unit) and len(unit.words) >= shortest
        if not usable or unit.block.number in known:
            continue
        partner = _closest(unit, index, closeness)
        if partner and not _is_parallel(document, partner, unit):
            yield _finding(document, partner, unit)
        for shingle in _shingles(unit):
            if len(index[shingle]) < POSTINGS:
                index[shingle].append(unit)


def _shingles(unit: Unit) -> Iterator[tuple[str, ...]]:
    return (unit.words[n : n + SHINGLE] for n in range(len(unit.words) - SHINGLE + 1))


def _closest(unit: Unit, index: dict[tuple[str, ...], list[Unit]], closeness: int) -> Unit | None:
    shared = Counter(other for shingle in _shingles(unit) for other in index.get(shingle, ()))
    if not shared:
        return None
    from rapidfuzz.fuzz import ratio

    for other, count in shared.most_common(2):
        if 3 * count < len(unit.words) or other.block.group != unit.block.group:
            continue
        if _numbers(other) == _numbers(unit) and ratio(other.words, unit.words) >= closeness:
            return other
    return None


def _is_parallel(document: Document, first: Unit, second: Unit) -> bool:
    """Whether one says of a second thing what the other says of a first (“the demand curve”, “the supply curve”).

    A revision leaves a word out, or puts one in its place; a parallel puts in what the text also speaks of elsewhere.
    """
    gone, come = {*first.words} - {*second.words}, {*second.words} - {*first.words}
    elsewhere = (w for unit in units(document) if unit not in (first, second) for w in unit.words)
    return bool(gone and come) and (gone | come).issubset(elsewhere)


def _numbers(unit: Unit) -> list[str]:
    """Two paragraphs with other numbers are two records, not one paragraph twice."""
    return [word for word in unit.words if word.isnumeric()]


def _finding(document: Document, first: Unit, second: Unit) -> Finding:
    block = second.block
    repairs = (cut([second], "Delete the later version", sure=False),) if block.outer else ()
    words = {"beginning": beginning(document, block.start)}
    place = (first.block.start, first.block.end)
    severity = doubt(document, second)
    return Finding(block.start, block.end, "near", words=words, severity=severity, repairs=repairs, related=(place,))
