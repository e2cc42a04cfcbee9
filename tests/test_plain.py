"""Plain text: which lines are a block, and how a block is deleted."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lint.document import Document
from lint.formats import BlockKind
from lint.model import Cut

TEXTS = st.text(st.sampled_from("ab A.“”,\n\r\t 😀é\u0301-1)"), max_size=120)

WRAPPED = """The ferry that links the two shores of
the bay will stop running in autumn, the
company that operates it said on Friday.

A bridge is to take its place, but the
money for it has yet to be found.
"""


def blocks(text: str) -> list[str]:
    return [block.text for block in Document.parse(text).blocks]


def test_blank_lines_part_paragraphs() -> None:
    assert blocks("One.\n\n\nTwo.\n") == ["One.", "Two."]


def test_lines_are_paragraphs_where_they_are_not_wrapped() -> None:
    assert blocks("The ferry stops.\nThe bridge opens.\n") == ["The ferry stops.", "The bridge opens."]


def test_wrapped_lines_are_joined_and_offsets_stay_exact() -> None:
    document = Document.parse(WRAPPED)
    assert len(document.blocks) == 2
    assert "of the bay will" in document.blocks[0].text
    at = document.prose.index("the company")
    assert document.text[slice(*document.span(at, at + 11))] == "the\ncompany"


def test_a_line_repeated_below_itself_is_no_wrapped_line() -> None:
    text = "the mayor opens the new pool today\nthe mayor opens the new pool today\n\nIt is warm.\n"
    assert blocks(text)[:2] == ["the mayor opens the new pool today"] * 2


def test_kinds() -> None:
    document = Document.parse("Ferry to stop in autumn\n\nThe company said so.\n\n- one\n2. two\n")
    kinds = [block.kind for block in document.blocks]
    assert kinds == [BlockKind.TITLE, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.LIST_ITEM]
    assert document.blocks[2].text == "one"


def test_a_text_of_one_paragraph_has_no_title() -> None:
    assert Document.parse("Ferry to stop in autumn").blocks[0].kind is BlockKind.PARAGRAPH


@given(TEXTS)
def test_every_character_of_the_prose_is_found_in_the_file(text: str) -> None:
    document = Document.parse(text)
    for block in document.blocks:
        for at in range(block.start, block.end):
            if not document.prose[at].isspace():
                assert document.text[slice(*document.span(at, at + 1))] == document.prose[at]


@given(TEXTS)
def test_nothing_but_white_space_is_outside_the_blocks(text: str) -> None:
    document = Document.parse(text)
    shown = "".join(document.prose.split())
    bullets = [b for b in document.blocks if b.kind is BlockKind.LIST_ITEM]
    assert len("".join(text.split())) - len(shown) <= len(bullets)


@given(TEXTS, st.integers(0, 20))
def test_deleting_a_block_leaves_the_others_alone(text: str, number: int) -> None:
    document = Document.parse(text)
    if not document.blocks:
        return
    number %= len(document.blocks)
    ((span, _),) = document.edits(Cut(number))
    rest = text[: span.start] + text[span.end :]
    others = [b.text for b in document.blocks if b.number != number]
    assert "".join("".join(others).split()) == "".join(Document.parse(rest).prose.split())


def test_deleting_in_the_middle_and_at_the_end_leaves_no_blank_lines_behind() -> None:
    text = "One.\n\nTwo.\n\nThree.\n"
    document = Document.parse(text)
    spans = [document.edits(Cut(n))[0].span for n in range(3)]
    assert [text[:a] + text[b:] for a, b in spans] == ["Two.\n\nThree.\n", "One.\n\nThree.\n", "One.\n\nTwo.\n"]
