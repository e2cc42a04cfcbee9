"""Comments that speak to postedit: `postedit-ignore[-next-line|-line|-start|-end|-file] [KEYS] [-- reason]`.

They stand in a comment of the file's own format: `<!-- … -->`, `# …`, `// …`, `/* … */`, `.. …`,
`{/* … */}`, `NOTE …` (WebVTT). KEYS are codes, prefixes, names or categories; none means all.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lint import regexes as regex

MARK = "postedit-ignore"
DIRECTIVE = regex.compile(
    r"(?:<!--|/\*|//|\#|%|;|\.\.|NOTE|\[//\]:[ ]\#[ ]\()[ \t]*"
    r"postedit-ignore(?:-(?P<scope>next-line|line|start|end|file))?(?![\w-])"
    r"(?:[ \t:]+(?P<keys>[\w:-]*\w(?:[ \t]*,[ \t]*[\w:-]*\w)*))?"
    r"(?:[ \t]+--(?!>)[ \t]*(?P<reason>[^\n]*?))?"
    r"[ \t]*(?:-->|\*/|\)|$)",
    regex.M,
)
LINE = regex.compile(r"(?:#|%|//|<!--)[ \t]*postedit-ignore(?![\w])[^\n]*")
"""A line of plain text that is nothing but a directive."""


class Directive(NamedTuple):
    """One comment: its scope, what it names ((): everything), and where it stands in the file."""

    scope: str
    keys: tuple[str, ...]
    reason: str
    start: int
    end: int


def directives(text: str) -> Iterator[Directive]:
    """All directives in a file's text, in order."""
    if MARK not in text:
        return
    for match in DIRECTIVE.finditer(text):
        keys = tuple(key.strip() for key in (match["keys"] or "").split(",") if key.strip())
        yield Directive(match["scope"] or "next-line", keys, (match["reason"] or "").strip(), *match.span())
