"""Rebuilds known.txt and trigrams.txt in rules/any/names/, the names that postedit knows.

    pip install names==0.3.0 Faker==40.54.0
    python scripts/build_names.py

Sources: the US census of 1990 (public domain, carried by the package names, MIT), the names that
Faker (MIT) has for languages in Latin letters, and world.txt and people.txt beside the result.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import regex

from lint.names.known import ALPHABET
from lint.names.letters import plain

FOLDER = Path(__file__).parents[1] / "rules" / "any" / "names"
LOCALES = (
    "az_AZ", "cs_CZ", "da_DK", "de_AT", "de_CH", "de_DE", "en_GB", "en_IE", "en_IN", "en_KE", "en_NG", "en_NZ",
    "en_PK", "en_TH", "es_AR", "es_CA", "es_CL", "es_CO", "es_ES", "es_MX", "et_EE", "fi_FI", "fr_BE", "fr_CA",
    "fr_CH", "fr_DZ", "fr_FR", "fr_QC", "ga_IE", "ha_NG", "hr_HR", "hu_HU", "id_ID", "ig_NG", "is_IS", "it_IT",
    "lt_LT", "lv_LV", "nl_BE", "nl_NL", "no_NO", "pl_PL", "pt_BR", "pt_PT", "ro_RO", "sk_SK", "sl_SI", "sv_SE",
    "tr_TR", "tw_GH", "uz_UZ", "vi_VN", "yo_NG", "zu_ZA",
)  # fmt: skip
RAREST = 3e-6
"""Frequency of the names that the census rounds to nothing."""
OF_FAKER = 40
OF_WORLD = 50
OF_PEOPLE = 55
HEAD = """\
# Names in plain small letters. A line is: name, TAB, frequency, G for a given name, S for a surname, P for others.
# Frequency: 10 times the logarithm (base 10) of occurrences in a billion names, two digits.
# Sorted by UTF-8 bytes. Rebuilt by scripts/build_names.py.
#
# Names and frequencies: US census of 1990 (public domain). More names: Faker (MIT, copyright 2012 Daniele Faraglia),
# world.txt and people.txt beside this file.
"""
TRIGRAMS_HEAD = """\
# How surprising each letter of a name is after two others, from the names of known.txt.
# A line for each pair of (space, a-z), a character for each third: its code point less 48 is -8 log10 of the
# probability.
# Rebuilt by scripts/build_names.py.
"""


class Names:
    """Frequency and kinds of every name."""

    def __init__(self) -> None:
        self.frequency: dict[str, int] = {}
        self.kinds: dict[str, set[str]] = defaultdict(set)

    def add(self, names: Iterable[str], frequency: int, kind: str) -> None:
        """Take in names; the parts of one that has several count alone."""
        for part in (part for name in names for part in regex.split(r"[\s.-]+", name)):
            letters = plain(part)
            if regex.fullmatch("[a-z]{2,}", letters):
                self.frequency[letters] = max(frequency, self.frequency.get(letters, 0))
                self.kinds[letters].add(kind)

    def lines(self) -> Iterator[str]:
        """The lines of known.txt."""
        for name, frequency in sorted(self.frequency.items()):
            yield f"{name}\t{frequency}{''.join(sorted(self.kinds[name]))}\n"


def census(file: str) -> Iterator[tuple[str, int]]:
    """Names and frequencies of a file of the census."""
    spec = find_spec("names")
    assert spec and spec.origin
    for line in (Path(spec.origin).parent / file).read_text().splitlines():
        name, percent = line.split()[:2]
        yield name, round(10 * math.log10(max(float(percent) / 100, RAREST) * 1e9))


def faker(part: str) -> Iterator[str]:
    """The names of Faker's attributes that begin with `part`."""
    for locale in LOCALES:
        provider = import_module(f"faker.providers.person.{locale}").Provider
        for attribute in dir(provider):
            value = getattr(provider, attribute)
            if attribute.startswith(part) and isinstance(value, (tuple, list, Mapping)):
                yield from value


def rows(file: str) -> Iterator[str]:
    """The lines of a hand-written list."""
    for line in (FOLDER / file).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield line


def collect() -> Names:
    """All names."""
    names = Names()
    for file, kind in (("dist.male.first", "G"), ("dist.female.first", "G"), ("dist.all.last", "S")):
        for name, frequency in census(file):
            names.add([name], frequency, kind)
    names.add(faker("first_name"), OF_FAKER, "G")
    names.add(faker("last_name"), OF_FAKER, "S")
    for row in rows("world.txt"):
        kind, members = row.split("\t")
        names.add(members.split(), OF_WORLD, kind)
    for person in rows("people.txt"):
        given, _, surname = person.rpartition(" ")
        names.add([given], OF_PEOPLE, "G")
        names.add([surname], OF_PEOPLE, "S")
    return names


def trigrams(names: Iterable[str]) -> Iterator[str]:
    """The lines of trigrams.txt, interpolated with shorter contexts (Witten and Bell, 1991)."""
    counts: list[dict[str, dict[str, int]]] = [defaultdict(lambda: defaultdict(int)) for _ in range(3)]
    for name in names:
        padded = f"  {name} "
        for at in range(2, len(padded)):
            for order in range(3):
                counts[order][padded[at - order : at]][padded[at]] += 1

    def probability(context: str, letter: str) -> float:
        lower = probability(context[1:], letter) if context else 1 / len(ALPHABET)
        seen = counts[len(context)].get(context)
        return (seen[letter] + len(seen) * lower) / (sum(seen.values()) + len(seen)) if seen else lower

    for first in ALPHABET:
        for second in ALPHABET:
            row = (probability(first + second, third) for third in ALPHABET)
            yield "".join(chr(48 + min(74, round(-8 * math.log10(value)))) for value in row) + "\n"


def main() -> None:
    """Write both files."""
    names = collect()
    (FOLDER / "known.txt").write_text(HEAD + "".join(names.lines()), encoding="utf-8")
    (FOLDER / "trigrams.txt").write_text(TRIGRAMS_HEAD + "".join(trigrams(sorted(names.frequency))), encoding="utf-8")


if __name__ == "__main__":
    main()
