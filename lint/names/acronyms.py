"""Acronyms that a text explains in two ways: World Health Organization (WHO) and World Health Organisation (WHO)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from lint.document import Document

EXPLAINED = regex.compile(r"\((?P<acronym>\p{Lu}[\p{Lu}\p{N}&]*\p{Lu})s?\)")
WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:['’][\p{L}]+)?")
COMPOUND = regex.compile(rf"{WORD.pattern}(?:-{WORD.pattern})*")
REACH = 25
"""How far back, in code points for each letter, an explanation may begin."""
SMALL = frozenset({
    "a", "an", "and", "at", "by", "de", "del", "der", "des", "die", "di", "do", "du", "el", "et", "for", "für",
    "in", "la", "le", "les", "of", "on", "the", "to", "und", "van", "von", "y",
})  # fmt: skip
"""Words that give an acronym no letter."""
MAX_SMALL = 4
"""Most words without a letter in the acronym."""
KIN = 0.5
"""Share of words that two explanations have in common if they explain the same thing."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """The words before a bracket that give an acronym its letters."""

    acronym: str
    start: int
    end: int
    text: str

    @property
    def words(self) -> tuple[str, ...]:
        """The words that count when two explanations are compared: no small ones, no case, no plural."""
        words = (match.group().lower() for match in WORD.finditer(self.text))
        return tuple(word.removesuffix("s") for word in words if word not in SMALL)


def conflicts(document: Document) -> Iterator[tuple[Explanation, Explanation]]:
    """Explanations of an acronym that differ from its first one, with that one."""
    table: dict[str, list[Explanation]] = defaultdict(list)
    for found in explanations(document):
        table[found.acronym].append(found)
    for first, *others in table.values():
        yield from ((other, first) for other in others if other.words != first.words)


def are_kin(one: Explanation, other: Explanation) -> bool:
    """Whether two explanations are of the same thing rather than of two with the same letters."""
    shared = {*one.words} & {*other.words}
    return len(shared) >= KIN * max(len(one.words), len(other.words))


def explanations(document: Document) -> Iterator[Explanation]:
    """All explanations of the form “Some Long Name (SLN)”."""
    for match in EXPLAINED.finditer(document.prose):
        acronym = match["acronym"]
        block = document.block_at(match.start())
        reach = max(block.start, match.start() - REACH * (len(acronym) + 1))
        for pattern in (WORD, COMPOUND):  # NGO: Non-governmental organization; OSC: Organization for … Co-operation
            words = [*pattern.finditer(document.prose, reach, match.start())]
            first = _first_word([word.group() for word in words], [c for c in acronym.lower() if c.isalnum()])
            if first is not None and not document.prose[words[-1].end() : match.start()].strip():
                start, end = words[first].start(), words[-1].end()
                yield Explanation(acronym, start, end, document.prose[start:end])
                break


def _first_word(words: Sequence[str], letters: Sequence[str]) -> int | None:
    """The word that gives the acronym its first letter, the others being given by the words after it."""
    wanted = [*letters]
    small = 0
    for at in range(len(words) - 1, -1, -1):
        if wanted and words[at][:1].lower() == wanted[-1]:
            wanted.pop()
        elif words[at].lower() in SMALL and small < MAX_SMALL:
            small += 1
        else:
            return None
        if not wanted:
            return at
    return None
