"""Words in an order English does not have, or a hole between them, by counts of sequences of good English.

See `lint.sequences`: a place is reported where the sentence becomes far more likely with two words exchanged or with
a noun or verb put in, unless grammar explains the unusual order (questions, focus adverbs, names).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lint.document import Document
from lint.formats import BlockKind
from lint.model import Finding, Severity, replace
from lint.sequences.faults import Gain, best, gains, row_of
from lint.sequences.model import SequenceModel, model_of
from lint.tagging.tagged import Word, tagged
from lint.tagging.tagger import Tagger, tagger_of

PROSE = (BlockKind.PARAGRAPH, BlockKind.QUOTE)
DOUBT = -4.5
"""Logarithm of the chance below which a word is looked at."""
DOUBTED = 0.25
"""Confidence of a doubt: raters mark one in five."""
HOLE = 5.0
"""Least gain that says anything."""
PLAIN_MARKS = frozenset(",.;:'’–—-()!?%$€£")
CLOSED = ("IN", "TO", "WDT", "WP", "MD", "CC")
NAMES = ("NNP", "NNPS")
VERBS = ("VB", "VBP", "VBZ", "VBD", "VBN", "VBG", "MD")
FAULTS = {"swap": "swap", "NN": "noun", "NNS": "noun", "VB": "verb", "VBD": "verb"}


@dataclass(frozen=True)
class Settings:
    """Thresholds (natural logarithms) and words whose place is free.

    Attributes:
        swap, noun: gain from which an exchange, a missing noun is a warning where an article shows it.
        strong: gain from which any exchange is a warning.
        doubt: gain from which anything else is an `info`.
        mean: mean chance of a word below which a sentence with `holes` faults is scrambled as a whole.
        shortest: fewest words of a sentence that is scrambled.
        free: words that stand in many places (even, both, ...).
        auxiliaries: verbs that change places with their subject.
        articles: words after which a noun must come.
        weak: prepositions that often stand without their noun.
        inner: words that may be nouns after all, or are made an adjective by a preposition (in vitro).
    """

    swap: float = 6.0
    noun: float = 6.0
    strong: float = 10.0
    doubt: float = 8.0
    mean: float = -4.5
    holes: int = 3
    shortest: int = 9
    free: tuple[str, ...] = ()
    auxiliaries: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    inner: tuple[str, ...] = ()


def find(document: Document, settings: Settings) -> Iterator[Finding]:
    """Faults: `swap`, `noun` and `verb` (missing before a word), `scrambled` (the sentence as a whole)."""
    words, model, tagger = tagged(document), model_of(document.language), tagger_of(document.language)
    if words is None or model is None or tagger is None:
        return
    for number, sentence in enumerate(words.sentences):
        if document.blocks[sentence.block].kind in PROSE:
            row = words.words(number)
            if len(row) > 3 and sum(word.text[0].isupper() for word in row) * 2 < len(row):
                yield from _judge(row, model, tagger, settings)


def _judge(words: Sequence[Word], model: SequenceModel, tagger: Tagger, settings: Settings) -> Iterator[Finding]:
    row = row_of(words, model, tagger.tags_of)
    found = [*gains(row, model, DOUBT, HOLE)]
    long = len(words) >= settings.shortest and len(found) >= settings.holes
    if long and best(row, model) / (len(words) + 1) < settings.mean:
        yield Finding(words[0].start, words[-1].end, "scrambled")
        return
    taken: set[int] = set()
    for gain in sorted(found, key=lambda gain: -gain.gain):
        fault = FAULTS.get(gain.kind, "")
        if fault and taken.isdisjoint(range(gain.at - 2, gain.at + 3)) and _is_fault(words, gain, settings):
            sure = _is_sure(words, gain, settings) or (fault == "swap" and gain.gain >= settings.strong)
            if gain.gain >= (settings.doubt if not sure else settings.swap if fault == "swap" else settings.noun):
                taken.add(gain.at)
                yield _finding(words, gain, fault, None if sure else Severity.INFO)


def _finding(words: Sequence[Word], gain: Gain, fault: str, severity: Severity | None) -> Finding:
    confidence = DOUBTED if severity else min(0.9, 0.4 + gain.gain / 25)
    if fault == "swap":
        one, two = words[gain.at], words[gain.at + 1]
        start, end, text = one.start, two.end, f"{two.text} {one.text}"
        repair = replace(start, end, text)
        return Finding(start, end, fault, {"suggestion": text}, confidence, severity, repairs=(repair,))
    before, after = words[gain.at - 1], words[gain.at]
    found = {"before": before.text, "after": after.text}
    return Finding(before.start, after.end, fault, found, confidence, severity)


def _is_fault(words: Sequence[Word], gain: Gain, settings: Settings) -> bool:
    """Whether nothing else explains the place."""
    at = gain.at
    around = words[max(0, at - 2) : at + 3]
    if at == 0 or any(not word.text[0].isalnum() and word.text not in PLAIN_MARKS for word in around):
        return False
    if any(_is_sign(word.text) for word in words[at - 1 : at + 2]):
        return False
    if gain.kind == "swap":
        if any(word.text.lower() in settings.inner for word in words[at + 2 : at + 3]):
            return False
        return _is_swapped(words[at], words[at + 1], settings)
    if gain.kind in ("VB", "VBD"):
        return words[at].tag in ("IN", "DT", "PRP$") and words[at - 1].tag != "DT"
    return _lacks_noun(words[at - 1], words[at], settings)


def _is_sure(words: Sequence[Word], gain: Gain, settings: Settings) -> bool:
    """Whether the place shows by itself that something is wrong: an article stands where none can."""
    if gain.kind in ("VB", "VBD"):
        return False
    places = (gain.at - 1, gain.at) if gain.kind == "swap" else (gain.at - 1,)
    return any(_is_stranded(words, place, settings) for place in places)


def _is_stranded(words: Sequence[Word], place: int, settings: Settings) -> bool:
    """Whether an article stands before a preposition, a conjunction, a finite verb or a mark."""
    article, after, *rest = (*words[place : place + 3], None)
    if article is None or after is None:
        return False
    text = article.text.lower()
    if text not in settings.articles or (place and article.text[0].isupper()) or after.text[0].isupper():
        return False
    if {word.text.lower() for word in (after, *rest) if word} & {*settings.inner}:
        return False
    if not after.text[0].isalnum():
        return text in ("the", "a", "an") and not (rest and rest[0] and rest[0].start == after.end)
    past = after.tag == "VBD" and not after.text.endswith("ed")  # “the avowed” may be an adjective
    return past or after.tag in CLOSED or after.text.lower() in settings.auxiliaries


def _is_sign(text: str) -> bool:
    """Whether a word is an abbreviation or the name of something (IT, WHO, table A)."""
    return text.isupper() and text.isalpha() and text not in ("A", "I")


def _is_swapped(one: Word, two: Word, settings: Settings) -> bool:
    texts = {one.text.lower(), two.text.lower()}
    tags = {one.tag, two.tag}
    if len(texts) < 2 or not one.text[0].isalpha() or not two.text[0].isalpha() or two.text in ("A", "I"):
        return False
    if not texts.isdisjoint(settings.free) or not tags.isdisjoint(("RB", "RBR", "RBS", "CD", "CC", *NAMES)):
        return False
    if one.text.lower() in (*settings.auxiliaries, "being") and two.tag in ("PRP", "DT", "EX", "PRP$"):
        return False
    return not (
        (one.tag in VERBS and two.tag in ("PRP", "DT", "PRP$", "EX", "IN"))  # said he; imperatives
        or (one.tag in ("PRP", "NN", "NNS") and two.tag in ("VB", "VBN", "VBG"))  # must it appear
        or (one.tag == "IN" and two.tag in ("NN", "PRP", "VBG"))  # came by train this morning
        or (one.tag == "JJ" and two.tag in ("IN", *VERBS))  # something big happens
        or (one.tag in ("VBN", "VBD") and two.text.lower() in settings.auxiliaries)  # the patients followed were
        or two.text.lower() == "being"
    )


def _lacks_noun(before: Word, after: Word, settings: Settings) -> bool:
    text = before.text.lower()
    if text in settings.articles:
        return True
    if not after.text[0].isalnum() or text in settings.free:
        return False
    if before.tag == "IN":
        return text not in settings.weak and after.tag in (*VERBS, "WP")
    return before.tag == "JJ"
