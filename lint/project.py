"""How far a project reaches: what its files may name, and what is read because they do.

A configuration, a pack or a link comes with the content and is trusted no more than that: what it
names has to lie in the same project. What stands on the command line is the user's own choice.
"""

from __future__ import annotations

from pathlib import Path

MARKS = (".git", ".hg", ".svn")
"""Folders (or files) at the top of a repository."""


def root_of(path: Path) -> Path:
    """The folder of the project that a file belongs to.

    That is the top of its repository; else the working folder, where the file lies in it; else the file's own folder.
    """
    folder = path.absolute().parent.resolve()
    for above in (folder, *folder.parents):
        if any((above / mark).exists() for mark in MARKS):
            return above
    here = Path.cwd()
    return here if folder.is_relative_to(here) else folder


def reaches(path: Path, root: Path) -> bool:
    """Whether a file, links followed, lies in a project and in none of its hidden folders."""
    try:
        inside = path.resolve().relative_to(root).parts
    except (ValueError, OSError, RuntimeError):  # elsewhere; a link to itself
        return False
    return not any(part.startswith(".") for part in inside[:-1])
