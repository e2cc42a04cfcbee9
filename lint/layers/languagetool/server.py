"""A LanguageTool server of our own: started for one run, ended with it.

language-tool-python could start one too, but waits only 15 seconds, starts a second one while the first
is still loading, and looks for another port when it is the class path that is broken.
"""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener

import psutil

from lint.layers.languagetool.errors import UnavailableError
from lint.layers.languagetool.folder import SERVER_CLASS, Installation
from lint.layers.languagetool.java import java
from lint.places import cache_folder

READY_IN = 60.0
"""Seconds a server may take to answer for the first time."""
STEP = 0.1
GRACE = 5.0
"""Seconds between asking a server to end and ending it."""
PORTS = 3
"""Ports to try where somebody takes the free one before the server does."""
SETTINGS = {"pipelineCaching": "true", "maxPipelinePoolSize": "100", "pipelineExpireTimeInSeconds": "3600"}
"""Keep the rules loaded between requests: without it every paragraph loads them again."""
QUICK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""Compile simply and collect garbage with one thread: a run is too short for more, which costs it thrice the time."""
HOST = "127.0.0.1"
PREFIX, RECORD, LAST = "server-", "process.json", "last.log"
Waiting = Callable[[], object]


class PortTakenError(Exception):
    """Somebody else listens where the server was to."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running server."""

    process: subprocess.Popen[bytes]
    port: int
    log: Path

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://{HOST}:{self.port}"


@contextmanager
def local_server(installation: Installation, heap: int, waiting: Waiting) -> Iterator[Server]:
    """Start a server with a heap of so many MB, and end it on every way out. Raises UnavailableError.

    `waiting` is called now and then until the server is ready.
    """
    folder = cache_folder() / "languagetool"
    folder.mkdir(parents=True, exist_ok=True)
    end_orphans(folder)
    for attempt in range(1, PORTS + 1):
        with _running(installation, heap, folder) as server:
            try:
                _await(server, waiting)
            except PortTakenError:
                if attempt < PORTS:
                    continue
                raise UnavailableError(f"LanguageTool found no free port in {PORTS} attempts") from None
            yield server
            return


@contextmanager
def _running(installation: Installation, heap: int, folder: Path) -> Iterator[Server]:
    """A process and its own folder, which holds its settings, its log, and a record of whose it is."""
    port = free_port()
    mine = Path(tempfile.mkdtemp(dir=folder, prefix=PREFIX))
    settings, log = mine / "settings", mine / "log"
    settings.write_text("".join(f"{key}={value}\n" for key, value in SETTINGS.items()), encoding="utf-8")
    command = [java(), f"-Xmx{heap}m", *QUICK, "-cp", str(installation.jar), SERVER_CLASS]
    with log.open("wb") as errors:
        process = subprocess.Popen(
            [*command, "--config", str(settings), "--port", str(port)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=errors,
            start_new_session=True,  # Ctrl-C is for the run, which then ends its server itself
        )
    try:
        _write_record(mine / RECORD, process.pid)
        yield Server(process, port, log)
    finally:
        _end(process)
        log.replace(folder / LAST)
        shutil.rmtree(mine, ignore_errors=True)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(GRACE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def free_port() -> int:
    """A port on which nobody listens now."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


# -- readiness -----------------------------------------------------------------------------------


def _await(server: Server, waiting: Waiting) -> None:
    """Return when the server answers. Raises PortTakenError, UnavailableError."""
    until = time.monotonic() + READY_IN
    while time.monotonic() < until:
        ended = server.process.poll() is not None
        if _answers(server.url):
            if ended or not _listens(server):
                raise PortTakenError
            return
        if ended:
            said = server.log.read_text(encoding="utf-8", errors="replace")
            if "BindException" in said or "already in use" in said:
                raise PortTakenError
            raise UnavailableError(f"LanguageTool did not start: {_gist(said)} (log: {_last(server)})")
        waiting()
        time.sleep(STEP)
    raise UnavailableError(f"LanguageTool was not ready in {READY_IN:.0f} s (log: {_last(server)})")


def _last(server: Server) -> Path:
    """Where its log will be."""
    return server.log.parent.with_name(LAST)


def _gist(said: str) -> str:
    """The line of a log that names the error."""
    lines = [line.strip() for line in said.splitlines() if line.strip() and not line.lstrip().startswith("at ")]
    named = [line for line in lines if "Error" in line or "Exception" in line or "Caused by" in line]
    return ([*named[-1:], *lines[-1:], "it said nothing"])[0][:300]


def _listens(server: Server) -> bool:
    """Whether it is the server itself that answers on its port, and not somebody who took it."""
    try:
        connections = psutil.Process(server.process.pid).net_connections("tcp")
    except psutil.AccessDenied:  # not to be known here
        return True
    except psutil.NoSuchProcess:
        return False
    return any(connection.laddr.port == server.port for connection in connections if connection.laddr)


def _answers(url: str) -> bool:
    try:
        info(url, timeout=2, direct=True)
    except UnavailableError:
        return False
    return True


def info(url: str, timeout: float = 10, *, direct: bool = False) -> str:
    """Version and build of the server at a URL. Raises UnavailableError. `direct`: past the environment's proxies."""
    opener = build_opener(ProxyHandler({})) if direct else build_opener()
    try:
        with opener.open(f"{url}/v2/info", timeout=timeout) as answer:
            software: dict[str, Any] = json.load(answer)["software"]
        return f"{software['version']} ({software.get('commit') or software.get('buildDate')})"
    except (URLError, OSError, ValueError, KeyError, TypeError) as error:
        raise UnavailableError(f"no LanguageTool answers at {url}: {getattr(error, 'reason', error)}") from None


# -- orphans -------------------------------------------------------------------------------------


def _write_record(record: Path, pid: int) -> None:
    """Write down whose server a process is, for the case that its run is killed."""
    with suppress(psutil.NoSuchProcess):
        processes = (psutil.Process(pid), psutil.Process())
        record.write_text(json.dumps([[p.pid, p.create_time()] for p in processes]), encoding="utf-8")


def end_orphans(folder: Path) -> None:
    """End the servers whose run is gone; forget those that have ended."""
    for record in folder.glob(f"{PREFIX}*/{RECORD}"):
        with suppress(OSError, ValueError, TypeError):
            (pid, began), (parent, parent_began) = json.loads(record.read_text(encoding="utf-8"))
            if _process(parent, parent_began):
                continue
            orphan = _process(pid, began)
            if orphan:
                _end_orphan(orphan)
            shutil.rmtree(record.parent, ignore_errors=True)


def _process(pid: int, began: float) -> psutil.Process | None:
    """The process of that number, if it is still the same."""
    with suppress(psutil.Error):
        process = psutil.Process(pid)
        if process.create_time() == began and process.status() != psutil.STATUS_ZOMBIE:
            return process
    return None


def _end_orphan(process: psutil.Process) -> None:
    with suppress(psutil.Error):
        process.terminate()
        try:
            process.wait(GRACE)
        except psutil.TimeoutExpired:
            process.kill()
