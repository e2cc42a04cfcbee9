"""`postedit languagetool`: install LanguageTool, look at it, remove it."""

from __future__ import annotations

from importlib import metadata

import click

from lint.cli.options import exit_codes
from lint.layers.languagetool.errors import EXTRA, UnavailableError
from lint.layers.languagetool.folder import Installation, installed
from lint.layers.languagetool.install import VERSION, install, remove
from lint.layers.languagetool.java import java


@click.group("languagetool")
def command() -> None:
    """Install LanguageTool (LGPL-2.1, needs Java 17) for `check --languagetool auto`."""


@command.command("install")
@click.option(
    "--from",
    "source",
    default="release",
    metavar="release|maven|PATH",
    help="The release (default), jars from Maven Central, or a folder for machines without a network.",
)
@click.option("--languages", default="en", metavar="CODES", help="Languages of --from maven, separated by commas.")
def install_command(source: str, languages: str) -> None:
    """Put LanguageTool into the user's data folder (or POSTEDIT_LANGUAGETOOL_HOME).

    \b
    postedit languagetool install                             the release, all languages, about 250 MB
    postedit languagetool install --from maven                English, about 100 MB; needs Maven
    postedit languagetool install --from ../LanguageTool-6.8  an unpacked copy
    """
    with exit_codes():
        what = f"LanguageTool {VERSION}" if source in ("release", "maven") else "LanguageTool"
        click.echo(f"Installing {what} from {source} …", err=True)
        codes = [code.strip() for code in languages.split(",") if code.strip()]
        click.echo(_described(install(source, codes)))


@command.command("status")
def status_command() -> None:
    """Say whether the layer can run here. Exit code 2 if not."""
    with exit_codes():
        click.echo(_described(installed()))
        click.echo(f"Java: {java()}")
        try:
            click.echo(f"language-tool-python {metadata.version('language-tool-python')}")
        except metadata.PackageNotFoundError:
            raise UnavailableError(f"the layer needs {EXTRA}") from None


@command.command("remove")
def remove_command() -> None:
    """Delete the installed LanguageTool."""
    with exit_codes():
        click.echo(f"Removed {remove()}.")


def _described(installation: Installation) -> str:
    size = sum(path.stat().st_size for path in installation.folder.rglob("*") if path.is_file())
    languages = ", ".join(installation.languages)
    return f"LanguageTool {installation.version} in {installation.folder} ({size / 2**20:.0f} MB; {languages})"
