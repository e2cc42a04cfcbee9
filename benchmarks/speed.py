"""Whole runs of the command, in turn with other commands over the same made-up files, as ratios.

    python benchmarks/speed.py start            # one article: cold, from the cache, --help, --version
    python benchmarks/speed.py articles         # 1,000 articles, two processes, and the peers that are installed
    python benchmarks/speed.py growth           # 1, 2, 4, 8 and 16 MB: time and memory of each doubling
    python benchmarks/speed.py trees            # 10,000 small Markdown files, then unchanged; one file of 10 MB

Every figure is the least of its runs; the runs of a table take turns, so that a busy machine slows all alike.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

from make_articles import article

CHECK = (sys.executable, "-m", "lint", "check", "--isolated", "--exit-zero", "--output-format", "concise")
START = (sys.executable, "-c", "import click, regex")
SCAN = (
    sys.executable,
    "-c",
    "import pathlib, regex, sys; p = regex.compile(r'(?<!\\w)(\\w+) \\1(?!\\w)');"
    "[p.findall(f.read_text()) for f in pathlib.Path(sys.argv[1]).iterdir()]",
)
PEERS: Mapping[str, Sequence[str]] = {
    "Vale": ("vale", f"--config={Path(__file__).parent / 'vale.ini'}", "--no-exit", "--output=line"),
    "typos": ("typos", "--format", "brief"),
    "codespell": ("codespell",),
    "proselint": ("proselint", "check"),
    "Harper": ("harper-cli", "lint"),
    "LanguageTool": ("languagetool", "--language", "en-US", "--recursive"),
}
"""Name -> the command that checks a folder, used where it is installed."""


class Run(NamedTuple):
    """One run: wall clock and processor in seconds, and the peak of its largest process in MiB."""

    wall: float
    cpu: float
    memory: float


def main() -> None:
    """Print the tables asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tables", nargs="+", choices=[*TABLES])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--files", type=int, default=0, help="fewer files than the table wants")
    parser.add_argument("--megabytes", type=int, nargs="*", default=[1, 2, 4, 8, 16])
    arguments = parser.parse_args()
    os.environ["PYTHONPATH"] = str(Path(__file__).parent.parent)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    for table in arguments.tables:
        with tempfile.TemporaryDirectory() as folder:
            os.environ["POSTEDIT_CACHE"] = str(Path(folder, "cache"))
            for line in TABLES[table](Path(folder), arguments):
                print(line, flush=True)


def start(folder: Path, arguments: argparse.Namespace) -> Iterator[str]:
    """One article, against the import of what the command stands on."""
    path = folder / "article.txt"
    path.write_text(article(Random(1)), encoding="utf-8")
    commands = {
        "import click, regex": START,
        "--version": (sys.executable, "-m", "lint", "--version"),
        "--help": (sys.executable, "-m", "lint", "--help"),
        "check, from the cache": (*CHECK, str(path)),
        "check, cold": (*CHECK, "--no-cache", str(path)),
    }
    yield from compared(commands, arguments.runs, "import click, regex")


def articles(folder: Path, arguments: argparse.Namespace) -> Iterator[str]:
    """Many articles, two processes, against the peers and one scan with one pattern."""
    write(folder / "articles", arguments.files or 1000, ".txt")
    target = str(folder / "articles")
    commands = {"postedit, two processes": (*CHECK, "--no-cache", "--jobs", "2", target)}
    commands |= {name: (*command, target) for name, command in PEERS.items() if shutil.which(command[0])}
    commands["one pattern of regex"] = (*SCAN, target)
    yield from compared(commands, arguments.runs, "postedit, two processes")
    missing = [name for name, command in PEERS.items() if not shutil.which(command[0])]
    yield f"not installed: {', '.join(missing) or 'none'}"


def growth(folder: Path, arguments: argparse.Namespace) -> Iterator[str]:
    """One file of each size: its time and memory against half of it."""
    yield f"{'MB':>4} {'cpu s':>8} {'ratio':>6} {'MiB':>7}"
    before = 0.0
    for megabytes in arguments.megabytes:
        path = folder / f"{megabytes}.txt"
        path.write_text(large(megabytes), encoding="utf-8")
        found = best([*CHECK, "--no-cache", "--max-file-size", "200", str(path)], min(arguments.runs, 2))
        ratio = f"{found.cpu / before:.2f}" if before else ""
        yield f"{megabytes:4} {found.cpu:8.2f} {ratio:>6} {found.memory:7.0f}"
        before = found.cpu


def trees(folder: Path, arguments: argparse.Namespace) -> Iterator[str]:
    """Many small files, the same again, and one large file."""
    write(folder / "small", arguments.files or 10_000, ".md", length=400)
    (folder / "large.txt").write_text(large(10), encoding="utf-8")
    small = [*CHECK, "--jobs", "2", str(folder / "small")]
    for name, command in {"new": small, "unchanged": small, "10 MB": [*CHECK, str(folder / "large.txt")]}.items():
        found = measured(command)
        yield f"{name:12} {found.wall:8.2f} s {found.cpu:8.2f} s of cpu {found.memory:7.0f} MiB"


TABLES = {"start": start, "articles": articles, "growth": growth, "trees": trees}


def large(megabytes: int) -> str:
    """A text of different articles, about that long."""
    random, parts, length = Random(2), [], 0
    while length < megabytes * 1_000_000:
        parts.append(article(random))
        length += len(parts[-1])
    return "\n".join(parts)


def write(folder: Path, number: int, suffix: str, length: int | None = None) -> None:
    """Files with one article each, or with the beginning of one."""
    folder.mkdir()
    random = Random(3)
    for n in range(number):
        (folder / f"{n:05}{suffix}").write_text(article(random)[:length], encoding="utf-8")


# -- measuring -----------------------------------------------------------------------------------


def compared(commands: Mapping[str, Sequence[str]], runs: int, unit: str) -> Iterator[str]:
    """A row for each command; its ratio is to the wall clock of the command named `unit`."""
    found: dict[str, list[Run]] = {name: [] for name in commands}
    for number in range(runs + 1):
        for name, command in commands.items():
            done = measured(command)
            if number:  # the first round fills caches
                found[name].append(done)
    least = {name: Run(*map(min, zip(*done, strict=True))) for name, done in found.items()}
    yield f"{'':26} {'wall s':>8} {'cpu s':>8} {'MiB':>6} {'ratio':>6}"
    for name, run in least.items():
        yield f"{name:26} {run.wall:8.3f} {run.cpu:8.3f} {run.memory:6.0f} {run.wall / least[unit].wall:6.2f}"


def best(command: Sequence[str], runs: int) -> Run:
    """The least figures of some runs."""
    return Run(*map(min, zip(*(measured(command) for _ in range(runs)), strict=True)))


def measured(command: Sequence[str]) -> Run:
    """Run a command to its end; what it prints is thrown away."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, used = os.wait4(process.pid, 0)
    process.returncode = 0
    return Run(time.perf_counter() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


if __name__ == "__main__":
    main()
