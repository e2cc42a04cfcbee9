"""What the XML reports share: attributes and text in which any character may stand."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import quoteattr

from lint import regexes as regex

NOT_XML = regex.compile(r"[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")


def tag(name: str, values: Mapping[str, object], *, empty: bool = False) -> str:
    """An opening (or empty) tag with attributes."""
    attributes = "".join(f" {key}={quoteattr(clean(str(value)))}" for key, value in values.items())
    return f"<{name}{attributes}{'/' * empty}>"


def clean(text: str) -> str:
    """`text` without the characters that XML 1.0 forbids."""
    return NOT_XML.sub("�", text)
