"""The language server: diagnostics while a text is written, a code action for each fix, explanations on hover.

Built on pygls; positions are converted to the units of the client (UTF-16 unless it asks for others).
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from lint import __version__
from lint.document import Document
from lint.errors import PosteditError
from lint.fixer import choose, fix
from lint.formats import format_of
from lint.ignores import ignore_edits
from lint.lines import TextLines
from lint.linter import Linter
from lint.model import Diagnostic, Edit, Fix, Safety, Severity, Span
from lint.packs import builtin_packs
from lint.report.markdown import quoted
from lint.report.text import visible
from lint.rule import Rule
from lint.workspace import Options, Workspace

DEBOUNCE = 0.3
"""Seconds of silence after a key before a text is checked."""
FIX_ALL = "source.fixAll.postedit"
LANGUAGES = {"markdown": "markdown", "html": "html", "mdx": "mdx", "restructuredtext": "rst"}
SEVERITIES = {
    Severity.ERROR: lsp.DiagnosticSeverity.Error,
    Severity.WARNING: lsp.DiagnosticSeverity.Warning,
    Severity.INFO: lsp.DiagnosticSeverity.Information,
}
CODEC = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}


@dataclass(frozen=True)
class Checked:
    """A text as it was last checked."""

    version: int
    document: Document
    linter: Linter
    diagnostics: tuple[Diagnostic, ...]


class Units:
    """Positions of a text in the units of a client."""

    def __init__(self, text: str, encoding: str) -> None:
        self.lines = TextLines(text)
        self._codec, self._size = CODEC.get(encoding, CODEC["utf-16"])

    def position(self, offset: int) -> lsp.Position:
        """The position of a code point."""
        line = self.lines.number(offset)
        before = self.lines.text[self.lines.starts[line - 1] : offset]
        return lsp.Position(line - 1, len(before.encode(self._codec, "surrogatepass")) // self._size)

    def range(self, span: Span) -> lsp.Range:
        """The range of a span."""
        return lsp.Range(self.position(span.start), self.position(span.end))

    def offset(self, position: lsp.Position) -> int:
        """The code point at a position; beyond the end of a line, its end."""
        number = min(position.line, len(self.lines.starts) - 1)
        line = self.lines.line(number + 1).encode(self._codec, "surrogatepass")
        before = line[: position.character * self._size].decode(self._codec, "replace")
        return self.lines.starts[number] + len(before)

    def edits(self, edits: Iterable[Edit]) -> list[lsp.TextEdit]:
        """Edits of the text."""
        return [lsp.TextEdit(self.range(edit.span), edit.replacement) for edit in edits]


class PosteditServer(LanguageServer):
    """Holds what was last found in each open text."""

    def __init__(self) -> None:
        super().__init__("postedit", __version__)
        self.checked: dict[str, Checked] = {}
        self.configurations = Workspace(Options(cache=False))
        self.rules: dict[str, Rule] = {rule.code: rule for pack in builtin_packs() for rule in pack.rules}

    def units(self, text: str) -> Units:
        """The units the client counts in."""
        return Units(text, str(getattr(self.workspace.position_encoding, "value", self.workspace.position_encoding)))

    def check(self, uri: str) -> None:
        """Check an open text and publish what was found."""
        opened = self.workspace.get_text_document(uri)
        path = Path(to_fs_path(uri) or "untitled")
        try:
            linter = self.configurations.linter(path)
        except PosteditError as error:
            self.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Error, f"postedit: {error}"))
            return
        config = linter.config
        name = LANGUAGES.get(opened.language_id or "") or format_of(path, config.formats)
        text = opened.source
        if len(text) > config.max_file_size * 2**20:
            large = f"postedit: {path.name}: larger than {config.max_file_size:.3g} MB"
            self.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Warning, large))
            return
        document = Document.parse(text, lang=config.lang, source_lang=config.source_lang, path=str(path), format=name)
        found = tuple(linter.check(document))
        self.checked[uri] = Checked(opened.version or 0, document, linter, found)
        units = self.units(text)
        shown = [as_lsp(diagnostic, units) for diagnostic in found]
        self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, shown, opened.version))


def as_lsp(diagnostic: Diagnostic, units: Units) -> lsp.Diagnostic:
    """A diagnostic as the protocol has it."""
    return lsp.Diagnostic(
        range=units.range(diagnostic.span),
        message=visible(diagnostic.message),
        severity=SEVERITIES[diagnostic.severity],
        code=diagnostic.rule,
        source="postedit",
    )


def create_server() -> PosteditServer:
    """A server with all its features."""
    server = PosteditServer()

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    def did_open(params: lsp.DidOpenTextDocumentParams) -> None:
        server.check(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    def did_save(params: lsp.DidSaveTextDocumentParams) -> None:
        server.configurations = Workspace(Options(cache=False))  # the file saved may be a configuration
        server.check(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    async def did_change(params: lsp.DidChangeTextDocumentParams) -> None:
        uri, version = params.text_document.uri, params.text_document.version
        await asyncio.sleep(DEBOUNCE)
        if uri in server.workspace.text_documents and server.workspace.get_text_document(uri).version == version:
            server.check(uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def did_close(params: lsp.DidCloseTextDocumentParams) -> None:
        server.checked.pop(params.text_document.uri, None)
        server.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(params.text_document.uri, []))

    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    def hover(params: lsp.HoverParams) -> lsp.Hover | None:
        return _hover(server, params)

    kinds = [lsp.CodeActionKind.QuickFix, FIX_ALL]

    @server.feature(lsp.TEXT_DOCUMENT_CODE_ACTION, lsp.CodeActionOptions(code_action_kinds=kinds))
    def code_action(params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        return _actions(server, params)

    return server


def _hover(server: PosteditServer, params: lsp.HoverParams) -> lsp.Hover | None:
    checked = server.checked.get(params.text_document.uri)
    if checked is None:
        return None
    units = server.units(checked.document.text)
    at = units.offset(params.position)
    here = [d for d in checked.diagnostics if d.span.start <= at <= d.span.end]
    if not here:
        return None
    parts = []
    for diagnostic in here:
        rule = server.rules.get(diagnostic.rule)
        why = f"\n\n{rule.why.strip()}" if rule else ""
        parts.append(f"**{diagnostic.rule} {diagnostic.name}**\n\n{quoted(diagnostic.message)}{why}")
    contents = lsp.MarkupContent(lsp.MarkupKind.Markdown, "\n\n---\n\n".join(parts))
    return lsp.Hover(contents, units.range(here[0].span))


def _actions(server: PosteditServer, params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
    uri = params.text_document.uri
    checked = server.checked.get(uri)
    if checked is None:
        return []
    units = server.units(checked.document.text)
    asked = Span(units.offset(params.range.start), units.offset(params.range.end))
    actions = []
    for diagnostic in checked.diagnostics:
        if diagnostic.span.overlaps(asked) or diagnostic.span.end == asked.start:
            actions += [_action(uri, units, diagnostic, found.title, found.edits) for found in diagnostic.fixes]
            ignored, _ = ignore_edits(checked.document, [diagnostic])
            if ignored:
                title = f"Ignore {diagnostic.rule} here"
                actions.append(_action(uri, units, diagnostic, title, ignored, preferred=False))
    safe = _safe_edits(checked)
    if safe:
        edit = lsp.WorkspaceEdit(changes={uri: units.edits(safe)})
        actions.append(lsp.CodeAction("Apply all safe repairs", kind=FIX_ALL, edit=edit))
    only = params.context.only
    return [a for a in actions if not only or any(str(a.kind).startswith(str(getattr(k, "value", k))) for k in only)]


def _action(
    uri: str, units: Units, diagnostic: Diagnostic, title: str, edits: Iterable[Edit], *, preferred: bool | None = None
) -> lsp.CodeAction:
    edit = lsp.WorkspaceEdit(changes={uri: units.edits(edits)})
    best = bool(diagnostic.fixes) and diagnostic.fixes[0].title == title if preferred is None else preferred
    return lsp.CodeAction(
        visible(title),
        kind=lsp.CodeActionKind.QuickFix.value,
        diagnostics=[as_lsp(diagnostic, units)],
        is_preferred=best,
        edit=edit,
    )


def _safe_edits(checked: Checked) -> list[Edit]:
    """One edit of the whole text where repairs follow on each other, else those of this pass."""
    fixes: list[Fix] = choose([d for d in checked.diagnostics if d.severity is not Severity.INFO], unsafe=False)
    if not any(found.safety is Safety.SAFE for found in fixes):
        return []
    fixed = fix(checked.document, checked.linter.check)
    return [Edit(Span(0, len(checked.document.text)), fixed.text)] if fixed.applied else []
