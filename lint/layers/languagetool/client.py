"""Asks a LanguageTool server about texts, with language-tool-python (GPL-3.0: imported only while the layer is on)."""

from __future__ import annotations

import json
from collections.abc import Iterable

import language_tool_python
import requests
from language_tool_python.exceptions import LanguageToolError

from lint.layers.languagetool.paragraphs import Match

TIMEOUT = 60
"""Seconds for one answer. The package asks a second time before it gives up."""
VARIANTS = {"en": "en-US", "de": "de-DE", "pt": "pt-PT"}
"""A language whose spelling LanguageTool knows only by region -> the region to take where none is given."""


class LostError(Exception):
    """The server does not answer any more. `str()` says why."""


class UnknownLanguageError(Exception):
    """The server has no rules for the language of a text."""


class RefusedError(Exception):
    """The server answers, but not about this text. `str()` says why."""


class _Tool(language_tool_python.LanguageTool):
    _TIMEOUT = TIMEOUT  # type: ignore[assignment]  # the package's own 300 seconds are no variable


class Client:
    """A connection to a server for texts in one language."""

    def __init__(self, url: str, lang: str, mother_tongue: str, off: Iterable[str], *, direct: bool) -> None:
        """`off` names categories and rules not to run. `direct` ignores the proxies of the environment.

        Raises:
            LostError: no answer.
            UnknownLanguageError: no rules for the language. (A mother tongue the server does not know is left out.)
        """
        proxies = {"http": "", "https": ""} if direct else None
        try:
            self._tool = _Tool(
                VARIANTS.get(lang, lang), mother_tongue=mother_tongue or None, remote_server=url, proxies=proxies
            )
            self._tool.mother_tongue = _known(self._tool)
        except LanguageToolError as error:
            raise LostError(_reason(error)) from None
        except ValueError:
            raise UnknownLanguageError from None
        self._tool.disabled_categories = {*off}
        self._tool.disabled_rules = {*off}

    def matches(self, text: str) -> list[Match]:
        """What the server finds in a text. Raises LostError, RefusedError."""
        try:
            found = self._tool.check(text)
        except LanguageToolError as error:
            if isinstance(error.__cause__, json.JSONDecodeError):  # it answers with a sentence of its own
                raise RefusedError(str(error).strip().partition("\n")[0][:200]) from None
            raise LostError(_reason(error)) from None
        return [
            Match(
                start=match.offset,
                end=end_of(text, match.offset, match.error_length),
                rule=match.rule_id,
                category=match.category,
                message=match.message,
                replacements=tuple(match.replacements),
            )
            for match in found
        ]


def _known(tool: _Tool) -> str | None:
    """The mother tongue of a connection, if the server has heard of it."""
    try:
        return str(tool.mother_tongue) if tool.mother_tongue else None
    except ValueError:
        return None


def end_of(text: str, start: int, units: int) -> int:
    """Where a range ends that begins at a code point and is so many UTF-16 units long.

    LanguageTool counts in these; the package turns the offset into code points, but not the length.
    """
    end = start
    while units > 0 and end < len(text):
        units -= 2 if ord(text[end]) > 0xFFFF else 1
        end += 1
    return end


def _reason(error: Exception) -> str:
    late = isinstance(error.__cause__, requests.Timeout)
    return f"the server took more than {TIMEOUT} s, twice" if late else "the server does not answer any more"
