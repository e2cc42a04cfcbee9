"""What a reader sees of AsciiDoc, and what he does not."""

from __future__ import annotations

import pytest

from lint.document import Document
from lint.formats import OPAQUE, BlockKind
from lint.model import Change

O = OPAQUE  # noqa: E741
CASES = {
    "header": (
        "= The _title_\nAuthor Name <a@b.c>\nv1.0\n:toc:\n:description: About it.\n\nText.\n",
        ["About it.", "Text."],
    ),
    "headings": ("== A\n\n=== B\n\nOld way\n-------\n\nText.\n", ["A", "B", "Old way", "Text."]),
    "inline": (
        "*a* _b_ **c**d __e__f `g` ^h^ ~i~ #j# [.k]#l# \\*m 5 * 3 * 2 a_b_c\n",
        [f"a b cd ef {O} h i j l *m 5 * 3 * 2 a_b_c"],
    ),
    "links": (
        "https://a.b[c d], link:e[f], xref:g.adoc#h[i], <<j,k l>>, <<m>>, https://n.o.\n",
        [f"c d, f, i, k l, {O}, {O}."],
    ),
    "attributes of links": ("https://a.b[c d^,role=e] and {f}/g[h].\n", ["c d and h."]),
    "macros": (
        "Press kbd:[A] in {b}, see image:c.png[d].footnote:[The note.] [[e]]((f)) (((g)))\n",
        [f"Press {O} in {O}, see {O}.The note. f"],
    ),
    "line breaks": ("a +\nb + c +\nd\n", ["a b + c d"]),
    "code": ("[source,java]\n----\na\n\nb\n----\n\n....\nc\n....\n\n```js\nd\n```\n\n e\n\n[listing]\nf\n", [O] * 5),
    "lists": ("* a\nb\n** c\n. d\n\ne:: f\n<1> g\n* [x] h\n", ["a b", "c", "d", "e", "f", "g", "h"]),
    "continuation": ("* a\n+\nb\n+\n----\nc\n----\n", ["a", "b", O]),
    "blocks": (".A title\n[NOTE]\n====\nb\n====\n\nTIP: c\n\n****\nd\n****\n", ["A title", "b", "c", "d"]),
    "quote": ("[quote, Me]\n____\na\n____\n\nb\n", ["a", "b"]),
    "table": ("[cols=2]\n|===\n|a |b\n\n|c\n2+^.>s| d `e`\nf\n|===\n", ["a", "b", "c", f"d {O} f"]),
    "image": ('image::a.png[Alt text,300,title="The title"]\n', [O, "Alt text", "The title"]),
    "comments": ("// a\n\n////\nb\n////\n\nc\n// d\ne\n\ninclude::f[]\n", ["c e"]),
}


@pytest.mark.parametrize(("text", "lines"), CASES.values(), ids=CASES)
def test_prose(text: str, lines: list[str]) -> None:
    """Every block is one line of prose, and nothing else is."""
    blocks = Document.parse(text, format="asciidoc").blocks
    assert [block.text for block in blocks if block.kind is not BlockKind.TITLE] == lines


def test_kinds() -> None:
    """What a block is to the reader."""
    text = "= a\n\n== b\n\nc\n\n* d\n** e\n\n____\nf\n____\n\n|===\n|g\n|===\n\n.h\ni\n"
    assert [(block.kind.value, block.depth) for block in Document.parse(text, format="asciidoc").blocks] == [
        ("title", 1), ("heading", 2), ("paragraph", 0), ("list_item", 1), ("list_item", 2), ("quote", 0),
        ("table_cell", 0), ("caption", 0), ("paragraph", 0),
    ]  # fmt: skip


def test_a_block_nobody_closes_is_noted() -> None:
    """It is code to the end."""
    document = Document.parse("a\n\n----\nb\n\nc\n", format="asciidoc")
    assert [notice.line for notice in document.notices] == [3]
    assert document.prose == f"a\n{O}"


def test_what_would_be_markup_is_not_written() -> None:
    """Nothing is better than something that reads otherwise."""
    document = Document.parse("a word here\n", format="asciidoc")
    assert document.edits(Change(2, 6, "*b*")) == ()
    assert document.edits(Change(2, 6, "b’s"))
