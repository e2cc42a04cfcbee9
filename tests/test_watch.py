"""`postedit check --watch`, with real files in a real process."""

from __future__ import annotations

import os
import signal
import threading
from pathlib import Path
from queue import Queue
from typing import IO

from conftest import Postedit, Start

GOOD = "The ferry stops in the autumn, the company said on Friday.\n"
BAD = "“There are other ways to reach the island,” he defended.\n"


def lines_of(stream: IO[str]) -> Queue[str]:
    """The lines of a stream as they come."""
    lines: Queue[str] = Queue()

    def read() -> None:
        for line in stream:
            lines.put(line)

    threading.Thread(target=read, daemon=True).start()
    return lines


def test_what_changes_is_checked_again(start: Start, tmp_path: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()
    for name in ("a.txt", "b.txt"):
        (content / name).write_text(BAD, encoding="utf-8")
    (content / "draft.txt").write_text(GOOD, encoding="utf-8")
    config = tmp_path / "postedit.toml"
    config.write_text('exclude = ["draft.txt"]\n', encoding="utf-8")
    run = start("check", "--watch", "--output-format", "jsonl", "content")
    assert run.stdout and run.stderr
    found, said = lines_of(run.stdout), lines_of(run.stderr)
    assert ["a.txt" in found.get(timeout=60), "b.txt" in found.get(timeout=60)] == [True, True]
    assert said.get(timeout=60) == "Watching for changes; Ctrl-C ends.\n"

    (content / "draft.txt").write_text(BAD, encoding="utf-8")
    (content / "c.txt").write_text(GOOD + "\n" + BAD, encoding="utf-8")
    assert "c.txt" in found.get(timeout=60)  # neither the excluded file nor those that did not change

    config.write_text('exclude = ["[ab].txt"]\n', encoding="utf-8")
    assert "c.txt" in found.get(timeout=60)
    assert "draft.txt" in found.get(timeout=60)
    assert said.get(timeout=60) == "Watching for changes; Ctrl-C ends.\n"

    config.write_text("exclud = []\n", encoding="utf-8")
    assert "did you mean exclude?" in said.get(timeout=60)

    os.killpg(run.pid, signal.SIGINT)
    assert run.wait(timeout=60) == 0
    assert found.empty()
    assert "Traceback" not in "".join(said.queue)


def test_one_file_that_an_editor_replaces(start: Start, tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text(GOOD, encoding="utf-8")
    run = start("check", "--watch", "--output-format", "concise", "a.txt")
    assert run.stdout and run.stderr
    found, said = lines_of(run.stdout), lines_of(run.stderr)
    assert said.get(timeout=60) == "Watching for changes; Ctrl-C ends.\n"
    (tmp_path / "b.txt").write_text(BAD, encoding="utf-8")  # nobody asked for it
    for new in (BAD, f"{GOOD}\n{BAD}"):
        (tmp_path / "a.tmp").write_text(new, encoding="utf-8")
        (tmp_path / "a.tmp").replace(article)
        assert found.get(timeout=60).startswith(f"a.txt:{new.count(chr(10))}:")
    assert found.empty()


def test_calls_that_cannot_be_watched(postedit: Postedit, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BAD, encoding="utf-8")
    for arguments in (["-"], ["--add-ignores", "a.txt"], ["--output-format", "json=out.json", "a.txt"]):
        done = postedit("check", "--watch", *arguments)
        assert done.returncode == 2
        assert "--watch" in done.stderr
    assert not (tmp_path / "out.json").exists()
