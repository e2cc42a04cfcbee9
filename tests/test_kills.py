"""A run that is killed, or finds an odd machine, leaves every file as it was or as it should be."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import CHECKOUT, Postedit

TITLE = "Ferry to stop in autumn"
BODY = "The ferry stops in the autumn, the company said on Friday. A bridge is to take its place.\n\n"
TWICE = f"{TITLE}\n\n{BODY}{TITLE}\n"
ONCE = f"{TITLE}\n\n{BODY.rstrip()}\n"
FILES, RUNS = 4, 200
KILLED = """
import os, random, signal, sys, time
from pathlib import Path
from lint.source import write_file
folder, old, new, runs = Path(sys.argv[1]), sys.argv[2].encode(), sys.argv[3].encode(), int(sys.argv[4])
paths, dice, counts = sorted(folder.glob("*.txt")), random.Random(7), [0, 0]
for _ in range(runs):
    for path in paths:
        path.write_bytes(old)
    ready, go = os.pipe()
    child = os.fork()
    if not child:
        os.write(go, b".")
        for path in paths:
            write_file(path, new, old)
        os._exit(0)
    os.read(ready, 1)
    os.close(ready), os.close(go)
    time.sleep(dice.random() * 0.04)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    for path in paths:
        counts[[old, new].index(path.read_bytes())] += 1  # anything else is no file of ours
print(*counts)
"""
"""What writes every repaired file, killed after up to forty milliseconds; ready-made, so that it is killed while it
writes and not while it starts."""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_killed_at_any_moment_a_file_is_old_or_new(tmp_path: Path) -> None:
    for number in range(FILES):
        (tmp_path / f"{number}.txt").write_text(TWICE, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", KILLED, tmp_path, TWICE, ONCE, str(RUNS)],
        capture_output=True, encoding="utf-8", check=False, env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert sum(map(int, done.stdout.split())) == FILES * RUNS


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text("“There are other ways to reach the island,” he defended.\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "machine",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"COLUMNS": "20"},
        {"COLUMNS": "1"},
        {"TERM": "dumb"},
        {"HOME": "/nonexistent", "XDG_CACHE_HOME": "", "POSTEDIT_CACHE": ""},
        {"TZ": "nonsense"},
    ],
    ids=lambda machine: next(iter(machine)),
)
def test_an_odd_machine_finds_the_same(postedit: Postedit, article: Path, machine: dict[str, str]) -> None:
    done = postedit("check", article, **machine)
    assert (done.returncode, done.stderr) == (1, "")
    assert "CQ002" in done.stdout


@pytest.mark.parametrize("when", [0, 2**32])
def test_the_clock_decides_nothing(postedit: Postedit, article: Path, when: int) -> None:
    """Files and results from long ago or from the future count by what they hold."""
    cache = article.parent / "cache"
    first = postedit("check", article, POSTEDIT_CACHE=str(cache))
    for path in (article, *(path for path in cache.rglob("*") if path.is_file())):
        os.utime(path, (when, when))
    assert postedit("check", article, POSTEDIT_CACHE=str(cache)).stdout == first.stdout
    assert postedit("fix", "--unsafe", article, POSTEDIT_CACHE=str(cache)).returncode == 0
    assert "he argued" in article.read_text(encoding="utf-8")


def test_a_corrupt_cache_is_no_cache(postedit: Postedit, article: Path) -> None:
    cache = article.parent / "cache"
    first = postedit("check", article, POSTEDIT_CACHE=str(cache))
    entries = [path for path in cache.rglob("*") if path.is_file()]
    assert entries
    for damage in (b"", b"\xff\0\xfe", b"[[[]]]", b"{" * 100_000):
        for path in entries:
            path.write_bytes(damage)
        done = postedit("check", article, POSTEDIT_CACHE=str(cache))
        assert (done.stdout, done.stderr) == (first.stdout, "")
