"""Furniture of the web page in a text: menus, share bars, by-lines, credits, forms, notices.

Two ways lead to a finding. A line that a phrase of the packs names is reported where it stands,
if the phrase is beyond doubt; and where several such lines keep company, the whole run of short
lines around them is one menu or form, whatever the others say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from lint import regexes as regex
from lint.checks.boilerplate import suffix
from lint.checks.boilerplate.lines import MENU, lines_of
from lint.checks.boilerplate.phrases import Phrasebook
from lint.checks.boilerplate.repairs import findings
from lint.checks.boilerplate.runs import furniture
from lint.checks.boilerplate.slots import Slots
from lint.document import Document
from lint.model import Finding

BODY = regex.compile(r"<body\b", regex.I)
Table = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Settings:
    """The words of a language. `common` and `common_menu` are those of all languages.

    Attributes:
        lines: fault -> phrases; one such line is enough.
        menu: words that count only in company.
        services, agencies: names that {service} and {agency} stand for.
    """

    common: Table = field(default_factory=dict)
    common_menu: Sequence[str] = ()
    lines: Table = field(default_factory=dict)
    menu: Sequence[str] = ()
    services: Sequence[str] = ()
    agencies: Sequence[str] = ()

    @cached_property
    def book(self) -> Phrasebook:
        """All phrases, indexed."""
        menus = {MENU: [*self.menu, *self.common_menu]}
        return Phrasebook([self.lines, self.common, menus], Slots(self.services, self.agencies))


def find(document: Document, settings: Settings) -> Iterator[Finding]:
    """Lines and runs of lines that belong to the page, not to the text."""
    if document.format == "html" and BODY.search(document.text):
        return  # a whole page has its furniture by right
    yield from findings(document, furniture(lines_of(document, settings.book)))
    yield from suffix.find(document)
