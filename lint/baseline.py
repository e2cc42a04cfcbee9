"""Old findings that are not to be reported again.

An entry is a path, a rule and a hash of the finding's text with three words on either side, so that
edits elsewhere in the file neither revive nor hide it. The file is sorted JSON, made to be committed.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lint.data import read_json
from lint.errors import ConfigError
from lint.model import Diagnostic, Span

VERSION = 1
DEFAULT_NAME = "postedit-baseline.json"
"""A baseline of this name beside the configuration is used without being named there."""
WORDS = 3
REACH = 200
Entries = Mapping[str, Counter[tuple[str, str]]]


@dataclass(frozen=True)
class Baseline:
    """The entries of a baseline file by path; paths are relative to its folder."""

    path: Path
    entries: Entries = field(default_factory=dict)

    def unknown(self, path: Path, text: str, diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
        """The diagnostics of a file that the baseline does not hold."""
        left = Counter(self.entries.get(self.key(path), ()))
        kept = []
        for diagnostic in diagnostics:
            entry = entry_of(text, diagnostic)
            if left[entry] > 0:
                left[entry] -= 1
            else:
                kept.append(diagnostic)
        return kept

    def key(self, path: Path) -> str:
        """A path as the file has it."""
        try:
            return path.absolute().relative_to(self.path.absolute().parent).as_posix()
        except ValueError:
            return path.as_posix()


def entry_of(text: str, diagnostic: Diagnostic) -> tuple[str, str]:
    """Rule and context hash of a finding in a file's text."""
    from hashlib import sha256

    return diagnostic.rule, sha256(_context(text, diagnostic.span).encode("utf-8", "replace")).hexdigest()[:16]


def _context(text: str, span: Span) -> str:
    before = text[max(0, span.start - REACH) : span.start].split()[-WORDS:]
    after = text[span.end : span.end + REACH].split()[:WORDS]
    return "\x1f".join([" ".join(before), " ".join(text[slice(*span)].split()), " ".join(after)])


def load_baseline(path: Path) -> Baseline:
    """Read a baseline file. Raises ConfigError."""
    try:
        data = read_json(path.read_text(encoding="utf-8"))
        if data["version"] != VERSION:
            raise ConfigError(path, f"is of version {data['version']}; this postedit reads version {VERSION}")
        entries = {
            name: Counter({(rule, digest): count for rule, digest, count in rows})
            for name, rows in data["findings"].items()
        }
    except OSError as error:
        raise ConfigError(path, f"cannot read the baseline: {error.strerror}") from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise ConfigError(path, "is no baseline of postedit") from None
    return Baseline(path, entries)


def baseline_json(entries: Entries) -> str:
    """The text of a baseline file."""
    findings = {
        path: [[rule, digest, count] for (rule, digest), count in sorted(counter.items()) if count > 0]
        for path, counter in sorted(entries.items())
    }
    rows = {path: found for path, found in findings.items() if found}
    return json.dumps({"version": VERSION, "findings": rows}, ensure_ascii=False, indent=1) + "\n"
