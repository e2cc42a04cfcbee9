"""Letters of another writing system: lookalikes inside words, and words left in the source's script.

A word that mixes scripts is a slip if all its strange letters look like letters of the script around
it (Unicode TR 39, “mixed-script confusables”); then the repair is certain. Runs of words in a script
in which the document's language is not written are left over from the source, unless they are cited:
they fill quotes or brackets, a cue announces them, or a gloss follows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from lint import regexes as regex
from lint.document import Document
from lint.foreign import cited, excerpt, home_scripts, language_name
from lint.formats import BlockKind
from lint.model import Finding, Safety, Severity, replace
from lint.wordlist import WordList

OTHER = regex.compile(r"[^\p{Latin}\p{Common}\p{Inherited}]")
MIXED = regex.compile(r"(?=[\p{L}\p{M}]*[\p{Cyrillic}\p{Greek}])(?=[\p{L}\p{M}]*\p{Latin})[\p{L}\p{M}]{2,}")
LONE = regex.compile(r"(?<![\p{L}\p{M}\p{N}])[\p{Cyrillic}]{1,3}(?![\p{L}\p{M}\p{N}]|\W{0,3}[\p{Cyrillic}])")
MEASURE = regex.compile(r"\d+\p{Greek}")
"""A quantity in a unit that is a letter of mathematics: 7λ."""
LATIN = regex.compile(r"\p{Latin}")
LISTED = (BlockKind.LIST_ITEM, BlockKind.TABLE_CELL)
MAJORITY = 0.5


class Settings(NamedTuple):
    """Parameters of the packs.

    `lookalikes` has rows of a letter of another script and the Latin letter it looks like. `cues` are words of the
    document's language that announce a citation.
    """

    lookalikes: WordList | None = None
    cues: WordList | None = None


def find(document: Document, settings: Settings) -> Iterator[Finding]:
    """Mixed words, lookalikes, and runs in another script. A text of Latin letters alone costs one search."""
    if document.prose.isascii() or not OTHER.search(document.prose):
        return
    mixed = [*_mixed_words(document, settings)]
    yield from mixed
    taken = {at for finding in mixed for at in range(finding.start, finding.end)}
    yield from (finding for finding in _islands(document, settings) if finding.start not in taken)


# -- words of mixed letters ----------------------------------------------------------------------


@cache
def _tables(lookalikes: WordList) -> Mapping[str, Mapping[int, str]]:
    """Script -> translation table into it. The way back from Latin takes the first row of a letter."""
    tables: dict[str, dict[int, str]] = {"Latin": {}, "Cyrillic": {}, "Greek": {}}
    for other, letter in (row[:2] for row in lookalikes.rows):
        tables["Latin"][ord(other)] = letter
        tables["Greek" if regex.match(r"\p{Greek}", other) else "Cyrillic"].setdefault(ord(letter), other)
    return tables


def _mixed_words(document: Document, settings: Settings) -> Iterator[Finding]:
    if settings.lookalikes is None:
        return
    tables, home = _tables(settings.lookalikes), home_scripts(document.language)
    scripts = sorted(home & tables.keys(), key=lambda script: script == "Latin")  # Latin is at home everywhere
    for match in MIXED.finditer(document.prose):
        word = match.group()
        candidates = ((word.translate(tables[script]), script) for script in scripts)
        right = next((text for text, script in candidates if text != word and _all(text, script)), "")
        if right:
            yield _homoglyph(match, right, Safety.SAFE)
        elif "Cyrillic" not in home and not regex.search(r"\p{Greek}", word):
            yield Finding(match.start(), match.end(), "mixed-scripts")
    if "Cyrillic" not in home:
        for match in LONE.finditer(document.prose):
            text = match.group().translate(tables["Latin"])
            if _all(text, "Latin") and not _cited(document, match.start(), match.end(), settings):
                yield _homoglyph(match, text, Safety.UNSAFE)


def _all(text: str, script: str) -> bool:
    return regex.fullmatch(rf"[\p{{{script}}}\p{{M}}]+", text) is not None


def _homoglyph(match: regex.Match[str], text: str, safety: Safety) -> Finding:
    strange = "".join(dict.fromkeys(a for a, b in zip(match.group(), text, strict=True) if a != b))
    script = next(name for name in ("Cyrillic", "Greek", "Latin") if regex.match(rf"\p{{{name}}}", strange))
    repair = replace(match.start(), match.end(), text, safety)
    words = {"letters": strange, "script": script, "suggestion": text}
    return Finding(match.start(), match.end(), "homoglyph", words, repairs=(repair,))


# -- runs in another script ----------------------------------------------------------------------


@cache
def _run_pattern(home: frozenset[str]) -> regex.Pattern[str]:
    """Letters of scripts that are not at home, joined over spaces, digits and marks not over quotes or brackets."""
    known = "".join(f"\\p{{{name}}}" for name in ("Common", "Inherited", *sorted(home)))
    letter = rf"[\p{{L}}\p{{M}}--[{known}]]"
    joint = r"[\p{N}\p{M}\p{Lm}\s\p{Po}\p{Pd}--[\n\"'*/]]"
    return regex.compile(rf"\p{{N}}*{letter}(?:{joint}{{0,6}}{letter})*ー?\p{{M}}*", regex.V1)


def _islands(document: Document, settings: Settings) -> Iterator[Finding]:
    runs = [*_run_pattern(home_scripts(document.language)).finditer(document.prose)]
    if len(runs) > 1 and sum(len(run.group()) for run in runs) > MAJORITY * len(document.prose):
        yield _left(document, runs[0], "other-language")
        return
    for run in runs:
        meant = MEASURE.fullmatch(run.group()) or _cited(document, run.start(), run.end(), settings)
        if not meant and not _entry(document, run):
            yield from _weighed(document, run)


def _weighed(document: Document, run: regex.Match[str]) -> Iterator[Finding]:
    """Greek letters are symbols, and a lone Greek word in a learned text is mostly meant."""
    if regex.match(r"\p{Greek}", run.group()):
        letters = regex.findall(r"\p{Greek}{3,}", run.group())
        if not letters:
            return
        severity = Severity.INFO if len(letters) < 3 and document.source_lang[:2] != "el" else None
        yield _left(document, run, "script-island", severity)
    else:
        yield _left(document, run, "script-island")


def _left(document: Document, run: regex.Match[str], fault: str, severity: Severity | None = None) -> Finding:
    code = language_of(run.group(), document)
    words = {
        "language": AMBIGUOUS.get(code) or language_name(code),
        "excerpt": excerpt(run.group()),
        "code": code,
    }
    return Finding(run.start(), run.end(), fault, words, severity=severity)


def _cited(document: Document, start: int, end: int, settings: Settings) -> bool:
    """Whether a run is a citation, or an account or tag that is named so."""
    return document.prose[max(0, start - 1) : start] in ("@", "#") or cited(document, start, end, settings.cues)


def _entry(document: Document, run: regex.Match[str]) -> bool:
    """Whether the run is a short list item or cell of its own: a name in a list, a word in a table."""
    block = document.block_at(run.start())
    return block.kind in LISTED and len(run.group()) < 40 and not LATIN.search(block.text)


# -- which language ------------------------------------------------------------------------------

SIGNS: tuple[tuple[str, str], ...] = (
    (r"[\p{Hiragana}\p{Katakana}]", "ja"), (r"\p{Hangul}", "ko"), (r"\p{Han}", "und-Hani"),
    (r"[ыэъё]", "ru"), (r"[ўЎ]", "be"), (r"[іїєґІЇЄҐ]", "uk"), (r"[ќѓЌЃ]", "mk"), (r"[јљњћђЈЉЊЋЂ]", "sr"),
    (r"\p{Cyrillic}", "ru"), (r"\p{Greek}", "el"), (r"[ٹڈےں]", "ur"), (r"[پچگژ]", "fa"), (r"\p{Arabic}", "ar"),
    (r"\p{Hebrew}", "he"), (r"\p{Devanagari}", "hi"), (r"\p{Thai}", "th"), (r"\p{Bengali}", "bn"),
    (r"\p{Georgian}", "ka"), (r"\p{Armenian}", "hy"), (r"\p{Tamil}", "ta"), (r"\p{Telugu}", "te"),
)  # fmt: skip
"""Letters that give a language away, the telling ones before the common ones."""
AMBIGUOUS = {"und-Hani": "Chinese or Japanese", "": "another script"}
"""What to call a run whose letters leave it open."""


def language_of(text: str, document: Document) -> str:
    """The likely language of a run: the declared source if it is written so, else by telling letters ("" if none)."""
    guess = next((code for sign, code in SIGNS if regex.search(sign, text, regex.I)), "")
    source = document.source_lang.split("-")[0].lower()
    scripts = home_scripts(source) - {"Latin"} if source else frozenset()
    written = any(regex.search(rf"\p{{{name}}}", text) for name in scripts)
    if guess == "und-Hani" and regex.search(r"[\p{Hiragana}\p{Katakana}]", document.prose):
        guess = "ja"
    return source if written else guess


__all__ = ["Settings", "find", "language_of"]
