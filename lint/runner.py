"""Checks and repairs files, one after the other or in several processes. One file never stops the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple, TypeVar

from lint.cache import Entry
from lint.discovery import Discovered, discover
from lint.document import Document
from lint.encoding import Decoded
from lint.engine import RuleSet
from lint.errors import BinaryFileError, FileError, PosteditError
from lint.fixer import Fixed, fix
from lint.formats import Notice, format_of
from lint.layers import ABOUT_THE_RUN
from lint.lines import TextLines
from lint.linter import Linter
from lint.model import Diagnostic, Origin, Span
from lint.source import read_file
from lint.workspace import Options, Workspace, workspace_of

FILES_PER_WORKER = 8
"""Fewer files than this for each worker are checked without one."""
T = TypeVar("T")


@dataclass(frozen=True)
class Checked:
    """A file that was read, and what was found in it.

    `blocks` are the places of its blocks in the file, `layers` what is to be said about each layer that took part,
    `origin` what it was translated from, if that shows.
    """

    path: Path
    decoded: Decoded
    format: str
    lang: str
    diagnostics: tuple[Diagnostic, ...]
    blocks: tuple[Span, ...] = ()
    notices: tuple[Notice, ...] = ()
    layers: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    origin: Origin | None = None

    @cached_property
    def lines(self) -> TextLines:
        """The lines of the file."""
        return TextLines(self.decoded.text)


class Repaired(NamedTuple):
    """A file that was read, and what repairing made of it. Nothing is written yet."""

    path: Path
    decoded: Decoded
    fixed: Fixed
    notices: tuple[Notice, ...] = ()


def check_all(paths: Iterable[Path], options: Options, jobs: int = 1) -> Iterator[Checked | FileError]:
    """Check files and folders, in order. Raises ConfigError before the first file if nothing can be checked."""
    return _map(partial(check_file, options=options), paths, options, jobs)


def fix_all(paths: Iterable[Path], options: Options, *, unsafe: bool, jobs: int = 1) -> Iterator[Repaired | FileError]:
    """Repair files and folders, in order, without writing. Raises as `check_all`."""
    return _map(partial(fix_file, options=options, unsafe=unsafe), paths, options, jobs)


def documents(paths: Iterable[Path], options: Options) -> Iterator[tuple[Document, RuleSet] | FileError]:
    """The documents of files and folders, in order, each with its rules. Raises as `check_all`."""
    return _map(partial(_with_rules, options=options), paths, options, jobs=1)


def _with_rules(path: Path, options: Options) -> tuple[Document, RuleSet]:
    linter = workspace_of(options).linter(path)
    document = _document(path, _read(path, options, linter), options, linter)
    return document, linter.rule_set(document)


def _map(work: Callable[[Path], T], paths: Iterable[Path], options: Options, jobs: int) -> Iterator[T | FileError]:
    """`work` on every file in order, in several processes if there are enough files for them."""
    files = discover(paths, workspace_of(options).config)
    first = [*islice(files, jobs * FILES_PER_WORKER)]
    if jobs < 2 or len(first) < jobs * FILES_PER_WORKER:
        yield from (_work(work, item) for item in chain(first, files))
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(jobs, initializer=_begin_work) as pool:
        yield from pool.map(partial(_work, work), chain(first, files), chunksize=FILES_PER_WORKER)


def _begin_work() -> None:
    """What a worker does first: it leaves Ctrl-C to the process that reports, and ends with it even if that is killed.

    On Ctrl-C the workers finish the few files they hold. Where nobody ends them they would wait for files for ever.
    """
    import signal
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    import os
    from multiprocessing import parent_process

    parent = parent_process()
    assert parent
    parent.join()
    os._exit(1)


def _work(work: Callable[[Path], T], item: Discovered | FileError) -> T | FileError:
    """A rule that breaks on one file must not take the others with it."""
    if isinstance(item, FileError):
        return item
    try:
        return work(item.path)
    except BinaryFileError as error:
        return error if item.named else FileError(item.path, "skipped, binary file", notice=True)
    except FileError as error:
        return error
    except PosteditError:
        raise
    except Exception as error:
        import traceback

        place = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{Path(place.filename).name}:{place.lineno}"
        reason = f"internal error, please report it: {type(error).__name__}: {error} ({where})"
        return FileError(item.path, reason)


# -- one file ------------------------------------------------------------------------------------


def check_file(path: Path, options: Options) -> Checked:
    """Check one file. Raises FileError, ConfigError."""
    workspace = workspace_of(options)
    linter = workspace.linter(path)
    return check_decoded(path, _read(path, options, linter), options, workspace)


def fix_file(path: Path, options: Options, *, unsafe: bool) -> Repaired:
    """Repair one file without writing it. Raises FileError, ConfigError."""
    linter = workspace_of(options).linter(path)
    return fix_decoded(path, _read(path, options, linter), options, workspace_of(options), unsafe=unsafe)


def _read(path: Path, options: Options, linter: Linter) -> Decoded:
    return read_file(path, options.encoding, int(linter.config.max_file_size * 2**20))


def check_decoded(path: Path, decoded: Decoded, options: Options, workspace: Workspace) -> Checked:
    """Check the text of one file. What the cache knows is not computed again."""
    linter = workspace.linter(path)
    cache = workspace.cache(linter)
    reading = _reading(path, options, linter)
    where = str(path.absolute()) if linter.baseline else ""
    key = (
        cache.key(decoded.text.encode("utf-8", "surrogatepass"), where, decoded.encoding, *reading.values())
        if cache
        else ""
    )
    entry = cache.load(key) if cache else None
    if entry is None:
        entry = _examine(_document(path, decoded, options, linter), linter)
        if cache and not any(notice.line == ABOUT_THE_RUN for notice in entry.notices):
            cache.store(key, entry)
    return Checked(
        path, decoded, reading["format"], reading["lang"], entry.diagnostics, entry.blocks, entry.notices,
        linter.about, entry.origin,
    )  # fmt: skip


def fix_decoded(path: Path, decoded: Decoded, options: Options, workspace: Workspace, *, unsafe: bool) -> Repaired:
    """Repair the text of one file."""
    linter = workspace.linter(path)
    document = _document(path, decoded, options, linter)
    return Repaired(path, decoded, fix(document, linter.check, unsafe=unsafe), document.notices)


def _examine(document: Document, linter: Linter) -> Entry:
    result = linter.examine(document)
    blocks = tuple(document.span(block.start, block.end) for block in document.blocks)
    return Entry(tuple(result.diagnostics), blocks, result.notices, result.origin)


def _reading(path: Path, options: Options, linter: Linter) -> dict[str, str]:
    config = linter.config
    return {
        "lang": options.lang or config.lang,
        "source_lang": options.source_lang or config.source_lang,
        "format": options.format or format_of(options.stdin_filename or path, config.formats),
    }


def _document(path: Path, decoded: Decoded, options: Options, linter: Linter) -> Document:
    return Document.parse(decoded.text, path=str(path), fields=linter.config.fields, **_reading(path, options, linter))
