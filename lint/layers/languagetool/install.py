"""Puts LanguageTool on this machine: its release, its jars from Maven Central, or a copy of a folder.

Nothing is ever fetched but by `postedit languagetool install`. The new folder takes the place of the
old one only when it is whole.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from xml.sax.saxutils import escape

from lint import regexes as regex
from lint.layers.languagetool.errors import EXTRA, UnavailableError
from lint.layers.languagetool.folder import SERVER_JAR, Installation, home, installed, opened, write_server_jar
from lint.layers.languagetool.java import java

VERSION = "6.8"
"""The table of rules has been measured with this version. language-tool-python knows the checksum of its release."""
ALWAYS = ("en", "es", "ca", "pt")
"""English, and languages without which the server does not start (its guess of the language wants them)."""
COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies"
CODE = regex.compile(r"\p{L}{2,3}(?:-\p{L}+)*")
Fill = Callable[[Path], Path]


def install(source: str, languages: Iterable[str] = ()) -> Installation:
    """Install LanguageTool from "release", "maven" (with the rules of these languages), or a folder.

    Raises UnavailableError; what was installed before stays then.
    """
    java()
    if source == "release":
        return _put(_from_release)
    if source == "maven":
        return _put(lambda folder: _from_maven(folder, sorted({*ALWAYS, *languages})))
    return _put(lambda folder: _from_folder(folder, Path(source)))


def remove() -> Path:
    """Delete the installed LanguageTool; where it was. Raises UnavailableError if there is none."""
    folder = home() / "LanguageTool"
    if not folder.is_dir():
        raise UnavailableError(f"there is no LanguageTool in {folder}")
    try:
        shutil.rmtree(folder)
    except OSError as error:
        raise UnavailableError(f"cannot remove {folder}: {error.strerror}") from None
    return folder


def _put(fill: Fill) -> Installation:
    """Let `fill` make a folder beside the old one, and exchange the two."""
    try:
        home().mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=home(), prefix=".new-") as temporary:
            new = opened(fill(Path(temporary)))
            final = home() / "LanguageTool"
            if final.exists():
                final.rename(Path(temporary) / "old")
            new.folder.rename(final)
    except OSError as error:
        raise UnavailableError(f"cannot write to {home()}: {error.strerror or error}") from None
    return installed()


# -- the three sources ---------------------------------------------------------------------------


def _from_release(folder: Path) -> Path:
    """The official archive, whose checksum language-tool-python verifies."""
    try:
        from language_tool_python.download_lt import LocalLanguageTool
        from language_tool_python.exceptions import LanguageToolError
        from requests import ConnectionError
    except ImportError:
        raise UnavailableError(f"--from release needs {EXTRA}") from None
    with _environment({"LTP_PATH": str(folder), "LTP_JAR_DIR_PATH": ""}):  # with the latter nothing would be fetched
        try:
            LocalLanguageTool.from_version_name(VERSION).download()
        except ConnectionError:
            raise UnavailableError(f"cannot fetch the release {VERSION} of LanguageTool: no connection") from None
        except (LanguageToolError, OSError, ValueError, SystemError, zipfile.BadZipFile) as error:
            raise UnavailableError(f"cannot fetch the release {VERSION} of LanguageTool: {_line(str(error))}") from None
    return next(folder.glob(f"*/{SERVER_JAR}"), folder / SERVER_JAR).parent


def _from_maven(folder: Path, languages: Iterable[str]) -> Path:
    """The jars of the server and of some languages from Maven Central, and one that names them all."""
    mvn = shutil.which("mvn")
    if not mvn:
        raise UnavailableError("--from maven needs Maven, and there is no mvn on the PATH")
    new = folder / "LanguageTool"
    (new / "libs").mkdir(parents=True)
    pom = folder / "pom.xml"
    pom.write_text(pom_of(languages), encoding="utf-8")
    options = ["-B", "-q", "-C", "-f", str(pom), "-DincludeScope=runtime", f"-DoutputDirectory={new / 'libs'}"]
    done = subprocess.run([mvn, *options, COPY], capture_output=True, text=True, errors="replace", check=False)
    if done.returncode:
        raise UnavailableError(f"Maven cannot fetch LanguageTool {VERSION}: {_cause(done.stdout + done.stderr)}")
    write_server_jar(new, (f"libs/{path.name}" for path in (new / "libs").glob("*.jar")))
    return new


def _from_folder(folder: Path, source: Path) -> Path:
    """A copy of an unpacked release, or of a folder that `install` has made on another machine."""
    opened(source)
    new = folder / "LanguageTool"
    shutil.copytree(source, new)
    return new


def pom_of(languages: Iterable[str]) -> str:
    """A project that depends on the server, and on no language but these. Raises UnavailableError."""
    wanted = [*languages]
    for code in wanted:
        if not CODE.fullmatch(code):
            raise UnavailableError(f"“{code}” is no code of a language")
    others = "<exclusions><exclusion><groupId>*</groupId><artifactId>language-all</artifactId></exclusion></exclusions>"
    dependencies = [
        _dependency("languagetool-server", others),
        *(_dependency(f"language-{code}") for code in wanted),
    ]
    return (
        '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>'
        "<groupId>postedit</groupId><artifactId>languagetool</artifactId><version>1</version>"
        f"<dependencies>{''.join(dependencies)}</dependencies></project>"
    )


def _dependency(artifact: str, more: str = "") -> str:
    return (
        f"<dependency><groupId>org.languagetool</groupId><artifactId>{escape(artifact)}</artifactId>"
        f"<version>{VERSION}</version>{more}</dependency>"
    )


@contextmanager
def _environment(values: Mapping[str, str]) -> Iterator[None]:
    """These values in the environment, for a library that reads nothing else."""
    old = {key: os.environ.get(key) for key in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for key, value in old.items():
            if value is None:
                del os.environ[key]
            else:
                os.environ[key] = value


def _cause(output: str) -> str:
    """What Maven says first of an error."""
    match = regex.search(r"^\[ERROR\]\s*(\S.*)$", output, regex.M)
    return _line(match[1] if match else output.strip() or "no reason given")


def _line(text: str) -> str:
    """The first line, not too long."""
    return text.strip().partition("\n")[0][:300]
