"""The command as a user meets it: every run is a process of its own."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest
from conftest import Postedit

ARTICLE = """Ferry to stop in autumn

The ferry stops in the autumn, the company said on Friday. A a bridge is to take its place.

Ferry to stop in autumn

“There are other ways to reach the island,” he defended.
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_check_reports_and_exits_with_1(postedit: Postedit, article: Path) -> None:
    done = postedit("check", article)
    assert done.returncode == 1
    assert f"{article}:7:45: CQ002 " in done.stdout
    assert "\n    → Replace with “he argued” (unsafe)\n" in done.stdout
    assert "\033" not in done.stdout
    assert done.stderr == ""


def test_nothing_found_exits_with_0(postedit: Postedit, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("The ferry stops in the autumn, the company said.\n", encoding="utf-8")
    done = postedit("check", "good.txt")
    assert (done.returncode, done.stdout) == (0, "Nothing found in 1 file.\n")


def test_json_keeps_the_contract(postedit: Postedit, article: Path) -> None:
    done = postedit("check", "--output-format", "json", "--isolated", "--lang", "en", article)
    run = json.loads(done.stdout)
    assert (run["schema_version"], run["tool"]["name"], run["files"], run["layers"]) == (1, "postedit", 1, {})
    (finding,) = [d for d in run["diagnostics"] if d["rule"] == "CQ002"]
    text = ARTICLE[finding["start"] : finding["end"]]
    assert text == "he defended"
    assert (finding["line"], finding["column"], finding["end_line"], finding["end_column"]) == (7, 45, 7, 56)
    assert finding["fixes"][0]["edits"] == [
        {"start": finding["start"], "end": finding["end"], "replacement": "he argued"}
    ]
    assert (
        finding["severity"] == "warning"
        and finding["category"] == "calque"
        and finding["fixes"][0]["safety"] == "unsafe"
    )


def test_fix_writes_in_place_and_a_second_run_changes_nothing(postedit: Postedit, article: Path) -> None:
    article.chmod(0o640)
    done = postedit("fix", "--unsafe", article)
    once = article.read_text(encoding="utf-8")
    assert "he argued" in once
    assert "Applied" in done.stderr
    assert stat.S_IMODE(article.stat().st_mode) == 0o640
    postedit("fix", "--unsafe", article)
    assert article.read_text(encoding="utf-8") == once
    assert [p.name for p in article.parent.iterdir()] == ["article.txt"]


def test_fix_without_consent_makes_safe_repairs_only(postedit: Postedit, article: Path) -> None:
    postedit("fix", article)
    assert "he defended" in article.read_text(encoding="utf-8")


def test_diff_writes_nothing(postedit: Postedit, article: Path) -> None:
    done = postedit("fix", "--unsafe", "--diff", article)
    assert done.returncode == 1
    assert "+“There are other ways to reach the island,” he argued." in done.stdout
    assert article.read_text(encoding="utf-8") == ARTICLE


def test_standard_input_to_standard_output(postedit: Postedit) -> None:
    done = postedit("fix", "--unsafe", "-", input="“There are ways,” he defended.\r\nYes.\r\n")
    assert done.stdout == "“There are ways,” he argued.\r\nYes.\r\n"
    assert done.returncode == 0


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encoding_and_newlines_stay(postedit: Postedit, tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    old = "“Übrigens gibt es Wege über die Förde, die größer sind,” he defended.\r\nYes.\r\n"
    path.write_bytes(old.encode(encoding))
    postedit("fix", "--unsafe", "--select", "CQ", *(["--encoding", "cp1252"] if encoding == "cp1252" else []), path)
    assert path.read_bytes() == old.replace("defended", "argued").encode(encoding)


def test_what_the_encoding_lacks_is_not_written(postedit: Postedit, tmp_path: Path) -> None:
    pack = """[[rule]]
code = "PU900"
name = "dash"
message = "m"
why = "w"
kind = "regex"
pattern = '--'
fix = { replace = "—" }
bad = ["a -- b"]
good = ["a"]
"""
    (tmp_path / "dash.toml").write_text(pack, encoding="utf-8")
    (tmp_path / "postedit.toml").write_text('packs = ["dash.toml"]\n', encoding="utf-8")
    path = tmp_path / "a.txt"
    path.write_bytes("naïve -- né".encode("latin-1"))
    done = postedit("fix", "--unsafe", "--encoding", "latin-1", path)
    assert done.returncode == 2
    assert done.stderr.startswith(f"postedit: {path}: left as it is: latin-1 has no “—” (U+2014)\n")
    assert path.read_bytes() == "naïve -- né".encode("latin-1")


# -- bad input -----------------------------------------------------------------------------------


def test_each_bad_file_gets_one_line_and_the_others_are_checked(
    postedit: Postedit, tmp_path: Path, article: Path
) -> None:
    (tmp_path / "binary.txt").write_bytes(b"\x89PNG\0\0\x01")
    (tmp_path / "broken.txt").write_bytes("Grüße ".encode() + b"\xff\xfe!")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "big.txt").write_bytes(b"The sea. " * 2_400_000)
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "code.py").write_text("the the", encoding="utf-8")
    done = postedit("check", "missing.txt", "binary.txt", "broken.txt", "empty.txt", "big.txt", "folder", "article.txt")
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        "postedit: missing.txt: no such file or folder",
        "postedit: binary.txt: binary file",
        "postedit: broken.txt: not valid UTF-8 at byte 8 (line 1); name its encoding with --encoding",
        "postedit: big.txt: larger than 16 MB; raise the limit with --max-file-size",
        "postedit: folder: no content files in this folder",
    ]
    assert "article.txt:7:45: CQ002" in done.stdout
    assert " in 1 of 2 files." in done.stdout.splitlines()[-1]


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_an_unreadable_file(postedit: Postedit, article: Path) -> None:
    article.chmod(0)
    done = postedit("check", article)
    assert (done.returncode, done.stderr) == (2, f"postedit: {article}: permission denied\n")


def test_binary_files_met_in_a_folder_are_a_notice(postedit: Postedit, tmp_path: Path) -> None:
    (tmp_path / "binary.txt").write_bytes(b"\x89PNG\0\0\x01")
    (tmp_path / "good.txt").write_text("The ferry stops in the autumn.\n", encoding="utf-8")
    done = postedit("check", ".")
    assert (done.returncode, done.stderr) == (0, "postedit: binary.txt: skipped, binary file\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "--select", "QU01x", "a.txt"], "--select/--ignore: QU01x: unknown rule"),
        (["check", "--ignore", "similar-post", "a.txt"], "similar-post: unknown rule"),
        (["explain", "XX123"], "XX123: no such rule"),
        (["check", "--config", "none.toml", "a.txt"], "none.toml: cannot read the configuration: No such file"),
        (["check", "--format", "word", "a.txt"], "Invalid value for '--format'"),
        (["check"], "Missing argument 'PATHS...'"),
        (["chekc", "a.txt"], "No such command 'chekc'"),
    ],
)
def test_wrong_calls_exit_with_2(postedit: Postedit, tmp_path: Path, arguments: list[str], said: str) -> None:
    (tmp_path / "a.txt").write_text("Good.\n", encoding="utf-8")
    done = postedit(*arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("config", "said"),
    [
        ('ignroe = ["QU"]\n', "postedit.toml:1: ignroe: unknown key; did you mean ignore?"),
        ('\nselect = "QU"\n', "postedit.toml:2: select: must be a list of texts"),
        ('ignore = ["ZZ1"]\n', "postedit.toml: ZZ1: unknown rule"),
        ("ignore = [\n", "postedit.toml: not valid TOML"),
        ('packs = ["none.toml"]\n', "none.toml: cannot read the rule pack: No such file"),
    ],
)
def test_a_faulty_configuration(postedit: Postedit, tmp_path: Path, config: str, said: str) -> None:
    (tmp_path / "postedit.toml").write_text(config, encoding="utf-8")
    (tmp_path / "a.txt").write_text("Good.\n", encoding="utf-8")
    done = postedit("check", "a.txt")
    assert done.returncode == 2
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert postedit("check", "--isolated", "a.txt").returncode == 0


# -- configuration -------------------------------------------------------------------------------


def test_configuration_is_found_above_and_selects(postedit: Postedit, tmp_path: Path, article: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(
        '[tool.postedit]\nignore = ["calque", "DU", "BP", "RP", "CA"]\n', encoding="utf-8"
    )
    assert postedit("check", article).returncode == 0
    assert "CQ002" in postedit("check", "--isolated", article).stdout
    (tmp_path / "postedit.toml").write_text('select = ["he-defended"]\n', encoding="utf-8")
    assert postedit("check", article).stdout.splitlines()[-1].startswith("1 warning in 1 of 1 file.")


def test_a_pack_of_the_house(postedit: Postedit, tmp_path: Path) -> None:
    pack = '[[rule]]\ncode = "CQ990"\nname = "house-word"\nmessage = "We say “shop”."\nwhy = "House style."\n'
    pack += 'kind = "swap"\nswap = { "store" = "shop" }\nbad = ["The store is shut."]\ngood = ["The shop is shut."]\n'
    (tmp_path / "house.toml").write_text(pack, encoding="utf-8")
    (tmp_path / "postedit.toml").write_text('packs = ["./house.toml"]\n', encoding="utf-8")
    (tmp_path / "a.txt").write_text("The store is shut.\n", encoding="utf-8")
    assert "a.txt:1:5: CQ990 We say “shop”." in postedit("check", "a.txt").stdout
    done = postedit("test-rules", "house.toml")
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "2 examples, 0 failed.")
    (tmp_path / "house.toml").write_text(pack.replace("The shop is", "The store is"), encoding="utf-8")
    done = postedit("test-rules", "house.toml")
    assert done.returncode == 1
    assert "FAIL CQ990" in done.stdout and "good 1 fires on “store”" in done.stdout


# -- the other commands --------------------------------------------------------------------------


def test_version_and_help(postedit: Postedit) -> None:
    assert postedit("--version").stdout.startswith("postedit, version ")
    for command in ("check", "fix", "explain", "rules", "test-rules"):
        assert command in postedit("--help").stdout
        assert "Exit code" in postedit(command, "--help").stdout or command in ("explain", "rules")


def test_completion_in_the_shell(postedit: Postedit) -> None:
    asked = {"_POSTEDIT_COMPLETE": "bash_complete", "COMP_WORDS": "postedit check --out", "COMP_CWORD": "2"}
    assert postedit(**asked).stdout == "plain,--output-format\n"
    assert "complete" in postedit(_POSTEDIT_COMPLETE="zsh_source").stdout


def test_explain_by_code_and_by_name(postedit: Postedit) -> None:
    by_code = postedit("explain", "cq002").stdout
    assert by_code == postedit("explain", "he-defended").stdout
    assert "no verb of saying" in by_code and "Found:" in by_code and "  → " in by_code and "Left alone:" in by_code


def test_rules_as_json(postedit: Postedit) -> None:
    rules = json.loads(postedit("rules", "--category", "calque", "--output-format", "json").stdout)
    assert {rule["category"] for rule in rules} == {"calque"}
    assert "CQ002" in {rule["code"] for rule in rules}


def test_a_document_cannot_drive_the_terminal(postedit: Postedit, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("“I \033[31m am\u202e,” he defended.\n", encoding="utf-8")
    out = postedit("check", "--select", "CQ", "a.txt").stdout
    assert "CQ002" in out
    assert "\033" not in out and "\u202e" not in out


def test_a_reader_that_leaves_is_no_crash(postedit: Postedit, article: Path) -> None:
    import subprocess
    import sys

    from conftest import CHECKOUT

    command = f"{sys.executable} -m lint check {article} | head -n 0"
    done = subprocess.run(["bash", "-c", command], capture_output=True, cwd=CHECKOUT, check=False)
    assert b"Traceback" not in done.stderr
