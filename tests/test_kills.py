"""A run that is killed, or finds an odd machine, leaves every file as it was or as it should be."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import psutil
import pytest
from conftest import CHECKOUT, PROFILE, Postedit, Start

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


CONTENT = 40
"""Files that a killed run repairs: writing them takes a good part of it."""


def fresh(folder: Path) -> None:
    """The files of a folder as they were before any repair."""
    folder.mkdir(exist_ok=True)
    for number in range(CONTENT):
        (folder / f"{number:02}.txt").write_text(TWICE, encoding="utf-8")


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="needs signals")
def test_a_whole_run_killed_at_any_moment(start: Start, tmp_path: Path) -> None:
    """From its first moment to its last: 10 runs, or 200 with POSTEDIT_TESTS=nightly; `pytest -s` says how they ended.

    The moments are spread over the time that a whole run takes here. The next run finishes what was begun.
    """
    content, dice, runs = tmp_path / "content", random.Random(7), 200 if PROFILE == "nightly" else 10
    lengths, ends = [], Counter[str]()
    for _ in range(3):
        fresh(content)
        began = time.monotonic()
        start("fix", "content").communicate()
        lengths.append(time.monotonic() - began)
    for number in range(runs):
        fresh(content)
        run = start("fix", "content")
        time.sleep(min(lengths[1:]) * (number + dice.random()) / runs)
        os.killpg(run.pid, signal.SIGKILL)
        run.communicate()
        texts = [(content / f"{number:02}.txt").read_text(encoding="utf-8") for number in range(CONTENT)]
        assert {*texts} <= {TWICE, ONCE}
        ends["all old" if ONCE not in texts else "all new" if TWICE not in texts else "some of each"] += 1
    print(dict(ends))
    assert ends["all old"] and (runs < 200 or ends["some of each"])
    assert start("fix", "content").wait() == 0
    assert all((content / f"{number:02}.txt").read_text(encoding="utf-8") == ONCE for number in range(CONTENT))


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="needs signals")
def test_no_worker_outlives_a_killed_run(start: Start, tmp_path: Path) -> None:
    """They would wait for files for ever."""
    fresh(tmp_path / "content")
    os.mkfifo(tmp_path / "pipe.txt")  # the run stands still there, its workers started
    run = psutil.Process(start("check", "--jobs", "2", "--no-cache", "content", "pipe.txt").pid)
    while len(workers := run.children()) < 2:
        time.sleep(0.02)
    run.kill()
    assert psutil.wait_procs(workers, timeout=60)[1] == []


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
        {"XDG_CACHE_HOME": "/proc/nowhere", "POSTEDIT_CACHE": "/proc/nowhere"},
        {"TZ": "nonsense"},
    ],
    ids=lambda machine: next(iter(machine)),
)
def test_an_odd_machine_finds_the_same(postedit: Postedit, article: Path, machine: dict[str, str]) -> None:
    done = postedit("check", article, **machine)
    assert (done.returncode, done.stderr) == (1, "")
    assert "CQ002" in done.stdout


def test_without_a_home_nothing_is_kept(tmp_path: Path, article: Path) -> None:
    """As a service whose user is in no list: “~” has no meaning, and is no folder of the project either."""
    code = (
        "import os, pwd, sys; del os.environ['HOME']\n"
        "pwd.getpwuid = lambda number: (_ for _ in ()).throw(KeyError(number))\n"
        "from lint.cli import main; main(sys.argv[1:])"
    )
    env = {key: value for key, value in os.environ.items() if key not in ("POSTEDIT_CACHE", "XDG_CACHE_HOME")}
    done = subprocess.run(
        [sys.executable, "-c", code, "check", article.name], cwd=tmp_path, capture_output=True, encoding="utf-8",
        env={**env, "HOME": "x", "PYTHONPATH": str(CHECKOUT)}, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (1, "")
    assert [*tmp_path.iterdir()] == [article]


def test_a_clock_that_jumps_while_it_runs(article: Path) -> None:
    code = (
        "import random, sys, time; dice = random.Random(7)\n"
        "time.time = lambda: dice.choice((0.0, -1e9, 1e11)); time.time_ns = lambda: int(time.time() * 1e9)\n"
        "from lint.cli import main; main(sys.argv[1:])"
    )
    for command in ("check", "fix --unsafe"):
        done = subprocess.run(
            [sys.executable, "-c", code, *command.split(), article], capture_output=True, encoding="utf-8", check=False,
            env={**os.environ, "PYTHONPATH": str(CHECKOUT), "POSTEDIT_CACHE": str(article.parent / "cache")},
        )  # fmt: skip
        assert "Traceback" not in done.stderr
    assert "he argued" in article.read_text(encoding="utf-8")


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
    """Neither that of results, nor that of packs, nor that of compiled patterns; whatever has become of them."""
    cache = article.parent / "cache"
    first = postedit("check", article, POSTEDIT_CACHE=str(cache), XDG_CACHE_HOME=str(cache))
    entries = [path for path in cache.rglob("*") if path.is_file()]
    assert len({path.name[:5] for path in entries}) >= 3  # results, packs-…, patterns-…
    whole = {path: path.read_bytes() for path in entries}
    half = b"\x80".join
    for damage in (b"", b"\xff\0\xfe", b"[]", b"{}", b"[[[]]]", b"[" * 100_000, b"{" * 100_000, half):
        for path in entries:
            path.write_bytes(damage((whole[path][:-9], b"")) if callable(damage) else damage)
        done = postedit("check", article, POSTEDIT_CACHE=str(cache), XDG_CACHE_HOME=str(cache))
        assert (done.stdout, done.stderr) == (first.stdout, "")


def test_a_digit_that_flips_in_the_cache_moves_no_finding(postedit: Postedit, article: Path) -> None:
    cache = article.parent / "cache"
    first = postedit("check", article, POSTEDIT_CACHE=str(cache)).stdout
    for path in (path for path in cache.rglob("*") if path.is_file()):
        path.write_bytes(path.read_bytes().translate(bytes.maketrans(b"123", b"321")))
    assert postedit("check", article, POSTEDIT_CACHE=str(cache)).stdout == first


def test_runs_at_the_same_time_share_a_cache(start: Start, tmp_path: Path) -> None:
    fresh(tmp_path / "content")
    cache = str(tmp_path / "cache")
    runs = [start("check", "content", POSTEDIT_CACHE=cache, XDG_CACHE_HOME=cache) for _ in range(4)]
    said = {run.communicate() for run in runs}
    assert len(said) == 1 and said.pop()[1] == ""
