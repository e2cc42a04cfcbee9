"""Placeholders that a translation engine took apart, and template tags that nobody filled in.

A placeholder with spaces in it (“% s”, “{ 0 }”, “$ {name}”) is broken in every file. A whole one is
right in a catalogue or a page template, and left over in a text to be read.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lint import regexes as regex
from lint.document import Document
from lint.mention import is_mention
from lint.model import Finding, Safety, replace

READ = ("plain", "docx", "srt", "vtt")
"""Formats whose text is read as it stands."""
BROKEN = regex.compile(
    r"(?<![\d%]|\d )(?:"
    r"%\s(?:\d\s?\$\s?)?[sd@](?![\w'’.])|%\d\s\$\s?[sd](?!\w)|%\d\$\s[sd](?!\w)"  # printf
    r"|%\s?\(\s?\w+\s?\)\s[sd](?!\w)|%\s\(\s?\w+\s?\)\s?[sd](?!\w)|%\(\s\w+\s?\)[sd](?!\w)|%\(\w+\s\)[sd](?!\w)"
    r"|[%$#％]\s\{\s?[\w.]+\s?\}"  # Ruby, JavaScript
    r"|\{\s\{\s?[\w.]+\s?\}\s?\}|\{\{\s?[\w.]+\s?\}\s\}"  # Mustache
    r"|(?<!\{)\{\s\d{1,2}\s?\}(?!\})|(?<!\{)\{\d{1,2}\s\}(?!\})|(?<!\{)\{\s\w+_\w+\s?\}(?!\})"  # .NET, Python, ICU
    r"|％\s?[sd](?!\w)|｛\s?\w+\s?｝"  # full-width
    r")"
)
TEMPLATE = regex.compile(
    r"\{\{[^{}\n]{1,60}\}\}|\{%-?\s?[a-z_]+[^{}\n]{0,80}%\}|<%[=-]?[^<>\n]{1,80}%>|\[%[^\]\n]{1,80}%\]"
    r"|\$\{[\w.]{1,40}\}|(?<![\w%])%%[A-Za-z]\w{1,40}%%(?![\w%])"
    r"|%\([a-z_]\w*\)[sd](?!\w)|(?<![\d%\w]|\d )%(?:\d\$)?[sd@](?![\w'’])"
    r"|\*\|[A-Z_:]{2,40}\|\*"
)
REACH = 30
"""How far away, in code points, the quotes around a placeholder that is spoken about may be."""


class Settings(NamedTuple):
    """`read`: formats in which a whole template tag is left over."""

    read: tuple[str, ...] = READ


def find(document: Document, settings: Settings) -> Iterator[Finding]:
    """Faults: broken, template."""
    prose = document.prose
    if not any(mark in prose for mark in "%{<[*％｛"):
        return
    for match in BROKEN.finditer(prose):
        if not is_mention(prose, match.start(), match.end(), REACH):
            yield _joined(document, match)
    if document.format in settings.read:
        for match in TEMPLATE.finditer(prose):
            if not is_mention(prose, match.start(), match.end(), REACH):
                yield Finding(match.start(), match.end(), "template")


def _joined(document: Document, match: regex.Match[str]) -> Finding:
    text = "".join(match.group().split()).translate({ord("％"): "%", ord("｛"): "{", ord("｝"): "}"})
    repair = replace(match.start(), match.end(), text, Safety.UNSAFE)
    return Finding(match.start(), match.end(), "broken", {"suggestion": text}, repairs=(repair,))
