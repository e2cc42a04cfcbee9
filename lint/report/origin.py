"""What a text was translated from, in words for people."""

from __future__ import annotations

from lint.foreign import excerpt, language_name
from lint.model import Origin
from lint.runner import Checked

REASONS = 3


def shown_origin(checked: Checked) -> Origin | None:
    """What a file was translated from, None where that is not sure enough to be said to people."""
    return checked.origin if checked.origin and checked.origin.shown else None


def verdict(checked: Checked) -> str:
    """ "reads as translated from Spanish, 0.93 (“he defended”, “In this sense”)", "" where that is not sure."""
    origin = shown_origin(checked)
    if origin is None:
        return ""
    places = [checked.decoded.text[slice(*witness.spans[0])] for witness in origin.evidence[:REASONS]]
    reasons = ", ".join(f"“{excerpt(' '.join(place.split()), 40)}”" for place in places)
    return f"reads as translated from {language_name(origin.language)}, {origin.confidence:.2f} ({reasons})"
