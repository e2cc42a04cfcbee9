"""What a reader sees of Markdown, and what he does not."""

from __future__ import annotations

import pytest

from lint.document import Document
from lint.formats import OPAQUE, BlockKind

O = OPAQUE  # noqa: E741
CASES = {
    "emphasis": ("A *b* __c__ ~~d~~ snake_case", ["A b c \ufffc snake_case"]),
    "escapes and entities": (r"5 \* 3 &amp; caf&eacute; &#x2014; \\ &nope;", ["5 * 3 & café — \\ &nope;"]),
    "soft and hard breaks": ("a\r\nb  \nc\\\nd<br>\ne <br/> f", ["a b c d e f"]),
    "code and math": ("Run `a b` or $x^2$, <kbd>Ctrl</kbd> now.", [f"Run {O} or {O}, {O} now."]),
    "sums of money": ("It costs $5 and $10, or $5–$10, not $20.", ["It costs $5 and $10, or $5–$10, not $20."]),
    "links": ('See [the *site*](http://x.y/(z) "Its &amp; title").', ["See the site.", "Its & title"]),
    "reference links": ("See [a][r] and [r].\n\n[r]: /u 'T'", ["See a and r.", "T"]),
    "images": ('A ![an *alt* text](p.png "title") here.', [f"A {O} here.", "title", "an alt text"]),
    "image alone": ("One.\n\n![alt](p.png)\n\nTwo.", ["One.", O, "alt", "Two."]),
    "autolinks": ("At <https://x.y>, https://x.y/z_(w)? or www.x.y, me@x.org.", [f"At {O}, {O}? or {O}, {O}."]),
    "headings": ("Title\n===\n\n## Part {#id .class}\n\n### End ###\n", ["Title", "Part", "End"]),
    "quote": ("> one\ntwo\n>\n> three", ["one two", "three"]),
    "lists": ("- one\n  two\n- [x] done\n\n  more\n  1. in", ["one two", "done", "more", "in"]),
    "table": ("| a | b\\|c |\n|---|---|\n| `x\\|y` | d |\n", ["a", "b|c", O, "d"]),
    "footnotes": ("Word[^1].\n\n[^1]: The note.\n", ["Word.", "The note."]),
    "definitions": ("Term\n: Meaning\n", ["Term", "Meaning"]),
    "code blocks": ("a\n\n    code\n\n```py\nx = 1\n```\nb\n\n---\n\nc", ["a", O, O, "b", O, "c"]),
    "inline HTML": ("A <span class='x'>b</span> <!-- c --> d", ["A b d"]),
    "HTML blocks": ("<details>\n<summary>S</summary>\n\nIn *it*.\n\n</details>\n", ["S", "In it."]),
    "HTML in a quote": ("> <p title='T'>One <b>two</b>\n> [three](u)</p>\n", ["One two three", "T"]),
    "Markdown in HTML": ("<aside markdown='1'>\n  A *b*\n</aside>\n", ["A b"]),
    "untranslated": ('A <span translate="no">b *c*</span> d.', [f"A {O} d."]),
    "markup in front matter": ("---\ntitle: A <b>b</b> [c](d) {{ e }} &amp; f\n---\n", [f"A b c {O} & f"]),
    "Hugo": ('A {{< ref "x" >}}.\n{{< figure src="f.png" >}}\nB [c]({{% ref "d" %}}) e', [f"A {O}.", O, "B c e"]),
    "Liquid": ("{% include a %}\nHi {{ name }}.\n{% highlight py %}\nx\n\ny\n{% endhighlight %}", [O, f"Hi {O}.", O]),
    "kramdown": ("Text\n{: .lead}\n\n## Head\n{: #id}\n", ["Text", "Head"]),
    "Docusaurus": (
        "import A from '@b/c';\n\n:::tip Good to know\nText.\n:::\n\n:::note[Title]\nMore.\n:::\n",
        ["Good to know", "Text.", "Title", "More."],
    ),
    "MkDocs": ('!!! note "Mind"\n    The text.\n\n    More.\n', [f'{O} "Mind" The text.', "More."]),
    "alerts": ("> [!NOTE]\n> One.\n\n> [!info]- Two\n> Three.\n", ["One.", "Two", "Three."]),
    "emoji": ("Well done :tada: at 10:30:45", [f"Well done {O} at 10:30:45"]),
    "YAML": (
        "---\ntitle: 'It''s'\nslug: a-b\ndescription: \"A \\u00e9 \\\"q\\\"\"\n"
        "seo:\n  description: >-\n    Folded\n    text\ntags: [x]\n---\nBody",
        ["It's", 'A é "q"', "Folded text", "Body"],
    ),
    "TOML": ('+++\ntitle = "A \\"b\\""\nweight = 3\ndescription = \'c\'\n+++\nBody', ['A "b"', "c", "Body"]),
    "JSON": ('{"title": "A \\u00e9", "slug": "x"}\n\nBody', ["A é", "Body"]),
    "a rule is no front matter": ("---\n\nBody\n\n---\n", [O, "Body", O]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "lines"), CASES.values(), ids=CASES)
def test_prose(text: str, lines: list[str]) -> None:
    """Every block is one line of prose, and nothing else is."""
    assert Document.parse(text, format="markdown").prose.split("\n") == lines


def test_keys_of_the_site_are_prose_where_the_configuration_says_so() -> None:
    """Case, hyphens and underscores do not matter."""
    text = "---\nintro_line: Some words\nslug: a b\n---\nBody\n"
    assert Document.parse(text, format="markdown", fields=["Intro-Line"]).prose == "Some words\nBody"


def test_mdx() -> None:
    """Imports, exports, expressions and components are no prose; what stands in a component is."""
    text = (
        "import A from './a'\n\nexport const b = {\n  c: 'd',\n\n  e: 'f',\n}\n\n# G {props.h}\n\n"
        "<Tabs.Item value={`i`} title='T'>\n\nText {/* j */} with <B c={{d: 'e'}} /> it.\n\n</Tabs.Item>\n"
    )
    assert Document.parse(text, format="mdx").prose.split("\n") == [f"G {O}", "T", "Text with it."]


@pytest.mark.parametrize(
    "text", ["```\na\n```", "> ~~~~\n> a\n> ~~~~\n", "- ```\n  a\n  ```\n", "<!-- a\n\n-->\n", "    a\n"]
)
def test_what_is_closed_is_not_noted(text: str) -> None:
    """Wherever it stands."""
    assert not Document.parse(text, format="markdown").notices


def test_kinds_and_depths() -> None:
    """What a block is to the reader."""
    text = "# T\n\n## H\n\np\n\n> q\n\n- i\n  - j\n\n|c|\n|-|\n\n![a](b)\n\n# Again\n"
    blocks = Document.parse(text, format="markdown").blocks
    assert [(block.kind.value, block.depth) for block in blocks] == [
        ("title", 1), ("heading", 2), ("paragraph", 0), ("quote", 0), ("list_item", 1), ("list_item", 2),
        ("table_cell", 0), ("opaque", 0), ("attribute", 0), ("heading", 1),
    ]  # fmt: skip


def test_the_title_of_the_front_matter_is_the_title() -> None:
    """A level-one heading below it is a heading."""
    blocks = Document.parse("---\ntitle: A\n---\n# B\n", format="markdown").blocks
    assert [block.kind for block in blocks] == [BlockKind.TITLE, BlockKind.HEADING]


@pytest.mark.parametrize(
    ("text", "line", "lines"),
    [
        ("---\ntitle: [a\nb: c\n---\nBody\n", 3, ["Body"]),
        ("---\ntitle: a\n\nBody\n", 1, ["a", "Body"]),
        ("+++\ntitle = \n+++\nBody\n", 2, ["Body"]),
        ("Body\n\n```py\ncode\n\nmore\n", 3, ["Body", O]),
        ("Body\n\n<!-- note\n\nmore\n", 3, ["Body"]),
    ],
    ids=["invalid YAML", "front matter", "invalid TOML", "fence", "comment"],
)
def test_what_is_broken_is_noted(text: str, line: int, lines: list[str]) -> None:
    """And the rest is read all the same."""
    document = Document.parse(text, format="markdown")
    assert [notice.line for notice in document.notices] == [line]
    assert document.prose.split("\n") == lines


def test_a_notice_names_the_line_of_the_file() -> None:
    text = "---\ntitle: Ferry\n---\n\nText here.\n\n```\nnever closed\n"
    (notice,) = Document.parse(text, format="markdown").notices
    assert notice.line == 7
