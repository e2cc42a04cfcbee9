"""The folder of an installed LanguageTool: `languagetool-server.jar`, whose manifest names all other jars.

Both ways to get LanguageTool end in this layout, that of its releases, so that one command starts either.
"""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lint import regexes as regex
from lint.layers.languagetool.errors import UnavailableError

SERVER_JAR = "languagetool-server.jar"
SERVER_CLASS = "org.languagetool.server.HTTPServer"
CORE_PROPERTIES = "META-INF/maven/org.languagetool/languagetool-core/pom.properties"
LINE = 70
"""Bytes of a line of a manifest, without its end (the format allows 72 with it)."""
LANGUAGE_JAR = regex.compile(r"language-(?P<code>\p{L}{2,3}(?:-\p{L}[\p{L}-]*)?)(?:-\d.*)?\.jar")


@dataclass(frozen=True, slots=True)
class Installation:
    """An installed LanguageTool whose jars are all there."""

    folder: Path

    @property
    def jar(self) -> Path:
        """What is to be started."""
        return self.folder / SERVER_JAR

    @property
    def version(self) -> str:
        """Its version as the core's jar has it, "?" if it does not say."""
        for path in self.folder.glob("libs/languagetool-core*.jar"):
            with zipfile.ZipFile(path) as jar:
                if CORE_PROPERTIES in jar.namelist():
                    match = regex.search(r"^version=(\S+)", jar.read(CORE_PROPERTIES).decode("utf-8"), regex.M)
                    return match[1] if match else "?"
        return "?"

    @property
    def languages(self) -> tuple[str, ...]:
        """Codes of the languages it has rules for."""
        found = (LANGUAGE_JAR.fullmatch(path.name) for path in self.folder.glob("libs/language-*.jar"))
        return tuple(sorted(match["code"] for match in found if match and match["code"] not in ("all", "detector")))


def home() -> Path:
    """Where postedit keeps LanguageTool. `POSTEDIT_LANGUAGETOOL_HOME` overrides the platform's place."""
    from platformdirs import user_data_dir

    return Path(os.environ.get("POSTEDIT_LANGUAGETOOL_HOME") or Path(user_data_dir("postedit", False), "languagetool"))


def installed() -> Installation:
    """The LanguageTool that `postedit languagetool install` has put there. Raises UnavailableError."""
    return opened(home() / "LanguageTool")


def opened(folder: Path) -> Installation:
    """The LanguageTool in a folder. Raises UnavailableError if there is none, or not all of it."""
    jar = folder / SERVER_JAR
    if not jar.is_file():
        raise UnavailableError(f"there is no LanguageTool in {folder}; “postedit languagetool install” puts it there")
    missing = [*_missing(folder, jar)]
    if missing:
        more = f" and {len(missing) - 1} more files" if len(missing) > 1 else ""
        raise UnavailableError(
            f"the LanguageTool in {folder} is damaged: {missing[0]}{more} cannot be read;"
            " “postedit languagetool install” puts it right"
        )
    return Installation(folder)


def _missing(folder: Path, jar: Path) -> Iterator[str]:
    """What the manifest of the server's jar names and the folder lacks."""
    try:
        with zipfile.ZipFile(jar) as archive:
            manifest = archive.read("META-INF/MANIFEST.MF").decode("utf-8")
    except (OSError, KeyError, ValueError, zipfile.BadZipFile):
        yield jar.name
        return
    unfolded = regex.sub(r"\r?\n ", "", manifest)
    match = regex.search(r"^Class-Path:(.*)$", unfolded, regex.M)
    for name in match[1].split() if match else ():
        path = folder / name
        if not path.exists() or (path.is_file() and not zipfile.is_zipfile(path)):
            yield name


def write_server_jar(folder: Path, jars: Iterable[str]) -> None:
    """Write the jar that starts the server, its class path being these jars (relative to the folder)."""
    lines = ["Manifest-Version: 1.0", f"Main-Class: {SERVER_CLASS}", f"Class-Path: {' '.join(sorted(jars))}"]
    manifest = "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))
    with zipfile.ZipFile(folder / SERVER_JAR, "w") as archive:
        archive.writestr("META-INF/MANIFEST.MF", manifest + "\r\n")


def _folded(line: str) -> Iterator[str]:
    """A line of a manifest cut to the length allowed: what follows begins with a space."""
    yield line[:LINE]
    for start in range(LINE, len(line), LINE - 1):
        yield f" {line[start : start + LINE - 1]}"
