"""Sentences at the end of a paragraph, or a whole text of one sentence, without a final mark.

Headlines and captions rightly have none, so a text must show that it is a sentence: by its length,
and by the small words that headlines leave out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lint import regexes as regex
from lint.document import WORD, Block, Document
from lint.formats import BlockKind
from lint.model import Finding, Safety, replace

OPEN_END = regex.compile(r"[\p{L}\p{N}\p{M}%€$£][)\]\"”]*$")
INNER_STOP = regex.compile(r"\p{Ll}[.!?] +[\p{Lu}“\"]")
ADDRESS = regex.compile(r"(?i)(?:https?://|www\.|@)\S*$|\.\w{2,4}$")


class Settings(NamedTuple):
    """How a sentence is told from a headline.

    Attributes:
        small_words: articles, pronouns, auxiliaries: words that headlines leave out. Where a language has none,
            only length and the sentences before it tell a sentence, and a text of one is not judged.
        past: endings of the past tense.
        words: fewest words of a sentence that is the whole text.
        paragraph: fewest words of a paragraph of one sentence: a shorter one may be a heading.
        ended: the share of the longer paragraphs that must have a mark before one without is a slip.
        others: fewest longer paragraphs to judge by.
    """

    small_words: tuple[str, ...] = ()
    past: tuple[str, ...] = ()
    words: int = 8
    paragraph: int = 26
    ended: float = 0.8
    others: int = 3


def find(document: Document, settings: Settings) -> Iterator[Finding]:
    """Faults: `paragraph` (among others that end well), `text` (of one sentence)."""
    blocks = [block for block in document.blocks if block.kind is not BlockKind.OPAQUE]
    if len(blocks) == 1 and blocks[0].kind is BlockKind.PARAGRAPH:
        if settings.small_words and _is_open(blocks[0]) and is_sentence(blocks[0].text, settings, settings.words):
            yield _finding(document, blocks[0], "text")
        return
    long = [b for b in blocks if b.kind is BlockKind.PARAGRAPH and len(b.text.split()) >= settings.words]
    open_ended = [block for block in long if _is_open(block)]
    if len(long) - len(open_ended) >= max(settings.others, settings.ended * len(long)):
        for block in open_ended:
            if _is_running(block, settings) and not _leads_on(document, block):
                yield _finding(document, block, "paragraph")


def _is_running(block: Block, settings: Settings) -> bool:
    """Whether a paragraph is too long for a heading, or has another sentence before its last."""
    *_, last = block.text.split()
    several = INNER_STOP.search(block.text) is not None
    return last[0].islower() and is_sentence(block.text, settings, settings.words if several else settings.paragraph)


def _is_open(block: Block) -> bool:
    text = block.text.rstrip()
    return OPEN_END.search(text) is not None and ADDRESS.search(text) is None


def _leads_on(document: Document, block: Block) -> bool:
    """Whether the next block goes on with the sentence (a list, code, small letters) or signs it (a name)."""
    following = document.blocks[block.number + 1 : block.number + 2]
    return any(b.kind is not BlockKind.PARAGRAPH or b.text[:1].islower() or len(b.text.split()) < 4 for b in following)


def is_sentence(text: str, settings: Settings, least: int) -> bool:
    """Whether the last sentence of a text has `least` words and what a headline has not."""
    *_, last = INNER_STOP.splititer(text)
    words = [match.group() for match in WORD.finditer(last)]
    small = {word for word in words[1:] if word.islower()}
    if len(words) < least or text[:1].islower() or len(small) < 0.4 * len(words):
        return False
    if not settings.small_words:
        return True
    telling = {*small, words[0].lower()}.intersection(settings.small_words)
    past = {word for word in small if len(word) > 4 and word.endswith(settings.past or ("\0",))}
    return len(telling | past) > 1


def _finding(document: Document, block: Block, fault: str) -> Finding:
    end = block.start + len(block.text.rstrip())
    *_, last = WORD.finditer(document.prose, block.start, end)
    return Finding(last.start(), end, fault, repairs=(replace(end, end, ".", Safety.UNSAFE, "Add a full stop"),))
