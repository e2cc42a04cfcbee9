"""Sentences that begin with a small letter, and texts without any capital."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from lint import regexes as regex
from lint.document import Block, Document
from lint.formats import BlockKind
from lint.lexicon import lexicon_of
from lint.mention import is_set_off
from lint.model import Change, Finding, Repair, Safety, Severity, replace
from lint.packs import WordList

STOP = regex.compile(
    r"(?P<word>(?<![\w.@/\\’'-])\p{L}[\p{L}\p{M}’'-]+)[)\]]?\.[ ]+[“‘«]?(?P<next>\p{Ll}[\w’'.@/:-]*)", regex.V1
)
BEGINNING = regex.compile(r"[\"“‘'«]*(?P<next>\p{Ll}[\w’'.@/:-]*)")
ENDED = regex.compile(r"[.!?…][\"”’»)\]*]*$")
WORD = regex.compile(r"\w+")
LAST_WORD = regex.compile(r"(?r)(?P<word>\p{L}[\p{L}.]*)\.$")
SMALL_NAME = regex.compile(r"\p{Ll}+\p{Lu}|.*[\d_@/:]|\p{Ll}+\.\p{L}|\p{Ll}\.$|\p{Ll}{1,2}[-’']\p{Lu}")


class Settings(NamedTuple):
    """What may stand before or after a full stop without a sentence beginning there.

    Attributes:
        abbreviations: words that end in a full stop, in small letters.
        never_last: words that end no sentence: the full stop after one is what is wrong.
        words: fewest words of a paragraph or text that is judged.
        term: how often a hyphenated word must occur beside its sentence to be a term of the text.
        style: the share of paragraphs in small letters from which on it is a style.
    """

    abbreviations: WordList | tuple[str, ...] = ()
    never_last: tuple[str, ...] = ()
    words: int = 5
    term: int = 2
    style: float = 0.3


def find(document: Document, settings: Settings) -> Iterator[Finding]:
    """Faults: `stop` (after a full stop), `start` (of a paragraph), `text` (no capital anywhere)."""
    if not any(map(str.isupper, document.prose)):
        yield from _text(document, settings)
        return
    for match in STOP.finditer(document.prose):
        if not _may_go_on(match["word"], document, settings) and not _keeps_small(document, match, settings):
            yield _capitalise(document, match, "stop")
    yield from _starts(document, settings)


def _starts(document: Document, settings: Settings) -> Iterator[Finding]:
    """Paragraphs that begin small, where that is not the style of the text."""
    paragraphs = [b for b in document.blocks if b.kind is BlockKind.PARAGRAPH and len(b.text.split()) >= settings.words]
    small = [(block, match) for block in paragraphs if (match := _begins_small(document, block, settings))]
    if len(small) > max(1, settings.style * len(paragraphs)):
        return
    numbers = {block.number for block, _ in small}
    for block, match in small:
        if _begins_anew(document, block, settings):
            listed = not numbers.isdisjoint((block.number - 1, block.number + 1))
            finding = _capitalise(document, match, "start")
            yield finding._replace(severity=Severity.INFO) if listed else finding  # a list that has lost its bullets


def _may_go_on(word: str, document: Document, settings: Settings) -> bool:
    """Whether a full stop after the word need not end a sentence."""
    listed = settings.abbreviations.words if isinstance(settings.abbreviations, WordList) else settings.abbreviations
    if word.lower() in listed or word.lower() in settings.never_last:
        return True
    if len(word) < 4 and word[0].isupper():
        return True  # of a company or title: Bt., Ltd.
    lexicon = lexicon_of(document.language)
    if lexicon is None:
        return len(word) < 5 or not word.islower()
    return len(word) < 6 and word not in lexicon and word.lower() not in lexicon


def is_small_name(word: str, language: str) -> bool:
    """Whether a word rightly keeps its small letter: iPhone, e.e. cummings, example.org, al-Farabi, git-lfs."""
    if SMALL_NAME.match(word):
        return True
    lexicon = lexicon_of(language)
    parts = word.rstrip(".,:").replace("’", "'").split("-")
    return lexicon is not None and len(parts) > 1 and not all(part in lexicon for part in parts)


def _keeps_small(document: Document, match: regex.Match[str], settings: Settings) -> bool:
    """Whether the word rightly begins small: a name, a word that is named, a term of this text (let-else), a key."""
    word = match["next"]
    if _is_key(document, match) or _is_name_of_program(document, word):
        return True
    if is_small_name(word, document.language) or is_set_off(document, *match.span("next")):
        return True
    return "-" in word and document.prose.count(word) > settings.term


def _is_key(document: Document, match: regex.Match[str]) -> bool:
    """Whether it is a letter, spelt out (“g—”) or of an item (“b) …”), or goes on in brackets (`r[abi.intro]`)."""
    after = document.prose[match.end("next") : match.end("next") + 1]
    return after == "[" or (len(match["next"]) == 1 and after in ("—", "–", ")"))


def _is_name_of_program(document: Document, word: str) -> bool:
    """Whether a file has the word in small letters more than once, code included, and no dictionary has it: npm."""
    lexicon = lexicon_of(document.language)
    if lexicon is None or not word.isalpha() or word in lexicon or word.capitalize() in lexicon:
        return False
    written = document.computed("words as written", lambda document: Counter(WORD.findall(document.text)))
    return written[word] > 1 and not written[word.capitalize()]


def _begins_small(document: Document, block: Block, settings: Settings) -> regex.Match[str] | None:
    """The beginning of a paragraph that ends as a sentence and begins with a small letter."""
    match = BEGINNING.match(document.prose, block.start, block.end)
    if match is None or not ENDED.search(block.text) or _keeps_small(document, match, settings):
        return None
    return match


def _begins_anew(document: Document, block: Block, settings: Settings) -> bool:
    """Whether the block before has ended, or is a heading, or there is none."""
    if block.number == 0:
        return True
    before = document.blocks[block.number - 1]
    if before.kind in (BlockKind.TITLE, BlockKind.HEADING):
        return True
    cut = LAST_WORD.search(before.text)
    ended = ENDED.search(before.text) is not None and not before.text.endswith(("...", "…"))
    if cut and _may_go_on(cut["word"], document, settings):
        return False  # a line that ends with an abbreviation
    return ended and before.kind is BlockKind.PARAGRAPH


def _capitalise(document: Document, match: regex.Match[str], fault: str) -> Finding:
    start, end = match.span("next")
    word = document.prose[start:end].rstrip(".,:/@-")
    right = word[0].upper() + word[1:]
    repair = replace(start, start + len(word), right, Safety.UNSAFE)
    return Finding(start, start + len(word), fault, {"right": right}, repairs=(repair,))


def _text(document: Document, settings: Settings) -> Iterator[Finding]:
    """One finding for a text without capitals, if it is one in sentences; the repair gives each its capital."""
    sentences = [s for s in document.sentences if document.prose[s.start : s.end].rstrip('"”’)')[-1:] in (*".!?…", "")]
    if document.word_count < settings.words or not sentences:
        return
    changes = []
    for sentence in document.sentences:
        match = BEGINNING.match(document.prose, sentence.start, sentence.end)
        if match and not is_small_name(match["next"], document.language):
            at = match.start("next")
            changes.append(Change(at, at + 1, document.prose[at].upper()))
    if changes:
        first = document.sentences[0]
        repair = Repair("Begin the sentences with capitals", Safety.UNSAFE, tuple(changes))
        yield Finding(first.start, first.end, "text", repairs=(repair,))
