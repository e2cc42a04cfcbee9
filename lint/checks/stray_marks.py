"""Marks in the middle of a phrase, where no pause can be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lint import regexes as regex
from lint.document import Document
from lint.mention import ends_identifier, is_set_off
from lint.model import Finding, Safety, replace
from lint.packs import WordList

SYMBOL = regex.compile(r"(?<=[\p{L}\p{N}][,.;]?)[_~^@]+(?=[ \n]|$)", regex.V1)
SYMBOLS = frozenset("_~^@")
HYPHEN = regex.compile(
    r"(?<![\w-])(?P<left>\p{L}{2,})(?P<mark>-)[ ](?!(?:\S+ ){0,3}\S*\w-\w)(?P<right>[\p{L}\p{N}]+)", regex.V1
)
INSIDE = regex.compile(
    r"(?<![\w'’.-])(?P<left>\p{L}+)(?P<mark>[.,;:!?])(?:[ ](?P<right>[\p{L}\p{N}]+)|$)", regex.V1 | regex.M
)
STRONG = regex.compile(r"(?P<left>[\p{L}\p{N}]+)(?P<mark>[!?])[ ](?P<right>[\p{Ll}\p{N}][\p{L}\p{N}]*)", regex.V1)
SPEECH = regex.compile(r"[\"“”„«»‘—]|(?<!\w)['’]|[!?…].*[!?]")


class Settings(NamedTuple):
    """The words that cannot stand at a pause.

    Attributes:
        never_last: words no part of a sentence ends with ("the", "than").
        before_comma: of these, the ones that may stand before a comma ("and,").
        never_first: words no part of a sentence begins with ("ago").
        suspended: words after a hyphen that stands for the rest of a compound ("short- and long-term").
        interjections: words an exclamation may stand after ("Oh! what a day").
        exclaiming: words that go on after an exclamation or question ("What news? or is there none?").
        questions: words a question begins with, in a title that is quoted ("See Who is who? on the site").
        abbreviations: words that end in a full stop, in small letters: what follows one is still the same sentence.
    """

    never_last: tuple[str, ...] = ()
    before_comma: tuple[str, ...] = ()
    never_first: tuple[str, ...] = ()
    suspended: tuple[str, ...] = ()
    interjections: tuple[str, ...] = ()
    exclaiming: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    abbreviations: WordList | tuple[str, ...] = ()


def find(document: Document, settings: Settings) -> Iterator[Finding]:
    """Faults: `symbol`, `hyphen`, `inside` a phrase or where it breaks off, `strong` (! or ? before a small letter)."""
    present = document.characters
    for match in SYMBOL.finditer(document.prose) if present & SYMBOLS else ():
        if not ends_identifier(document.prose, match.start()):
            yield _finding(*match.span(), match.group(), "symbol")
    for match in HYPHEN.finditer(document.prose) if settings.suspended and "- " in document.prose else ():
        if match["right"] not in settings.suspended:
            yield _finding(*match.span("mark"), match["mark"], "hyphen")
    inside = [
        match
        for match in INSIDE.finditer(document.prose, overlapped=True)
        if _is_inside(match, settings) and not _is_named(document, match)
    ]
    for match in inside:
        yield _finding(*match.span("mark"), match["mark"], "inside", repairable=match["right"] is not None)
    seen = {match.start("mark") for match in inside}
    for match in STRONG.finditer(document.prose) if settings.exclaiming and present & {"!", "?"} else ():
        if match.start("mark") not in seen and not _exclaims(document, match, settings):
            yield _finding(*match.span("mark"), match["mark"], "strong")


def _finding(start: int, end: int, mark: str, fault: str, repairable: bool = True) -> Finding:
    repair = replace(start, end, "", Safety.UNSAFE, f"Delete “{mark}”")
    return Finding(start, end, fault, {"mark": mark}, repairs=(repair,) if repairable else ())


def _is_inside(match: regex.Match[str], settings: Settings) -> bool:
    left, mark, right = match["left"], match["mark"], match["right"]
    if right is None and mark in ",;:":  # a list or verse goes on in the next block
        return False
    if left.islower() and left in settings.never_last:
        return mark != "," or left not in settings.before_comma
    return mark in ".?" and right in settings.never_first and not (mark == "." and _is_abbreviation(left, settings))


def _is_abbreviation(word: str, settings: Settings) -> bool:
    """Whether a full stop may belong to the word: listed, a letter, part of a company's name (Ltd. of Leeds)."""
    listed = settings.abbreviations.words if isinstance(settings.abbreviations, WordList) else settings.abbreviations
    return word.lower() in listed or len(word) == 1 or (word[0].isupper() and len(word) < 5)


def _is_named(document: Document, match: regex.Match[str]) -> bool:
    """Whether the word is spoken of (*the*, *a*) or the letter of a part: (credit a: …; credit b: …), Figure 2 a."""
    letter, start = match["left"], match.start()
    if is_set_off(document, *match.span("left")):
        return True
    if len(letter) > 1:
        return False
    following = f" {chr(ord(letter) + 1)}{match['mark']}"
    return document.prose[start - 2 : start - 1].isdigit() or following in document.block_at(start).text


def _exclaims(document: Document, match: regex.Match[str], settings: Settings) -> bool:
    """Whether a sentence rightly goes on after ! or ?: in speech, after an interjection, in a name (Yahoo!)."""
    if match["right"] in settings.exclaiming or match["left"].lower() in settings.interjections:
        return True
    if ends_identifier(document.prose, match.start("mark")):
        return True
    if match["mark"] == "!" and match["left"][0].isupper():
        return True
    block = document.block_at(match.start())
    if SPEECH.search(document.prose, block.start, block.end):  # true for any block with two such marks
        return True
    before = document.prose[block.start : match.end("mark")]
    return match["mark"] == "?" and not {*settings.questions}.isdisjoint(before.split())
