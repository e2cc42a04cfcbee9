"""Whole runs of the command, in turn with other commands over the same made-up files, as ratios.

    python benchmarks/speed.py start            # one article: cold, from the cache, --help, --version
    python benchmarks/speed.py warm             # one article in a process that has seen others
    python benchmarks/speed.py articles         # 1,000 articles, two processes, and the peers that are installed
    python benchmarks/speed.py growth           # 1, 2, 4, 8 and 16 MB: time and memory of each doubling
    python benchmarks/speed.py trees            # 10,000 small Markdown files, then unchanged; one file of 10 MB

Every figure is the least of its runs; the runs of a table take turns, so that a busy machine slows all alike.
Rules only, but for the rows that name the model.
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
from statistics import median
from typing import NamedTuple

from make_articles import article

HERE = Path(__file__).parent
CHECK = (sys.executable, "-m", "lint", "check", "--isolated", "--exit-zero", "--output-format", "concise")
RULES = (*CHECK, "--no-garble")
START = (sys.executable, "-c", "import click, regex")
SCAN = (
    sys.executable,
    "-c",
    "import pathlib, regex, sys; p = regex.compile(r'(?<!\\w)(\\w+) \\1(?!\\w)');"
    "[p.findall(f.read_text()) for f in pathlib.Path(sys.argv[1]).iterdir()]",
)
PEERS: Mapping[str, Sequence[str]] = {
    "Vale": ("vale", f"--config={HERE / 'vale.ini'}", "--no-exit", "--output=line"),
    "typos": ("typos", "--format", "brief"),
    "codespell": ("codespell",),
    "proselint": ("proselint", "check"),
    "Harper": ("harper-cli", "lint"),
    "Harper in WebAssembly": ("node", str(HERE / "harper.mjs")),
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
    parser.add_argument("--peers", nargs="*", choices=[*PEERS], default=[*PEERS], help="only these")
    parser.add_argument("--megabytes", type=int, nargs="*", default=[1, 2, 4, 8, 16])
    arguments = parser.parse_args()
    os.environ["PYTHONPATH"] = str(HERE.parent)
    sys.path.insert(0, str(HERE.parent))
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
        "check, from the cache": (*RULES, str(path)),
        "check, cold": (*RULES, "--no-cache", str(path)),
        "check, cold, with the model": (*CHECK, "--no-cache", str(path)),
    }
    for command in commands.values():  # fills caches
        measured(command)
    yield from compared(commands, arguments.runs, "import click, regex")


def articles(folder: Path, arguments: argparse.Namespace) -> Iterator[str]:
    """Many articles, two processes, against the peers and one scan with one pattern."""
    write(folder / "articles", arguments.files or 1000, ".txt")
    target = str(folder / "articles")
    commands = {"postedit, two processes": (*RULES, "--no-cache", "--jobs", "2", target)}
    peers = [name for name in arguments.peers if is_installed(PEERS[name])]
    commands |= {name: (*PEERS[name], target) for name in peers}
    commands["one pattern of regex"] = (*SCAN, target)
    measured((*RULES, "--no-cache", str(Path(target, "00000.txt"))))  # keeps the compiled patterns
    yield from compared(commands, arguments.runs, "postedit, two processes")
    yield f"not installed: {', '.join(name for name in arguments.peers if name not in peers) or 'none'}"


def warm(folder: Path, arguments: argparse.Namespace) -> Iterator[str]:
    """Articles of 650 words in one process, each of them new to it: the model remembers sentences."""
    from lint.config import Config
    from lint.document import Document
    from lint.layers.garble import CODES
    from lint.linter import Linter

    random = Random(4)
    texts = [long_article(random, 650) for _ in range(arguments.runs + 3)]  # the first three fill caches
    linters = {"rules only": Linter(Config(ignore=(CODES,))), "with the model": Linter(Config())}
    for name, linter in linters.items():
        times = []
        for text in texts:
            begun = time.perf_counter()
            linter.check(Document.parse(text))
            times.append(time.perf_counter() - begun)
        yield f"{name:26} least {min(times[3:]) * 1000:7.1f} ms, median {median(times[3:]) * 1000:7.1f} ms"


def growth(folder: Path, arguments: argparse.Namespace) -> Iterator[str]:
    """One file of each size: its time and memory against half of it."""
    yield f"{'MB':>4} {'cpu s':>8} {'ratio':>6} {'MiB':>7}"
    before = 0.0
    for megabytes in arguments.megabytes:
        path = folder / f"{megabytes}.txt"
        path.write_text(large(megabytes), encoding="utf-8")
        found = best([*RULES, "--no-cache", "--max-file-size", "200", str(path)], min(arguments.runs, 2))
        ratio = f"{found.cpu / before:.2f}" if before else ""
        yield f"{megabytes:4} {found.cpu:8.2f} {ratio:>6} {found.memory:7.0f}"
        before = found.cpu


def trees(folder: Path, arguments: argparse.Namespace) -> Iterator[str]:
    """Many small files, the same again, and one large file."""
    write(folder / "small", arguments.files or 10_000, ".md", length=400)
    (folder / "large.txt").write_text(large(10), encoding="utf-8")
    small = [*RULES, "--jobs", "2", str(folder / "small")]
    for name, command in {"new": small, "unchanged": small, "10 MB": [*RULES, str(folder / "large.txt")]}.items():
        found = measured(command)
        yield f"{name:12} {found.wall:8.2f} s {found.cpu:8.2f} s of cpu {found.memory:7.0f} MiB"


TABLES = {"start": start, "warm": warm, "articles": articles, "growth": growth, "trees": trees}


def long_article(random: Random, words: int) -> str:
    """Paragraphs of one or two articles, about that many words."""
    text = "\n\n".join(article(random) for _ in range(3))
    paragraphs, length = [], 0
    for paragraph in text.split("\n\n"):
        if length < words:
            paragraphs.append(paragraph)
            length += len(paragraph.split())
    return "\n\n".join(paragraphs)


def large(megabytes: int) -> str:
    """A text of different articles, about that long."""
    random, parts, length = Random(2), [], 0
    while length < megabytes * 1_000_000:
        parts.append(article(random))
        length += len(parts[-1])
    return "\n".join(parts)


def is_installed(command: Sequence[str]) -> bool:
    """Whether a command is there; Harper in WebAssembly stands beside this file."""
    return bool(shutil.which(command[0])) and (command[0] != "node" or (HERE / "node_modules" / "harper.js").is_dir())


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
    for _ in range(runs):
        for name, command in commands.items():
            found[name].append(measured(command))
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
