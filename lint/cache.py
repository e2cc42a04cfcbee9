"""Results of earlier runs, by everything they depend on: content, configuration, packs, version.

One small file for each checked file, written in one step, so that runs at the same time cannot
harm each other; what is not as it was written counts as absent.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

from lint.formats import Notice
from lint.model import Diagnostic, Edit, Fix, Origin, Safety, Severity, Span, Witness

MAX_AGE = 30 * 24 * 3600
"""Seconds after which an entry that nobody used is thrown away."""


class Entry(NamedTuple):
    """What is kept of a checked file."""

    diagnostics: tuple[Diagnostic, ...]
    blocks: tuple[Span, ...]
    notices: tuple[Notice, ...]
    origin: Origin | None


class ResultCache(NamedTuple):
    """The entries in a folder. `state` is what all of them depend on besides the file."""

    folder: Path
    state: str

    def key(self, data: bytes, *about: str) -> str:
        """The key of a file's content, read as `about` says (path, language, format …)."""
        from hashlib import sha256

        digest = sha256("\x1f".join((self.state, *about)).encode("utf-8", "replace"))
        digest.update(data)
        return digest.hexdigest()[:40]

    def load(self, key: str) -> Entry | None:
        """The entry of a key, None if there is none."""
        path = self._path(key)
        with suppress(OSError, ValueError):
            entry = _entry(json.loads(read_sealed(path)))
            os.utime(path)
            return entry
        return None

    def store(self, key: str, entry: Entry) -> None:
        """Keep an entry; a full or read-only disk is no error."""
        write_sealed(self._path(key), json.dumps(_data(entry)))

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / key[2:]


def read_sealed(path: Path) -> str:
    """What `write_sealed` wrote. Raises OSError, or ValueError if it is not that any more."""
    seal, _, data = path.read_bytes().partition(b"\n")
    if seal != _seal(data):
        raise ValueError("damaged")
    return data.decode("utf-8")


def write_sealed(path: Path, text: str) -> None:
    """Write a file of the cache in one step, with a check sum; a full or read-only disk is no error."""
    import tempfile

    data = text.encode("utf-8")
    temporary = ""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            temporary = file.name
            file.write(_seal(data) + b"\n" + data)
        Path(temporary).replace(path)
        temporary = ""
    if temporary:
        with suppress(OSError):
            Path(temporary).unlink()


def _seal(data: bytes) -> bytes:
    return b"%08x" % crc32(data)


def prune(folder: Path) -> None:
    """Throw away the entries of a folder that nobody has used for a month."""
    oldest = time.time() - MAX_AGE
    for path in folder.glob("??/*"):
        with suppress(OSError):
            if path.stat().st_mtime < oldest:
                path.unlink()


def _data(entry: Entry) -> Sequence[Any]:
    return [[_diagnostic_data(d) for d in entry.diagnostics], entry.blocks, entry.notices, _origin_data(entry.origin)]


def _origin_data(origin: Origin | None) -> Sequence[Any] | None:
    if origin is None:
        return None
    evidence = [[w.kind, w.what, w.weight, w.spans] for w in origin.evidence]
    return [origin.language, origin.confidence, origin.shown, evidence]


def _diagnostic_data(d: Diagnostic) -> Sequence[Any]:
    fixes = [[fix.title, fix.safety.value, [[*edit.span, edit.replacement] for edit in fix.edits]] for fix in d.fixes]
    return [d.rule, d.name, d.category, d.severity.value, d.confidence, d.message, d.span, d.related, fixes]


def _entry(data: Any) -> Entry:
    diagnostics, blocks, notices, origin = data
    return Entry(
        tuple(_diagnostic(item) for item in diagnostics),
        tuple(Span(*span) for span in blocks),
        tuple(Notice(*notice) for notice in notices),
        _origin(*origin) if origin else None,
    )


def _origin(language: str, confidence: float, shown: bool, evidence: Any) -> Origin:
    witnesses = (Witness(k, what, weight, tuple(Span(*s) for s in spans)) for k, what, weight, spans in evidence)
    return Origin(language, confidence, shown, tuple(witnesses))


def _diagnostic(data: Any) -> Diagnostic:
    rule, name, category, severity, confidence, message, span, related, fixes = data
    return Diagnostic(
        rule=rule,
        name=name,
        category=category,
        severity=Severity(severity),
        confidence=confidence,
        message=message,
        span=Span(*span),
        related=tuple(Span(*place) for place in related),
        fixes=tuple(_fix(*fix) for fix in fixes),
    )


def _fix(title: str, safety: str, edits: Any) -> Fix:
    return Fix(title, Safety(safety), tuple(Edit(Span(start, end), new) for start, end, new in edits))
