"""Catalogues, tables and subtitles: what is prose, and what the formats' own parsers read after an edit."""

from __future__ import annotations

import csv
import io
import json
import tomllib
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import polib
import pytest
import regex
import yaml
from hypothesis import given
from hypothesis import strategies as st

from lint.document import Document
from lint.formats import FORMATS, OPAQUE, format_of, is_content
from lint.model import Change

LETTERS = st.text(st.sampled_from("ab é😀漢e\u0301 \"'\\&>:#,;=\t-"), max_size=12)
NASTY = LETTERS.filter(lambda text: not any(code in text for code in ("&&", "--", ".b")))
VALUES = st.lists(st.builds("The {} word stays {} here.".format, NASTY, NASTY), min_size=2, max_size=4)


@dataclass(frozen=True)
class Format:
    """How texts are written by a format's own tools, and read again."""

    write: Callable[[list[str]], str]
    read: Callable[[str], list[str]]


def po_write(values: list[str]) -> str:
    po = polib.POFile(wrapwidth=40)
    po.metadata = {"Content-Type": "text/plain; charset=utf-8"}
    for number, value in enumerate(values):
        po.append(polib.POEntry(msgid=f"Text {number}", msgstr=value))
    return str(po)


def xliff_write(values: list[str]) -> str:
    units = "".join(
        f"<trans-unit id={quoteattr(str(n))}><source>Text {n}</source><target>{escape(v)}</target></trans-unit>\n"
        for n, v in enumerate(values)
    )
    return (
        f'<?xml version="1.0"?>\n<xliff version="1.2"><file source-language="en"><body>{units}</body></file></xliff>\n'
    )


def xliff_read(text: str) -> list[str]:
    return [element.text or "" for element in ElementTree.fromstring(text).iter("target")]


def csv_write(values: list[str]) -> str:
    stream = io.StringIO()
    csv.writer(stream).writerows([["key", "text"], *([str(n), v] for n, v in enumerate(values))])
    return stream.getvalue()


def csv_read(text: str) -> list[str]:
    return [row[1] for row in csv.reader(io.StringIO(text, newline=""))][1:]


def toml_write(values: list[str]) -> str:
    return "".join(f"key{n} = {json.dumps(v, ensure_ascii=False)}\n" for n, v in enumerate(values))


def properties_write(values: list[str]) -> str:
    return "".join(f"key.{n} = {v.replace(chr(92), chr(92) * 2)}\n" for n, v in enumerate(values))


def properties_read(text: str) -> list[str]:
    return [regex.sub(r"\\(.)", r"\1", line.split(" = ", 1)[1]) for line in text.splitlines()]


WRITERS: Mapping[str, Format] = {
    "gettext": Format(po_write, lambda text: [entry.msgstr for entry in polib.pofile(text)]),
    "xliff": Format(xliff_write, xliff_read),
    "json": Format(lambda v: json.dumps(dict(enumerate(v)), indent=1), lambda t: [*json.loads(t).values()]),
    "arb": Format(lambda v: json.dumps(dict(enumerate(v)), ensure_ascii=False), lambda t: [*json.loads(t).values()]),
    "yaml": Format(lambda v: yaml.safe_dump(v, allow_unicode=True, width=30), lambda t: [*yaml.safe_load(t)]),
    "toml": Format(toml_write, lambda text: [*tomllib.loads(text).values()]),
    "csv": Format(csv_write, csv_read),
    "properties": Format(properties_write, properties_read),
}


def apply(text: str, document: Document, change: Change) -> str | None:
    edits = document.edits(change)
    for span, new in sorted(edits, reverse=True):
        text = text[: span.start] + new + text[span.end :]
    return text if edits else None


@pytest.mark.parametrize("name", WRITERS)
@given(values=VALUES, data=st.data())
def test_an_edited_text_reads_as_intended(name: str, values: list[str], data: st.DataObject) -> None:
    kind = WRITERS[name]
    source = kind.write(values)
    assert kind.read(source) == values
    document = Document.parse(source, format=name)
    places = [*regex.finditer(r"\bword\b", document.prose)]
    assert len(places) == len(values)
    number = data.draw(st.integers(0, len(values) - 1))
    new = data.draw(st.sampled_from(["name", 'a "b"', "it's", "a & b", "a \\ b", "x: y", "a, b", "né 😀"]))
    edited = apply(source, document, Change(*places[number].span(), new))
    if edited is not None:
        expected = [v.replace(" word ", f" {new} ") if n == number else v for n, v in enumerate(values)]
        assert kind.read(edited) == expected
    else:
        assert not new.isalpha()


@pytest.mark.parametrize("name", WRITERS)
@given(values=VALUES, crlf=st.booleans(), data=st.data())
def test_every_character_is_in_its_place(name: str, values: list[str], crlf: bool, data: st.DataObject) -> None:
    """It stands in the file as it is, or as an escape, entity, doubled quotation mark or line break."""
    source = WRITERS[name].write(values)
    source = source.replace("\r\n", "\n").replace("\n", "\r\n") if crlf else source
    document = Document.parse(source, format=name)
    for at, character in enumerate(document.prose):
        start, end = document.span(at, at + 1)
        shown = source[start:end]
        written = character in shown or shown[:1] in ("\\", "&") or character in (" ", "\n", OPAQUE)
        assert written, (character, shown)
    for block in document.blocks:
        at = data.draw(st.integers(block.start, block.end - 1))
        edits = document.edits(Change(at, at + 1, "X"))
        span = document.span(at, at + 1)
        for edit, _ in edits:
            assert span.start <= edit.start <= edit.end <= span.end


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in ("plain", "markdown", "html")])
@given(text=st.text(st.sampled_from("ab \"\\'{}[]<>/:=,;&#%@\n\r\t-1msgidstr😀")))
def test_no_text_breaks_a_format(name: str, text: str) -> None:
    document = Document.parse(text, format=name)
    for at in range(len(document.prose)):
        span = document.span(at, at + 1)
        assert 0 <= span.start <= span.end <= len(text)


def prose(text: str, name: str) -> list[str]:
    return [block.text for block in Document.parse(text, format=name).blocks]


def notices(text: str, name: str) -> list[tuple[int, str]]:
    return [(n.line, n.message) for n in Document.parse(text, format=name).notices]


PO = r"""# a comment
msgid ""
msgstr ""
"Language: en\n"

#: main.c:3
msgctxt "menu"
msgid "Datei öffnen"
msgstr "Open the "
"file\n"

#, fuzzy
msgid "alt"
msgstr "not shown"

msgid "%d Datei"
msgid_plural "%d Dateien"
msgstr[0] "%d <b>file</b>"
msgstr[1] "%(count)s \"files\""

#~ msgid "gone"
#~ msgstr "obsolete"
"""


def test_gettext() -> None:
    document = Document.parse(PO, format="gettext")
    assert [b.text for b in document.blocks] == ["Open the file", f"{OPAQUE} file", f'{OPAQUE} "files"']
    assert [b.original for b in document.blocks] == ["Datei öffnen", "%d Datei", "%d Dateien"]
    assert len({b.group for b in document.blocks}) == 3
    assert notices(PO + 'nonsense "x"\n', "gettext") == [(23, "not a line of a gettext catalogue; it is left out")]


def test_a_message_over_two_lines_is_edited_in_its_place() -> None:
    document = Document.parse(PO, format="gettext")
    at = document.prose.index("the file")
    edited = apply(PO, document, Change(at, at + 8, "a file"))
    assert edited is not None
    assert polib.pofile(edited)[0].msgstr.split() == ["Open", "a", "file"]


def test_placeholders_and_tags_are_never_written() -> None:
    document = Document.parse(PO, format="gettext")
    assert document.edits(Change(0, 4, "%s")) == ()
    assert document.edits(Change(0, 4, "<b>")) == ()


XLIFF2 = """<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0"><file id="f"><unit id="1">
<segment><source>Hallo <ph id="1"/>!</source><target>Hello <ph id="1"/> &amp; <pc id="2">all</pc>!</target></segment>
</unit></file></xliff>
"""


def test_xliff_2() -> None:
    (block,) = Document.parse(XLIFF2, format="xliff").blocks
    assert (block.text, block.original) == (f"Hello {OPAQUE} & all!", f"Hallo {OPAQUE}!")


def test_codes_of_xliff_1_are_opaque() -> None:
    target = "One <bpt id='1'>&lt;b&gt;</bpt>two<ept id='1'>x</ept> <g id='2'>three</g>"
    unit = f"<trans-unit><source>a</source><target>{target}</target></trans-unit>"
    assert prose(f"<xliff><file><body>{unit}</body></file></xliff>", "xliff") == [f"One {OPAQUE}two{OPAQUE} three"]


def test_tmx() -> None:
    tmx = """<tmx version="1.4"><header srclang="de"/><body><tu>
<tuv xml:lang="de"><seg>Guten Tag</seg></tuv><tuv xml:lang="en"><seg>Good day</seg></tuv></tu></body></tmx>"""
    (block,) = Document.parse(tmx, format="xliff").blocks
    assert (block.text, block.original) == ("Good day", "Guten Tag")


def test_entities_of_a_file_are_not_expanded() -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    text = f"{bomb}<xliff><trans-unit><target>One &b; &f; two</target></trans-unit></xliff>"
    assert prose(text, "xliff") == ["One &b; &f; two"]
    assert notices(text, "xliff") == [(1, "declares entities of its own; they are not expanded")]


def test_broken_xml_is_said() -> None:
    text = "<xliff><trans-unit>\n<target>One two</trans-unit>"
    assert notices(text, "xliff")[0][0] == 2
    assert prose(text + "</target>", "xliff") == ["One two"]


SRT = """1
00:00:01,000 --> 00:00:02,500
<i>The ferry stops
in the</i>

2
00:00:02,600 --> 00:00:04,000
{\\an8}autumn.

3
00:00:05,000 --> 00:00:06,000
- Really?
"""


def test_subtitles_join_the_cues_of_a_sentence() -> None:
    document = Document.parse(SRT, format="subtitles")
    assert [b.text for b in document.blocks] == ["The ferry stops in the autumn.", "- Really?"]
    at = document.prose.index("the autumn")
    edited = apply(SRT, document, Change(at, at + 10, "spring"))
    assert edited is not None
    assert edited.replace("spring", "the", 1).replace("{\\an8}.", "{\\an8}autumn.") == SRT


@given(st.lists(st.text(st.sampled_from("ab é😀漢e\u0301.,-“”"), max_size=12), min_size=1, max_size=6), st.booleans())
def test_every_character_of_a_subtitle_is_in_its_place(lines: list[str], crlf: bool) -> None:
    cues = (f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\n<i>{line}</i>\n\n" for n, line in enumerate(lines))
    source = "".join(cues).replace("\n", "\r\n" if crlf else "\n")
    document = Document.parse(source, format="subtitles")
    for at, character in enumerate(document.prose):
        if not character.isspace():
            assert source[slice(*document.span(at, at + 1))] == character


def test_webvtt() -> None:
    head = "WEBVTT\n\nNOTE a note\n\nSTYLE\n::cue {}\n\n"
    vtt = f"{head}id\n00:01.000 --> 00:02.000 align:start\n<v Ann>Hi &amp; <c.loud>bye</c>.\n"
    assert prose(vtt, "subtitles") == ["Hi & bye."]
    assert notices("00:01 --> 00:02\nHi\n", "subtitles")[0][0] == 1


def test_json_of_messages_and_other_json() -> None:
    messages = '{"a": "The ferry {name} stops", "b": {"c": "It is over now", "url": "https://x.y/z"}}'
    assert prose(messages, "json") == [f"The ferry {OPAQUE} stops", "It is over now", "https://x.y/z"]
    package = (
        '{"name": "a", "version": "1", "main": "x.js", "description": "A very nice tool", "scripts": {"t": "a b"}}'
    )
    assert prose(package, "json") == ["A very nice tool"]
    assert prose('{"a": "caf\\u00e9 \\ud83d\\ude00 is here", "b": "one two three"}', "json")[0] == "café 😀 is here"
    assert notices('{\n"a": }', "json") == [(2, "invalid JSON: Expecting value")]


def test_arb_descriptions_are_not_shown_to_users() -> None:
    arb = '{"hello": "Hello there", "@hello": {"description": "A greeting here", "placeholders": {"a": {}}}}'
    assert prose(arb, "arb") == ["Hello there"]


def test_yaml_and_toml() -> None:
    assert prose("title: 'It''s over'\nkey: value here\nn: 3\nitems: [a, b, c, d, e]\n", "yaml") == ["It's over"]
    assert prose('title = "It is \\"over\\""\nkey = "a"\nn = 3\nother = "b"\n', "toml") == ['It is "over"']
    assert notices("a: [1\nb: 2", "yaml")
    assert notices("a = \n", "toml")[0][0] == 1


def test_csv_cells() -> None:
    table = 'id;text\n1;"The ferry; it ""stops"""\n2;It is over\n3;x_y\n'
    assert prose(table, "csv") == ['The ferry; it "stops"', "It is over"]


def test_properties_and_strings() -> None:
    assert prose("# no\nkey = The ferry \\\n    stops \\u00e9\nb: x\n", "properties") == ["The ferry stops é", "x"]
    assert prose('/* no */\n"key" = "The \\"ferry\\" %@";\n// no\n', "properties") == [f'The "ferry" {OPAQUE}']


@pytest.mark.parametrize(
    ("path", "name", "walked"),
    [("a.po", "gettext", True), ("a.JSON", "json", False), ("x/a.vtt", "subtitles", True), ("a.xyz", "plain", False)],
)
def test_which_files(path: str, name: str, walked: bool) -> None:
    assert (format_of(path), is_content(path)) == (name, walked)
    assert is_content("locales/en.json", {"locales/*.json": "json"})


def test_positions_with_line_ends_and_astral_characters() -> None:
    for source in (PO.replace("\n", "\r\n"), PO.replace("Open", "😀 Open")):
        document: Any = Document.parse(source, format="gettext")
        at = document.prose.index("Open")
        assert source[slice(*document.span(at, at + 4))] == "Open"
