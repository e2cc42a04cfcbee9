"""`postedit-ignore` comments."""

from __future__ import annotations

import pytest

from lint.directives import directives
from lint.document import Document
from lint.model import Diagnostic, Severity, Span
from lint.suppressions import suppress

TEXT = """Ferry to stop

{before}
The the ferry stops{same}
It is is over.

The the bay is wide.
{after}
The end is is near.
"""


def found(text: str, format: str = "plain") -> tuple[list[str], list[str]]:
    """What is left of the doubled words in a text, and the notices."""
    document = Document.parse(text, format=format)
    diagnostics = [
        Diagnostic("RP001", "doubled-word", "repetition", Severity.WARNING, 1.0, "m", Span(at, at + len(words)))
        for words in ("The the", "is is")
        for at in range(len(text))
        if text.startswith(words, at)
    ]
    kept, notices = suppress(document, sorted(diagnostics, key=lambda d: d.span))
    return [text[d.span.start :].split("\n")[0] for d in kept], [f"{n.line}: {n.message}" for n in notices]


ALL = ["The the ferry stops", "is is over.", "The the bay is wide.", "is is near."]


@pytest.mark.parametrize(
    ("before", "after", "left"),
    [
        ("", "", ALL),
        ("# postedit-ignore", "", ALL[1:]),
        ("# postedit-ignore-next-line RP001", "", ALL[1:]),
        ("# postedit-ignore doubled-word -- the author's own", "", ALL[1:]),
        ("# postedit-ignore RP", "", ALL[1:]),
        ("# postedit-ignore QU, repetition", "", ALL[1:]),
        ("# postedit-ignore-start RP001", "# postedit-ignore-end", ALL[3:]),
        ("# postedit-ignore-start", "", []),
        ("# postedit-ignore-file RP001", "", []),
    ],
)
def test_scopes(before: str, after: str, left: list[str]) -> None:
    assert found(TEXT.format(before=before, after=after, same="")) == (left, [])


@pytest.mark.parametrize(
    ("before", "notice"),
    [
        ("# postedit-ignore QU001", "3: postedit-ignore for QU001 answers no finding"),
        ("# postedit-ignore-line", "3: postedit-ignore answers no finding"),
    ],
)
def test_what_answers_nothing_is_said(before: str, notice: str) -> None:
    assert found(TEXT.format(before=before, after="", same="")) == (ALL, [notice])


def test_text_about_directives_is_none() -> None:
    assert found("The the ferry. Write # postedit-ignore above it.\n") == (
        ["The the ferry. Write # postedit-ignore above it."],
        [],
    )


def test_markdown_comments() -> None:
    text = "# Ferry\n\n<!-- postedit-ignore RP001 -->\nThe the ferry.\n\nIt is is over. <!-- postedit-ignore-line -->\n"
    assert found(text, "markdown") == ([], [])


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- postedit-ignore-file QU,DU001 -- scraped -->",
        "/* postedit-ignore-file QU,DU001 -- scraped */",
        "// postedit-ignore-file: QU, DU001 -- scraped",
        ".. postedit-ignore-file QU,DU001 -- scraped",
        "{/* postedit-ignore-file QU,DU001 -- scraped */}",
        "NOTE postedit-ignore-file QU,DU001 -- scraped",
    ],
)
def test_the_comments_of_many_formats(comment: str) -> None:
    (directive,) = directives(f"a\n{comment}\nb")
    assert directive[:3] == ("file", ("QU", "DU001"), "scraped")


def test_deleting_a_block_leaves_the_comment_above_the_next() -> None:
    text = "One.\n\nTwo.\n\n# postedit-ignore\nThree.\n"
    document = Document.parse(text)
    from lint.model import Cut

    ((span, _),) = document.edits(Cut(1))
    assert text[: span.start] + text[span.end :] == "One.\n\n# postedit-ignore\nThree.\n"
