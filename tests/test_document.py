"""Positions, sentences, tokens."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lint.document import Document
from lint.formats import BlockKind, Piece, SourceBlock
from lint.model import Change, Edit, Span


def marked_up() -> Document:
    """`The **big &amp; old** bay` with its markup left out."""
    text = "The **big &amp; old** bay"
    pieces = (Piece(0, 4), Piece(6, 10), Piece(10, 15, "&"), Piece(15, 19), Piece(21, 25))
    block = SourceBlock(BlockKind.PARAGRAPH, pieces, escape=lambda text, place: text.replace("&", "&amp;"))
    return Document(text, [block], lang="en", source_lang="", path="-", format="plain")


def apply(text: str, edits: tuple[Edit, ...]) -> str:
    for span, new in sorted(edits, reverse=True):
        text = text[: span.start] + new + text[span.end :]
    return text


def test_prose_leaves_markup_out_and_reads_entities() -> None:
    document = marked_up()
    assert document.prose == "The big & old bay"
    at = document.prose.index("&")
    assert document.text[slice(*document.span(at, at + 1))] == "&amp;"
    assert document.text[slice(*document.span(4, 17))] == "big &amp; old** bay"


def test_edits_keep_markup_and_escape() -> None:
    document = marked_up()
    start, end = document.prose.index("old"), len(document.prose)
    assert apply(document.text, document.edits(Change(start, end, "R&D"))) == "The **big &amp; R&amp;D**"
    assert apply(document.text, document.edits(Change(3, 3, ","))) == "The, **big &amp; old** bay"


def test_a_change_over_two_blocks_is_refused() -> None:
    document = Document.parse("One.\n\nTwo.\n")
    assert document.edits(Change(2, 7, "")) == ()


def test_sentences_keep_quotations_whole() -> None:
    document = Document.parse("“We never expected it. Truly,” said A. B. Cole of the U.S. embassy. He left.")
    shown = [document.prose[s.start : s.end] for s in document.sentences]
    assert shown == ["“We never expected it. Truly,” said A. B. Cole of the U.S. embassy.", "He left."]


def test_tokens() -> None:
    document = Document.parse("It’s a well-kept 3.5 m boat, née Ana.")
    assert [t.text for t in document.tokens] == [
        "It’s", "a", "well-kept", "3.5", "m", "boat", ",", "née", "Ana", ".",
    ]  # fmt: skip


def test_lines_and_columns_count_code_points() -> None:
    document = Document.parse("a\r\n😀b\rc\nd")
    assert [document.lines.position(n) for n in (0, 3, 4, 6, 8)] == [(1, 1), (2, 1), (2, 2), (3, 1), (4, 1)]
    assert document.lines.line(2) == "😀b"


@given(st.text(max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_spans_lie_in_the_text(text: str, a: int, b: int) -> None:
    document = Document.parse(text)
    start, end = sorted((min(a, len(document.prose)), min(b, len(document.prose))))
    span = document.span(start, end)
    assert 0 <= span.start <= span.end <= len(text)


@given(st.text(st.sampled_from("ab c.\n"), max_size=60), st.data())
def test_an_edit_changes_nothing_outside_its_span(text: str, data: st.DataObject) -> None:
    document = Document.parse(text)
    if not document.prose:
        return
    start = data.draw(st.integers(0, len(document.prose) - 1))
    end = data.draw(st.integers(start, len(document.prose)))
    edits = document.edits(Change(start, end, "X"))
    if edits:
        span = document.span(start, end)
        new = apply(text, edits)
        assert new.startswith(text[: span.start])
        assert new.endswith(text[span.end :])


def test_an_empty_text_has_no_blocks() -> None:
    document = Document.parse("\n \n")
    assert (document.prose, document.blocks, document.sentences, document.tail) == ("", (), (), 0)
    assert document.span(0, 0) == Span(0, 0)
