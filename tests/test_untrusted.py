"""Content, packs and configurations come from anybody: they run no code, read nothing of others, reach nobody."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import properties
import pytest
from conftest import CHECKOUT, Postedit, Start
from odf.opendocument import OpenDocumentText
from odf.text import P

from lint import fix_text
from lint.config.files import load_config
from lint.document import Document
from lint.errors import ConfigError, FileError
from lint.formats import FORMATS
from lint.model import Change
from lint.packs import load_pack
from lint.source import write_file

SECRET = "zanzibar-hunter2"
RULE = '[[rule]]\ncode = "BP900"\nname = "tried"\nmessage = "m"\nwhy = "w"\nbad = ["x"]\ngood = ["y"]\n'
WATCHED = """
import json, os, sys
seen = []
def hook(event, arguments):
    if event == "open" and isinstance(arguments[0], (str, bytes)):
        seen.append(["open", os.path.realpath(os.fsdecode(arguments[0]))])
    elif event.split(".")[0] in ("socket", "subprocess", "ctypes", "urllib", "ftplib", "smtplib", "webbrowser", "pty"):
        seen.append([event, repr(arguments)[:200]])
    elif event in ("os.system", "os.exec", "os.fork", "os.posix_spawn", "os.spawn"):
        seen.append([event, repr(arguments)[:200]])
from lint.cli import main  # what importing does is not about the content
sys.addaudithook(hook)
try:
    main(sys.argv[2:], standalone_mode=False)
except SystemExit:
    pass
finally:
    done, seen = seen, []
    with open(sys.argv[1], "w") as file:
        json.dump(done, file)
"""
HOSTILE = {
    "a.md": """---
title: !!python/object/apply:os.system ['touch owned']
lede: !include /etc/passwd
---

{{ ''.__class__.__mro__[1].__subclasses__() }} {% include '../secret.txt' %} ${jndi:ldap://localhost/a}

![a](http://localhost:9/x.png) <script src=http://localhost:9/x.js></script> <iframe src=file:///etc/passwd>
""",
    "b.rst": """Title
=====

.. include:: ../secret.txt

.. raw:: html
   :url: http://localhost:9/

.. literalinclude:: /etc/passwd
""",
    "c.adoc": """= Title

include::../secret.txt[]

include::http://localhost:9/[]

sys:[touch owned]
""",
    "d.xlf": """<?xml version="1.0"?>
<!DOCTYPE x [<!ENTITY e SYSTEM "../secret.txt"><!ENTITY % p SYSTEM "http://localhost:9/">%p;]>
<xliff><file><body><trans-unit>
<source>a &e;</source><target>The &e; the end.</target>
</trans-unit></body></file></xliff>
""",
    "e.yaml": "title: !!python/object/new:subprocess.Popen [[touch, owned]]\ndescription: &a [*a, *a]\n",
    "f.html": """<html><head><link rel=import href=../secret.txt></head>
<body><p>The the end.<object data=file:///etc/passwd></body></html>
""",
    "g.mdx": """import x from "../secret.txt"
export const y = require("child_process").execSync("touch owned")

The the {y} end.
""",
    "h.po": r"""msgid ""
msgstr "Plural-Forms: nplurals=2; plural=__import__('os').system('touch owned');\n"

msgid "a b"
msgstr "The the end."
""",
    "i.csv": """text
"=HYPERLINK(""http://localhost:9/"")"
"@SUM(1+1)*cmd|'/c calc'!A0"
""",
    "j.txt": "@/etc/passwd\n\nfile:///etc/passwd and `touch owned` $(touch owned) The the end.\n",
}
SYSTEM = ("/dev/null", "/etc/localtime", "/usr/share/zoneinfo")
"""What the C library reads for itself."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository beside a file that is none of its business."""
    (tmp_path / "secret.txt").write_text(f"{SECRET}\tpublic\n", encoding="utf-8")
    folder = tmp_path / "project"
    (folder / ".git").mkdir(parents=True)
    (folder / ".git" / "config.md").write_text(f"The the {SECRET} end.\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize("command", [("check",), ("fix", "--unsafe"), ("check", "--add-ignores")])
def test_no_text_runs_code_reads_files_or_reaches_the_network(project: Path, command: tuple[str, ...]) -> None:
    """Everything a run opens, starts or calls is watched; workers would start processes, so there are none."""
    for name, text in HOSTILE.items():
        (project / name).write_text(text, encoding="utf-8")
    log = project.parent / "log.json"
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, str(log), *command, "--jobs", "1", "--no-cache", "."],
        cwd=project, env={**os.environ, "PYTHONPATH": str(CHECKOUT)}, check=False,
        capture_output=True, encoding="utf-8",
    )  # fmt: skip
    seen = json.loads(log.read_text(encoding="utf-8"))
    assert [event for event in seen if event[0] != "open"] == []
    outside = [path for _, path in seen if not path.startswith((str(project), *_own_places()))]
    assert outside == []
    assert any(path.endswith("d.xlf") for _, path in seen)  # the watch works
    assert SECRET not in done.stdout + done.stderr and "Traceback" not in done.stderr
    assert not list(project.parent.rglob("owned"))


def _own_places() -> tuple[str, ...]:
    """Where Python, postedit and its cache lie."""
    own = {sys.prefix, sys.base_prefix, sys.exec_prefix, str(CHECKOUT), os.environ["POSTEDIT_CACHE"], *sys.path}
    return (*SYSTEM, *{os.path.realpath(place) for place in own if place})


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("kind = 'swap'\nfile = '../secret.txt'", "house.toml:9: file: "),
        ("kind = 'swap'\nfile = 'link.tsv'", "house.toml:9: file: "),
        ("kind = 'swap'\nfile = '.git/config.md'", "house.toml:9: file: "),
        ("kind = 'phrase'\nany_of = ['x']\n[checks.spelling]\nnames = '@../secret.txt'", "house.toml:11: names: "),
    ],
)
def test_a_pack_reads_no_file_outside_its_project(postedit: Postedit, project: Path, body: str, place: str) -> None:
    (project / "link.tsv").symlink_to(project.parent / "secret.txt")
    (project / "house.toml").write_text(RULE + body, encoding="utf-8")
    (project / "a.txt").write_text(f"The {SECRET} end.\n", encoding="utf-8")
    (project / "postedit.toml").write_text('packs = ["house.toml"]\n', encoding="utf-8")
    done = postedit("check", project / "a.txt")
    assert done.returncode == 2
    assert place in done.stderr and f"lies outside the project, which is {project}" in done.stderr


@pytest.mark.parametrize("key", ["extends", "packs", "dictionaries", "baseline"])
@pytest.mark.parametrize("value", ["../secret.txt", "/etc/passwd", "link.txt", "~/.netrc", ".git/config.md"])
def test_a_configuration_names_no_file_outside_its_project(project: Path, key: str, value: str) -> None:
    (project / "link.txt").symlink_to(project.parent / "secret.txt")
    path = project / "postedit.toml"
    path.write_text(f"{key} = {json.dumps(value if key == 'baseline' else [value])}\n", encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load_config(path)
    assert str(caught.value) == f"{path}:1: {key}: {value} lies outside the project, which is {project}"


def test_a_configuration_may_name_what_its_repository_holds(postedit: Postedit, project: Path) -> None:
    (project / "docs").mkdir()
    (project / "words.txt").write_text("zanzibarian\n", encoding="utf-8")
    (project / "postedit.toml").write_text('dictionaries = ["words.txt"]\n', encoding="utf-8")
    (project / "docs" / "postedit.toml").write_text('extends = ["../postedit.toml"]\n', encoding="utf-8")
    (project / "docs" / "a.txt").write_text("The end.\n", encoding="utf-8")
    assert postedit("check", project / "docs" / "a.txt").returncode == 0


def test_links_out_of_the_project_are_not_followed(postedit: Postedit, project: Path) -> None:
    """What lies behind a link would stand in the report, and be repaired."""
    (project.parent / "private.txt").write_text(f"The the {SECRET} end.\n", encoding="utf-8")
    (project / "a.txt").symlink_to(project.parent / "private.txt")
    (project / "b.md").symlink_to(project / ".git" / "config.md")
    (project / "c.txt").write_text("The end.\n", encoding="utf-8")
    (project / "d.txt").symlink_to(project / "c.txt")
    (project / "postedit.toml").symlink_to(project.parent / "secret.txt")
    done = postedit("fix", "--unsafe", "--isolated", project)
    skipped = "skipped, a link to a file outside the project"
    assert done.stderr.splitlines()[:2] == [f"postedit: {project}/{name}: {skipped}" for name in ("a.txt", "b.md")]
    assert SECRET in (project.parent / "private.txt").read_text(encoding="utf-8")
    assert "The the" in (project.parent / "private.txt").read_text(encoding="utf-8")
    configured = postedit("check", project / "c.txt")
    assert (configured.returncode, SECRET in configured.stderr) == (2, False)
    assert "is a link to a file outside the project" in configured.stderr


def test_no_language_is_a_path(project: Path) -> None:
    assert Document.parse("x", lang="../../en").language == "und"
    (project / "house.toml").write_text("lang = '../en'\n" + RULE + "kind='phrase'\nany_of=['x']\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="lang: must be a language code"):
        load_pack(project / "house.toml")


# -- word-processor files ------------------------------------------------------------------------

ENTITIES = (
    b'<!DOCTYPE %s [<!ENTITY x SYSTEM "file:///etc/hostname"><!ENTITY a "'
    + b"a" * 99
    + b'"><!ENTITY b "'
    + b"&a;" * 99
    + b'">]>'
)


def repacked(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The archive with one entry changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            new.writestr(entry, change(old.read(entry)) if entry == name else old.read(entry))
    return out.getvalue()


def office(suffix: str) -> tuple[bytes, str, bytes]:
    """A file, its entry of text, and the name of that entry's root."""
    out = io.BytesIO()
    if suffix == "docx":
        document = docx.Document()
        document.add_paragraph("MARK")
        document.save(out)
        return out.getvalue(), "word/document.xml", b"w:document"
    text = OpenDocumentText()
    text.text.addElement(P(text="MARK"))
    text.write(out)
    return out.getvalue(), "content.xml", b"office:document-content"


@pytest.mark.parametrize("suffix", ["docx", "odt"])
@pytest.mark.parametrize(
    "change",
    [
        lambda data, root: data.replace(b"?>", b"?>" + ENTITIES % root, 1).replace(b"MARK", b"[&x;&b;&b;]"),
        lambda data, root: data[: len(data) // 2] + b"\x1b[31m::error::MARK",
        lambda data, root: b"<a>" * 100_000,
        lambda data, root: b"\0" * (300 << 20),
        lambda data, root: data + b"<a/>" * 2_000_000,
    ],
    ids=["entities", "cut", "deep", "bomb", "flood"],
)
def test_a_hostile_word_processor_file(
    postedit: Postedit, tmp_path: Path, suffix: str, change: Callable[[bytes, bytes], bytes]
) -> None:
    data, name, root = office(suffix)
    path = tmp_path / f"a.{suffix}"
    path.write_bytes(repacked(data, name, lambda entry: change(entry, root)))
    done = postedit("check", "--no-cache", path)
    said = done.stdout + done.stderr
    assert len(said) < 500 and "MARK" not in said and "\x1b" not in said and "internal error" not in said
    if done.returncode == 2:
        assert done.stderr.startswith(f"postedit: {path}: ")


# -- depth and size ------------------------------------------------------------------------------

DEEP = 1000
LAUGHS = "".join(f"b{n + 1}: &b{n + 1} [*b{n}, *b{n}]\n" for n in range(100))
NESTED = {
    "markdown": ["> ", "- ", "[", "![", "**a ", "[a](", "<b>", "{{", "a a "],
    "mdx": ["<A b={", "{/*"],
    "html": ["<div>", "<p>", "<ul><li>", "</b>", "<a b='", "<!--", "<table><tr><td>"],
    "xliff": ["<g>", "<target>", "<ph>", "<tu><tuv xml:lang='en'><seg>"],
    "json": ["[", '{"a":', '"\\ud800",'],
    "yaml": ["[", "{a: ", "- ", "? ", "&a [*a]\n"],
    "toml": ["a = [", "a = {b = ", "[[a]]\n"],
    "rst": ["* ", ".. note::\n", "`", "|a|"],
    "asciidoc": ["*", "====\n", "[[", "ifdef::a[]\n"],
    "gettext": ['msgid "', '"\\'],
    "properties": ["a=b\\\n", "\\u"],
    "subtitles": ["<i>", "NOTE\n"],
    "csv": ['"', '"a,'],
    "plain": ["# postedit-ignore-start\n", "(", "“", "\u0300", "The the end.\r", "a\r\nb\n\rc"],
}
HEADS = {
    "markdown": ["---\na: {}\n---\n", "+++\na = {}\n+++\n"],
    "json": ["{}"], "yaml": ["a: {}"], "toml": ["a = {}"],
}  # fmt: skip
EVERYWHERE = ["\0", "\ufeff", "\ud800", "\u2028", "\x85", "\u202e"]


@pytest.mark.parametrize("format", FORMATS)
def test_no_depth_and_no_odd_character_ends_a_run(format: str) -> None:
    """Nesting, numbers without end, aliases of aliases, zero bytes, halves of characters: all are judged."""
    texts = [part * DEEP for part in (*NESTED.get(format, ()), *EVERYWHERE)]
    for head in HEADS.get(format, ()):
        texts += (head.replace("{}", odd) for odd in ("9" * 5000, "[" * 20_000, f"&b0 [x, x]\n{LAUGHS}"))
    for text in texts:
        properties.checks(text, format)


@pytest.mark.parametrize(
    "text", ["a = " + "[" * 20_000, "a = " + "9" * 5000, "a.b = 1\n[a.b]", "\0", "max-file-size = nan"]
)
def test_a_configuration_or_pack_that_no_parser_ends_is_refused(project: Path, text: str) -> None:
    for load, name in ((load_config, "postedit.toml"), (load_pack, "house.toml")):
        (project / name).write_text(text, encoding="utf-8")
        with pytest.raises(ConfigError) as caught:
            load(project / name)
        assert str(caught.value).startswith(str(project / name)) and len(str(caught.value).splitlines()) == 1


@pytest.mark.parametrize("name", ["postedit.toml", "postedit-baseline.json", ".gitignore", "pyproject.toml"])
def test_a_pipe_in_place_of_a_setting_is_none(start: Start, project: Path, name: str) -> None:
    """Nobody would ever write to it."""
    os.mkfifo(project / name)
    (project / "a.txt").write_text("The end.\n", encoding="utf-8")
    assert start("check", project).wait(timeout=120) == 0


def test_a_pipe_named_in_a_configuration_is_refused(start: Start, project: Path) -> None:
    os.mkfifo(project / "pipe")
    (project / "a.txt").write_text("The end.\n", encoding="utf-8")
    for key in ("extends", "packs", "dictionaries", "baseline"):
        value = '"pipe"' if key == "baseline" else '["pipe"]'
        (project / "postedit.toml").write_text(f"{key} = {value}\n", encoding="utf-8")
        assert start("check", "--no-cache", project).wait(timeout=120) == 2, key


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/full", "/dev/null"])
def test_devices_are_read_to_the_limit_and_never_written(postedit: Postedit, device: str) -> None:
    done = postedit("fix", "--unsafe", device)
    assert "Traceback" not in done.stderr and Path(device).is_char_device()


def test_no_repair_replaces_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(FileError, match="no file but a pipe or device"):
        write_file(tmp_path / "pipe.txt", b"new", b"old")
    assert (tmp_path / "pipe.txt").is_fifo()


# -- reports -------------------------------------------------------------------------------------

EVIL = "\x1b]0;owned\x07\x1b[2J%0A::error file=x::y"


READ_BY_PEOPLE = ("text", "concise", "github", "markdown", "statistics", "html")
DATA = ("json", "jsonl", "gitlab", "sarif", "junit", "checkstyle", "rdjson", "rdjsonl")


@pytest.mark.parametrize("name", ["\x1b[31mred.txt", "a\n::error::b.txt", "\u202etxt.exe.txt", "::error::x.txt"])
def test_names_and_texts_drive_nothing(postedit: Postedit, tmp_path: Path, name: str) -> None:
    """No terminal, and no CI service; in a report or an error, whether the file can be read or not."""
    text = f"::error::owned {EVIL}\n\n ::add-mask::a\n\n“There are ##[add-mask]ways {EVIL},” he defended.\n"
    (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / f"x{name}").write_bytes(b"\0" * 99)
    outputs = [f"--output-format={form}={form}.out" for form in (*READ_BY_PEOPLE, *DATA)]
    done = postedit("check", *outputs, "--", name, f"x{name}", f"none{name}")
    assert "Traceback" not in done.stderr and "\x1b" not in done.stderr and "\u202e" not in done.stderr
    said = {form: (tmp_path / f"{form}.out").read_text(encoding="utf-8") for form in (*READ_BY_PEOPLE, *DATA)}
    assert "CQ002" in said["text"]
    for form, report in said.items():
        assert "\x1b" not in report and "\x07" not in report, form
        commands = [line for line in report.splitlines() if line.lstrip().startswith("::")]
        own = ("::error title=postedit::", "::warning file=", "::error file=")
        assert [line for line in commands if form != "github" or not line.startswith(own)] == [], form
    for form in READ_BY_PEOPLE:
        assert "\u202e" not in said[form] and (form == "github" or "##[" not in said[form]), form


def test_errors_about_a_configuration_drive_no_terminal(postedit: Postedit, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The end.\n", encoding="utf-8")
    for text in (
        f"{json.dumps(EVIL)} = 1\n",
        f"ignore = [{json.dumps(EVIL)}]\n",
        f"formats = {{ x = {json.dumps(EVIL)} }}\n",
    ):
        (tmp_path / "postedit.toml").write_text(text, encoding="utf-8")
        done = postedit("check", "a.txt")
        assert done.returncode == 2
        assert "\x1b" not in done.stderr and "\x07" not in done.stderr and len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "table",
    [
        "text\nSimilar words here =1+1 end.\n",
        "text\nx x -2+3 the end\n",
        'text\n"x x @A1 the end"\n',
        "text,b\nx +x the the,c\n",
    ],
)
def test_no_repair_makes_a_cell_a_formula(table: str) -> None:
    """A deletion at the beginning of a cell could bring forward what a spreadsheet computes."""
    document = Document.parse(table, format="csv")
    (block,) = [block for block in document.blocks if len(block.text.split()) > 1]
    at = next(n for n in range(block.start, block.end) if document.prose[n] in "=+-@")
    assert document.edits(Change(block.start, at, "")) == ()
    assert document.edits(Change(block.start, at - 1, "")) == ()
    assert document.edits(Change(at, at + 1, "")) != ()
    for row in csv.reader(io.StringIO(fix_text(table, unsafe=True, format="csv"))):
        for cell in row:
            assert not cell.startswith((*"=+-@",))
