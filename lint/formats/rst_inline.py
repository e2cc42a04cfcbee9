"""The inline markup of reStructuredText."""

from __future__ import annotations

from functools import partial

from lint import regexes as regex
from lint.formats import Escape
from lint.formats.flat import Flat
from lint.formats.templates import ADDRESSES, EMAIL, URL, Mask, mask, nothing, whole
from lint.model import Span

BEFORE = r"(?<![^\s'\"(\[{<\-/:‘“’«¡¿–—‐])"
AFTER = r"(?![^\s'\"\)\]}>\-/:.,;!?\\’”»–—‐])"
TEXT_ROLES = (
    "emphasis|strong|sub|sup|subscript|superscript|title-reference|title|t|abbr|term|dfn|guilabel|menuselection"
)
MASKS: tuple[Mask, ...] = (
    mask("``", rf"{BEFORE}(``(?=\S)(?:(?!``{AFTER})[\s\S]){{1,2000}}+``)", whole),
    mask("|", rf"{BEFORE}(\|[^\s|](?:[^|]*[^\s|])?\|_{{0,2}}){AFTER}", whole),
    mask("]_", r"(\[(?:\d+|[#*]|#?[\w.-]+)\]_)", nothing),
    mask("`", rf"{BEFORE}(:(?:{TEXT_ROLES}):`)(?=[^`<]+`)", nothing),
    mask("`", rf"{BEFORE}(:[\w:.+-]+:`[!~]?)(?=[^`<]+<[^`<>]*>`)", nothing),
    mask("`", rf"{BEFORE}(:[\w:.+-]+:`(?:[^`\\]|\\.)+`){AFTER}", whole),
    mask("`", rf"{BEFORE}(`(?:[^`\\]|\\.)+`:[\w:.+-]+:){AFTER}", whole),
    mask("`", rf"{BEFORE}(_?`)(?=[^\s`])", nothing),
    mask("`", r"(\s*<[^`<>]*>`_{0,2})", nothing),
    mask("`", rf"(?<=[^\s`\\])(`_{{0,2}}){AFTER}", nothing),
    *ADDRESSES,
    mask("<", rf"<({URL}|{EMAIL})>", whole),
    mask("*", rf"{BEFORE}(\*\*)(?=[^\s*])", nothing),
    mask("*", rf"(?<=[^\s*\\])(\*\*){AFTER}", nothing),
    mask("*", rf"{BEFORE}(\*)(?=[^\s*])", nothing),
    mask("*", rf"(?<=[^\s*\\])(\*){AFTER}", nothing),
    mask("_", rf"{BEFORE}[^\W_]++(?:[-._+:][^\W_]++)*+(__?){AFTER}", nothing),
    mask("\\", r"(\\ |\\(?=\S))(?:(?<=\\)\S)?", nothing),
)
"""Tried in this order."""
NAMED = regex.compile(rf"{BEFORE}(?:`[^`<>]+`|[\w.-]+)_(?!\w)|{BEFORE}_`[^`]+`")
SPECIAL = regex.compile(r"[\\*`|]|(?<=\w)_(?!\w)")


def references(flat: Flat) -> tuple[Span, ...]:
    """The places of texts that are names of targets: they cannot be edited without breaking the link."""
    return tuple(Span(flat.at(match.start()), flat.after(match.end())) for match in NAMED.finditer(flat.text))


def written(frozen: tuple[Span, ...]) -> Escape:
    """Writes text so that it reads as it stands; nothing can be written to the `frozen` places."""
    return partial(_escape, frozen)


def _escape(frozen: tuple[Span, ...], text: str, place: Span) -> str | None:
    return None if any(span.overlaps(place) for span in frozen) else SPECIAL.sub(r"\\\g<0>", text)
