"""What holds for every format: positions are exact, edits stay in their place, nothing crashes."""

from __future__ import annotations

from collections.abc import Iterable
from html import unescape

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from lint.document import Block, Document
from lint.formats import FORMATS, OPAQUE, BlockKind
from lint.model import Change, Cut, Edit

WORDS = ["word", "naïve", "e\u0301te\u0301", "𝒜stral", "日本語", "Don’t", "a", "x.", "“quoted”", "5", "—"]
SPACES = [" ", "  ", "\t", "\n", "\r\n", "\n\n", "\r\n\r\n", "    "]
MARKUP = {
    "markdown": [
        *(
            "# ",
            "## ",
            "\n# ",
            "> ",
            "\n> ",
            "- ",
            "\n- ",
            "\n  - ",
            "1. ",
            "\n---\n",
            "\n===\n",
            "---\ntitle: a\n---\n",
        ),
        *("*", "**", "_", "`", "``", "~~", "[", "](u)", '](<u v> "t")', "![", "[x][r]", "[^1]", "\n[r]: /u 'ti\\'t'\n"),
        *(
            "&amp;",
            "&eacute;",
            "&#x1F600;",
            "&bad",
            "\\*",
            "\\",
            "\\\n",
            "  \n",
            "<b>",
            "</b>",
            "<br>",
            "<code>",
            "</code>",
        ),
        *(
            "<!-- c -->",
            "\n<div>\n",
            "\n</div>\n",
            "$x$",
            "$5",
            "$$",
            "\n```\n",
            "\n| a | b |\n|---|---|\n",
            "|",
            "\\|",
            "\n[^1]: ",
        ),
        *(
            "{{ x }}",
            "{{< y >}}",
            "{% z %}",
            "\n:::note\n",
            "\n!!! tip\n",
            "http://x.y/z_(w)",
            "<http://x.y>",
            "a@b.cd",
            ":tada:",
        ),
    ],
    "rst": [
        *(
            "\n====\n",
            "\n----\n",
            "\n\n- ",
            "\n\n1. ",
            "\n\n   ",
            "\n   ",
            "::\n\n   ",
            "\n\n.. note:: ",
            "\n\n.. code::\n\n   ",
        ),
        *(
            "*",
            "**",
            "`",
            "``",
            ":ref:`",
            " <x>`",
            "`_",
            "_",
            "|",
            "|x|",
            "[1]_",
            "\\",
            "\\*",
            "\n\n.. ",
            "\n\n.. _a: b\n\n",
        ),
        *("\n\n:a: ", "\n\n| ", "\n\n+---+\n| a |\n+---+\n\n", "\n\n== ==\na  b\n== ==\n\n", "http://x.y", "\n\n>>> "),
    ],
    "asciidoc": [
        *(
            "\n\n== ",
            "\n\n* ",
            "\n** ",
            "\n. ",
            "\na:: ",
            "\n\n----\n",
            "\n\n|===\n|",
            "|",
            "\n\n[source]\n",
            "\n\n.A",
            "\n+\n",
            " +\n",
        ),
        *(
            "*",
            "**",
            "_",
            "__",
            "`",
            "``",
            "+",
            "#",
            "^",
            "~",
            "http://x.y[",
            "]",
            "link:a[",
            "<<a,",
            ">>",
            "<<a>>",
            "{a}",
            "\\",
            "\\*",
        ),
        *(
            "footnote:[",
            "kbd:[",
            "[[a]]",
            "[.b]#",
            "((",
            "))",
            "\n\n____\n",
            "\n\n====\n",
            "\n\nNOTE: ",
            "\n// ",
            "\n\nimage::a[b c]\n\n",
        ),
    ],
    "html": [
        *("<p>", "</p>", "<P class='x'>", "<h1>", "</h1>", "<ul>", "<li>", "</li>", "</ul>", "<table><tr><td>", "<td>"),
        *(
            "<b>",
            "</b>",
            "<br>",
            "<br/>",
            "<code>",
            "</code>",
            "<pre>",
            "</pre>",
            "<!-- c -->",
            "<img src=x alt='a &lt;'>",
        ),
        *("&amp;", "&eacute;", "&#x1F600;", "&copy", "&bad", "<", ">", "&", "</", "<a href='x>y' title=\"t\">", "</a>"),
        *(
            "<script>if (a<b) x</script>",
            "<div>",
            "</div>",
            "<span translate=no>",
            "</span>",
            "{{ x }}",
            "<?php a > b ?>",
        ),
        *("<blockquote>", "</blockquote>", "<title>", "</title>", "<!DOCTYPE html>", "<svg>", "</svg>", "http://x.y/z"),
    ],
}
HEADS = {"markdown": ["", "---\ntitle: 'A naïve 𝒜 title'\n---\n", '+++\r\ntitle = "A \\" title"\r\n+++\r\n']}


def texts(name: str) -> st.SearchStrategy[str]:
    """Texts of markup, words and white space in any order."""
    body = st.lists(st.sampled_from(WORDS * 3 + SPACES * 2 + MARKUP[name]), max_size=30).map("".join)
    return st.builds("{}{}".format, st.sampled_from(HEADS.get(name, [""])), body)


def applied(text: str, edits: tuple[Edit, ...]) -> str:
    """The text after the edits."""
    for span, replacement in sorted(edits, reverse=True):
        text = text[: span.start] + replacement + text[span.end :]
    return text


def shown(source: str) -> str:
    """What an entity or escape reads as."""
    return unescape(source) if source[0] == "&" else source[-1] if source[0] == "\\" else source


def _texts(blocks: Iterable[Block]) -> list[str]:
    """What the blocks say; an attribute goes with the block it stands in."""
    return [block.text for block in blocks if block.kind is not BlockKind.ATTRIBUTE]


formats = pytest.mark.parametrize("name", MARKUP)


@pytest.mark.parametrize("name", FORMATS)
@given(text=st.text())
def test_no_text_breaks_a_format(name: str, text: str) -> None:
    """Any text is read, and every block lies in the file."""
    document = Document.parse(text, format=name)
    assert all(0 <= document.span(b.start, b.end).start <= len(text) for b in document.blocks)


@formats
@given(data=st.data())
def test_every_character_of_the_prose_is_in_its_place(name: str, data: st.DataObject) -> None:
    """It stands in the file as it is, as entity or escape; or it is a break, or stands for something opaque."""
    text = data.draw(texts(name))
    document = Document.parse(text, format=name)
    before = 0
    for block in document.blocks:
        if block.kind is BlockKind.ATTRIBUTE:
            continue
        for offset in range(block.start, block.end):
            start, end = document.span(offset, offset + 1)
            assert before <= start < end
            source, character = text[start:end], document.prose[offset]
            assert (
                character == OPAQUE
                or character in shown(source)
                or (character == " " and regex.search(r"\s|<br", source))
            )
            before = start if len(shown(source)) > 1 else end


@formats
@given(data=st.data())
def test_a_changed_word_reads_as_it_was_meant(name: str, data: st.DataObject) -> None:
    """The prose after the edit is the prose with the change, whatever the new word is made of."""
    text = data.draw(texts(name))
    document = Document.parse(text, format=name)
    places = [*regex.finditer(r"(?<!\S)\p{L}{3,}(?!\S)", document.prose)]
    if not places:
        return
    start, end = data.draw(st.sampled_from(places)).span()
    new = data.draw(st.sampled_from(["new", "a*b*c", "[new]", "<b>new", "&amp;new", "x_y_", "`new`", "new\\", "ne’w"]))
    edits = document.edits(Change(start, end, new))
    if edits:
        after = Document.parse(applied(text, edits), format=name)
        assert after.prose == document.prose[:start] + new + document.prose[end:]


@formats
@given(data=st.data())
def test_a_deleted_block_leaves_the_others_as_they_were(name: str, data: st.DataObject) -> None:
    """Only that block is gone."""
    text = data.draw(texts(name))
    document = Document.parse(text, format=name)
    blocks = [block for block in document.blocks if block.outer]
    if not blocks:
        return
    gone = data.draw(st.sampled_from(blocks))
    after = Document.parse(applied(text, document.edits(Cut(gone.number))), format=name)
    kept = [b for b in document.blocks if b.number != gone.number]
    assert _texts(after.blocks) == _texts(kept)
