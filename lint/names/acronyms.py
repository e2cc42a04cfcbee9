"""Acronyms that a text explains in two ways: World Health Organization (WHO) and World Health Organisation (WHO)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lint import regexes as regex
from lint.document import Document

ACRONYM = r"(?P<acronym>\p{Lu}[\p{Lu}\p{N}&]*\p{Lu})s?"
ACRONYM_IN_BRACKETS = regex.compile(rf"\({ACRONYM}\)")
ACRONYM_BEFORE_BRACKETS = regex.compile(rf"(?<![\p{{L}}\p{{N}}]){ACRONYM} \((?P<long>[^()\n]{{5,120}})\)")
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


class Explanation(NamedTuple):
    """The words that give an acronym its letters."""

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
    """All explanations of the forms “Some Long Name (SLN)” and “SLN (Some Long Name)”, in order."""
    found = (*_before_brackets(document), *_in_brackets(document))
    return iter(sorted(found, key=lambda explanation: explanation.start))


def _before_brackets(document: Document) -> Iterator[Explanation]:
    for match in ACRONYM_IN_BRACKETS.finditer(document.prose):
        block = document.block_at(match.start())
        reach = max(block.start, match.start() - REACH * (len(match["acronym"]) + 1))
        place = _explaining(document.prose, reach, match.start(), match["acronym"])
        if place:
            yield Explanation(match["acronym"], *place, document.prose[slice(*place)])


def _in_brackets(document: Document) -> Iterator[Explanation]:
    for match in ACRONYM_BEFORE_BRACKETS.finditer(document.prose):
        place = _explaining(document.prose, *match.span("long"), match["acronym"])
        if place == match.span("long"):
            yield Explanation(match["acronym"], *place, match["long"])


def _explaining(prose: str, start: int, end: int, acronym: str) -> tuple[int, int] | None:
    """The words at the end of a range that give an acronym its letters."""
    letters = [letter for letter in acronym.lower() if letter.isalnum()]
    for pattern in (WORD, COMPOUND):  # NGO: Non-governmental organization; OSC: Organization for … Co-operation
        words = [*pattern.finditer(prose, start, end)]
        first = _first_word([word.group() for word in words], letters)
        if first is not None and not prose[words[-1].end() : end].strip():
            return words[first].start(), words[-1].end()
    return None


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
