"""The package `regex`, with its compiled patterns kept between runs.

    from lint import regexes as regex

`regex` compiles in Python, up to ten milliseconds a pattern, and a run needs hundreds of them. A
compiled pattern is plain data (what `pickle` writes of it), so a file of the user's keeps it.
Such data is as powerful as the bytecode Python keeps: the file counts only where it belongs to
the user and nobody else can write it, and lies where no variable that a project sets could lead.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Callable, Collection
from contextlib import suppress
from functools import cache
from importlib.machinery import PathFinder
from importlib.util import module_from_spec
from pathlib import Path
from re import escape as escape  # as the one of `regex`, which brings its compiler along
from typing import TYPE_CHECKING, Any
from zlib import crc32

from lint.places import user_cache

if TYPE_CHECKING:
    from regex import Match as Match
    from regex import Pattern as Pattern
    from regex import error as error
    from regex import findall as findall
    from regex import finditer as finditer
    from regex import fullmatch as fullmatch
    from regex import match as match
    from regex import search as search
    from regex import sub as sub

I, M, S, X, V1 = 0x2, 0x8, 0x10, 0x40, 0x100  # noqa: E741
"""Flags of `regex` under their own names."""
MOST = 5000
"""Patterns kept. With more of them (from many packs, or old versions) a run keeps its own only."""


class Programs:
    """The compiled patterns of this process, and those that earlier ones kept."""

    def __init__(self) -> None:
        self._patterns: dict[str, Pattern[str]] = {}
        self._new: dict[str, bytes] = {}
        self._kept: dict[str, bytes] | None = None

    def pattern(self, source: str, flags: int, words: Collection[str]) -> Pattern[str]:
        """A compiled pattern, the same object for the same arguments."""
        key = "\0".join((str(flags), source, *sorted(words)))
        if key not in self._patterns:
            self._patterns[key] = self._known(key) or self._compiled(key, source, flags, words)
        return self._patterns[key]

    def _known(self, key: str) -> Pattern[str] | None:
        if self._kept is None:
            self._kept = _read()
        program = self._kept.get(key)
        return _engine()(*marshal.loads(program)) if program else None

    def _compiled(self, key: str, source: str, flags: int, words: Collection[str]) -> Pattern[str]:
        import copyreg

        import regex

        pattern = regex.compile(source, flags, words=words) if words else regex.compile(source, flags)
        program: Any = copyreg.dispatch_table[type(pattern)](pattern)
        self._new[key] = marshal.dumps(program[1])
        return pattern

    def keep(self) -> None:
        """Write what this process compiled for the next ones; a full or read-only disk is no error."""
        if self._new:
            kept = {**(self._kept or {}), **self._new}
            _write(kept if len(kept) <= MOST else self._new)
            self._kept, self._new = kept, {}


_PROGRAMS = Programs()


def compile(pattern: str, flags: int = 0, *, words: Collection[str] = ()) -> Pattern[str]:
    """`regex.compile`, for patterns that no text has a part in; `words` are those of `\\L<words>`. Raises `error`."""
    return _PROGRAMS.pattern(pattern, int(flags), words)


def keep() -> None:
    """Keep what this process compiled. To be called where a run ends."""
    _PROGRAMS.keep()


def __getattr__(name: str) -> Any:
    import regex

    return getattr(regex, name)


# -- the file ------------------------------------------------------------------------------------


@cache
def _home() -> tuple[str, ...]:
    """Where `regex` lies, found without importing it."""
    package = PathFinder.find_spec("regex")
    return tuple(package.submodule_search_locations or ()) if package else ()


@cache
def _place() -> Path:
    """The file for this Python and this `regex`. Raises OSError, IndexError."""
    compiler = Path(_home()[0], "_regex_core.py").stat()
    name = f"patterns-{sys.implementation.cache_tag}-{compiler.st_size:x}-{compiler.st_mtime_ns:x}"
    return user_cache() / name


def _read() -> dict[str, bytes]:
    with suppress(OSError, ValueError, EOFError, TypeError, IndexError), _place().open("rb") as file:
        if _is_ours(os.fstat(file.fileno())):
            check, data = int.from_bytes(file.read(4), "big"), file.read()
            if check == crc32(data):
                return dict(marshal.loads(data))
    return {}


def _is_ours(state: os.stat_result) -> bool:
    return not hasattr(os, "getuid") or (state.st_uid == os.getuid() and not state.st_mode & 0o022)


def _write(programs: dict[str, bytes]) -> None:
    with suppress(OSError, IndexError):
        path = _place()
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(f"{path.name}.{os.getpid()}")
        data = marshal.dumps(programs)
        with open(temporary, "wb", opener=_private) as file:
            file.write(crc32(data).to_bytes(4, "big") + data)
        temporary.replace(path)


def _private(name: str, flags: int) -> int:
    return os.open(name, flags, 0o600)


@cache
def _engine() -> Callable[..., Pattern[str]]:
    """The part of `regex` written in C, without the compiler written in Python where nobody needs that."""
    if "regex" in sys.modules or not (spec := PathFinder.find_spec("regex._regex", _home())) or not spec.loader:
        from importlib import import_module

        engine: Any = import_module("regex._regex")
    else:
        engine = sys.modules.setdefault("regex._regex", module_from_spec(spec))
        spec.loader.exec_module(engine)
    build: Callable[..., Pattern[str]] = engine.compile
    return build
