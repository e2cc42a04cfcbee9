"""`postedit lsp`: the language server, for editors."""

from __future__ import annotations

import sys

import click

from lint.cli.options import FAILED


@click.command("lsp")
def command() -> None:
    """Run the language server on standard input and output (for editors; needs the extra “lsp”)."""
    try:
        from lint.lsp import create_server
    except ImportError as error:
        click.echo(f"postedit: the language server needs {error.name}: pip install 'postedit[lsp]'", err=True)
        sys.exit(FAILED)
    create_server().start_io()
