"""What can go wrong outside postedit: it says so, and nothing is lost."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import CHECKOUT, Postedit, Start

from lint.errors import FileError
from lint.source import write_file

TITLE = "Ferry to stop in autumn"
BODY = "The ferry stops in the autumn, the company said on Friday. A bridge is to take its place.\n\n"
TWICE = f"{TITLE}\n\n{BODY}{TITLE}\n"
ONCE = f"{TITLE}\n\n{BODY.rstrip()}\n"
LONG = f"{TITLE}\n\n" + "".join(BODY.replace("Friday", f"{n} May") for n in range(1, 200)) + f"{TITLE}\n"


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 KB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no right to mount a small disk")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def fill(disk: Path) -> None:
    with (disk / "filler").open("wb", buffering=0) as filler, pytest.raises(OSError, match="No space"):
        while True:
            filler.write(bytes(4096))


def test_a_full_disk(postedit: Postedit, small_disk: Path) -> None:
    article = small_disk / "a.txt"
    article.write_text(LONG, encoding="utf-8")
    fill(small_disk)
    done = postedit("fix", article)
    assert done.returncode == 2
    assert done.stderr.splitlines()[0] == f"postedit: {article}: cannot write: no space left on device"
    assert article.read_text(encoding="utf-8") == LONG
    assert names(small_disk) == {"a.txt", "filler"}
    (small_disk / "filler").unlink()
    assert postedit("fix", article).returncode == 0
    assert article.read_text(encoding="utf-8").count(TITLE) == 1


def test_a_baseline_on_a_full_disk(postedit: Postedit, small_disk: Path) -> None:
    article, baseline = small_disk / "a.txt", small_disk / "postedit-baseline.json"
    article.write_text("“There are ways,” he defended.\n", encoding="utf-8")
    postedit("baseline", "create", "--baseline", baseline, article)
    old = baseline.read_bytes()
    fill(small_disk)
    done = postedit("baseline", "update", "--baseline", baseline, article)
    assert (done.returncode, done.stderr) == (2, f"postedit: {baseline}: cannot write: no space left on device\n")
    assert baseline.read_bytes() == old
    assert names(small_disk) == {"a.txt", "filler", baseline.name}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize(
    "arguments",
    ["check", "check --output-format json", "check --output-format html=/dev/full", "fix --diff --unsafe"],
)
def test_output_to_a_full_disk(tmp_path: Path, arguments: str) -> None:
    (tmp_path / "a.txt").write_text("“There are ways,” he defended.\n", encoding="utf-8")
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-m", "lint", *arguments.split(), "a.txt"],
            stdout=full, stderr=subprocess.PIPE, encoding="utf-8", cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(CHECKOUT)}, check=False,
        )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1] == "postedit: cannot write the output: no space left on device"
    assert "Traceback" not in done.stderr


def test_a_limit_on_the_size_of_files(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "a.txt").write_text(LONG, encoding="utf-8")
    (folder / "b.txt").write_text(TWICE, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "lint", "fix", "--no-cache", "content"],
        capture_output=True, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(CHECKOUT)}, encoding="utf-8",
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)), check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.splitlines()[0] == "postedit: content/a.txt: cannot write: file too large"
    assert (folder / "a.txt").read_text(encoding="utf-8") == LONG
    assert (folder / "b.txt").read_text(encoding="utf-8") == ONCE
    assert names(folder) == {"a.txt", "b.txt"}


@pytest.fixture
def read_only(tmp_path: Path) -> Iterator[Path]:
    """A file that cannot be written, not even by root."""
    path = tmp_path / "content" / "a.txt"
    path.parent.mkdir()
    path.write_text(TWICE, encoding="utf-8")
    if os.geteuid():
        path.chmod(0o444)
        yield path
        return
    if shutil.which("chattr") is None or subprocess.run(["chattr", "+i", path], check=False).returncode:
        pytest.skip("root writes everything here")
    yield path
    subprocess.run(["chattr", "-i", path], check=True)


def test_a_read_only_file(postedit: Postedit, read_only: Path) -> None:
    (read_only.parent / "b.txt").write_text(TWICE, encoding="utf-8")
    done = postedit("fix", "content")
    assert done.returncode == 2
    assert done.stderr.startswith("postedit: content/a.txt: cannot write: ")
    assert "not permitted" in done.stderr or "permission denied" in done.stderr
    assert read_only.read_text(encoding="utf-8") == TWICE
    assert (read_only.parent / "b.txt").read_text(encoding="utf-8") == ONCE
    assert names(read_only.parent) == {"a.txt", "b.txt"}


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    """A file whose reader waits until the test opens it to write: the run stands still at a known place."""
    path = tmp_path / "pipe.txt"
    os.mkfifo(path)
    return path


def test_a_file_that_vanishes_before_it_is_read(start: Start, tmp_path: Path, pipe: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TWICE, encoding="utf-8")
    run = start("check", "--jobs", "1", "--output-format", "concise", pipe, "a.txt", "b.txt")
    with pipe.open("w", encoding="utf-8") as writer:
        (tmp_path / "a.txt").unlink()
        writer.write(BODY)
    out, errors = run.communicate(timeout=60)
    assert run.returncode == 2
    assert errors == "postedit: a.txt: no such file or directory\n"
    assert out.startswith("b.txt:")


def test_a_file_that_changes_before_it_is_written(tmp_path: Path) -> None:
    """What an author saved while the file was being repaired stays."""
    path = tmp_path / "a.txt"
    path.write_text("new words", encoding="utf-8")
    with pytest.raises(FileError, match="changed in the meantime"):
        write_file(path, b"repaired", b"old words")
    assert path.read_text(encoding="utf-8") == "new words"
    assert names(tmp_path) == {"a.txt"}


def test_pipes_in_a_folder_are_left_alone(postedit: Postedit, tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "a.txt").write_text(BODY, encoding="utf-8")
    os.mkfifo(tmp_path / "content" / "b.txt")
    done = postedit("check", "content")
    assert (done.returncode, done.stdout) == (0, "Nothing found in 1 file.\n")


def test_two_repairs_at_once_on_one_tree(start: Start, tmp_path: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()
    for number in range(40):
        (content / f"{number:02}.txt").write_text(TWICE.replace("Friday", f"{number} May"), encoding="utf-8")
    runs = [start("fix", "--jobs", "1", "content") for _ in range(2)]
    for run in runs:
        _, errors = run.communicate(timeout=60)
        assert run.returncode == 0, errors
        assert len(errors.splitlines()) == 1
    assert names(content) == {f"{number:02}.txt" for number in range(40)}
    for number in range(40):
        text = (content / f"{number:02}.txt").read_text(encoding="utf-8")
        assert text == ONCE.replace("Friday", f"{number} May")


@pytest.mark.parametrize("jobs", [1, 2])
def test_ctrl_c_in_the_middle(start: Start, tmp_path: Path, pipe: Path, jobs: int) -> None:
    content = tmp_path / "content"
    content.mkdir()
    for number in range(40):
        (content / f"{number:02}.txt").write_text(TWICE, encoding="utf-8")
    before, after = content / "00.txt", content / "39.txt"
    run = start("fix", "--jobs", str(jobs), before, pipe, content)
    with pipe.open("w", encoding="utf-8"):
        os.killpg(run.pid, signal.SIGINT)
    _, errors = run.communicate(timeout=60)
    assert (run.returncode, errors) == (130, "postedit: interrupted\n")
    assert names(content) == {f"{number:02}.txt" for number in range(40)}
    assert before.read_text(encoding="utf-8") == (ONCE if jobs == 1 else TWICE)
    assert after.read_text(encoding="utf-8") == TWICE
