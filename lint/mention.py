"""Whether a text speaks *about* some characters instead of containing them by mistake."""

from __future__ import annotations

from lint import regexes as regex
from lint.document import Document

BESIDE_BEFORE = regex.compile(r"[\"“„«‘'`(\[](?:\ufffc ?)?$|\ufffc ?$")
BESIDE_AFTER = regex.compile(r"[\"”»’'`)\]]|[.,;:]?[\"”»’'`]")
OPENING = regex.compile(r"[\"“„«`][^\"“”„«»`\n]*$")
SET_OFF_BEFORE = regex.compile(r"(?:[*_]|<(?:i|em|b|strong|code)>)$")
SET_OFF_AFTER = regex.compile(r"[*_]|</(?:i|em|b|strong|code)>")
CLOSING = regex.compile(r"[^\"“”„«»`\n]*[\"”“»`]")
IDENTIFIER = regex.compile(r"(?r)(?:[\p{L}\p{N}]_|_\p{L}|::|\p{L}#\p{L}|\p{L}\(\))\S*")
"""What only names in programs have between two spaces; searched backwards from its end."""
REACH = 60
"""Code points in which the beginning of such a name is looked for."""


def is_mention(prose: str, start: int, end: int, reach: int = 0) -> bool:
    """Whether `prose[start:end]` stands in quotes, brackets or code marks of its own.

    With `reach` the quotes may be that many code points away; brackets then do not count.
    """
    before, after = prose[max(0, start - reach - 1) : start], prose[end : end + reach + 1]
    if BESIDE_BEFORE.search(before) and BESIDE_AFTER.match(after):
        return True
    return bool(reach and OPENING.search(before) and CLOSING.match(after))


def is_set_off(document: Document, start: int, end: int) -> bool:
    """Whether the markup sets exactly these words off (`_term_`, `<i>term</i>`), as one writes a word that is named."""
    span = document.span(start, end)
    before, after = document.text[max(0, span.start - 8) : span.start], document.text[span.end : span.end + 9]
    return bool(SET_OFF_BEFORE.search(before) and SET_OFF_AFTER.match(after))


def ends_identifier(prose: str, end: int) -> bool:
    """Whether the characters before an offset, back to a space, are a name in a program (`merge_all!`, `A::b?`)."""
    return IDENTIFIER.match(prose, max(0, end - REACH), end) is not None
