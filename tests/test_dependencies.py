"""What postedit needs: a range for users, a version for CI, types for those who call it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

from tests.conftest import CHECKOUT

PROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def _name(requirement: str) -> str:
    return re.split(r"[^\w.-]", requirement)[0].lower().replace("_", "-")


def test_ci_fixes_the_version_of_all_it_installs() -> None:
    lines = (CHECKOUT / ".ci" / "constraints.txt").read_text(encoding="utf-8").splitlines()
    fixed = {_name(line) for line in lines if "==" in line}
    wanted = {_name(r) for r in [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["test"]]}
    assert wanted - fixed - {"postedit"} == set()


def test_every_dependency_has_a_least_version_and_a_last_one() -> None:
    for requirement in PROJECT["dependencies"]:
        assert re.fullmatch(r"[\w-]+>=[\d.]+,<\d+", requirement), requirement


def test_callers_get_types(tmp_path: Path) -> None:
    (tmp_path / "caller.py").write_text(
        "from lint import Diagnostic, lint_text\n"
        "found: list[Diagnostic] = lint_text('The the.')\n"
        "number: int = lint_text('The the.')\n",
        encoding="utf-8",
    )
    command = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(tmp_path / "cache"), "caller.py"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, env=_environment())
    errors = [line for line in done.stdout.splitlines() if ": error:" in line]
    assert len(errors) == 1 and errors[0].startswith("caller.py:3:"), done.stdout
    assert (CHECKOUT / "lint" / "py.typed").is_file()


def _environment() -> dict[str, str]:
    return {**os.environ, "MYPYPATH": str(CHECKOUT)}


def test_every_test_that_the_promises_name_exists() -> None:
    named = re.findall(r"`(test_\w+)`", (CHECKOUT / "docs" / "safety.md").read_text(encoding="utf-8"))
    assert named and all((CHECKOUT / "tests" / f"{name}.py").is_file() for name in named)
