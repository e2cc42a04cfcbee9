"""Runs token patterns over the tagged sentences of a document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, partial

from lint import regexes as regex
from lint.document import Document, Sentence
from lint.formats import BlockKind
from lint.model import Finding, Repair, replace
from lint.patterns import Clock, Hits, deletion, like
from lint.rule import FixSpec, Rule
from lint.tagging.inflection import FORMS, inflection_of
from lint.tagging.tagged import Tagged, Word, tagged
from lint.tokens.syntax import END, TAG, TEXT, WORD, TokenPattern, read

HEADINGS = (BlockKind.TITLE, BlockKind.HEADING, BlockKind.TABLE_CELL, BlockKind.ATTRIBUTE, BlockKind.OPAQUE)
"""Blocks whose sentences often leave words out."""
LETTERS = ("a", "i")
"""The words of one letter; others are what is left of a contraction."""
TEMPLATE = regex.compile(r"\\g<(\w+)>|\{(\w+)\}")
INFLECTED = regex.compile(rf"([a-z]+)_({'|'.join((*FORMS, 'plural'))})")


@dataclass(frozen=True)
class TokenSearch:
    """A compiled rule of kind `tokens`."""

    rule: Rule

    @cached_property
    def _pattern(self) -> TokenPattern:
        return self._read((self.rule.body or {})["pattern"])

    @cached_property
    def _compiled(self) -> regex.Pattern[str]:
        return regex.compile(self._pattern.source, regex.V1)

    @cached_property
    def _unless(self) -> tuple[regex.Pattern[str], ...]:
        return tuple(regex.compile(self._read(item).source, regex.V1) for item in self.rule.unless)

    @cached_property
    def _asked(self) -> frozenset[str]:
        """The placeholders of the message and the fix that are forms of a captured word."""
        texts = (self.rule.message, *(self.rule.fix.replace if self.rule.fix else ()))
        names = {a or b for text in texts for a, b in TEMPLATE.findall(text)}
        return frozenset(name for name in names if INFLECTED.fullmatch(name))

    def _read(self, pattern: str) -> TokenPattern:
        return pattern_of(pattern, self.rule.lang)

    def __call__(self, document: Document, hits: Hits) -> Iterator[Finding]:
        """The findings in a document, in the sentences that hold one of `hits`."""
        words = tagged(document)
        if words is not None:
            clock = Clock(document)
            encoded = document.computed(
                "encoded sentences", lambda _: cache(lambda number: encode(words.words(number)))
            )
            for number in self._sentences(document, words, hits):
                yield from self._search(document, partial(words.words, number), encoded(number), clock)

    def _sentences(self, document: Document, words: Tagged, hits: Hits) -> Iterator[int]:
        headings = (self.rule.body or {}).get("headings", False)
        numbers = range(len(words.sentences)) if hits is None else sorted({words.sentence_at(hit) for hit in hits})
        for number in numbers:
            if number < len(words.sentences) and (headings or _is_prose(document, words.sentences[number])):
                yield number

    def _search(
        self, document: Document, words: Callable[[], tuple[Word, ...]], text: str, clock: Clock
    ) -> Iterator[Finding]:
        excused: list[tuple[int, int]] | None = None
        for match in clock.matches(self._compiled, text):
            if excused is None:
                excused = [m.span() for pattern in self._unless for m in clock.matches(pattern, text)]
            start, end = self._place(match)
            if start < end and not any(a < end and start < b for a, b in excused):
                yield self._finding(document, words(), match)

    def _place(self, match: regex.Match[str]) -> tuple[int, int]:
        """What of a match is the finding."""
        marked = "FROM" in match.re.groupindex
        return (match.end("FROM"), match.start("TO")) if marked else match.span()

    def _finding(self, document: Document, words: tuple[Word, ...], match: regex.Match[str]) -> Finding:
        def at(place: tuple[int, int]) -> tuple[int, int]:
            first, last = (match.string.count(END, 0, offset) for offset in (place[0], place[1] - 1))
            return words[first].start, words[max(first, last)].end

        start, end = at(self._place(match))
        names = {name: match.span(name) for name in match.re.groupindex if name.islower()}
        texts = {name: document.prose[slice(*at(span))] if span[0] < span[1] else "" for name, span in names.items()}
        texts |= {"match": document.prose[start:end], **self._inflected(texts)}
        repairs = tuple(_repairs(document, start, end, texts, self.rule.fix))
        if repairs:
            texts["suggestion"] = repairs[0].changes[0].text  # type: ignore[union-attr]
        return Finding(start, end, words=texts, repairs=repairs)

    def _inflected(self, texts: Mapping[str, str]) -> dict[str, str]:
        inflection = inflection_of(self.rule.lang)
        found = {}
        for name in self._asked:
            word, form = name.split("_")
            base = inflection.base(texts.get(word, ""))
            found[name] = base if form == "base" else inflection.form(base, form).split("/")[0]
        return found


def _repairs(
    document: Document, start: int, end: int, texts: Mapping[str, str], fix: FixSpec | None
) -> Iterator[Repair]:
    if fix and fix.delete == "match":
        yield replace(*deletion(document, start, end), "", fix.safety, fix.title)
    for template in fix.replace if fix else ():
        text = TEMPLATE.sub(lambda m: texts.get(m[1] or m[2], ""), template)
        yield replace(start, end, like(texts["match"][:1], text), fix.safety, fix.title)  # type: ignore[union-attr]


def _is_prose(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence stands in running text and is not all in capitals."""
    if document.blocks[sentence.block].kind in HEADINGS:
        return False
    text = document.prose[sentence.start : sentence.end]
    return not text.isupper()


def pattern_of(pattern: str, lang: str) -> TokenPattern:
    """Read a pattern of a rule for texts in `lang`. Raises PatternError."""
    return read(pattern, inflection_of(lang).all)


def clues(rule: Rule) -> frozenset[str]:
    """Words one of which every match contains: the set least likely to occur by chance. Empty if there is none."""
    sets = pattern_of((rule.body or {})["pattern"], rule.lang).required
    usable = [words for words in sets if all(len(word) > 1 or word in LETTERS for word in words)]
    return max(usable, key=lambda words: (min(map(len, words)), -len(words)), default=frozenset())


def encode(words: Iterable[Word]) -> str:
    """The string of a sentence. The number of `END`s before an offset is the number of the word it lies in."""
    return "".join(
        f"{WORD}{word.text.lower().replace('’', chr(39))}{TAG}{word.tag}{TEXT}{word.text}{END}" for word in words
    )
