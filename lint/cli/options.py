"""What `check`, `fix` and `baseline` have in common: arguments, options of a run, exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from lint import regexes
from lint.errors import PosteditError
from lint.formats import FORMATS
from lint.layers import ABOUT_THE_RUN
from lint.layers.garble import CODES as GARBLE
from lint.source import reason_of
from lint.workspace import Options

F = TypeVar("F", bound=Callable[..., Any])
T = TypeVar("T")
NOTHING_FOUND, FOUND, FAILED = 0, 1, 2
STDIN = Path("-")


class Keys(click.ParamType[tuple[str, ...]]):
    """Codes, prefixes, names or categories, separated by commas."""

    name = "rules"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """Cut “QU,BP001” at its commas."""
        return tuple(key.strip() for key in value.split(",") if key.strip()) if isinstance(value, str) else value


def run_options(command: F) -> F:
    """The arguments and options on what is checked, with which rules, and how it is read."""
    for option in reversed(
        (
            click.argument("paths", nargs=-1, type=click.Path(path_type=Path, allow_dash=True)),
            click.option("--lang", default="", metavar="CODE", help="Language of the text (default: en)."),
            click.option("--source-lang", default="", metavar="CODE", help="Language it was translated from."),
            click.option("--format", type=click.Choice([*FORMATS]), help="Read all files as this format."),
            click.option("--encoding", metavar="NAME", help="Encoding of the files (default: found out)."),
            click.option("--select", type=Keys(), help="Run only these: codes, prefixes, names, categories."),
            click.option("--ignore", type=Keys(), help="Do not run these."),
            click.option("--config", type=click.Path(path_type=Path), help="Configuration file to use."),
            click.option("--isolated", is_flag=True, help="Ignore configuration files."),
            click.option(
                "--files-from", type=click.Path(path_type=Path, allow_dash=True), help="Read paths, one a line."
            ),
            click.option(
                "--stdin-filename", default="", metavar="NAME", help="Name of standard input, for its format."
            ),
            click.option("--max-file-size", type=click.FloatRange(0, 2**20), metavar="MB", help="Refuse larger files."),
            click.option(
                "--jobs", "-j", default=0, metavar="N", help="Processes for many files (default: one a core)."
            ),
            click.option(
                "--languagetool",
                default="",
                envvar="POSTEDIT_LANGUAGETOOL",
                metavar="USE",
                help="Ask LanguageTool too: auto, require, off (default), or the URL of a server.",
            ),
            click.option(
                "--garble/--no-garble",
                default=True,
                envvar="POSTEDIT_GARBLE",
                help="Look for garbled clauses with the model (default), or leave it out: faster.",
            ),
            click.option("--no-cache", is_flag=True, help="Neither read nor keep earlier results."),
        )
    ):
        command = option(command)
    return command


def options_of(options: dict[str, Any], **more: Any) -> Options:
    """The options of a run as `lint.workspace` wants them."""
    return Options(
        lang=options["lang"],
        source_lang=options["source_lang"],
        format=options["format"] or "",
        encoding=options["encoding"],
        select=options["select"] or (),
        ignore=(*(options["ignore"] or ()), *(() if options["garble"] else (GARBLE,))),
        config=options["config"],
        isolated=options["isolated"],
        max_file_size=options["max_file_size"],
        cache=not options["no_cache"],
        stdin_filename=options["stdin_filename"],
        **more,
    )


def paths_of(options: dict[str, Any]) -> tuple[Path, ...]:
    """The paths of the command line and of --files-from. Raises PosteditError, UsageError."""
    paths: tuple[Path, ...] = options["paths"]
    source: Path | None = options["files_from"]
    if source:
        try:
            text = sys.stdin.read() if source == STDIN else source.read_text(encoding="utf-8", errors="surrogateescape")
        except OSError as error:
            raise PosteditError(f"{source}: {error.strerror}") from None
        return (*paths, *(Path(line) for line in text.split("\0" if "\0" in text else "\n") if line.strip()))
    if not paths:
        raise click.UsageError("Missing argument 'PATHS...'.")
    return paths


def jobs_of(options: dict[str, Any]) -> int:
    """The number of processes."""
    jobs: int = options["jobs"]
    return (
        jobs if jobs > 0 else len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    )


def with_progress(results: Iterable[T], *, shown: bool) -> Iterable[T]:
    """The same results, with a counter on a terminal once they take longer than a second."""
    if not shown or not sys.stderr.isatty():
        return results
    from tqdm import tqdm

    counted: Iterable[T] = tqdm(results, unit=" files", delay=1, leave=False)
    return counted


@contextmanager
def exit_codes() -> Iterator[None]:
    """Errors of users become one line and exit code 2; a reader that went away ends the run quietly."""
    try:
        yield
        sys.stdout.flush()
        regexes.keep()
    except PosteditError as error:
        complain(error)
        sys.exit(FAILED)
    except BrokenPipeError:
        sys.stdout = None  # nothing can be flushed to it any more
        sys.exit(FAILED)
    except OSError as error:  # every file that is read or repaired has an error of its own
        sys.stdout = None
        complain(PosteditError(f"cannot write the output: {reason_of(error)}"))
        sys.exit(FAILED)


def complain(error: PosteditError) -> None:
    """One line on standard error."""
    click.echo(f"postedit: {printable(str(error))}", err=True)


def notify(path: Path, notices: Iterable[tuple[int, str]], told: set[str]) -> None:
    """The notices of a file, one a line on standard error; those about the run only once (`told` remembers)."""
    for line, message in notices:
        if line != ABOUT_THE_RUN:
            click.echo(f"postedit: {printable(f'{path}:{line}: {message}')}", err=True)
        elif message not in told:
            told.add(message)
            click.echo(f"postedit: {printable(message)}", err=True)


def printable(text: str) -> str:
    """A path or message that drives no terminal and no CI service, lone surrogates (bytes that are no UTF-8) shown."""
    from lint.report.text import harmless  # most runs have nothing to complain about

    return harmless("".join(c if c.isprintable() else "�" for c in text))
