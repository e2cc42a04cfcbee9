"""The optional layers of a run, as the command line, the environment and the configuration want them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import cycle
from pathlib import Path

import click

from lint.cli.options import STDIN, printable
from lint.errors import PosteditError
from lint.layers import Layer
from lint.workspace import Options, workspace_of

USES = ("auto", "require", "off")
HEAP = 1024


@contextmanager
def with_layers(run: Options, paths: Sequence[Path], languagetool: str) -> Iterator[Options]:
    """The run with its layers ready; what they need is ended with the context, however it is left.

    Raises PosteditError for a layer that must be there and is not.
    """
    config = workspace_of(run).config(next((path for path in paths if path != STDIN), Path("x")))
    wanted = config.layers.get("languagetool", {})
    use = use_of(languagetool or str(wanted.get("use", "off")))
    with ExitStack() as stack:
        layer = _languagetool(stack, use, int(wanted.get("heap", HEAP)), run) if use != "off" else None
        yield run._replace(layers=(*run.layers, layer), must=use != "auto") if layer else run


def use_of(text: str) -> str:
    """One of `USES`, or a URL without its end. Raises PosteditError."""
    if text in USES:
        return text
    if text.startswith(("http://", "https://")):
        return text.rstrip("/").removesuffix("/v2")
    raise PosteditError(f"--languagetool: “{text}” is none of {', '.join(USES)}, nor the URL of a server")


def _languagetool(stack: ExitStack, use: str, heap: int, run: Options) -> Layer | None:
    """The layer; None, with a notice, where it cannot be had and need not."""
    from lint.layers.languagetool.errors import UnavailableError
    from lint.layers.languagetool.opening import layer_of

    url = "" if use in USES else use
    try:
        with _spinner() as turn:
            return stack.enter_context(layer_of(url, heap, turn, cache=run.cache))
    except UnavailableError as error:
        if use != "auto":
            raise UnavailableError(f"LanguageTool layer: {error}") from None
        click.echo(f"postedit: LanguageTool layer skipped: {printable(str(error))}", err=True)
        return None


@contextmanager
def _spinner() -> Iterator[Callable[[], object]]:
    """What to call while a server starts: on a terminal it shows that something goes on."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    signs = cycle("|/-\\")
    try:
        yield lambda: click.echo(f"\rStarting LanguageTool {next(signs)}", err=True, nl=False)
    finally:
        click.echo("\r\x1b[K", err=True, nl=False)
