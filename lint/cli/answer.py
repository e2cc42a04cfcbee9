"""`postedit check --add-ignores`: comments that answer what was found."""

from __future__ import annotations

import click

from lint.cli.options import complain, printable
from lint.document import Document
from lint.errors import FileError
from lint.fixer import apply
from lint.ignores import ignore_edits
from lint.model import Severity
from lint.runner import Checked
from lint.source import encode_named, write_file


def answer(checked: Checked) -> None:
    """Write a comment for every error and warning of a file, and say what could not be answered. Raises FileError."""
    found = [d for d in checked.diagnostics if d.severity is not Severity.INFO]
    if not found:
        return
    text = checked.decoded.text
    document = Document.parse(text, lang=checked.lang, path=str(checked.path), format=checked.format)
    edits, homeless = ignore_edits(document, found)
    if homeless:
        complain(FileError(checked.path, f"{homeless} findings have no place for a comment; use a baseline"))
    if edits:
        data = encode_named(checked.path, checked.decoded, apply(text, edits))
        write_file(checked.path, data, checked.decoded.encode(text))
        comments = f"{len(edits)} comment{'s' * (len(edits) != 1)}"
        click.echo(f"{printable(str(checked.path))}: {comments} for {len(found) - homeless} findings.", err=True)
