"""The language server, spoken to by a real client over its standard input and output."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest_lsp
from conftest import CHECKOUT
from lsprotocol import types as lsp
from pytest_lsp import ClientServerConfig, LanguageClient

from lint.config import Config
from lint.document import Document
from lint.linter import Linter
from lint.lsp import Checked, Units, _hover, as_lsp, create_server
from lint.model import Diagnostic, Severity, Span

URI = "file:///nowhere/article.md"
TEXT = "# Ferry to stop\n\n😀 “There are ways,” he defended.\n\nFerry to stop\n"
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(CHECKOUT)}


@pytest_lsp.fixture(
    config=ClientServerConfig(server_command=[sys.executable, "-m", "lint", "lsp"], server_env=ENVIRONMENT)
)
async def client(lsp_client: LanguageClient):  # type: ignore[no-untyped-def]
    await lsp_client.initialize_session(
        lsp.InitializeParams(capabilities=lsp.ClientCapabilities(), workspace_folders=[], process_id=os.getpid())
    )
    yield
    await lsp_client.shutdown_session()


async def opened(client: LanguageClient, text: str = TEXT) -> list[lsp.Diagnostic]:
    client.text_document_did_open(lsp.DidOpenTextDocumentParams(lsp.TextDocumentItem(URI, "markdown", 1, text)))
    await client.wait_for_notification(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    return [*client.diagnostics[URI]]


async def test_diagnostics_count_in_utf_16(client: LanguageClient) -> None:
    found = {d.code: d for d in await opened(client)}
    place = found["CQ002"].range
    assert (place.start, place.end) == (lsp.Position(2, 21), lsp.Position(2, 32))
    assert found["CQ002"].source == "postedit"
    assert "DU001" in found


async def test_a_change_is_checked_after_a_pause(client: LanguageClient) -> None:
    await opened(client)
    change = lsp.TextDocumentContentChangeWholeDocument("# Ferry to stop\n\nThe ferry stops in the autumn.\n")
    document = lsp.VersionedTextDocumentIdentifier(2, URI)
    client.text_document_did_change(lsp.DidChangeTextDocumentParams(document, [change]))
    await client.wait_for_notification(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    assert not client.diagnostics[URI]


async def actions(client: LanguageClient, line: int, only: str | None = None) -> dict[str, lsp.CodeAction]:
    place = lsp.Range(lsp.Position(line, 0), lsp.Position(line, 40))
    context = lsp.CodeActionContext([], [lsp.CodeActionKind(only) if only in ("quickfix",) else only] if only else None)
    document = lsp.TextDocumentIdentifier(URI)
    found = await client.text_document_code_action_async(lsp.CodeActionParams(document, place, context))
    return {action.title: action for action in found or [] if isinstance(action, lsp.CodeAction)}


def applied(action: lsp.CodeAction, text: str) -> str:
    """The text after an action whose edits lie on one line each or span everything."""
    assert action.edit and action.edit.changes
    (edit,) = action.edit.changes[URI]
    lines = text.splitlines(keepends=True)

    def offset(position: lsp.Position) -> int:
        before = "".join(lines[: position.line])
        line = lines[position.line] if position.line < len(lines) else ""
        return len(before) + len(line.encode("utf-16-le")[: 2 * position.character].decode("utf-16-le"))

    return text[: offset(edit.range.start)] + edit.new_text + text[offset(edit.range.end) :]


async def test_a_fix_an_ignore_and_all_safe_repairs(client: LanguageClient) -> None:
    await opened(client)
    found = await actions(client, 2)
    assert "he argued" in applied(found["Replace with “he argued”"], TEXT)
    assert "<!-- postedit-ignore CQ002 -->\n😀" in applied(found["Ignore CQ002 here"], TEXT)
    every = await actions(client, 2, only="source.fixAll")
    assert [*every] == ["Apply all safe repairs"]
    assert applied(every["Apply all safe repairs"], TEXT).count("Ferry to stop") == 1


async def test_hover_explains(client: LanguageClient) -> None:
    await opened(client)
    params = lsp.HoverParams(lsp.TextDocumentIdentifier(URI), lsp.Position(2, 22))
    hover = await client.text_document_hover_async(params)
    assert hover and isinstance(hover.contents, lsp.MarkupContent)
    assert "CQ002 he-defended" in hover.contents.value and "Spanish" in hover.contents.value


async def test_no_text_speaks_through_the_server(client: LanguageClient) -> None:
    """An editor shows an explanation as Markdown: an image in it would be fetched."""
    text = "Click here: <b>x</b> [a](command:x) ![b](http://localhost:9/b.png) \ud800\u202e\x1b[31m &nbsp;\n" * 3
    for line in (text, "\0" * 99, "<!-- postedit-ignore-start\n" * 99, "", TEXT):
        found = await opened(client, line)
        assert all("\x1b" not in d.message and "\u202e" not in d.message for d in found)
        for diagnostic in found:
            hover = await client.text_document_hover_async(
                lsp.HoverParams(lsp.TextDocumentIdentifier(URI), diagnostic.range.start)
            )
            assert hover and isinstance(hover.contents, lsp.MarkupContent)
            explained = hover.contents.value.replace("\\\\", "")
            assert "![" not in explained and "](command:" not in explained and "<b>" not in explained
        for title in await actions(client, 10**9):
            assert title.isprintable()
    assert "CQ002" in {d.code for d in found}  # it is still alive


def test_what_is_quoted_from_a_text_is_no_markdown() -> None:
    found = Diagnostic(
        "RP001", "doubled-word", "repetition", Severity.WARNING, 1.0, "“![a](http://b)\u202e”", Span(0, 3)
    )
    server = create_server()
    shown = as_lsp(found, Units("a a", "utf-16"))
    assert shown.message == "“![a](http://b)�”"
    server.checked[URI] = Checked(1, Document.parse("a a"), Linter(Config()), (found,))
    server.units = lambda text: Units(text, "utf-16")  # type: ignore[method-assign]
    hover = _hover(server, lsp.HoverParams(lsp.TextDocumentIdentifier(URI), lsp.Position(0, 1)))
    assert hover and isinstance(hover.contents, lsp.MarkupContent)
    assert r"\!\[a\]\(http://b\)�" in hover.contents.value


def test_without_its_extra_the_command_says_so(tmp_path: Path) -> None:
    import subprocess

    code = "import sys; sys.modules['pygls'] = None; sys.argv = ['postedit', 'lsp']; from lint.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=ENVIRONMENT, check=False)
    assert done.returncode == 2
    assert "pip install 'postedit[lsp]'" in done.stderr
