"""The words a tagger sees: contractions cut apart, abbreviations and compounds whole."""

from __future__ import annotations

from collections.abc import Iterator

from lint import regexes as regex

TOKEN = regex.compile(
    r"""(?=\p{L}{1,4}\.)(?:                                     # most words are none of these
        (?:\p{L}\.){2,}                                       # U.S., e.g.
        |(?i:(?:Mr|Mrs|Ms|Dr|Prof|St|Sen|Rep|Gov|Gen|Col|Lt|Capt|Sgt|Rev|Jr|Sr|vs|etc|No|Inc|Ltd|Co|Corp)\.
            (?=\s+\p{Lu}|\s+\p{N}|[,;])))
    |\p{L}[\p{L}\p{M}\p{N}]*(?:(?:['’](?!(?i:s|re|ve|ll|d|m)\b)|[-‑])[\p{L}\p{M}\p{N}]+)*
    |['’](?i:s|re|ve|ll|d|m)\b
    |\p{N}+(?:[.,:]\p{N}+)*[\p{L}\p{N}]*(?:[-‑][\p{L}\p{N}]+)*
    |[^\s\p{L}\p{N}\p{C}]""",
    regex.V1 | regex.X,
)
NEGATION = regex.compile(r"(?i)(?<=.)n['’]t$")


def words_of(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the words and marks of a stretch of a text begin and end: `do|n’t`, `Anna|’s`, `U.S.`, `long-term`."""
    for match in TOKEN.finditer(text, start, end):
        first, last = match.span()
        if last - first > 3 and text[last - 1] in "tT" and (cut := NEGATION.search(match.group())):
            yield first, first + cut.start()
            yield first + cut.start(), last
        else:
            yield first, last
