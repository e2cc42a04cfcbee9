"""Which lines of which files differ from a git revision."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from lint import regexes as regex
from lint.errors import PosteditError
from lint.lines import TextLines
from lint.model import Diagnostic, Span

HUNK = regex.compile(r"^@@ -\S+ \+(\d+)(?:,(\d+))? @@")


class ChangedLines(NamedTuple):
    """The changed lines by absolute path: half-open ranges from 1. None stands for the whole file."""

    files: Mapping[Path, Sequence[range] | None]

    def touches(self, path: Path, lines: TextLines, diagnostic: Diagnostic, block: Span | None) -> bool:
        """Whether a finding, or the block it stands in, lies on a changed line."""
        key = path.resolve()
        if key not in self.files:
            return False
        ranges = self.files[key]
        if ranges is None:
            return True
        start = min(diagnostic.span.start, block.start if block else diagnostic.span.start)
        end = max(diagnostic.span.end, block.end if block else diagnostic.span.end)
        first, last = lines.number(start), lines.number(max(start, end - 1))
        return any(r.start <= last and first < r.stop for r in ranges)


def changed_since(revision: str, folder: Path) -> ChangedLines:
    """What differs between the working tree around `folder` and a revision; untracked files are new.

    Raises PosteditError if git is missing, this is no repository, or there is no such revision.
    """
    root = Path(_git(folder, "rev-parse", "--show-toplevel").strip())
    base = _git(folder, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").strip()
    names = _git(root, "diff", "--name-only", "-z", "--diff-filter=d", base).split("\0")
    untracked = _git(root, "ls-files", "--others", "--exclude-standard", "-z").split("\0")
    files: dict[Path, Sequence[range] | None] = {(root / name).resolve(): None for name in untracked if name}
    for name in filter(None, names):
        diff = _git(root, "diff", "--unified=0", "--no-color", "--no-ext-diff", base, "--", name)
        files[(root / name).resolve()] = [*_ranges(diff)]
    return ChangedLines(files)


def _ranges(diff: str) -> list[range]:
    found = []
    for line in diff.split("\n"):
        match = HUNK.match(line)
        if match:
            start, count = int(match[1]), int(match[2] or 1)
            found.append(range(start, start + max(1, count)))
    return found


def _git(folder: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=False)
    except FileNotFoundError:
        raise PosteditError("--changed-since needs git, which is not installed") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:] or ["no such revision"]
        raise PosteditError(f"git {arguments[0]}: {said[0]}")
    return done.stdout.decode("utf-8", "surrogateescape")
