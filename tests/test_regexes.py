"""Compiled patterns are kept between runs, and only where nobody else could have written them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from lint.regexes import Programs

SOURCE = r"(?<name>\bcolou?r\b)|\p{Lu}{2,}"
TEXT = "The color of NATO"
ROOT = Path(__file__).parent.parent


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only file in the folder where patterns are kept, with one pattern in it."""
    monkeypatch.setattr("lint.regexes._place", lambda: tmp_path / "patterns" / "file")
    programs = Programs()
    programs.pattern(SOURCE, 0x100, ())
    programs.keep()
    return tmp_path / "patterns" / "file"


def knows(source: str) -> bool:
    """Whether a new process would find the pattern."""
    return Programs()._known(f"256\0{source}") is not None


def test_a_kept_pattern_is_the_pattern(kept: Path) -> None:
    fresh = Programs().pattern(SOURCE, 0x100, ())
    assert knows(SOURCE)
    assert [m.span() for m in fresh.finditer(TEXT)] == [(4, 9), (13, 17)]
    assert fresh.search(TEXT)["name"] == "color"
    assert fresh.sub(r"<\g<name>>", TEXT) == "The <color> of <>"


def test_what_others_can_write_does_not_count(kept: Path) -> None:
    kept.chmod(0o666)
    assert not knows(SOURCE)


@pytest.mark.parametrize("at", [0, 4, 40, -1])
def test_a_damaged_file_does_not_count(kept: Path, at: int) -> None:
    data = bytearray(kept.read_bytes())
    data[at] ^= 0x55
    kept.write_bytes(data)
    assert not knows(SOURCE)
    assert Programs().pattern(SOURCE, 0x100, ()).search(TEXT)


def test_a_cut_file_does_not_count(kept: Path) -> None:
    kept.write_bytes(kept.read_bytes()[:3])
    assert not knows(SOURCE)


def test_lists_of_words(kept: Path) -> None:
    programs = Programs()
    programs.pattern(r"\b\L<words>\b", 0x102, {"Mon", "Tue"})
    programs.keep()
    assert Programs().pattern(r"\b\L<words>\b", 0x102, {"Tue", "Mon"}).findall("mon tue wed") == ["mon", "tue"]


def test_a_kept_pattern_needs_no_compiler(tmp_path: Path) -> None:
    code = "import sys; from lint import regexes; regexes.compile('a+b'); regexes.keep(); print('regex' in sys.modules)"
    env = {"XDG_CACHE_HOME": str(tmp_path), "PYTHONPATH": str(Path(__file__).parent.parent), "HOME": str(tmp_path)}
    runs = [subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True) for _ in range(2)]
    assert [run.stdout for run in runs] == ["True\n", "False\n"]


def test_a_second_check_needs_no_compiler(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The harbour was closed on Monday, said Owen Farrell. Ships wait outside.\n")
    code = (
        "import sys; from lint.cli import main\n"
        "try: main(['check', '--isolated', '--no-cache', '--no-garble', 'a.txt'])\n"
        "except SystemExit: print('regex' in sys.modules)"
    )
    env = {**os.environ, "XDG_CACHE_HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    said = [
        subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=env, capture_output=True, text=True).stdout
        for _ in range(2)
    ]
    assert [lines.splitlines()[-1] for lines in said] == ["True", "False"]
