"""The public functions: texts and files in, diagnostics or repaired text out."""

from __future__ import annotations

from pathlib import Path

from lint.config import Config
from lint.document import Document
from lint.fixer import fix
from lint.formats import FORMATS, format_of
from lint.linter import Linter
from lint.model import Diagnostic
from lint.source import read_file


def lint_text(
    text: str, *, lang: str = "en", source_lang: str = "", format: str = "plain", config: Config | None = None
) -> list[Diagnostic]:
    """Check a text.

    Args:
        text: the text as it stands in its file, markup and newlines included.
        lang: BCP 47 code of its language. Without rules of its own only the neutral rules run.
        source_lang: the language it was translated from, if known.
        format: how to read it, one of `lint.formats.FORMATS`.
        config: rules to select and packs to add; default: everything that comes with postedit.

    Returns:
        The diagnostics in order of place. Spans are half-open, in code points of `text`.

    Raises:
        ValueError: `format` is unknown.
        ConfigError: a pack of `config` is faulty.
    """
    return Linter(config or Config()).check(_document(text, lang, source_lang, format))


def lint_path(
    path: str | Path, *, lang: str = "en", source_lang: str = "", format: str = "", config: Config | None = None
) -> list[Diagnostic]:
    """Check a file. As `lint_text`; the format follows from the name unless given.

    Raises:
        FileError: the file cannot be read or is no text (`BinaryFileError`).
    """
    decoded = read_file(Path(path))
    return lint_text(decoded.text, lang=lang, source_lang=source_lang, format=format or format_of(path), config=config)


def fix_text(
    text: str,
    *,
    unsafe: bool = False,
    lang: str = "en",
    source_lang: str = "",
    format: str = "plain",
    config: Config | None = None,
) -> str:
    """The text after its safe fixes, and with `unsafe` its likely ones too. Running it again changes nothing.

    Arguments and errors as for `lint_text`.
    """
    linter = Linter(config or Config())
    return fix(_document(text, lang, source_lang, format), linter.check, unsafe=unsafe).text


def _document(text: str, lang: str, source_lang: str, format: str) -> Document:
    if format not in FORMATS:
        raise ValueError(f"unknown format “{format}”; known are {', '.join(FORMATS)}")
    return Document.parse(text, lang=lang, source_lang=source_lang, format=format)
