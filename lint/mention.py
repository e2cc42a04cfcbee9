"""Whether a text speaks *about* some characters instead of containing them by mistake."""

from __future__ import annotations

from lint import regexes as regex

BESIDE_BEFORE = regex.compile(r"[\"“„«‘'`(\[](?:\ufffc ?)?$|\ufffc ?$")
BESIDE_AFTER = regex.compile(r"[\"”»’'`)\]]|[.,;:]?[\"”»’'`]")
OPENING = regex.compile(r"[\"“„«`][^\"“”„«»`\n]*$")
CLOSING = regex.compile(r"[^\"“”„«»`\n]*[\"”“»`]")


def is_mention(prose: str, start: int, end: int, reach: int = 0) -> bool:
    """Whether `prose[start:end]` stands in quotes, brackets or code marks of its own.

    With `reach` the quotes may be that many code points away; brackets then do not count.
    """
    before, after = prose[max(0, start - reach - 1) : start], prose[end : end + reach + 1]
    if BESIDE_BEFORE.search(before) and BESIDE_AFTER.match(after):
        return True
    return bool(reach and OPENING.search(before) and CLOSING.match(after))
