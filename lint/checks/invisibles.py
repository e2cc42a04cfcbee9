"""Characters nobody sees: zero-width marks, joiners, bidi controls, hidden text, soft hyphens, controls.

What a script needs stays: joiners in emoji and in Arabic, Indic and similar scripts (Unicode 16,
chapters 9, 12 and 23.2), word breaks of Thai or Khmer, direction marks beside right-to-left letters.
Bidi controls that are not closed again reorder the text around them (Boucher and Anderson 2023,
“Trojan Source”, CVE-2021-42574).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lint import regexes as regex
from lint.document import Document
from lint.model import Change, Finding, Repair, Safety, replace
from lint.wordspan import word_around

JOINING = (
    r"\p{Script_Extensions=Arabic}\p{Script_Extensions=Syriac}\p{Mongolian}\p{Nko}\p{Mandaic}\p{Adlam}\p{Devanagari}"
    r"\p{Bengali}\p{Gurmukhi}\p{Gujarati}\p{Oriya}\p{Tamil}\p{Telugu}\p{Kannada}\p{Malayalam}\p{Sinhala}\p{Tibetan}"
    r"\p{Myanmar}\p{Khmer}\p{Balinese}\p{Javanese}\p{Limbu}\p{Meetei_Mayek}"
)
UNSPACED = r"\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Tibetan}\p{Han}\p{Hiragana}\p{Katakana}\p{Javanese}\p{Balinese}"
EMOJI = r"\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F"
SUSPECT = regex.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164"
    r"\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e01ef]"
)
"""Any character this check is about."""
ZERO_WIDTH = regex.compile(
    rf"(?<![{JOINING}])(?<![{EMOJI}](?=\u200d[\p{{Extended_Pictographic}}\u2640\u2642]))[\u200c\u200d](?![{JOINING}])"
    rf"|(?<![{UNSPACED}/\\_.@?&=-])\u200b(?![{UNSPACED}/])"
    r"|\u2060(?=[\s\p{L}])(?<=[\s\p{L}]\u2060)|\u2060\Z"
    r"|[\ufeff\u180e\u115f\u1160\u3164\uffa0\u2061-\u2064\u206a-\u206f\ufff9-\ufffb]"
    r"|(?<![\p{Emoji}\p{S}\p{P}\p{Han}\p{Mongolian}\p{Myanmar}])[\ufe00-\ufe0f]"
)
HIDDEN = regex.compile(
    r"(?<!\U0001F3F4[\U000E0020-\U000E007E]*)[\U000E0000-\U000E007F]+|(?<!\p{Han})[\U000E0100-\U000E01EF]+"
)
BIDI = regex.compile(r"[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
LINE_WITH_BIDI = regex.compile(r"[^\r\n]*?[\u202a-\u202e\u2066-\u2069][^\r\n]*")
RIGHT_TO_LEFT = regex.compile(
    r"[\p{Hebrew}\p{Arabic}\p{Syriac}\p{Thaana}\p{Nko}\p{Samaritan}\p{Mandaic}\p{Adlam}\p{Hanifi_Rohingya}]"
)
OPENING, POP, ISOLATE_END = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068", "\u202c", "\u2069"
OVERRIDES = "\u202d\u202e"
SOFT_HYPHEN = regex.compile(r"\u00ad")
CONTROL = regex.compile(r"\x1b\[[0-9;]*[A-Za-z]|[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u2028\u2029]|(?<=\S)\x0c(?=\S)")
AS_SPACE = "\x0b\x0c\x85\u2028\u2029"
MARKUP_FORMATS = ("html", "markdown", "epub", "docx")
"""Where a soft hyphen can be meant: a hint to the program that lays the text out."""


class Settings(NamedTuple):
    """`soft_hyphens`: formats in which soft hyphens inside words are left alone."""

    soft_hyphens: tuple[str, ...] = MARKUP_FORMATS


def find(document: Document, settings: Settings) -> Iterator[Finding]:
    """Faults: zero-width, hidden-text, bidi-control, bidi-override, soft-hyphen, control-character."""
    prose = document.prose
    if document.text.isascii() and not SUSPECT.search(prose):
        return
    if BIDI.search(document.text) or BIDI.search(prose):
        yield from _bidi(document)
    if not SUSPECT.search("".join(document.characters)):
        return
    yield from _zero_width(prose)
    for match in HIDDEN.finditer(prose):
        yield _deletion(match.start(), match.end(), "hidden-text", Safety.UNSAFE, _smuggled(match.group()))
    yield from _soft_hyphens(document, settings)
    yield from _controls(prose)


def _deletion(start: int, end: int, fault: str, safety: Safety, shown: str) -> Finding:
    return Finding(start, end, fault, {"shown": shown}, repairs=(replace(start, end, "", safety),))


def name_of(character: str) -> str:
    """How a message calls an invisible character: “U+200B”."""
    return f"U+{ord(character):04X}"


def _zero_width(prose: str) -> Iterator[Finding]:
    """One finding a word, which is named whole."""
    done = 0
    for match in ZERO_WIDTH.finditer(prose):
        if match.start() >= done:
            first, last = word_around(prose, *match.span())
            start, done = max(first, done), last
            inside = [match, *ZERO_WIDTH.finditer(prose, match.end(), done)]
            changes = tuple(Change(found.start(), found.end(), "") for found in inside)
            safety = Safety.UNSAFE if any(_may_be_space(prose, found) for found in inside) else Safety.SAFE
            words = {"shown": name_of(match.group())}
            yield Finding(start, done, "zero-width", words, repairs=(Repair("Delete", safety, changes),))


def _may_be_space(prose: str, match: regex.Match[str]) -> bool:
    """Whether a zero-width space stands between letters: for a space (“and\u200bthe”), or as a hint where to break."""
    between = prose[match.start() - 1 : match.start()].isalnum() and prose[match.end() : match.end() + 1].isalnum()
    return between and match.group() == "\u200b"


def _smuggled(run: str) -> str:
    """The ASCII text that tag characters spell."""
    return "".join(chr(ord(c) - 0xE0000) for c in run if 0xE0020 <= ord(c) <= 0xE007E) or name_of(run[0])


def _bidi(document: Document) -> Iterator[Finding]:
    """Overrides and unclosed embeddings anywhere; every other control where no letter runs right to left."""
    in_prose: set[int] = set()
    for block in document.blocks:
        found = [*BIDI.finditer(block.text)]
        unclosed = _unclosed(found)
        right_to_left = bool(found) and RIGHT_TO_LEFT.search(block.text) is not None
        for match in found:
            start, end = block.start + match.start(), block.start + match.end()
            in_prose.add(document.span(start, end).start)
            if match.group() in OVERRIDES or match.start() in unclosed:
                yield _deletion(start, end, "bidi-override", Safety.UNSAFE, name_of(match.group()))
            elif not right_to_left:
                yield _deletion(start, end, "bidi-control", Safety.SAFE, name_of(match.group()))
    yield from _bidi_in_code(document.text, in_prose)


def _bidi_in_code(text: str, known: set[int]) -> Iterator[Finding]:
    """Overrides and embeddings not closed on their line, in what is no prose."""
    for line in LINE_WITH_BIDI.finditer(text):
        found = [*BIDI.finditer(text, line.start(), line.end())]
        unclosed = _unclosed(found)
        for match in found:
            if match.start() not in known and (match.group() in OVERRIDES or match.start() in unclosed):
                shown = name_of(match.group())
                found_here = _deletion(match.start(), match.end(), "bidi-override", Safety.UNSAFE, shown)
                yield found_here._replace(in_file=True)


def _unclosed(controls: list[regex.Match[str]]) -> frozenset[int]:
    """Where embeddings and isolates open that their block does not close."""
    open_: list[regex.Match[str]] = []
    for match in controls:
        if match.group() in OPENING:
            open_.append(match)
        elif match.group() in (POP, ISOLATE_END) and open_:
            open_.pop()
    return frozenset(match.start() for match in open_)


def _soft_hyphens(document: Document, settings: Settings) -> Iterator[Finding]:
    """Everywhere in plain text; elsewhere only where no word can be broken."""
    prose = document.prose
    done = 0
    for match in SOFT_HYPHEN.finditer(prose):
        start, end = match.span()
        before, after = prose[max(0, start - 1) : start], prose[end : end + 1]
        if before.isalpha() and after.isalpha():
            if document.format not in settings.soft_hyphens and start >= done:
                yield (found := _hyphenated(prose, start, end, done))
                done = found.end
        elif before.isalpha() and after == " " and prose[end + 1 : end + 2].islower():  # “exam­ ple”, from a broken line
            yield _deletion(start, end + 1, "soft-hyphen", Safety.UNSAFE, "U+00AD")
        else:
            yield _deletion(start, end, "soft-hyphen", Safety.SAFE, "U+00AD")


def _hyphenated(prose: str, start: int, end: int, done: int) -> Finding:
    """All the soft hyphens of a word (`done`: the end of the one before it)."""
    first, last = word_around(prose, start, end)
    first = max(first, done)
    inside = SOFT_HYPHEN.finditer(prose, start, last)
    changes = tuple(Change(at.start(), at.end(), "") for at in inside if prose[at.end() : at.end() + 1].isalpha())
    repair = Repair("Delete the soft hyphens", Safety.SAFE, changes)
    return Finding(first, last, "soft-hyphen", {"shown": "U+00AD"}, repairs=(repair,))


def _controls(prose: str) -> Iterator[Finding]:
    for match in CONTROL.finditer(prose):
        start, end, text = match.start(), match.end(), _instead(match.group())
        repair = replace(start, end, text, Safety.SAFE)
        yield Finding(start, end, "control-character", {"shown": name_of(match.group()[0])}, repairs=(repair,))


def _instead(control: str) -> str:
    """A space for a break, the character Windows-1252 has in that place for a C1 control, else nothing."""
    if control in AS_SPACE:
        return " "
    return bytes([ord(control)]).decode("cp1252", "ignore") if "\x80" <= control <= "\x9f" else ""
