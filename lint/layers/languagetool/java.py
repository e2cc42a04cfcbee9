"""The Java that LanguageTool runs on."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from shutil import which

from lint import regexes as regex
from lint.layers.languagetool.errors import UnavailableError

OLDEST = 17
VERSION = regex.compile(r'version "(?:1\.)?(\d+)')


def java() -> str:
    """The path of a Java that is new enough: that of JAVA_HOME, else the first on PATH. Raises UnavailableError."""
    home = os.environ.get("JAVA_HOME")
    path = (which("java", path=str(Path(home, "bin"))) if home else None) or which("java")
    if not path:
        raise UnavailableError(f"LanguageTool needs Java {OLDEST} or newer, and there is no java on the PATH")
    version = _version(path)
    if version < OLDEST:
        found = f"is Java {version}" if version else "tells no version"
        raise UnavailableError(f"LanguageTool needs Java {OLDEST} or newer, and {path} {found}")
    return path


def _version(path: str) -> int:
    """The major version, 0 if it does not tell."""
    try:
        done = subprocess.run([path, "-version"], capture_output=True, text=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return 0
    match = VERSION.search(done.stderr + done.stdout)
    return int(match[1]) if match else 0
