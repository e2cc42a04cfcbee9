"""A real LanguageTool, installed from Maven Central once and kept; every test looks for servers left behind."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import platformdirs
import psutil
import pytest
from conftest import CHECKOUT, Start

from lint.document import Document
from lint.layers.languagetool import LanguageTool
from lint.layers.languagetool import server as servers
from lint.layers.languagetool.errors import UnavailableError
from lint.layers.languagetool.folder import installed, opened, write_server_jar
from lint.layers.languagetool.install import VERSION
from lint.layers.languagetool.java import java
from lint.layers.languagetool.server import info, local_server

pytestmark = pytest.mark.slow
PATIENCE = 300
"""Seconds: a busy machine takes long to start a server."""
ARTICLE = """# The harbour opens again

The harbour of Nordhamn opens in May, the mayor said 😀👩🏽‍🚀. She don't like it `every days`.

- “Mine is more taller,” she said. 🚢 Boats comes back in **every weeks**.

Run `ferry --list` to see an times of the ferries. The goverment pays.
"""
Run = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture(scope="session")
def home() -> Path:
    """The folder of a LanguageTool that is installed once and serves every later run of the tests."""
    folder = Path(platformdirs.user_cache_dir("postedit-tests"), f"languagetool-{VERSION}")
    os.environ["POSTEDIT_LANGUAGETOOL_HOME"] = str(folder)
    try:
        java()
    except UnavailableError as error:
        pytest.skip(str(error))
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:  # the tests may run in several processes
        fcntl.flock(lock, fcntl.LOCK_EX)
        _install()
    return folder


def _install() -> None:
    try:
        installed()
    except UnavailableError:
        if shutil.which("mvn") is None:
            pytest.skip("LanguageTool is not installed, and there is no Maven to fetch it with")
        command = [sys.executable, "-m", "lint", "languagetool", "install", "--from", "maven"]
        done = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr


def servers_of(tmp_path: Path) -> list[psutil.Process]:
    """The servers whose folder lies in that of a test."""
    found = []
    for process in psutil.process_iter(["cmdline", "status"]):
        line = " ".join(process.info["cmdline"] or ())
        if f"{tmp_path}{os.sep}" in line and "HTTPServer" in line and process.info["status"] != psutil.STATUS_ZOMBIE:
            found.append(process)
    return found


@pytest.fixture
def cache(home: Path, tmp_path: Path) -> Iterator[Path]:
    """The cache of a test. No server outlives the test."""
    yield tmp_path / "cache"
    servers.end_orphans(tmp_path / "cache" / "languagetool")
    left = servers_of(tmp_path)
    for process in left:
        process.kill()
    assert left == []


@pytest.fixture
def run(cache: Path, start: Start) -> Run:
    """Starts `postedit` with the layer, and ends it before the servers are counted."""

    def begin(*arguments: str | Path, **env: str) -> subprocess.Popen[str]:
        layer = {"POSTEDIT_CACHE": str(cache), "POSTEDIT_LANGUAGETOOL": "require"}
        return start(*arguments, **{**layer, **env})

    return begin


def outcome(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    out, err = process.communicate(timeout=PATIENCE)
    return process.returncode, out, err


def until(condition: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)


def records(tmp_path: Path) -> list[Path]:
    """What running servers have written down about themselves."""
    return [*(tmp_path / "cache" / "languagetool").glob("*/process.json")]


def articles(folder: Path, count: int) -> Path:
    """Articles that differ in every paragraph."""
    folder.mkdir()
    for number in range(count):
        text = "\n\n".join(f"Ship {number}-{part} wait. She have {part} sails, and it go slow." for part in range(4))
        (folder / f"{number}.txt").write_text(f"The the harbour {number} is open.\n\n{text}\n", encoding="utf-8")
    return folder


# -- what it finds -------------------------------------------------------------------------------


def test_an_article_is_checked_by_the_real_server(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "article.md"
    path.write_text(ARTICLE, encoding="utf-8")
    code, out, err = outcome(run("check", "--output-format", "json", path))
    assert (code, err) == (1, "")
    report = json.loads(out)
    assert report["layers"]["languagetool"]["version"].startswith(VERSION)
    found = {ARTICLE[d["start"] : d["end"]]: d for d in report["diagnostics"]}
    theirs = {text for text, d in found.items() if d["rule"].startswith("LT:")}
    assert {"do", "more taller"} <= theirs
    assert theirs.isdisjoint({"every days", "every", "days", "an", "ferry", "X"})
    goverment = found["goverment"]
    assert goverment["rule"].startswith("SP")
    assert goverment["message"].endswith("(also LT:MORFOLOGIK_RULE_EN_US)")
    agree = found["do"]
    assert {agree["category"], agree["severity"], agree["fixes"][0]["safety"]} == {"grammar", "warning", "unsafe"}
    assert [e["replacement"] for e in agree["fixes"][0]["edits"]] == ["does"]


def test_repairs_of_the_layer_are_exact(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("🚢🚢 He have a boat.\n", encoding="utf-8")
    outcome(run("fix", "--unsafe", path))
    assert path.read_text(encoding="utf-8") == "🚢🚢 He has a boat.\n"


def test_one_server_serves_all_workers_and_what_runs_at_the_same_time_has_its_own(run: Run, tmp_path: Path) -> None:
    folder = articles(tmp_path / "texts", 40)
    both = [run("check", "--jobs", "2", "--output-format", "json", folder) for _ in range(2)]
    until(lambda: len(records(tmp_path)) == 2)
    assert len(servers_of(tmp_path)) == 2
    for process in both:
        code, out, err = outcome(process)
        assert (code, err) == (1, "")
        rules = [d["rule"] for d in json.loads(out)["diagnostics"]]
        assert sum(rule.startswith("LT:") for rule in rules) >= 160
    assert servers_of(tmp_path) == []


# -- what can go wrong ---------------------------------------------------------------------------


def test_a_server_that_dies_costs_one_notice_and_not_the_run(run: Run, tmp_path: Path) -> None:
    folder = articles(tmp_path / "texts", 300)
    process = run("check", "--jobs", "2", "--output-format", "json", folder)
    until(lambda: records(tmp_path))
    kept = tmp_path / "cache" / "languagetool" / "paragraphs.sqlite"
    until(kept.exists)  # the first answer is being waited for
    for server in servers_of(tmp_path):
        server.kill()
    code, out, err = outcome(process)
    assert code == 2  # it was required
    assert err == "postedit: LanguageTool layer stopped: the server does not answer any more\n"
    report = json.loads(out)
    assert report["files"] == 300
    assert sum(d["rule"] == "RP001" for d in report["diagnostics"]) == 300


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_run_that_is_ended_ends_its_server(run: Run, tmp_path: Path, number: signal.Signals, code: int) -> None:
    process = run("check", articles(tmp_path / "texts", 100))
    until(lambda: records(tmp_path))
    process.send_signal(number)
    assert outcome(process)[0] == code
    assert (servers_of(tmp_path), records(tmp_path)) == ([], [])


def test_the_server_of_a_killed_run_is_ended_by_the_next(run: Run, tmp_path: Path) -> None:
    folder = articles(tmp_path / "texts", 100)
    process = run("check", folder)
    until(lambda: records(tmp_path))
    process.kill()
    process.communicate()
    (orphan,) = servers_of(tmp_path)
    second = run("check", folder / "1.txt")
    until(lambda: not orphan.is_running() or orphan.status() == psutil.STATUS_ZOMBIE)
    assert outcome(second)[0] == 1


def test_a_port_that_is_taken_meanwhile_is_exchanged(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(servers, "cache_folder", lambda: tmp_path)
    free = servers.free_port
    with socket.create_server(("127.0.0.1", 0)) as taken, local_server(installed(), 512, lambda: None) as first:
        ports = [taken.getsockname()[1], first.port]  # one that never answers, one with another LanguageTool
        monkeypatch.setattr(servers, "free_port", lambda: ports.pop() if ports else free())
        with local_server(installed(), 512, lambda: None) as second:
            assert second.port not in (taken.getsockname()[1], first.port)
            assert info(second.url).startswith(VERSION)
    assert servers_of(tmp_path) == []


def test_a_language_the_server_does_not_know_is_told_and_a_mother_tongue_left_out(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(servers, "cache_folder", lambda: tmp_path)
    with local_server(installed(), 512, lambda: None) as server:
        layer = LanguageTool(server.url, "test", cache=False)
        german = Document.parse("Er haben ein Boot.", lang="de")
        assert [*layer.find(german, ())] == []
        assert [notice.message for notice in german.notices] == ["LanguageTool has no rules for “de” installed"]
        for source in ("es", "fr"):  # of these the server knows the first
            english = Document.parse("He have a boat.", source_lang=source)
            assert [rule.code for rule, _ in layer.find(english, ())] == ["LT:HE_VERB_AGR"]
            assert english.notices == ()


def copy_of(home: Path, folder: Path) -> Path:
    """A copy of the installation that shares its files."""
    shutil.copytree(home / "LanguageTool", folder / "LanguageTool", copy_function=os.link)
    return folder / "LanguageTool"


def test_a_removed_jar_is_named_before_anything_starts(run: Run, home: Path, tmp_path: Path) -> None:
    damaged = copy_of(home, tmp_path / "damaged")
    next(damaged.glob("libs/languagetool-core*.jar")).unlink()
    (tmp_path / "a.txt").write_text("The ferry leaves at noon.\n", encoding="utf-8")
    env = {"POSTEDIT_LANGUAGETOOL_HOME": str(damaged.parent)}
    code, _, err = outcome(run("check", "a.txt", **env))
    assert (code, err.count("\n")) == (2, 1)
    assert f"is damaged: libs/languagetool-core-{VERSION}.jar cannot be read" in err
    code, _, err = outcome(run("check", "--languagetool", "auto", "a.txt", **env))
    assert (code, err.count("\n")) == (0, 1)
    assert "LanguageTool layer skipped: " in err


def test_a_class_path_that_lacks_a_jar_is_no_reason_to_try_other_ports(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(servers, "cache_folder", lambda: tmp_path)
    broken = copy_of(home, tmp_path / "broken")
    (broken / "languagetool-server.jar").unlink()
    write_server_jar(broken, (f"libs/{p.name}" for p in broken.glob("libs/*.jar") if "language-es" not in p.name))
    with (
        pytest.raises(UnavailableError, match=r"did not start: .*'es'.*log: .*last\.log"),
        local_server(opened(broken), 512, lambda: None),
    ):
        pass
    assert "language code" in (tmp_path / "languagetool" / "last.log").read_text(encoding="utf-8")
    assert servers_of(tmp_path) == []
