"""What `check` and `fix` have in common: arguments, configuration, exit codes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import click

from lint.config import Config, find_config, load_config
from lint.errors import PosteditError
from lint.formats import FORMATS
from lint.runner import Linter, Reading
from lint.source import MAX_BYTES

F = TypeVar("F", bound=Callable[..., Any])
NOTHING_FOUND, FOUND, FAILED = 0, 1, 2


class Keys(click.ParamType[tuple[str, ...]]):
    """Codes, prefixes, names or categories, separated by commas."""

    name = "rules"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """ "QU,BP001" -> ("QU", "BP001")."""
        return tuple(key.strip() for key in value.split(",") if key.strip()) if isinstance(value, str) else value


def reading_options(command: F) -> F:
    """The options on what is checked, with which rules, and how it is read."""
    for option in reversed(
        (
            click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True)),
            click.option("--lang", default="", metavar="CODE", help="Language of the text (default: en)."),
            click.option("--source-lang", default="", metavar="CODE", help="Language it was translated from."),
            click.option("--format", type=click.Choice([*FORMATS]), help="Read all files as this format."),
            click.option("--encoding", metavar="NAME", help="Encoding of the files (default: found out)."),
            click.option("--select", type=Keys(), help="Run only these: codes, prefixes, names, categories."),
            click.option("--ignore", type=Keys(), help="Do not run these."),
            click.option("--config", type=click.Path(path_type=Path), help="Configuration file to use."),
            click.option("--isolated", is_flag=True, help="Ignore configuration files."),
            click.option(
                "--max-file-size", type=click.FloatRange(min=0), default=MAX_BYTES / 2**20, metavar="MB",
                show_default=True, help="Refuse larger files.",
            ),
        )
    ):  # fmt: skip
        command = option(command)
    return command


def linter_of(options: dict[str, Any]) -> Linter:
    """The linter for a run. Raises ConfigError."""
    config = Config()
    if not options["isolated"]:
        path = options["config"] or find_config(Path.cwd())
        config = load_config(path) if path else config
    if options["select"]:
        config = replace(config, select=options["select"], extend_select=())
    if options["ignore"]:
        config = replace(config, ignore=(*config.ignore, *options["ignore"]))
    return Linter(config)


def reading_of(options: dict[str, Any]) -> Reading:
    """How the files of a run are read."""
    return Reading(
        options["lang"],
        options["source_lang"],
        options["format"] or "",
        options["encoding"],
        int(options["max_file_size"] * 2**20),
    )


@contextmanager
def exit_codes() -> Iterator[None]:
    """Errors of users become one line and exit code 2; a reader that went away ends the run quietly."""
    try:
        yield
    except PosteditError as error:
        complain(error)
        sys.exit(FAILED)
    except BrokenPipeError:
        sys.stdout = None  # nothing can be flushed to it any more
        sys.exit(FAILED)


def complain(error: PosteditError) -> None:
    """One line on standard error."""
    click.echo(f"postedit: {error}", err=True)
