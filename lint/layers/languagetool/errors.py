"""Why LanguageTool is not there."""

from __future__ import annotations

from lint.errors import PosteditError

EXTRA = "language-tool-python: pip install 'postedit[languagetool]'"
"""What to say where the package is missing."""


class UnavailableError(PosteditError):
    """LanguageTool cannot be installed, started or reached. `str()` is one sentence for the user."""
