"""Markup that an engine broke or a converter left in the text: tags and entities.

A tag with spaces in it (“< / sup >”), with typographic quotes or with translated names is broken in
every file; a whole tag is left over only in a file that has no markup. Entities are decoded as HTML
defines them (html.spec.whatwg.org, named character references).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from lint import regexes as regex
from lint.document import Document
from lint.mention import is_mention
from lint.model import Change, Finding, Repair, Safety, replace
from lint.patterns import deletion

TAGS = (
    "a|abbr|article|aside|b|big|blockquote|body|br|button|caption|center|cite|code|dd|del|div|dl|dt|em|embed|figcaption"
    "|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|label|li|link|meta|nav|nobr|noscript|ol"
    "|option|p|pre|script|section|select|small|span|strike|strong|style|sub|sup|svg|table|tbody|td|textarea|tfoot|th"
    "|thead|title|tr|tt|u|ul|video|wbr"
)
WHOLE = regex.compile(
    rf"</?(?P<name>{TAGS})(?:\s+[a-zA-Z-]+\s?=\s?(?:\"[^\"<>\n]*\"|'[^'<>\n]*'|[^\s<>\"']+))*\s?/?>|<!--.*?-->|<!\[CDATA\[|\]\]>"
    r"|<!DOCTYPE[^<>\n]*>",
    regex.I,
)
BROKEN = regex.compile(
    rf"<\s+/?\s?(?P<name>{TAGS})\s?/?\s?>|<\s?/\s+(?P<name>{TAGS})\s?>|<(?P<name>{TAGS})\s?/\s>|</(?P<name>{TAGS})\s>",
    regex.I,
)
BENT_QUOTES = regex.compile(rf"<(?:{TAGS})\s[^<>\n]*=\s?[“”„«»″][^<>\n]*>", regex.I)
ENTITY = regex.compile(
    r"&(?:\s?amp\s?;\s?(?=#|\w+;)|\s?)(?:(?P<hash>#\s?(?:\d{2,6}|[xX][0-9a-fA-F]{2,5}))|(?P<name>[A-Za-z]{2,8}\d?))(?:(?P<end>\s?;)|(?![\w;=]))"
)
COMMON = regex.compile(
    r"amp|lt|gt|quot|apos|nbsp|ensp|emsp|thinsp|[aeiouyAEIOUYcCnNsSzZ](?:acute|grave|circ|tilde|uml|cedil|caron|ring|slash|macr)"
    r"|[lrsbd]{1,2}quo|ndash|mdash|hellip|copy|reg|trade|euro|pound|laquo|raquo|bull|middot|deg|szlig|iexcl|iquest|shy|oelig|aelig"
)
BREAKING = ("br", "p", "div", "li", "tr")
ABOUT = regex.compile(r"\s(?:tags?|elements?|attributes?)\b")
BARE = ("amp", "nbsp", "quot")
"""Entities that are recognised without their semicolon."""
SPACES = {"\xa0": " ", "\u2002": " ", "\u2003": " ", "\u2009": " ", "\xad": ""}
ADDRESS = regex.compile(r"\S*(?:://|www\.|\?\w+=)\S*")
REACH = 30
MARKED = ("markdown", "html")
"""Formats that decode entities, so that one in the prose was encoded twice, or belongs to a field that is HTML."""


class Settings(NamedTuple):
    """`unmarked`: formats without markup. `translated`: names in tags as engines translate them -> the right ones."""

    unmarked: tuple[str, ...] = ("plain", "docx")
    translated: Mapping[str, str] = MappingProxyType({})


def find(document: Document, settings: Settings) -> Iterator[Finding]:
    """Faults: broken-tag, bent-quotes, translated-markup, whole-tag, entity."""
    prose = document.prose
    if "<" in prose:
        yield from _broken(document, settings)
        yield from _translated(document, settings)
        if document.format in settings.unmarked:
            yield from _whole(document)
    if "&" in prose:
        yield from _entities(document)


# -- tags ----------------------------------------------------------------------------------------


def _broken(document: Document, settings: Settings) -> Iterator[Finding]:
    prose = document.prose
    for match in BROKEN.finditer(prose):
        if _is_tag(document, match) and not is_mention(prose, *match.span(), REACH):
            yield _mended(document, settings, match, "broken-tag", "".join(match.group().split()).lower())
    for match in BENT_QUOTES.finditer(prose):
        if not is_mention(prose, *match.span()):
            yield _mended(document, settings, match, "bent-quotes", regex.sub("[“”„«»″]", '"', match.group()))


def _is_tag(document: Document, match: regex.Match[str]) -> bool:
    """Whether a name in angle brackets is a tag: one letter alone may be a formula (a < b > c)."""
    if len(match["name"]) > 1 or "/" in match.group():
        return True
    return bool(
        regex.search(rf"<\s?/\s?{match['name']}\s?>", document.prose[match.end() : match.end() + 2000], regex.I)
    )


def _mended(document: Document, settings: Settings, match: regex.Match[str], fault: str, text: str) -> Finding:
    """The tag as it should be, where the format would write it as a tag; gone where there is no markup."""
    if document.format in settings.unmarked:
        return Finding(match.start(), match.end(), fault, {"suggestion": text}, repairs=_removal(document, match))
    written = "".join(edit.replacement for edit in document.edits(Change(match.start(), match.end(), text)))
    repairs = (replace(match.start(), match.end(), text),) if written == text else ()
    return Finding(match.start(), match.end(), fault, {"suggestion": text}, repairs=repairs)


def _translated(document: Document, settings: Settings) -> Iterator[Finding]:
    if not settings.translated:
        return
    right = settings.translated
    elements = "|".join(regex.escape(name) for name in right if regex.fullmatch(TAGS, right[name]))
    names = "|".join(map(regex.escape, right))
    tag = regex.compile(rf"<\s?/?\s?(?:{elements})\s?/?>|<\s?/?\s?\w+\s[^<>\n]*=[^<>\n]*>", regex.I)
    name = regex.compile(rf"(?<=<\s?/?\s?|\s)(?:{names})(?=\s?[=/>\s])", regex.I)
    for match in tag.finditer(document.prose):
        text = name.sub(lambda found: right[found.group().lower()], match.group())
        if text != match.group() and not is_mention(document.prose, *match.span(), REACH):
            whole = regex.sub(r"(?<=^<)\s|\s(?=>$)", "", text)
            yield _mended(document, settings, match, "translated-markup", whole)


def _whole(document: Document) -> Iterator[Finding]:
    prose = document.prose
    for match in WHOLE.finditer(prose):
        about = ABOUT.match(prose, match.end())
        if match["name"] and not _is_tag(document, match):
            continue
        if not about and not is_mention(prose, *match.span(), REACH):
            yield Finding(match.start(), match.end(), "whole-tag", repairs=_removal(document, match))


def _removal(document: Document, match: regex.Match[str]) -> tuple[Repair, ...]:
    """A tag that breaks lines leaves a space between words; others leave nothing."""
    start, end = deletion(document, *match.span())
    around = document.prose[max(0, start - 1) : start] + document.prose[end : end + 1]
    breaks = (match.groupdict().get("name") or "").lower() in BREAKING and len(around.strip()) == 2
    return (replace(start, end, " " if breaks else "", title="Delete the tag"),)


# -- entities ------------------------------------------------------------------------------------


def _entities(document: Document) -> Iterator[Finding]:
    prose = document.prose
    for match in ENTITY.finditer(prose):
        text = _character(match)
        if not text or is_mention(prose, *match.span()) or _in_address(document, match):
            continue
        if _is_markup(document, match):
            continue
        certain = not any(c.isspace() for c in match.group()) and match["end"] and document.format == "plain"
        safety = Safety.SAFE if certain else Safety.UNSAFE
        repair = replace(match.start(), match.end(), text, safety)
        yield Finding(match.start(), match.end(), "entity", {"suggestion": text}, repairs=(repair,))


def _character(match: regex.Match[str]) -> str:
    """What an entity stands for, "" if it is none."""
    from html import unescape
    from html.entities import html5

    name = "".join((match["hash"] or match["name"]).split())
    spaced = any(c.isspace() for c in match.group())
    common = match["hash"] or COMMON.fullmatch(name) or COMMON.fullmatch(name.lower())
    if not match["end"] and (spaced or (name not in BARE and not match["hash"])):
        return ""
    if spaced and not common:
        return ""
    if f"{name};" not in html5 and common and not match["hash"]:
        name = name.lower()
    text = unescape(f"&{name};")
    return SPACES.get(text, text) if text != f"&{name};" else ""


def _is_markup(document: Document, match: regex.Match[str]) -> bool:
    """Whether the entity is written as such in a format that has entities (a field of a front matter)."""
    written = document.text[slice(*document.span(*match.span()))]
    return document.format in MARKED and match["end"] == ";" and written == match.group()


def _in_address(document: Document, match: regex.Match[str]) -> bool:
    block = document.block_at(match.start())
    start = document.prose.rfind(" ", block.start, match.start()) + 1
    return ADDRESS.match(document.prose, max(start, block.start), block.end) is not None
