"""Suppressions, baseline, changed lines and per-file settings together, in a real git repository."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import CHECKOUT, Postedit

from lint.packs import load_pack

PLAIN = "The ferry stops in the autumn, the company said on Friday.\n"
OLD = "“There are other ways to reach the island,” he defended.\n"
NEW = "“A solution is possible”, has riveted.\n"


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    content = tmp_path / "content"
    content.mkdir()
    git(tmp_path, "init", "--quiet")
    (content / "old.txt").write_text(f"{PLAIN}\n{OLD}\n{PLAIN.replace('Friday', 'Monday')}", encoding="utf-8")
    (content / "quoted.txt").write_text(f"{PLAIN}\n# postedit-ignore CQ -- his own words\n{OLD}", encoding="utf-8")
    (content / "legal.txt").write_text(f"{PLAIN}\n{OLD}", encoding="utf-8")
    config = '[per-file."content/legal.txt"]\nignore = ["calque"]\n'
    (tmp_path / "postedit.toml").write_text(config, encoding="utf-8")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "-m", "first")
    return tmp_path


def rules(postedit: Postedit, *arguments: str) -> list[str]:
    done = postedit("check", "--output-format", "json", *arguments)
    run = json.loads(done.stdout)
    return sorted(f"{Path(d['path']).name} {d['rule']}" for d in run["diagnostics"] if d["severity"] != "info")


def test_all_together(postedit: Postedit, repository: Path) -> None:
    assert rules(postedit, "content") == ["old.txt CQ002"]
    done = postedit("baseline", "create", "content")
    assert (done.returncode, done.stdout) == (0, "postedit-baseline.json: 1 finding in 1 file.\n")
    assert rules(postedit, "content") == []
    assert rules(postedit, "--no-baseline", "content") == ["old.txt CQ002"]
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "-m", "baseline")

    old = repository / "content" / "old.txt"
    old.write_text(
        "A new first paragraph stands here now.\n\n" + old.read_text(encoding="utf-8") + "\n" + NEW, encoding="utf-8"
    )
    assert rules(postedit, "content") == ["old.txt CQ100"]
    assert rules(postedit, "--no-baseline", "--changed-since", "HEAD", "content") == ["old.txt CQ100"]
    assert rules(postedit, "--no-baseline", "--changed-since", "HEAD~1", "content") == ["old.txt CQ100"]
    fresh = repository / "content" / "fresh.txt"
    fresh.write_text(OLD, encoding="utf-8")
    assert rules(postedit, "--changed-since", "HEAD", "content") == ["fresh.txt CQ002", "old.txt CQ100"]

    postedit("fix", "--unsafe", "content")
    assert "he argued" in fresh.read_text(encoding="utf-8")
    assert "he defended" in old.read_text(encoding="utf-8")  # the baseline accepts it
    assert "he defended" in (repository / "content" / "quoted.txt").read_text(encoding="utf-8")


def test_prune_and_update(postedit: Postedit, repository: Path) -> None:
    postedit("baseline", "create", "content")
    (repository / "content" / "old.txt").write_text(f"{PLAIN}\n{NEW}", encoding="utf-8")
    assert postedit("baseline", "prune", "content").stdout == "postedit-baseline.json: 0 findings in 0 files.\n"
    assert postedit("baseline", "update", "content").stdout == "postedit-baseline.json: 1 finding in 1 file.\n"
    assert rules(postedit, "--baseline", "postedit-baseline.json", "content") == []


def test_wrong_revision_and_no_repository(
    postedit: Postedit, repository: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    done = postedit("check", "--changed-since", "nonsense", "content")
    assert (done.returncode, done.stderr) == (2, "postedit: git rev-parse: no such revision\n")
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "a.txt").write_text(OLD, encoding="utf-8")
    done = postedit("check", "--changed-since", "HEAD", elsewhere)
    assert done.returncode == 2
    assert "not a git repository" in done.stderr


def test_what_gitignore_names_is_left_out(postedit: Postedit, repository: Path) -> None:
    (repository / ".gitignore").write_text("drafts/\n*.tmp.txt\n", encoding="utf-8")
    (repository / "drafts").mkdir()
    (repository / "drafts" / "a.txt").write_text(OLD, encoding="utf-8")
    (repository / "content" / "b.tmp.txt").write_text(OLD, encoding="utf-8")
    (repository / "content" / ".gitignore").write_text("!b.tmp.txt\n", encoding="utf-8")
    assert rules(postedit, ".") == ["b.tmp.txt CQ002", "old.txt CQ002"]
    (repository / "postedit.toml").write_text('gitignore = false\nexclude = ["content/"]\n', encoding="utf-8")
    assert rules(postedit, ".") == ["a.txt CQ002"]


def test_the_nearest_configuration_wins_and_extends(postedit: Postedit, repository: Path) -> None:
    (repository / "content" / "postedit.toml").write_text(
        'extends = ["../postedit.toml"]\nignore = ["CQ"]\n', encoding="utf-8"
    )
    (repository / "top.txt").write_text(OLD, encoding="utf-8")
    assert rules(postedit, ".") == ["top.txt CQ002"]
    shown = postedit("config", "content/old.txt").stdout
    assert '["CQ"]' in shown and "# postedit.toml:2" in shown and "# default" in shown


def test_accepted_rejected_and_protected_words(postedit: Postedit, repository: Path) -> None:
    config = 'reject = ["island"]\nprotect = ["he defended"]\n[severity]\nCQ = "error"\n[safety]\nCQ002 = "safe"\n'
    (repository / "postedit.toml").write_text(config, encoding="utf-8")
    assert set(rules(postedit, "content/old.txt")) == {"old.txt SP900"}
    (repository / "postedit.toml").write_text(config.replace('protect = ["he defended"]\n', ""), encoding="utf-8")
    run = json.loads(postedit("check", "--select", "CQ", "--output-format", "json", "content/old.txt").stdout)
    assert run["diagnostics"][0]["severity"] == "error"
    postedit("fix", "content/old.txt")
    assert "he argued" in (repository / "content" / "old.txt").read_text(encoding="utf-8")


def test_exit_codes_for_ci(postedit: Postedit, repository: Path) -> None:
    assert postedit("check", "content").returncode == 1
    assert postedit("check", "--exit-zero", "content").returncode == 0
    assert postedit("check", "--max-findings", "1", "content").returncode == 0
    assert postedit("check", "--fail-on", "error", "content").returncode == 0


def test_several_reports_at_once(postedit: Postedit, repository: Path) -> None:
    done = postedit("check", "--output-format", "json=out.json", "--output-format", "statistics", "content")
    assert json.loads((repository / "out.json").read_text(encoding="utf-8"))["files"] == 3
    assert done.stdout.startswith("     1 CQ002  he-defended")
    done = postedit("check", "--output-format", "jsn", "content")
    assert (done.returncode, done.stderr) == (
        2,
        "postedit: --output-format: there is no format “jsn”; did you mean json?\n",
    )


def test_paths_from_a_file_and_a_name_for_standard_input(postedit: Postedit, repository: Path) -> None:
    (repository / "list").write_text("content/old.txt\ncontent/legal.txt\n", encoding="utf-8")
    assert rules(postedit, "--files-from", "list") == ["old.txt CQ002"]
    done = postedit("check", "--stdin-filename", "a.md", "-", input=f"```\n{OLD}```\n")
    assert done.returncode == 0


def test_patterns_that_no_shell_expanded(postedit: Postedit, repository: Path) -> None:
    assert rules(postedit, "content/**/ol?.txt") == ["old.txt CQ002"]
    assert postedit("check", "content/*.xyz").stderr == "postedit: content/*.xyz: no such file or folder\n"


def test_init_writes_what_is_read_back(postedit: Postedit, tmp_path: Path) -> None:
    assert postedit("init", "--source-lang", "es").returncode == 0
    (tmp_path / "a.txt").write_text(PLAIN, encoding="utf-8")
    assert postedit("check", "a.txt").returncode == 0
    assert '"es"' in postedit("config", "a.txt").stdout
    assert postedit("init").stderr == "postedit: postedit.toml: exists already\n"
    commented = (tmp_path / "postedit.toml").read_text(encoding="utf-8")
    everything = "\n".join(
        line.removeprefix("# ") if " = " in line or line.startswith("# [") else line for line in commented.split("\n")
    )
    everything = everything.replace('extends = ["../postedit.toml"]\n', "").replace(
        'packs = ["house-style.toml"]\n', ""
    )
    everything = everything.replace('dictionaries = ["words.txt"]\n', "").replace(
        'baseline = "postedit-baseline.json"\n', ""
    )
    (tmp_path / "postedit.toml").write_text(everything, encoding="utf-8")
    assert postedit("check", "a.txt").returncode == 0


# -- many files ----------------------------------------------------------------------------------


def test_many_files_with_two_processes_and_the_cache(postedit: Postedit, tmp_path: Path) -> None:
    for number in range(40):
        (tmp_path / f"{number:02}.txt").write_text(f"Number {number} is here, he said.\n\n{OLD}", encoding="utf-8")
    (tmp_path / "39.txt").write_bytes("Grüße ".encode() + b"\xff")
    cache = {"POSTEDIT_CACHE": str(tmp_path / ".cache")}
    first = postedit("check", "--jobs", "2", "--output-format", "json", ".", **cache)
    one = postedit("check", "--jobs", "1", "--no-cache", "--output-format", "json", ".", **cache)
    again = postedit("check", "--jobs", "2", "--output-format", "json", ".", **cache)
    assert first.returncode == one.returncode == again.returncode == 2
    assert first.stdout == one.stdout == again.stdout
    assert first.stderr.startswith("postedit: 39.txt: not valid UTF-8")
    entries = [*(tmp_path / ".cache" / "results").glob("??/*")]
    assert len(entries) == 39
    for entry in entries:
        entry.write_text("damaged", encoding="utf-8")
    assert postedit("check", "--output-format", "json", ".", **cache).stdout == first.stdout


WATCHED_RUN = """
import sys
opened = []
sys.addaudithook(lambda event, about: opened.append(str(about[0])) if event == "open" else None)
sys.argv[1:] = ["check", "--jobs", "2", "--output-format", "concise", "articles"]
from lint.cli import main
try:
    main()
finally:
    print(sum(name.endswith((".toml", ".tsv")) for name in opened), file=sys.stderr)
"""


def test_a_second_run_reads_no_rule(tmp_path: Path) -> None:
    make = [sys.executable, CHECKOUT / "benchmarks" / "make_articles.py", "20", tmp_path / "articles"]
    subprocess.run(make, check=True)
    env = {**os.environ, "PYTHONPATH": str(CHECKOUT), "POSTEDIT_CACHE": str(tmp_path / "cache")}
    command = [sys.executable, "-c", WATCHED_RUN]
    first, second = (
        subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, encoding="utf-8", check=False)
        for _ in range(2)
    )
    assert first.stdout == second.stdout != ""
    assert int(first.stderr) > 0
    assert int(second.stderr) == 0


def test_a_change_of_the_configuration_is_seen_through_the_cache(postedit: Postedit, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(OLD, encoding="utf-8")
    assert postedit("check", "a.txt").returncode == 1
    (tmp_path / "postedit.toml").write_text('ignore = ["CQ"]\n', encoding="utf-8")
    assert postedit("check", "a.txt").returncode == 0


def test_a_change_of_a_list_beside_a_pack_is_seen_through_the_cache(postedit: Postedit, tmp_path: Path) -> None:
    (tmp_path / "postedit.toml").write_text('packs = ["house.toml"]\n', encoding="utf-8")
    (tmp_path / "house.toml").write_text(
        'lang = "en"\n[[rule]]\ncode = "SP900"\nname = "house-words"\nmessage = "Write {suggestion}."\nwhy = "Style."\n'
        'kind = "swap"\nfile = "words.tsv"\nfix = {}\nbad = ["an ashlar wall"]\ngood = ["a wall"]\n'
        "[checks.assistant]\nopenings = '@openings.txt'\n",
        encoding="utf-8",
    )  # fmt: skip
    for name in ("words.tsv", "openings.txt"):
        (tmp_path / name).write_text("ashlar\tstone\n", encoding="utf-8")
    assert [path.name for path in load_pack(tmp_path / "house.toml").files] == [
        "house.toml",
        "words.tsv",
        "openings.txt",
    ]
    (tmp_path / "a.txt").write_text("The end of an ashlar wall.\n", encoding="utf-8")
    for right in ("stone", "rough"):
        (tmp_path / "words.tsv").write_text(f"ashlar\t{right}\n", encoding="utf-8")
        assert f"Write {right}." in postedit("check", "a.txt").stdout


def test_links_in_a_circle_and_names_that_are_no_utf8(postedit: Postedit, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "loop").symlink_to(tmp_path / "a")
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    strange = os.fsencode(tmp_path) + b"/a/caf\xe9.txt"
    Path(os.fsdecode(strange)).write_text(OLD, encoding="utf-8")
    done = postedit("check", "a", "self.txt")
    assert done.returncode == 2
    assert "CQ002" in done.stdout and "caf�.txt" in done.stdout
    assert done.stderr == "postedit: self.txt: too many levels of symbolic links\n"
    assert postedit("check", "--output-format", "json", "a").returncode == 1
