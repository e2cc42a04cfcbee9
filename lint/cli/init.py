"""`postedit init`: write a configuration file."""

from __future__ import annotations

from pathlib import Path

import click

from lint.cli.options import exit_codes
from lint.config.schema import template
from lint.errors import FileError
from lint.source import reason_of


@click.command("init")
@click.option("--lang", default="en", metavar="CODE", help="Language of the texts.")
@click.option("--source-lang", default="", metavar="CODE", help="Language they were translated from.")
def command(lang: str, source_lang: str) -> None:
    """Write a commented postedit.toml into this folder. An existing one is left alone."""
    path = Path("postedit.toml")
    with exit_codes():
        try:
            with path.open("x", encoding="utf-8") as file:
                file.write(template(lang, source_lang))
        except FileExistsError:
            raise FileError(path, "exists already") from None
        except OSError as error:
            raise FileError(path, f"cannot write: {reason_of(error)}") from None
        click.echo(f"Wrote {path}.")
