"""LanguageTool as a layer, as far as it needs no Java: table, positions, passages, folders, one clear sentence each."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator, Sequence
from functools import partial
from hashlib import sha256
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from conftest import CHECKOUT, Postedit
from hypothesis import given
from hypothesis import strategies as st

from lint.config.files import load_config
from lint.document import Document
from lint.engine import resolve
from lint.errors import ConfigError
from lint.layers.languagetool.client import end_of
from lint.layers.languagetool.errors import UnavailableError
from lint.layers.languagetool.folder import SERVER_JAR, opened, write_server_jar
from lint.layers.languagetool.install import pom_of
from lint.layers.languagetool.paragraphs import Match, Paragraphs
from lint.layers.languagetool.passages import LONGEST, is_beside_opaque, passages, readable
from lint.layers.languagetool.table import Use, read_table, table_of
from lint.model import CATEGORIES, Diagnostic, Edit, Fix, Safety, Severity, Span
from lint.packs import rules_folder

GOOD = "The ferry leaves at noon.\n"
NO_SERVER = "http://127.0.0.1:9"


# -- positions and passages ----------------------------------------------------------------------


@given(st.text(st.characters(exclude_categories=["Cs"])), st.data())
def test_lengths_in_utf_16_become_code_points(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert end_of(text, start, len(text[start:end].encode("utf-16-le")) // 2) == end


@given(st.lists(st.text(st.sampled_from("ab .!?\N{OBJECT REPLACEMENT CHARACTER}"), max_size=3 * LONGEST), max_size=3))
def test_passages_are_short_pieces_of_the_prose_in_their_order(paragraphs: list[str]) -> None:
    document = Document.parse("\n\n".join(paragraphs))
    at = 0
    for start, text in passages(document):
        assert at <= start
        assert document.prose[start : start + len(text)] == text
        assert len(text) <= LONGEST
        assert len(readable(text)) == len(text)
        at = start + len(text)


def test_a_long_paragraph_is_cut_between_sentences_and_loses_none() -> None:
    sentence = "The ferry leaves at noon and comes back at night. "
    document = Document.parse(sentence * 100)
    pieces = [text for _, text in passages(document)]
    assert len(pieces) > 1
    assert all(piece.endswith("night.") and piece.startswith("The") for piece in pieces)
    assert " ".join(pieces) == (sentence * 100).strip()


def test_markup_and_code_are_not_read() -> None:
    document = Document.parse("Set **the** `ferry --fast` option.\n\n```\nShe are\n```\n", format="markdown")
    ((_, text),) = passages(document)
    assert readable(text) == "Set the X option."


@pytest.mark.parametrize(("marked", "beside"), [("an", True), ("X", True), ("option", True), ("is", False)])
def test_what_touches_code_is_not_judged(marked: str, beside: bool) -> None:
    text = "There is an \N{OBJECT REPLACEMENT CHARACTER} option."
    at = text.replace("\N{OBJECT REPLACEMENT CHARACTER}", "X").index(marked)
    assert is_beside_opaque(text, at, at + len(marked)) is beside


# -- the table -----------------------------------------------------------------------------------


@pytest.mark.parametrize("path", sorted(rules_folder().glob("*/languagetool.tsv")), ids=lambda path: path.parent.name)
def test_tables_are_valid(path: Path) -> None:
    assert all(row.use is Use.OFF or row.category in CATEGORIES.values() for row in read_table(path).values())


def test_a_rule_overrides_its_category_and_the_rest_is_off(tmp_path: Path) -> None:
    path = tmp_path / "table.tsv"
    path.write_text("# why\nGRAMMAR\ton\tgrammar\twarning\t0.7\nBAD_ONE\toff\n", encoding="utf-8")
    rows = read_table(path)
    assert rows["GRAMMAR"].confidence == 0.7
    assert rows["BAD_ONE"].use is Use.OFF
    table = table_of("en")
    assert table.row("SOME_RULE", "SOME_CATEGORY").use is Use.OFF


@pytest.mark.parametrize(
    "line", ["A\ton\tnonsense\twarning\t0.7", "A\ton", "A\tperhaps\tgrammar\twarning\t1", "A\toff\nA\toff"]
)  # fmt: skip
def test_a_faulty_row_names_its_line(tmp_path: Path, line: str) -> None:
    path = tmp_path / "table.tsv"
    path.write_text(f"# a comment\n{line}\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"table\.tsv:[23]"):
        read_table(path)


# -- one finding for two -------------------------------------------------------------------------


def found(rule: str, category: str, place: tuple[int, int], severity: Severity, fix: str = "") -> Diagnostic:
    fixes = (Fix("x", Safety.UNSAFE, (Edit(Span(*place), fix),)),) if fix else ()
    return Diagnostic(rule, rule.lower(), category, severity, 0.9, f"{rule} speaks.", Span(*place), fixes=fixes)


def test_overlapping_findings_of_the_layer_and_ours_become_one_that_names_both() -> None:
    ours = found("SP001", "spelling", (0, 5), Severity.WARNING)
    theirs = found("LT:TYPO", "grammar", (3, 9), Severity.WARNING, "word")
    (one,) = resolve([theirs, ours])
    assert (one.rule, one.message, one.span) == ("SP001", "SP001 speaks. (also LT:TYPO)", Span(0, 5))
    assert one.fixes == theirs.fixes


def test_a_certain_finding_of_the_layer_stands_before_a_doubtful_one_of_ours() -> None:
    ours = found("SP010", "spelling", (0, 5), Severity.INFO, "ours")
    theirs = found("LT:TYPO", "grammar", (0, 5), Severity.WARNING, "theirs")
    (one,) = resolve([ours, theirs])
    assert (one.rule, one.severity, one.fixes) == ("LT:TYPO", Severity.WARNING, theirs.fixes)
    assert "SP010" in one.message


def test_deleted_text_is_not_judged() -> None:
    ours = Diagnostic("BP001", "x", "boilerplate", Severity.WARNING, 0.9, "Furniture.", Span(0, 9), fixes=(
        Fix("Delete", Safety.SAFE, (Edit(Span(0, 9), ""),)),
    ))  # fmt: skip
    assert resolve([ours, found("LT:TYPO", "grammar", (2, 5), Severity.ERROR)]) == [ours]


# -- paragraphs are asked about once -------------------------------------------------------------


def test_a_paragraph_is_asked_about_once(tmp_path: Path) -> None:
    asked: list[str] = []

    def ask(text: str) -> Sequence[Match]:
        asked.append(text)
        return [Match(0, 3, "R", "C", "“why”", ("a", "b"))] if "bad" in text else []

    first = Paragraphs("1", tmp_path / "kept")
    answers = [first.matches(text, ask) for text in ("bad", "good", "bad", "good")]
    assert [Paragraphs("1", tmp_path / "kept").matches(text, ask) for text in ("bad", "good")] == answers[:2]
    assert asked == ["bad", "good"]
    Paragraphs("2", tmp_path / "kept").matches("good", ask)
    Paragraphs("1", None).matches("good", ask)
    assert asked == ["bad", "good", "good", "good"]


def test_a_file_of_paragraphs_that_cannot_be_read_is_none(tmp_path: Path) -> None:
    (tmp_path / "kept").write_bytes(b"no database" * 100)
    assert Paragraphs("1", tmp_path / "kept").matches("a", lambda text: []) == ()
    assert Paragraphs("1", tmp_path / "kept" / "below").matches("a", lambda text: []) == ()


# -- folders -------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder laid out like an installed LanguageTool, with a class path of several lines."""
    folder = tmp_path / "LanguageTool"
    (folder / "libs").mkdir(parents=True)
    names = [
        f"libs/{name}.jar" for name in ("languagetool-core-6.8", "language-en-6.8", *map("x{:030}".format, range(9)))
    ]
    for name in names:
        with zipfile.ZipFile(folder / name, "w") as jar:
            jar.writestr("META-INF/maven/org.languagetool/languagetool-core/pom.properties", "version=6.8\n")
    write_server_jar(folder, names)
    return folder


def test_a_whole_folder_tells_version_and_languages(folder: Path) -> None:
    assert (opened(folder).version, opened(folder).languages) == ("6.8", ("en",))


def damages(folder: Path) -> Iterator[None]:
    (folder / "libs" / f"x{5:030}.jar").write_bytes(b"half a jar")
    yield
    (folder / "libs" / f"x{5:030}.jar").unlink()
    yield
    (folder / SERVER_JAR).write_bytes(b"no jar")
    yield


def test_a_damaged_folder_names_the_file_that_is_wrong(folder: Path) -> None:
    for _ in damages(folder):
        with pytest.raises(UnavailableError, match=r"is damaged: .*\.jar cannot be read"):
            opened(folder)


def test_lines_of_a_manifest_are_not_too_long(folder: Path) -> None:
    with zipfile.ZipFile(folder / SERVER_JAR) as jar:
        lines = jar.read("META-INF/MANIFEST.MF").split(b"\r\n")
    assert max(map(len, lines)) <= 70


def test_codes_of_languages_are_codes() -> None:
    assert "language-de</artifactId>" in pom_of(["de"])
    with pytest.raises(UnavailableError, match="no code of a language"):
        pom_of(["de</artifactId>"])


# -- the command line ----------------------------------------------------------------------------


def script(folder: Path, name: str, text: str) -> None:
    """A program of that name, first on a PATH that begins with `folder`."""
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(0o755)


def bare(tmp_path: Path, **programs: str) -> dict[str, str]:
    """An environment with nothing on the PATH but these programs, and an empty home for LanguageTool."""
    folder = tmp_path / "bin"
    folder.mkdir(exist_ok=True)
    for name, text in programs.items():
        script(folder, name, text)
    return {"PATH": f"{folder}", "JAVA_HOME": "", "POSTEDIT_LANGUAGETOOL_HOME": str(tmp_path / "home")}


NEW_JAVA = """echo 'openjdk version "21.0.2" 2024-01-16' >&2"""
BROKEN_MAVEN = "echo '[ERROR] no route'; exit 1"
OLD_JAVA = """echo 'java version "1.8.0_392"' >&2"""


@pytest.mark.parametrize(
    ("programs", "source", "said"),
    [
        ({}, "maven", "LanguageTool needs Java 17 or newer, and there is no java on the PATH"),
        ({"java": OLD_JAVA}, "maven", "is Java 8"),
        ({"java": "exit 1"}, "maven", "tells no version"),
        ({"java": NEW_JAVA}, "maven", "--from maven needs Maven, and there is no mvn on the PATH"),
        ({"java": NEW_JAVA, "mvn": BROKEN_MAVEN}, "maven", "cannot fetch LanguageTool 6.8: no route"),
        ({"java": NEW_JAVA, "mvn": "exit 0"}, "maven", ""),
        ({"java": NEW_JAVA}, "nowhere", "there is no LanguageTool in nowhere"),
    ],
)  # fmt: skip
def test_what_cannot_be_installed_is_said_in_one_sentence(
    postedit: Postedit, tmp_path: Path, programs: dict[str, str], source: str, said: str
) -> None:
    done = postedit("languagetool", "install", "--from", source, **bare(tmp_path, **programs))
    if not said:  # Maven has nothing to fetch: an empty class path is whole
        assert done.returncode == 0
        return
    *_, last = done.stderr.splitlines()
    assert last.startswith("postedit: ")
    assert said in last
    assert (done.returncode, done.stdout) == (2, "")
    assert not (tmp_path / "home" / "LanguageTool").exists()


@pytest.fixture
def mirror(folder: Path, tmp_path: Path) -> Iterator[dict[str, str]]:
    """Serves an archive with that folder in place of the release; the environment that leads there."""
    archive = tmp_path / "mirror" / "LanguageTool-6.8.zip"
    archive.parent.mkdir()
    with zipfile.ZipFile(archive, "w") as file:
        for path in folder.rglob("*.jar"):
            file.write(path, f"LanguageTool-6.8/{path.relative_to(folder)}")
    handler = partial(SimpleHTTPRequestHandler, directory=archive.parent)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield {
            "LTP_DOWNLOAD_HOST_NEW_RELEASES": f"http://127.0.0.1:{server.server_port}/",
            "LTP_DOWNLOAD_SHA256_6_8": sha256(archive.read_bytes()).hexdigest(),
            "NO_PROXY": "*",
        }
        server.shutdown()


def test_the_release_is_fetched_and_its_checksum_verified(
    postedit: Postedit, tmp_path: Path, mirror: dict[str, str]
) -> None:
    env = {**bare(tmp_path, java=NEW_JAVA), **mirror}
    wrong = postedit("languagetool", "install", **{**env, "LTP_DOWNLOAD_SHA256_6_8": "0" * 64})
    assert wrong.returncode == 2
    assert "checksum mismatch" in wrong.stderr
    assert not (tmp_path / "home" / "LanguageTool").exists()
    done = postedit("languagetool", "install", **env)
    assert (done.returncode, done.stdout.startswith("LanguageTool 6.8 in ")) == (0, True)


def test_without_a_network_the_release_is_not_fetched(postedit: Postedit, tmp_path: Path) -> None:
    env = {**bare(tmp_path, java=NEW_JAVA), "LTP_DOWNLOAD_HOST_NEW_RELEASES": f"{NO_SERVER}/", "NO_PROXY": "*"}
    done = postedit("languagetool", "install", **env)
    assert done.returncode == 2
    assert done.stderr.endswith("cannot fetch the release 6.8 of LanguageTool: no connection\n")


def test_a_failed_installation_leaves_the_old_one(postedit: Postedit, tmp_path: Path, folder: Path) -> None:
    env = bare(tmp_path, java=NEW_JAVA, mvn="exit 1")
    assert postedit("languagetool", "install", "--from", folder, **env).returncode == 0
    assert postedit("languagetool", "install", "--from", "maven", **env).returncode == 2
    status = postedit("languagetool", "status", **env)
    assert "LanguageTool 6.8" in status.stdout
    assert [path.name for path in (tmp_path / "home").iterdir()] == ["LanguageTool"]
    assert postedit("languagetool", "remove", **env).returncode == 0
    assert postedit("languagetool", "remove", **env).returncode == 2


@pytest.mark.parametrize("programs", [{}, {"java": NEW_JAVA}], ids=["no Java", "nothing installed"])
def test_without_languagetool_auto_says_so_and_require_fails(
    postedit: Postedit, tmp_path: Path, programs: dict[str, str]
) -> None:
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    env = bare(tmp_path, **programs)
    auto = postedit("check", "--languagetool", "auto", "a.txt", **env)
    assert (auto.returncode, auto.stderr.count("LanguageTool layer skipped: "), auto.stderr.count("\n")) == (0, 1, 1)
    required = postedit("check", "a.txt", **env, POSTEDIT_LANGUAGETOOL="require")
    assert (required.returncode, required.stderr.count("\n")) == (2, 1)
    off = postedit("check", "--languagetool", "off", "a.txt", **env, POSTEDIT_LANGUAGETOOL="require")
    assert (off.returncode, off.stderr) == (0, "")


def test_a_server_that_does_not_answer_fails_the_run(postedit: Postedit, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    done = postedit("check", "--languagetool", NO_SERVER, "a.txt")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert f"no LanguageTool answers at {NO_SERVER}" in done.stderr


def test_what_is_no_use_of_the_layer_is_refused(postedit: Postedit, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    done = postedit("check", "--languagetool", "perhaps", "a.txt")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


def test_the_configuration_turns_the_layer_on(postedit: Postedit, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "postedit.toml").write_text(f'[layers.languagetool]\nuse = "{NO_SERVER}/v2/"\n', encoding="utf-8")
    assert postedit("check", "a.txt").returncode == 2
    assert postedit("check", "--isolated", "a.txt").returncode == 0


@pytest.mark.parametrize(
    "line", ["[layers.garbage]", "[layers.languagetool]\nport = 1", '[layers.languagetool]\nheap = "1g"']
)
def test_a_faulty_table_of_layers_is_refused(tmp_path: Path, line: str) -> None:
    (tmp_path / "postedit.toml").write_text(line, encoding="utf-8")
    with pytest.raises(ConfigError):
        load_config(tmp_path / "postedit.toml")


def test_while_the_layer_is_off_nothing_of_it_is_imported(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    code = (
        "import sys, json; from lint.cli import main\n"
        f"try: main(['check', '--output-format', 'json', {str(tmp_path / 'a.txt')!r}])\n"
        "except SystemExit as end: assert end.code == 0\n"
        "heavy = {'language_tool_python', 'psutil', 'requests', 'sqlite3', 'lint.layers.languagetool'}\n"
        "print(json.dumps(sorted(heavy & {*sys.modules})))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "POSTEDIT_LANGUAGETOOL": ""},
    )
    assert json.loads(done.stdout.splitlines()[-1]) == []
    assert json.loads(done.stdout.splitlines()[0])["layers"] == {}


def test_without_the_extra_auto_skips_the_layer(postedit: Postedit, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "sitecustomize.py").write_text(
        "import importlib.util as u; find = u.find_spec\n"
        "u.find_spec = lambda name, *rest: None if name == 'language_tool_python' else find(name, *rest)\n",
        encoding="utf-8",
    )
    done = postedit("check", "--languagetool", "auto", "a.txt", PYTHONPATH=f"{tmp_path}{os.pathsep}{CHECKOUT}")
    assert done.returncode == 0
    assert "layer skipped: it needs language-tool-python: pip install 'postedit[languagetool]'" in done.stderr
