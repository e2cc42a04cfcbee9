"""Fails if something that postedit needs at run time has a licence that asks for more than to be named."""

from __future__ import annotations

import re
import sys
from importlib.metadata import PackageNotFoundError, distribution

REFUSED = re.compile(r"\b(?:A?GPL|GNU (?:Affero )?General Public|SSPL|Proprietary)", re.I)

KNOWN = {"pyromark": "MIT"}
"""Packages whose metadata do not say what their licence file does."""


def licence_of(name: str) -> str:
    """What a package says about its licence; the whole text of one is cut."""
    about = distribution(name).metadata
    kinds = [line for line in about.get_all("Classifier", []) if line.startswith("License ::")]
    return "; ".join([about.get("License-Expression") or (about.get("License") or "")[:60], *kinds])


def needed(name: str, seen: set[str]) -> set[str]:
    """A package and all it needs, extras left out, of what is installed."""
    if name not in seen:
        try:
            requirements = distribution(name).requires or []
        except PackageNotFoundError:  # for another system
            return seen
        seen.add(name)
        for requirement in requirements:
            if "extra ==" not in requirement:
                needed(re.split(r"[^\w.-]", requirement)[0].lower(), seen)
    return seen


if __name__ == "__main__":
    licences = {name: licence_of(name) for name in sorted(needed("postedit", set()))}
    licences |= {name: licence for name, licence in KNOWN.items() if name in licences}
    refused = {name: kind for name, kind in licences.items() if REFUSED.search(kind) or not kind.strip("; ")}
    print("\n".join(f"{name}: {licence}" for name, licence in refused.items()) or f"{len(licences)} licences: fine")
    sys.exit(bool(refused))
