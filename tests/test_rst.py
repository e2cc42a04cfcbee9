"""What a reader sees of reStructuredText: the same as docutils shows."""

from __future__ import annotations

import pytest
from docutils import nodes
from docutils.core import publish_doctree
from hypothesis import given
from hypothesis import strategies as st

from lint.document import Document
from lint.formats import OPAQUE, BlockKind

O = OPAQUE  # noqa: E741
CASES = {
    "headings": ("=====\nTitle\n=====\n\nPart\n----\n\nText.\n", ["Title", "Part", "Text."]),
    "inline": ("A *b* **c** ``d`` \\*e\\* f\\ g.\n", [f"A b c {O} *e* fg."]),
    "roles": (":ref:`A b <c>`, :ref:`d`, :class:`E`, :guilabel:`F`.\n", [f"A b, {O}, {O}, F."]),
    "links": ("`A b <http://c.d>`_, `e f`_, g_, http://h.i/j. [1]_ |k|\n", [f"A b, e f, g, {O}. {O}"]),
    "over lines": ("A *b\nc* `d\n<http://e>`_.\n", ["A b c d."]),
    "literal block": ("So::\n\n   code\n\n   more\n\nEnd.\n", ["So:", O, "End."]),
    "lists": ("- a\n  b\n\n  - c\n\n    d\n\n1. e\n2. f\n", ["a b", "c", "d", "e", "f"]),
    "no list": ("A. Einstein was\na man.\n", ["A. Einstein was a man."]),
    "definitions": ("term : class\n   Text.\n", ["term", "Text."]),
    "fields": (":orphan:\n:param x: The name.\n", ["The name."]),
    "options": ("-v, --verbose  Be loud.\n", ["Be loud."]),
    "directives": (
        ".. note:: A\n   b.\n\n.. code-block:: py\n   :c:\n\n   d\n\n"
        ".. image:: e.png\n   :alt: F\n\n.. versionadded:: 1.0\n   Go.\n",
        ["A b.", O, "F", O, "Go."],
    ),
    "figure": (".. figure:: a.png\n   :width: 3\n\n   The caption.\n", ["The caption."]),
    "comments and targets": (".. a comment\n   b\n\n.. _c: http://d.e\n\nText.\n\n__ http://f\n", ["Text."]),
    "footnotes": ("A [#b]_.\n\n.. [#b] The note\n   goes on.\n", ["A .", "The note goes on."]),
    "quote": ("One.\n\n   B\n   c.\n", ["One.", "B c."]),
    "line block": ("| a\n| b\n", ["a", "b"]),
    "grid table": ("+---+---+\n| a | b |\n| c |   |\n+===+===+\n| d     |\n+---+---+\n", ["a c", "b", "d"]),
    "simple table": (
        "===  ===\nA    B\n===  ===\nc    d\n     e\nf    g\n===  ===\n",
        ["A", "B", "c", "d e", "f", "g"],
    ),
    "doctest": (">>> a\nb\n\nEnd.\n", [O, "End."]),
}


@pytest.mark.parametrize(("text", "lines"), CASES.values(), ids=CASES)
def test_prose(text: str, lines: list[str]) -> None:
    """Every block is one line of prose, and nothing else is."""
    assert Document.parse(text, format="rst").prose.split("\n") == lines


HIDDEN = (
    nodes.literal, nodes.literal_block, nodes.doctest_block, nodes.comment, nodes.system_message, nodes.raw, nodes.math,
    nodes.footnote_reference, nodes.citation_reference, nodes.label, nodes.field_name, nodes.option_group,
    nodes.substitution_reference, nodes.classifier, nodes.image,
)  # fmt: skip


def shown(node: nodes.Node) -> str:
    """The text of a tree of docutils, without code, references and addresses."""
    if isinstance(node, HIDDEN):
        return ""
    if isinstance(node, nodes.reference) and node.get("refuri", "").removeprefix("mailto:") == node.astext():
        return ""
    return node.astext() if isinstance(node, nodes.Text) else " ".join(map(shown, node.children))


BLOCKS = [
    "Title\n=====\n",
    "Part\n----\n",
    "Some *text* and ``code``,\n**strong** words.\n",
    "- item\n  more\n",
    "- one\n\n  - two\n",
    "1. first\n2. second\n",
    "Term\n   Meaning *it*.\n",
    ":field: some value\n",
    "   A quote\n   here.\n",
    "Code::\n\n   x = 1\n",
    ".. note:: Mind\n   this.\n",
    ".. comment\n",
    ".. _target: http://a.b\n",
    ".. code::\n\n   x\n",
    "| line\n| block\n",
    "See `a link <http://c.d>`_ and http://e.f/g.\n",
    "+---+---+\n| a | b |\n+---+---+\n| c | d |\n+---+---+\n",
    "===  ===\na    b\n===  ===\nc    d\n===  ===\n",
    ".. [1] Note.\n",
    ".. image:: x.png\n",
    "A\\*b \\\\ c|d e_f __init__ 5*6*7.\n",
    ".. topic:: Heading\n\n   Words.\n",
    "-o FILE  Explain.\n",
    "::\n\n   literal\n",
    "A. Name is\nhere.\n",
]


@given(st.lists(st.sampled_from(BLOCKS), max_size=6).map("\n".join))
def test_the_text_is_that_of_docutils(text: str) -> None:
    """Whatever blocks follow one another."""
    settings = {"report_level": 5, "halt_level": 5, "_disable_config": True}
    tree = publish_doctree(text, settings_overrides=settings)
    document = Document.parse(text, format="rst")
    prose = "".join(block.text for block in document.blocks if block.kind is not BlockKind.ATTRIBUTE)
    assert "".join(prose.replace(O, "").split()) == "".join(shown(tree).split())
