"""The command `postedit`: one module for each subcommand, imported when it is run."""

from __future__ import annotations

import gc
import sys
from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click

from lint import __version__

COMMANDS: Mapping[str, str] = {
    "check": "Report the artefacts in files, folders or standard input.",
    "fix": "Repair what can be repaired.",
    "explain": "Say what a rule finds, why, with examples.",
    "rules": "List the rules.",
    "test-rules": "Run the examples of rule packs.",
    "init": "Write a commented configuration file.",
    "config": "Show what applies to a file, and where each value came from.",
    "languagetool": "Install LanguageTool for the layer of that name, look at it, remove it.",
    "lsp": "Run the language server, for editors.",
    "baseline": "Keep old findings in a file, so that only new ones are reported.",
}
"""Name and short help of each subcommand; `test-rules` is `command` in lint/cli/test_rules.py."""
INTERRUPTED = 130


class LazyGroup(click.Group):
    """Imports a subcommand only when it is run, so that `--help` and `--version` cost nothing."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the order of `COMMANDS`."""
        return [*COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, None if there is none."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"lint.cli.{cmd_name.replace('-', '_')}").command
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run the subcommand; Ctrl-C ends it with the exit code shells give for it."""
        gc.set_threshold(100_000, 50, 100)  # there are hardly any cycles, and looking for them takes a tenth of a run
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("postedit: interrupted", err=True)
            sys.exit(INTERRUPTED)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of subcommands, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([*COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="postedit")
def main() -> None:
    """The linter for machine-translated text: finds the artefacts and repairs them.

    \b
    postedit check article.md            what is wrong, and where
    postedit fix --diff article.md       what a repair would change
    postedit fix article.md              apply the safe repairs
    """
