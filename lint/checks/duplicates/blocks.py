"""Blocks and runs of blocks that come again word for word, and list items that come twice in their list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from lint.checks.duplicates.units import FIGURE, Unit, cut, doubt, is_attribution, is_verse, prose_only, units
from lint.document import Document
from lint.formats import BlockKind
from lint.model import Finding


@dataclass
class Passage:
    """Blocks that repeat earlier ones: `first[n]` reads as `again[n]`."""

    first: list[Unit]
    again: list[Unit]

    @property
    def adjacent(self) -> bool:
        """Whether the copy stands right behind what it copies."""
        return self.first[-1].block.number + 1 >= self.again[0].block.number

    @property
    def numbers(self) -> list[int]:
        """The numbers of the blocks of the copy."""
        return [unit.block.number for unit in self.again]

    def length(self) -> int:
        """Words of the copy. Headings, items of lists and sources of quotations rightly recur elsewhere."""
        return sum(len(u.words) for u in self.again if self.adjacent or not _recurs(u))


def _recurs(unit: Unit) -> bool:
    return unit.block.kind in (BlockKind.HEADING, BlockKind.LIST_ITEM) or is_attribution(unit)


def passages(document: Document, adjacent: int, distant: int, known: frozenset[int]) -> Iterator[Passage]:
    """The passages that come twice, blocks in `known` left out; what comes a third time elsewhere is a formula."""
    times = Counter(unit.written for unit in units(document))
    for passage in _runs(units(document), known):
        if passage.adjacent:
            shortest = distant if is_verse(document) else adjacent
        elif any(times[unit.written] > 2 for unit in passage.again):
            continue
        else:
            shortest = distant
        if passage.length() >= shortest:
            yield passage


def _runs(all_units: tuple[Unit, ...], known: frozenset[int]) -> Iterator[Passage]:
    seen: dict[tuple[int, str], int] = {}
    run: Passage | None = None
    for number, unit in enumerate(all_units):
        key = (unit.block.group, unit.written)
        before = seen.get(key) if prose_only(unit) and unit.words and number not in known else None
        seen[key] = number
        if run and before == run.first[-1].block.number + 1:
            run.first.append(all_units[before])
            run.again.append(unit)
            continue
        if run:
            yield run
        run = Passage([all_units[before]], [unit]) if before is not None else None
    if run:
        yield run


def finding(document: Document, passage: Passage) -> Finding:
    """The finding for a passage."""
    adjacent = passage.adjacent
    fault = "adjacent" if adjacent else "distant"
    # Two equal records can both be meant; a figure or address is never taken away unseen.
    sure = adjacent and not any(FIGURE.search(unit.written) for unit in passage.again)
    repairs = (cut(passage.again, "Delete the copy", sure),) if all(u.block.outer for u in passage.again) else ()
    start, end = passage.again[0].block.start, passage.again[-1].block.end
    place = (passage.first[0].block.start, passage.first[-1].block.end)
    words = {"beginning": beginning(document, start)}
    severity = None if adjacent else doubt(document, *passage.again)
    return Finding(start, end, fault, words=words, severity=severity, repairs=repairs, related=(place,))


def list_items(document: Document, shortest: int, known: frozenset[int]) -> Iterator[Finding]:
    """Items that come twice in one list; one with items below it has something of its own to say."""
    levels: dict[int, dict[str, Unit]] = {}
    for unit, after in zip_longest(units(document), units(document)[1:]):
        block = unit.block
        if block.kind is not BlockKind.LIST_ITEM:
            levels = {}
            continue
        levels = {depth: seen for depth, seen in levels.items() if depth <= block.depth}
        leaf = not (after and after.block.kind is BlockKind.LIST_ITEM and after.block.depth > block.depth)
        if not leaf or not prose_only(unit) or len(unit.words) < shortest:
            continue
        first = levels.setdefault(block.depth, {}).setdefault(unit.written, unit)
        if first is not unit and block.number not in known and block.outer:
            repair = cut([unit], "Delete the second item", sure=False)
            place = (first.block.start, first.block.end)
            words = {"beginning": beginning(document, block.start)}
            yield Finding(block.start, block.end, "item", words=words, repairs=(repair,), related=(place,))


def beginning(document: Document, start: int) -> str:
    """The first words of a block, for messages."""
    words = document.prose[start : start + 80].split("\n")[0].split()
    return " ".join(words[:8]) + ("…" if len(words) > 8 else "")
