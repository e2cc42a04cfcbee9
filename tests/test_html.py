"""What a reader sees of a page in HTML, and what he does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from lint.document import Document
from lint.formats import OPAQUE, BlockKind
from lint.model import Change

O = OPAQUE  # noqa: E741
CASES = {
    "blocks": ("<h1>A</h1><p>b<p>c<ul><li>d<li>e</ul>f", ["A", "b", "c", "d", "e", "f"]),
    "white space": ("<p> a\r\n  b <b> c</b>\t</p>", ["a b c"]),
    "line breaks": ("<p>a<br>b<br/> c</p>", ["a b c"]),
    "entities": ("<p>&lt;b&gt; &eacute;&#233; &copy 5 &nope; AT&T &amp;amp;</p>", ["<b> éé © 5 &nope; AT&T &amp;"]),
    "no tags": ("<p>a < b, 3 <4, x<y> z</p>", ["a < b, 3 <4, x z"]),
    "code": ("<p>Run <code>a &lt; b</code> or <kbd>X</kbd>.</p><pre>x\n\ny</pre>", [f"Run {O} or {O}.", O]),
    "scripts": ("<script>if (a<b) '</p>'</script>a<style>b{}</style><template><p>c</p></template>", ["a", O]),
    "untranslated": ("<p>A <i translate=no>b <i>c</i></i> d</p><p class='x notranslate'>e</p>", [f"A {O} d", O]),
    "comments": ("a<!-- b -->c<!-->d<!DOCTYPE e><?xml f?>g", ["acdg"]),
    "attributes": ("<p title='A &amp; b'>c <img alt=d src=e> <img alt=''></p>", [f"c {O} {O}", "A & b", "d"]),
    "meta": ('<title>A</title><meta name="description" content="c"><meta name="robots" content="d">', ["A", "c"]),
    "table": ("<table><caption>a</caption><tr><th>b<td>c<tr><td>d</table>", ["a", "b", "c", "d"]),
    "figure": ("<figure><img src=a><figcaption>b</figcaption></figure>", [O, "b"]),
    "templates": ("<p>{{ a }} b <?php '>' ?> <%= c %></p>{% if d %}<p>e</p>", [f"{O} b {O} {O}", O, "e"]),
    "front matter": ("---\ntitle: A\n---\n<p>b</p>", ["A", "b"]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "lines"), CASES.values(), ids=CASES)
def test_prose(text: str, lines: list[str]) -> None:
    """Every block is one line of prose, and nothing else is."""
    assert Document.parse(text, format="html").prose.split("\n") == lines


def test_kinds() -> None:
    """What a block is to the reader."""
    text = "<title>a</title><h1>b</h1><h2>c</h2><p>d<ul><li><p>e</ul><blockquote><p>f</blockquote><td>g"
    kinds = [(block.kind.value, block.depth) for block in Document.parse(text, format="html").blocks]
    assert kinds == [
        ("title", 0), ("heading", 1), ("heading", 2), ("paragraph", 0), ("list_item", 1), ("quote", 0),
        ("table_cell", 0),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<p>a\n<!-- b <p>c", "never closed"),
        ("<p>a\n<a href=b c", "never closed"),
        ("<p>a</p>\n<pre>b", "<pre> is never closed"),
        ("<p>a</p>\n<script>b", "never closed"),
    ],
)
def test_what_is_never_closed_is_noted(text: str, message: str) -> None:
    """What comes before it is read."""
    document = Document.parse(text, format="html")
    assert [(notice.line, message in notice.message) for notice in document.notices] == [(2, True)]
    assert document.blocks[0].text == "a"


PARTS = [
    *("<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<br>", "<!-- c -->", "<!--", "-->", "<!x>", "<a b='>'>"),
    *("<a b=c>", "&amp;", "&lt", "&#65;", "&notit;", "&x", "<", ">", "</", "</ x>", "<1", "'", '"', "="),
    *("/", " ", "word", "é"),
]  # fmt: skip


@given(text=st.lists(st.sampled_from(PARTS)).map("".join))
def test_the_text_is_that_of_a_browser(text: str) -> None:
    """Lexbor, which follows the standard, reads the same characters."""
    tree = LexborHTMLParser(f"<body>{text}")
    shown = tree.body.text() if tree.body else ""
    document = Document.parse(f"<body>{text}", format="html")
    prose = "".join(block.text for block in document.blocks if block.kind is not BlockKind.ATTRIBUTE)
    assert "".join(prose.split()) == "".join(shown.split())


VALUES = ["a", "a & b", "&lt;", "<b>", '"q"', "'q'", "a=b", "x>y"]


@given(old=st.sampled_from(VALUES), new=st.sampled_from(VALUES), quote=st.sampled_from(["'", '"', ""]))
def test_a_new_value_reads_as_it_was_meant(old: str, new: str, quote: str) -> None:
    """Whatever quotation marks stand around it."""
    written = "word" if not quote else old.replace("&", "&amp;").replace("'", "&#39;").replace('"', "&quot;")
    text = f"<p>a <img alt={quote}{written}{quote} src=b> c</p>"
    document = Document.parse(text, format="html")
    block = document.blocks[1]
    for span, replacement in document.edits(Change(block.start, block.end, new)):
        tree = LexborHTMLParser(text[: span.start] + replacement + text[span.end :])
        assert tree.css("img")[0].attributes == {"alt": new, "src": "b"}
