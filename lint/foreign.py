"""What the checks for foreign text share: the names of languages and what counts as a citation."""

from __future__ import annotations

from functools import cache

from lint import regexes as regex
from lint.document import Document
from lint.formats import BlockKind
from lint.packs import WordList

PAIRS = dict(zip("([{（【「『《〈“”„«»‹‘‚\"'`/*_", ")]}）】」』》〉””“»«›’‘\"'`/*_", strict=True))
"""Opening mark -> closing mark of what encloses a citation or a gloss."""

GLOSS = regex.compile(r"['’”\"»]?\s?[(\[（][^)\]）\n]{0,40}\p{Latin}")
REACH = 40
"""Code points before a foreign word in which a cue (“the Russian word …”) may stand."""


@cache
def language_name(code: str) -> str:
    """English name of a language (CLDR): "ru" -> "Russian". The code itself if it has none."""
    from babel import Locale

    return str(Locale("en").languages.get(code.split("-")[0].lower(), code))


@cache
def home_scripts(language: str) -> frozenset[str]:
    """Scripts (Unicode names) that text in a language is written in; Latin is at home everywhere (CLDR)."""
    from babel.core import get_global

    subtags = get_global("likely_subtags").get(language, "").split("_")
    code = next((part for part in subtags if len(part) == 4), "Latn")
    return frozenset({"Latin", *SCRIPTS.get(code, (code,))})


SCRIPTS = {
    "Latn": ("Latin",), "Latf": ("Latin",), "Latg": ("Latin",), "Cyrl": ("Cyrillic",), "Grek": ("Greek",),
    "Arab": ("Arabic",), "Hebr": ("Hebrew",),
    "Jpan": ("Han", "Hiragana", "Katakana"), "Kore": ("Hangul", "Han"), "Hans": ("Han", "Bopomofo"),
    "Hant": ("Han", "Bopomofo"), "Deva": ("Devanagari",), "Beng": ("Bengali",), "Thai": ("Thai",),
    "Geor": ("Georgian",), "Armn": ("Armenian",), "Taml": ("Tamil",), "Telu": ("Telugu",), "Ethi": ("Ethiopic",),
}  # fmt: skip
"""ISO 15924 code -> names of the scripts in Unicode's property tables; missing ones are the same or rare."""


def enclosed(prose: str, start: int, end: int) -> bool:
    """Whether a stretch fills the quotes or brackets it stands in, as a citation or a gloss does."""
    before, after = prose[max(0, start - 2) : start].rstrip(), prose[end : end + 3].lstrip()
    opening = before[-1:]
    return bool(opening) and PAIRS.get(opening, "") == after.lstrip(".,!?…")[:1] != ""


def cited(document: Document, start: int, end: int, cues: WordList | None) -> bool:
    """Whether a stretch of foreign text is meant: a quotation or gloss, or one announced or explained."""
    prose = document.prose
    if document.block_at(start).kind is BlockKind.QUOTE or enclosed(prose, start, end) or glossed(prose, end):
        return True
    line = prose.rfind("\n", 0, start) + 1
    return cues is not None and _cue_pattern(cues).search(prose[max(line, start - REACH) : start]) is not None


@cache
def _cue_pattern(cues: WordList) -> regex.Pattern[str]:
    """Matches text that ends with a cue: “the word …”, “the word for cat is …”."""
    words = "|".join(regex.escape(cue) for cue in cues.lines)
    return regex.compile(rf"(?<!\p{{L}})(?:{words})(?!\p{{L}})\W*(?:\w{{1,3}}\W+(?:\w+\W+\w{{1,3}}\W+)?)?$", regex.I)


def glossed(prose: str, end: int) -> bool:
    """Whether a gloss in brackets follows: 猫 (neko)."""
    return GLOSS.match(prose, end) is not None


def excerpt(text: str, limit: int = 60) -> str:
    """`text` cut at a word so that it fits into a message."""
    if len(text) <= limit:
        return text
    head = text[:limit]
    return f"{head.rsplit(' ', 1)[0]}…"
