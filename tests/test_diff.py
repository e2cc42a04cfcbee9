"""`fix --diff`: a patch for programs that is exact, and that no terminal or CI service obeys."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import CHECKOUT, Postedit

BODY = "“There are other ways to reach the island,” he defended."
TEXTS = {
    "a.txt": f"A\tb\u00a0c\r\n\r\n{BODY}\r\n\r\nx\x0by\u2028z".encode(),
    "b c.txt": b"\xef\xbb\xbf" + f"One.\n\n{BODY}\n\nTwo.\rThree.\n".encode(),
    'd"\\.txt': f"Café à la crème.\n\n{BODY}\n".encode("cp1252"),
    "e.txt": f"\ufeffOne.\n\n{BODY}\n".encode("utf-16-le"),
}
CI = ("GITHUB_ACTIONS", "TF_BUILD", "TEAMCITY_VERSION")


def diff(folder: Path, stdout: int | None = None, **env: str) -> subprocess.CompletedProcess[bytes]:
    """The patch of the files of a folder, as bytes."""
    known = {key: value for key, value in os.environ.items() if key not in CI}
    return subprocess.run(
        [sys.executable, "-m", "lint", "fix", "--unsafe", "--diff", "."], cwd=folder, check=False,
        stdout=subprocess.PIPE if stdout is None else stdout, stderr=subprocess.PIPE,
        env={**known, "PYTHONPATH": str(CHECKOUT), **env},
    )  # fmt: skip


@pytest.mark.parametrize("env", [{}, {"GITHUB_ACTIONS": "true"}], ids=["a shell", "a job of GitHub"])
@pytest.mark.parametrize("program", [["git", "apply", "-"], ["patch", "-p1", "--binary"]], ids=["git", "patch"])
def test_programs_apply_it_byte_for_byte(
    postedit: Postedit, tmp_path: Path, program: list[str], env: dict[str, str]
) -> None:
    if subprocess.run([program[0], "--version"], capture_output=True, check=False).returncode:
        pytest.skip(f"no {program[0]}")
    for side in ("ours", "theirs"):
        (tmp_path / side).mkdir()
        for name, data in TEXTS.items():
            (tmp_path / side / name).write_bytes(data)
    done = diff(tmp_path / "ours", **env)
    subprocess.run(program, input=done.stdout, cwd=tmp_path / "ours", check=True, capture_output=True)
    assert postedit("fix", "--unsafe", "theirs").returncode == 0
    for name, data in TEXTS.items():
        assert (tmp_path / "ours" / name).read_bytes() == (tmp_path / "theirs" / name).read_bytes() != data


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """Lines that CI services obey, as context of a repair and in the repaired line."""
    text = f"::error::owned\n\n{BODY} ##[add-mask]x\n\n::add-mask::e\n\x1b[31mred\u202e\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    return tmp_path


def test_no_job_of_github_obeys_it(hostile: Path) -> None:
    lines = diff(hostile, GITHUB_ACTIONS="true").stdout.decode().splitlines()
    token = re.fullmatch(r"::stop-commands::([0-9a-f]{32})", lines[0])
    assert token and lines[-1] == f"::{token[1]}::" and " ::error::owned" in lines
    again = diff(hostile, GITHUB_ACTIONS="true").stdout.decode().splitlines()
    assert again[0] != lines[0]  # no text can know the word that ends it


def test_in_a_file_it_is_nothing_but_the_patch(hostile: Path) -> None:
    with (hostile / "a.patch").open("wb") as file:
        diff(hostile, file.fileno(), GITHUB_ACTIONS="true", TF_BUILD="True")
    assert (hostile / "a.patch").read_bytes() == diff(hostile).stdout


@pytest.mark.parametrize(("service", "command"), [("TF_BUILD", "##vso["), ("TEAMCITY_VERSION", "##teamcity[")])
def test_services_that_offer_no_way_out_get_no_such_text(tmp_path: Path, service: str, command: str) -> None:
    (tmp_path / "a.txt").write_text(f"{command}x]y\n\n{BODY}\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text(f"{BODY}\n", encoding="utf-8")
    done = diff(tmp_path, **{service: "1"})
    assert done.returncode == 2 and b"a.txt: holds a command of this CI service" in done.stderr
    assert command.encode() not in done.stdout and b"+++ b/b.txt" in done.stdout


def test_no_terminal_obeys_it(hostile: Path) -> None:
    terminal, ours = pty.openpty()
    diff(hostile, ours)
    os.close(ours)
    shown = os.read(terminal, 65536)
    os.close(terminal)
    assert b"+++ b/a.txt" in shown and b"\x1b" not in shown and "\u202e".encode() not in shown
