"""`postedit config`: what applies to a file, and where each value came from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

import click

from lint.cli.options import exit_codes, printable
from lint.config import Config
from lint.config.schema import json_schema
from lint.workspace import Options, Workspace

HIDDEN = ("path", "origins", "per_file")


@click.command("config")
@click.argument("file", default=".", type=click.Path(path_type=Path))
@click.option("--config", "config_file", type=click.Path(path_type=Path), help="Configuration file to use.")
@click.option("--schema", is_flag=True, help="Print the JSON Schema of postedit.toml, for editors.")
def command(file: Path, config_file: Path | None, schema: bool) -> None:
    """Show what applies to FILE and where each value came from.

    \b
    postedit config content/article.md
    postedit config --schema > postedit.schema.json
    """
    with exit_codes():
        if schema:
            click.echo(json.dumps(json_schema(), indent=1))
            return
        path = file / "x" if file.is_dir() else file
        config = Workspace(Options(config=config_file)).config(path).for_file(path)
        click.echo(printable(f"# {config.path or 'no configuration file: defaults'}"))
        for key, value in values(config).items():
            origin = config.origins.get(key, "default")
            click.echo(printable(f"{key.replace('_', '-'):14} = {json.dumps(value, ensure_ascii=False):40} # {origin}"))


def values(config: Config) -> Mapping[str, Any]:
    """The values of a configuration as plain data."""
    found = {field.name: getattr(config, field.name) for field in fields(config) if field.name not in HIDDEN}
    return {key: _plain(value) for key, value in found.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    return str(value) if isinstance(value, Path) else value
