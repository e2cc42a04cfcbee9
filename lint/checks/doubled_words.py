"""Words and phrases that stand there twice in a row (tandem repeats).

For every period p the words are compared with those p places further on; a stretch of p or more
that agree is a phrase of p words said again. One pass for each period: linear in the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import eq
from typing import NamedTuple

from lint import regexes as regex
from lint.document import Block, Document
from lint.model import Finding, Safety, replace

CHUNK = regex.compile(r"([^\s\p{L}\p{N}]*)([\p{L}\p{N}](?:\S*[\p{L}\p{N}\p{M}])?|)(\S*)")
BOLD_ENDS = regex.compile(r"\*\*|__|</(?:b|strong)>")
ENDS = frozenset(".!?…")
SEPARATES = regex.compile(r"[,;:.!?…–—/|=+*]")


class Settings(NamedTuple):
    """Words that rightly stand twice, and what keeps a doubled phrase from being a slip.

    Attributes:
        legitimate: words of the language that may stand twice: grammar ("had had"), emphasis.
        names: doubled names and loans, of every language.
        interjections: words that may stand any number of times ("ha ha ha").
        linkers: words that make a doubled pair an idiom ("on and on and", "step by step by").
        relatives: words that begin a clause which is subject or object of the next ("what she said she said softly").
        pronouns: the subjects of such clauses; after a linker one may end a clause and begin another ("in it it is").
        naming: verbs after which a thing is called itself ("calls a spade a spade").
        reduplicating: languages whose grammar doubles words; there only three in a row count.
        longest: the longest phrase looked for, in words.
        listed: the fewest copies of a phrase with commas between them that are a loop.
    """

    legitimate: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    interjections: tuple[str, ...] = ()
    linkers: tuple[str, ...] = ()
    relatives: tuple[str, ...] = ()
    pronouns: tuple[str, ...] = ()
    naming: tuple[str, ...] = ()
    reduplicating: tuple[str, ...] = ()
    longest: int = 16
    listed: int = 4


class Word(NamedTuple):
    """What stands between two spaces: marks before, the word itself, marks after."""

    start: int
    end: int
    before: str
    text: str
    after: str


class Repeat(NamedTuple):
    """`copies` copies of `period` words, from word number `first` on."""

    first: int
    period: int
    copies: int


def find(document: Document, settings: Settings) -> Iterator[Finding]:
    """Faults: `word` (twice), `phrase` (two words or more, twice), `run` (three times or more)."""
    for block in document.blocks:
        texts = [text.casefold() for before, text, after in CHUNK.findall(block.text) if before or text or after]
        repeats = [*tandem_repeats(texts, settings.longest)]
        words = [*_words(block)] if repeats else []
        for repeat in repeats:
            fault = _fault(words, repeat, settings, document.language)
            if fault and not _is_heading_of_its_line(document, words, repeat):
                yield _finding(document, words, repeat, fault)


def _words(block: Block) -> Iterator[Word]:
    """The words of a block; a mark that stands alone is a word without text."""
    for match in CHUNK.finditer(block.text):
        if match.end() > match.start():
            start, end = match.span(2)
            yield Word(block.start + start, block.start + end, *match.groups())


def tandem_repeats(words: Sequence[str], longest: int) -> Iterator[Repeat]:
    """Repeats in order, none inside another; the shortest period wins."""
    taken = bytearray(len(words))
    found: list[Repeat] = []
    for period in range(1, min(longest, len(words) // 2) + 1):
        for first, length in _agreements(words, period):
            end = first + period + length
            if not any(taken[first:end]):
                taken[first:end] = b"\1" * (end - first)
                found.append(Repeat(first, period, 1 + length // period))
    return iter(sorted(found))


def _agreements(words: Sequence[str], period: int) -> Iterator[tuple[int, int]]:
    """Stretches of `period` words or more equal to those `period` further on: where, how many."""
    equal = bytes(map(eq, words, words[period:]))
    at = equal.find(b"\1" * period)
    while at >= 0:
        end = equal.find(b"\0", at)
        end = len(equal) if end < 0 else end
        yield at, end - at
        at = equal.find(b"\1" * period, end)


def _fault(words: list[Word], repeat: Repeat, settings: Settings, language: str) -> str:
    """The fault a repeat is, "" if it is none."""
    whole = words[repeat.first : repeat.first + repeat.period * repeat.copies]
    texts = [word.text.casefold() for word in whole[: repeat.period]]
    if any(a.text.isupper() != b.text.isupper() for a, b in zip(whole, whole[repeat.period :], strict=False)):
        return ""  # NOT not, US us: an operator and its word, an abbreviation
    if not all(texts) or all(text in settings.interjections or len(text) == 1 for text in texts):
        return ""
    if not all(any(map(str.isalpha, text)) for text in texts):
        return _fault_of_numbers(words, whole, repeat)
    if not _unparted(whole, repeat.period):
        unbroken = all(ENDS.isdisjoint(word.after) for word in whole[: repeat.period])
        return "run" if repeat.copies >= settings.listed and repeat.period > 1 and unbroken else ""
    before = words[repeat.first - 1].text.casefold() if repeat.first else ""
    return _fault_of_words(texts, before, repeat, settings, language)


def _fault_of_words(texts: list[str], before: str, repeat: Repeat, settings: Settings, language: str) -> str:
    if repeat.period > 1:
        idiom = any(text in settings.linkers for text in texts)
        clause = repeat.copies == 2 and before in settings.relatives and texts[0] in settings.pronouns
        named = repeat.copies == 2 and before in settings.naming
        return "" if idiom or clause or named else "phrase"
    if repeat.copies > 2:
        return "run"
    if before in settings.linkers and texts[0] in settings.pronouns:
        return ""
    if texts[0] in (*settings.legitimate, *settings.names) or language in settings.reduplicating:
        return ""
    return "word"


def _is_heading_of_its_line(document: Document, words: list[Word], repeat: Repeat) -> bool:
    """Whether a line begins with a heading in bold letters and goes on with its word (“**Fees** Fees are due”)."""
    if repeat.first or repeat.period > 1 or repeat.copies > 2 or not words[1].text[:1].isupper():
        return False
    first, second = (document.span(word.start, word.end) for word in words[:2])
    return BOLD_ENDS.search(document.text, first.end, second.start) is not None


def _fault_of_numbers(words: list[Word], whole: list[Word], repeat: Repeat) -> str:
    """A number twice is a slip in running text; among other numbers it is a table, score or code."""
    first, end = repeat.first, repeat.first + len(whole)
    around = [*words[max(0, first - 1) : first], *words[end : end + 1]]
    alone = first > 0 and all(word.text.isalpha() for word in around) and not any(w.before for w in whole)
    if repeat.period > 1 or len(whole[0].text) < 2 or not alone or not _unparted(whole, 1):
        return ""
    return "word" if repeat.copies == 2 else "run"


def _unparted(whole: list[Word], period: int) -> bool:
    """Whether no mark parts the words, but for a bracket or quotation mark that is repeated too."""
    for number, (word, following) in enumerate(pairwise(whole)):
        if SEPARATES.search(word.after + following.before):
            return False
        twin = whole[number + period] if number + period < len(whole) else whole[number + 1]
        if word.after and not twin.after.startswith(word.after):
            return False
        if following.before and (number + 1 < period or following.before != whole[number + 1 - period].before):
            return False
    return True


def _finding(document: Document, words: list[Word], repeat: Repeat, fault: str) -> Finding:
    start = words[repeat.first].start
    kept = words[repeat.first + repeat.period - 1].end
    end = words[repeat.first + repeat.period * repeat.copies - 1].end
    phrase = document.prose[start:kept]
    repair = replace(kept, end, "", Safety.UNSAFE, f"Say “{phrase}” once")
    return Finding(start, end, fault, {"phrase": phrase, "copies": str(repeat.copies)}, repairs=(repair,))
