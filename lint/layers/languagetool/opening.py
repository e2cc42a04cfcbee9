"""Makes the layer ready for one run: a server that is there already, or one of our own."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from types import FrameType
from typing import TYPE_CHECKING

from lint.layers.languagetool import LanguageTool
from lint.layers.languagetool.errors import EXTRA, UnavailableError
from lint.layers.languagetool.folder import installed

if TYPE_CHECKING:
    from lint.layers.languagetool.server import Waiting

SIGNALS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))


@contextmanager
def layer_of(url: str, heap: int, waiting: Waiting, *, cache: bool) -> Iterator[LanguageTool]:
    """The layer, with the server at `url`, or with one that runs as long as this context.

    `heap` is that server's, in MB; `waiting` is called now and then until it is ready.
    Raises UnavailableError.
    """
    if not find_spec("language_tool_python"):
        raise UnavailableError(f"it needs {EXTRA}")
    from lint.layers.languagetool.server import info, local_server

    if url:
        yield LanguageTool(url, info(url), cache=cache)
        return
    with _ended_in_order(), local_server(installed(), heap, waiting) as server:
        yield LanguageTool(server.url, info(server.url, direct=True), local=True, cache=cache)


@contextmanager
def _ended_in_order() -> Iterator[None]:
    """Signals that would end the process at once raise SystemExit instead, so that the server is ended first."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    mine = [number for number in SIGNALS if signal.getsignal(number) == signal.SIG_DFL]  # nohup ignores one
    old = {number: signal.signal(number, _leave) for number in mine}
    try:
        yield
    finally:
        for number, handler in old.items():
            signal.signal(number, handler)


def _leave(number: int, _: FrameType | None) -> None:
    raise SystemExit(128 + number)
