"""Rebuilds rules/any/cldr.txt: what CLDR says of numbers, dates and units of the languages most often met.

    python scripts/build_cldr.py

Source: the CLDR of the installed babel, which postedit asks itself for every other language.
"""

from __future__ import annotations

import json
from pathlib import Path

import babel

from lint.cldr import FACTS, fact

TARGET = Path(__file__).parents[1] / "rules" / "any" / "cldr.txt"
LANGUAGES = """
    ar bg ca cs da de de-AT de-CH de-DE el en en-AU en-CA en-GB en-IE en-IN en-NZ en-US en-ZA es es-AR es-CO es-ES es-MX
    et fa fi fr fr-BE fr-CA fr-CH fr-FR he hi hr hu id it it-CH it-IT ja ko lt lv nb nl nl-BE nl-NL pl pt pt-BR pt-PT ro
    ru sk sl sr sv th tr uk vi zh zh-CN zh-HK zh-TW
"""
HEAD = f"""\
# What CLDR says of languages. A line is: language, space, name of the fact (see lint/cldr.py), TAB, the fact in JSON.
# Sorted by UTF-8 bytes. Rebuilt by scripts/build_cldr.py, from babel {babel.__version__}.
#
# Unicode CLDR, copyright 1991-2025 Unicode, Inc., licence Unicode-3.0 (its notice stands in NOTICE).
"""


def main() -> None:
    """Write the file."""
    keys = sorted((f"{lang} {name}" for lang in LANGUAGES.split() for name in FACTS), key=str.encode)
    lines = (
        f"{key}\t{json.dumps(fact(*key.split(' ', 1)), ensure_ascii=False, separators=(',', ':'))}\n" for key in keys
    )
    TARGET.write_text(HEAD + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
