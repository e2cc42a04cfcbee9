"""postedit: the linter for machine-translated text.

    >>> import lint
    >>> [d.message for d in lint.lint_text("She went to the the market.")]
    >>> lint.fix_text("She went to the the market.", unsafe=True)

Everything here is imported when first used, so that `import lint` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lint.api import fix_text, lint_path, lint_text
    from lint.document import Document
    from lint.errors import ConfigError, FileError, PosteditError
    from lint.model import Diagnostic, Edit, Fix, Safety, Severity, Span

__version__ = "0.1.0"
__all__ = [
    "ConfigError",
    "Diagnostic",
    "Document",
    "Edit",
    "FileError",
    "Fix",
    "PosteditError",
    "Safety",
    "Severity",
    "Span",
    "__version__",
    "fix_text",
    "lint_path",
    "lint_text",
]
_HOMES = {
    "lint.api": ("fix_text", "lint_path", "lint_text"),
    "lint.document": ("Document",),
    "lint.errors": ("ConfigError", "FileError", "PosteditError"),
    "lint.model": ("Diagnostic", "Edit", "Fix", "Safety", "Severity", "Span"),
}


def __getattr__(name: str) -> Any:
    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(module), name)
    raise AttributeError(f"module “lint” has no attribute “{name}”")
