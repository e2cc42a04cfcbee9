"""Full-width marks of Chinese and Japanese left in text in Latin letters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lint import regexes as regex
from lint.document import Document
from lint.model import Finding, Safety, replace

MARK = regex.compile(r"[ ]*[（）［］【】，．。、：；！？％＂＇～＋－／＝＆＃＠《》「」『』]+[ ]*")
EAST = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]")
PLAIN = {
    **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
    **dict(zip("【】。、《》「」『』", "[].,“”“”“”", strict=True)),
}
OPENING = "（［【《「『"
CLOSING = "）］】》」』，．。、：；！？％"


class Settings(NamedTuple):
    """Languages that write such marks."""

    languages: tuple[str, ...] = ("zh", "ja", "ko", "yue", "wuu", "lzh")


def find(document: Document, settings: Settings) -> Iterator[Finding]:
    """Fault: `mark`, one finding for marks that stand together."""
    if document.language in settings.languages:
        return
    prose = document.prose
    for match in MARK.finditer(prose):
        start, end = match.span()
        before, after = prose[max(0, start - 1) : start], prose[end : end + 1]
        beside = before + after
        if not EAST.search(beside) and any(map(str.isalnum, beside)):  # else an emoticon: ＼(^o^)／
            plain = _plain(match.group().strip(), before, after)
            safety = Safety.UNSAFE if before.isdigit() and after.isdigit() else Safety.SAFE
            yield Finding(start, end, "mark", {"plain": plain.strip()}, repairs=(replace(start, end, plain, safety),))


def _plain(marks: str, before: str, after: str) -> str:
    """The marks in ASCII, spaced as Latin text is."""
    text = "".join(PLAIN[mark] for mark in marks)
    if marks[0] in OPENING and before not in ("", "\n", "(", "[", " "):
        text = " " + text
    number = before.isdigit() and after.isdigit() and marks in "，．："
    if marks[-1] in CLOSING and (after.isalnum() or after in ("“", "(", '"')) and after and not number:
        text += " "
    return text
