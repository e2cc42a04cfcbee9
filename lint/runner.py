"""Ties the parts together for one run: which packs, which rules, one file after the other."""

from __future__ import annotations

import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import cached_property, partial
from pathlib import Path

from lint import engine
from lint.config import Config, check_keys
from lint.discovery import discover
from lint.document import Document
from lint.encoding import Decoded
from lint.engine import RuleSet
from lint.errors import BinaryFileError, FileError, PosteditError
from lint.examples import validate
from lint.formats import format_of
from lint.model import Diagnostic
from lint.packcache import cached_packs
from lint.packs import Pack, duplicates, load_pack
from lint.rule import Rule
from lint.source import MAX_BYTES, read_file


class Linter:
    """Checks documents under one configuration. Rules are read once and compiled when first needed."""

    def __init__(self, config: Config) -> None:
        self.config = config
        self._rule_sets: dict[tuple[str, str], RuleSet] = {}

    @cached_property
    def packs(self) -> tuple[Pack, ...]:
        """The packs that come with postedit and those of the configuration.

        Raises ConfigError for a faulty pack or a key that selects nothing.
        """
        own = tuple(load_pack(path) for path in self.config.packs)
        packs = (*cached_packs(), *own)
        if own:
            for error in duplicates(packs):
                raise error
            validate(own, packs)
        keys = (*self.config.select, *self.config.extend_select, *self.config.ignore)
        check_keys(keys, (rule for pack in packs for rule in pack.rules), self.config.path or "--select/--ignore")
        return packs

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """All selected rules, of every language."""
        return tuple(rule for pack in self.packs for rule in pack.rules if self.config.selects(rule))

    def check(self, document: Document) -> list[Diagnostic]:
        """The diagnostics of one document."""
        key = (document.lang, document.source_lang)
        if key not in self._rule_sets:
            self._rule_sets[key] = RuleSet(self.packs, *key, only=[rule.code for rule in self.rules])
        return engine.check(document, self._rule_sets[key])


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that was read, and what was found in it."""

    path: Path
    decoded: Decoded
    document: Document
    diagnostics: list[Diagnostic]


@dataclass(frozen=True, slots=True)
class Reading:
    """How files are to be read: "" and None leave it to the file or the configuration."""

    lang: str = ""
    source_lang: str = ""
    format: str = ""
    encoding: str | None = None
    max_bytes: int = MAX_BYTES


def run(linter: Linter, paths: Sequence[Path], reading: Reading) -> Iterator[Checked | FileError]:
    """Check files and folders one after the other. A file that cannot be read never stops the others."""
    formats = linter.config.formats
    for found in discover(paths, formats=formats, excluded=partial(_excluded, linter.config)):
        if isinstance(found, FileError):
            yield found
            continue
        try:
            decoded = read_file(found.path, reading.encoding, reading.max_bytes)
        except BinaryFileError as error:
            yield error if found.named else FileError(found.path, "skipped, binary file", notice=True)
        except FileError as error:
            yield error
        else:
            yield _guarded(linter, found.path, decoded, reading)


def _guarded(linter: Linter, path: Path, decoded: Decoded, reading: Reading) -> Checked | FileError:
    """A rule that breaks on one file must not take the others with it."""
    try:
        return check_decoded(linter, path, decoded, reading)
    except PosteditError:
        raise
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{Path(place.filename).name}:{place.lineno}"
        return FileError(path, f"internal error, please report it: {type(error).__name__}: {error} ({where})")


def check_decoded(linter: Linter, path: Path, decoded: Decoded, reading: Reading) -> Checked:
    """Check one file's text."""
    document = Document.parse(
        decoded.text,
        lang=reading.lang or linter.config.lang,
        source_lang=reading.source_lang or linter.config.source_lang,
        path=str(path),
        format=reading.format or format_of(path, linter.config.formats),
    )
    return Checked(path, decoded, document, linter.check(document))


def _excluded(config: Config, path: Path) -> bool:
    return any(fnmatch(path.as_posix(), pattern) or fnmatch(path.name, pattern) for pattern in config.exclude)
