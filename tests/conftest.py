"""What the tests share."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

LONGEST = timedelta(seconds=20)
"""What one case may take, on the slowest machine: postedit is linear, so a case that takes longer is a fault."""
settings.register_profile("dev", deadline=LONGEST, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
# on CI the same cases every time: a new counterexample is news for a developer, not for a release
settings.register_profile("ci", settings.get_profile("dev"), max_examples=200, derandomize=True)
settings.register_profile("nightly", settings.get_profile("dev"), max_examples=10_000, print_blob=True)
PROFILE = os.environ.get("POSTEDIT_TESTS") or ("ci" if os.environ.get("CI") else "dev")
settings.load_profile(PROFILE)

os.environ["POSTEDIT_CACHE"] = tempfile.mkdtemp(prefix="postedit-tests-")
os.environ["XDG_CACHE_HOME"] = os.environ["POSTEDIT_CACHE"]
os.environ["POSTEDIT_GARBLE"] = (
    "0"  # the commands of the tests run the rules alone; tests/test_garble.py runs the model
)

Postedit = Callable[..., subprocess.CompletedProcess[str]]
CHECKOUT = Path(__file__).parent.parent


@pytest.fixture
def postedit(tmp_path: Path) -> Postedit:
    """Runs the command as a process of its own in an empty folder; output decoded as UTF-8."""

    def run(*arguments: str | Path, input: str | bytes = b"", **env: str) -> subprocess.CompletedProcess[str]:
        data = input.encode() if isinstance(input, str) else input
        done = subprocess.run(
            [sys.executable, "-m", "lint", *map(str, arguments)],
            input=data,
            capture_output=True,
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(CHECKOUT), **env},
            check=False,
        )
        return subprocess.CompletedProcess(
            done.args, done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
        )

    return run


Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts the command in a process group of its own, which ends with the test."""
    started: list[subprocess.Popen[str]] = []

    def begin(*arguments: str | Path, **env: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-m", "lint", *map(str, arguments)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(CHECKOUT), **env},
            start_new_session=True,
        )
        started.append(process)
        return process

    yield begin
    for process in started:
        if process.poll() is None:
            process.kill()
        process.communicate()
