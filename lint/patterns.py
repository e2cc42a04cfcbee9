"""The declarative kinds of rule: each turns a `Rule` into a function that searches a document.

Patterns are those of the `regex` package (version 1 syntax) and see the prose, one line a block.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import accumulate
from time import monotonic
from typing import NamedTuple, TypeVar

from lint import regexes as regex
from lint.document import Document
from lint.literals import of_phrase, required
from lint.model import Change, Cut, Finding, Repair
from lint.reach import within_line
from lint.rule import FixSpec, Rule
from lint.wordlist import WordList

SECONDS, SECONDS_PER_MILLION = 5.0, 1.0
"""What one rule may take to search one document, and for each million code points of it."""

T = TypeVar("T")
Hits = Sequence[int] | None
"""Where the literals a rule requires begin in the prose; None: it requires none, or they tell no place."""
Search = Callable[[Document, Hits], Iterator[Finding]]
LINE_END_MARKS = r"[\s:.…!?»>→|-]*"


class Matcher(NamedTuple):
    """A compiled rule. `search` may be told where the literals the rule requires stand (`Hits`)."""

    rule: Rule
    search: Callable[..., Iterator[Finding]]


def literals_of(rule: Rule) -> frozenset[str] | None:
    """Literals in lower case, one of which a text must contain for the rule to match."""
    if rule.whole_words is not None:  # looked at before, see `lint.packcache`
        return frozenset(rule.requires) or None
    if rule.requires:
        lines = frozenset(max(text.lower().split("\n"), key=len) for text in rule.requires)
        return None if "" in lines else lines
    found = _LITERALS[rule.kind](rule) if rule.kind in _LITERALS else None
    return None if found and "" in found else found  # a phrase of apostrophes has no word to look for


def compile_rule(rule: Rule) -> Matcher:
    """Compile a declarative rule."""
    search = _KINDS[rule.kind](rule)
    unless = () if rule.kind == "tokens" else rule.unless  # token patterns, which that kind applies itself
    exceptions = [regex.compile(item, regex.V1 | regex.M) for item in unless]
    return Matcher(rule, partial(_filtered, search, exceptions, rule.where))


def stays_in_line(rule: Rule) -> bool:
    """Whether every match of a rule surely lies within one block, so that only blocks with its literals matter."""
    if rule.within_line is not None:
        return rule.within_line
    pattern = (rule.body or {}).get("pattern")
    return rule.kind in ("phrase", "regex", "swap", "density") and (pattern is None or within_line(pattern))


def asks_for_words(rule: Rule) -> bool:
    """Whether the literals of a rule are whole words, so that those inside of longer words do not matter."""
    if rule.whole_words is not None:
        return rule.whole_words
    listed = rule.kind == "tokens" or "pattern" not in (rule.body or {})
    return listed and not rule.requires and rule.kind in ("tokens", "phrase", "swap", "density")


def _filtered(
    search: Search, unless: list[regex.Pattern[str]], where: str, document: Document, hits: Hits = None
) -> Iterator[Finding]:
    exceptions = _Exceptions(unless, document)
    for finding in search(document, hits):
        if in_place(document, finding.start, where) and not exceptions.cover(finding):
            yield finding


def time_limit(document: Document) -> float:
    """Seconds one rule may search a document; the search raises TimeoutError after that."""
    return SECONDS + SECONDS_PER_MILLION * len(document.prose) / 1e6


class Clock:
    """The time a search has left, where it looks many times. Its methods raise TimeoutError."""

    def __init__(self, document: Document) -> None:
        self._left = time_limit(document)

    def fullmatch(self, pattern: regex.Pattern[str], text: str, *place: int) -> regex.Match[str] | None:
        """`pattern.fullmatch`."""
        return self._run(pattern.fullmatch, text, *place)

    def match(self, pattern: regex.Pattern[str], text: str, *place: int) -> regex.Match[str] | None:
        """`pattern.match`."""
        return self._run(pattern.match, text, *place)

    def matches(
        self, pattern: regex.Pattern[str], text: str, start: int = 0, end: int | None = None
    ) -> list[regex.Match[str]]:
        """What `pattern` matches between `start` and `end`."""

        def look(timeout: float) -> list[regex.Match[str]]:
            return [*pattern.finditer(text, start, len(text) if end is None else end, timeout=timeout)]

        return self._run(look)

    def _run(self, look: Callable[..., T], *arguments: str | int) -> T:
        began = monotonic()
        try:
            return look(*arguments, timeout=max(self._left, 1e-3))
        finally:
            self._left -= monotonic() - began


def in_place(document: Document, start: int, where: str) -> bool:
    """Whether an offset of the prose lies in the part of the document that `where` names."""
    if not where:
        return True
    block = document.block_at(start)
    first = document.lead
    if where == "title":
        return block.kind == "title"
    if where == "lead":
        return block is first
    if where == "head":
        return first is None or block.number < first.number
    return block.start >= document.tail if where == "tail" else block.kind != "title"


class _Exceptions:
    """Where the antipatterns of a rule match, found once for each block."""

    def __init__(self, unless: list[regex.Pattern[str]], document: Document) -> None:
        self._unless, self._document, self._clock = unless, document, Clock(document)
        self._block = -1
        self._starts: list[int] = []
        self._ends: list[int] = []  # of the match that reaches furthest, up to each start

    def cover(self, finding: Finding) -> bool:
        """Whether an antipattern matches a stretch of the block that shares a character with the finding."""
        if not self._unless:
            return False
        block = self._document.block_at(finding.start)
        if block.number != self._block:
            self._block = block.number
            place = (self._document.prose, block.start, block.end)
            spans = sorted(m.span() for pattern in self._unless for m in self._clock.matches(pattern, *place))
            self._starts = [start for start, _ in spans]
            self._ends = [*accumulate((end for _, end in spans), max)]
        before = bisect_left(self._starts, max(finding.end, finding.start + 1))
        return before > 0 and self._ends[before - 1] > finding.start


# -- patterns ------------------------------------------------------------------------------------


def _flags(rule: Rule, case: bool) -> int:
    body = rule.body or {}
    return int(regex.V1 | regex.M | (0 if body.get("case", case) else regex.I))


def phrase_pattern(phrase: str) -> str:
    """A phrase at word boundaries; a space is any run of spaces, an apostrophe either apostrophe."""
    words = (regex.escape(word).replace("'", "['’]") for word in phrase.split())
    pattern = r"[ \t\u00a0]+".join(words)
    before = r"(?<![\w])" if phrase[0].isalnum() else ""
    after = r"(?![\w])" if phrase[-1].isalnum() else ""
    return f"{before}{pattern}{after}"


def _alternatives(phrases: Iterable[str]) -> str:
    return "|".join(phrase_pattern(phrase) for phrase in sorted(phrases, key=len, reverse=True))


def _pattern(rule: Rule, key: str = "pattern", case: bool = True) -> regex.Pattern[str]:
    body = rule.body or {}
    if key in body:
        return regex.compile(body[key], _flags(rule, case))
    return regex.compile(_alternatives(body["any_of"]), _flags(rule, case=False))


def _matches(pattern: regex.Pattern[str], document: Document, hits: Hits = None) -> Iterator[regex.Match[str]]:
    """The matches, in the blocks that hold one of `hits` or in the whole prose."""
    clock = Clock(document)
    stretches = [(0, len(document.prose))] if hits is None else document.blocks_with(hits)
    for start, end in stretches:
        for match in clock.matches(pattern, document.prose, start, end):
            if match.end() > match.start():
                yield match


# -- kinds ---------------------------------------------------------------------------------------


def _search(rule: Rule) -> Search:
    """phrase and regex: every match is a finding."""
    pattern, in_line = _pattern(rule), stays_in_line(rule)

    def search(document: Document, hits: Hits) -> Iterator[Finding]:
        for match in _matches(pattern, document, hits if in_line else None):
            yield _finding(rule, document, match)

    return search


def swap_table(rule: Rule) -> Mapping[str, tuple[str, ...]]:
    """wrong -> candidates, from the pack and its TSV (columns: wrong, right, more candidates)."""
    body = rule.body or {}
    pairs = body.get("swap", {}).items()
    table = {wrong: (right,) if isinstance(right, str) else tuple(right) for wrong, right in pairs}
    if "file" in body:
        rows = WordList(rule.path.parent / body["file"]).rows
        table |= {row[0]: tuple(row[1:]) for row in rows if len(row) > 1 and row[0].strip()}
    return table


def _swap(rule: Rule) -> Search:
    table = {_key(wrong): right for wrong, right in swap_table(rule).items()}
    pattern = regex.compile(_alternatives(swap_table(rule)), _flags(rule, case=False))
    fix = rule.fix or FixSpec()

    def search(document: Document, hits: Hits) -> Iterator[Finding]:
        for match in _matches(pattern, document, hits):
            candidates = [like(match.group(), right) for right in table[_key(match.group())]]
            repairs = tuple(_replacement(match.start(), match.end(), text, fix) for text in candidates)
            words = {"match": match.group(), "suggestion": candidates[0]}
            yield Finding(match.start(), match.end(), words=words, repairs=repairs)

    return search


def _key(text: str) -> str:
    return " ".join(text.lower().replace("’", "'").split())


def _line(rule: Rule) -> Search:
    body = rule.body or {}
    source = body.get("pattern") or "|".join(regex.escape(line) for line in body["any_of"])
    pattern = regex.compile(f"(?:{source}){LINE_END_MARKS}", _flags(rule, case=False) & ~regex.M)

    def search(document: Document, _: Hits) -> Iterator[Finding]:
        clock = Clock(document)
        for block in document.blocks:
            stripped = block.text.strip()
            start = block.start + block.text.find(stripped)
            match = clock.fullmatch(pattern, document.prose, start, start + len(stripped))
            if match and stripped:
                yield _finding(rule, document, match)

    return search


def _pair(rule: Rule) -> Search:
    """`second` after or before `first` in one sentence, block or document: the second is the finding."""
    body = rule.body or {}
    first, second = (_pattern(rule, key) for key in ("first", "second"))
    within = body.get("within", "sentence")

    def search(document: Document, _: Hits) -> Iterator[Finding]:
        anchors = [m.span() for m in _matches(first, document)]
        if not anchors:
            return
        for match in _matches(second, document):
            start, end = _scope(document, match.start(), within)
            apart = (a for a in anchors if a[1] <= match.start() or a[0] >= match.end())
            partner = next((a for a in apart if start <= a[0] < end), None)
            if partner:
                found = _finding(rule, document, match)
                words = {**found.words, "first": document.prose[slice(*partner)]}
                yield Finding(found.start, found.end, words=words, repairs=found.repairs, related=(partner,))

    return search


def _scope(document: Document, at: int, within: str) -> tuple[int, int]:
    if within == "document":
        return 0, len(document.prose) + 1
    if within == "sentence":
        inside = next((s for s in document.sentences if s.start <= at < s.end), None)
        if inside:
            return inside.start, inside.end
    block = document.block_at(at)
    return block.start, block.end


def _density(rule: Rule) -> Search:
    """All matches, but only where they are more frequent than `per_thousand` words."""
    body = rule.body or {}
    pattern, in_line = _pattern(rule), stays_in_line(rule)

    def search(document: Document, hits: Hits) -> Iterator[Finding]:
        matches = [*_matches(pattern, document, hits if in_line else None)]
        rate = 1000 * len(matches) / max(1, document.word_count)
        if len(matches) >= body.get("at_least", 2) and rate > body["per_thousand"]:
            for match in matches:
                yield _finding(rule, document, match)

    return search


def _tokens(rule: Rule) -> Search:
    from lint.tokens.matching import TokenSearch  # a text without a clue of such a rule does not pay for it

    return TokenSearch(rule)


# -- findings and fixes --------------------------------------------------------------------------


def _finding(rule: Rule, document: Document, match: regex.Match[str]) -> Finding:
    words = {"match": match.group().strip(), **{k: v or "" for k, v in match.groupdict().items()}}
    repairs: tuple[Repair, ...] = ()
    if rule.fix and rule.fix.delete == "block":
        cut = Cut(document.block_at(match.start()).number)
        repairs = (Repair(rule.fix.title or "Delete the line", rule.fix.safety, (cut,)),)
    elif rule.fix and rule.fix.delete == "match":
        start, end = deletion(document, match.start(), match.end())
        repairs = (_replacement(start, end, "", rule.fix),)
    elif rule.fix:
        texts = _candidates(rule, rule.fix, document, match)
        repairs = tuple(_replacement(match.start(), match.end(), text, rule.fix) for text in texts)
    if repairs:
        first = repairs[0].changes[0]
        words["suggestion"] = first.text if isinstance(first, Change) else ""
    return Finding(match.start(), match.end(), words=words, repairs=repairs)


def _candidates(rule: Rule, fix: FixSpec, document: Document, match: regex.Match[str]) -> Iterator[str]:
    """The texts to put in. Where the match opens a sentence, so does a template that begins with a small letter."""
    opens = rule.kind == "phrase" or opens_sentence(document.prose, match.start())
    for template in fix.replace:
        text = template if rule.kind == "phrase" else match.expand(template)
        yield like(match.group(), text) if opens and template[:1].islower() else text


def _replacement(start: int, end: int, text: str, fix: FixSpec) -> Repair:
    title = fix.title or (f"Replace with “{text}”" if text else "Delete")
    return Repair(title, fix.safety, (Change(start, end, text),))


def deletion(document: Document, start: int, end: int) -> tuple[int, int]:
    """The range to delete so that no doubled or leading space stays behind."""
    prose = document.prose
    at_start = start == 0 or prose[start - 1] == "\n"
    if prose[end : end + 1] == " " and (at_start or prose[start - 1] == " "):
        return start, end + 1
    if not at_start and prose[start - 1] == " " and prose[end : end + 1] in ("", "\n", *".,;:!?"):
        return start - 1, end
    return start, end


def opens_sentence(prose: str, at: int) -> bool:
    """Whether a sentence begins at an offset, so that a capital there says nothing of the word."""
    before = prose[max(0, at - 8) : at].rstrip(" “‘«(\"'")
    return not before or before[-1] in "\n.!?…:”»"


def like(model: str, text: str) -> str:
    """`text` in the case of `model`: all capitals, a capital first, or as it is."""
    letters = [c for c in model if c.isalpha()]
    if len(letters) > 1 and all(c.isupper() for c in letters) and text.islower():
        return text.upper()
    if letters and letters[0].isupper() and text[:1].islower():
        return text[:1].upper() + text[1:]
    return text


# -- the tables of kinds -------------------------------------------------------------------------

_KINDS: Mapping[str, Callable[[Rule], Search]] = {
    "phrase": _search, "regex": _search, "swap": _swap, "line": _line, "pair": _pair, "density": _density,
    "tokens": _tokens,
}  # fmt: skip


def _of_any(rule: Rule) -> frozenset[str] | None:
    body = rule.body or {}
    if "pattern" in body:
        return required(body["pattern"])
    return frozenset(of_phrase(phrase) for phrase in body["any_of"])


def _of_tokens(rule: Rule) -> frozenset[str] | None:
    from lint.tokens.matching import clues

    return clues(rule) or None


_LITERALS: Mapping[str, Callable[[Rule], frozenset[str] | None]] = {
    "phrase": _of_any,
    "regex": _of_any,
    "line": _of_any,
    "density": _of_any,
    "swap": lambda rule: frozenset(of_phrase(wrong) for wrong in swap_table(rule)),
    "pair": lambda rule: required((rule.body or {})["second"]),
    "tokens": _of_tokens,
}
