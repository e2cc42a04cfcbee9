"""The forms of a word: explain, explains, explained, explaining; mouse, mice. And back to the plain form.

Regular forms follow the spelling rules of English; the others stand in `irregular.txt` of the language.
"""

from __future__ import annotations

from functools import cached_property, lru_cache

from lint import regexes as regex
from lint.lexicon import lexicon_of
from lint.packs import rules_folder
from lint.wordlist import WordList

FORMS = ("base", "s", "past", "participle", "ing")
SIBILANT = regex.compile(r"(?:s|x|z|ch|sh|[^aeiou]o)$")
DOUBLES = regex.compile(r"[^aeiou]*(?:qu)?[aeiou][bdfgklmnprtvz]$")


class Inflection:
    """The forms of the words of one language."""

    def __init__(self, language: str) -> None:
        self._language = language

    @cached_property
    def _rows(self) -> list[tuple[str, ...]]:
        path = rules_folder() / self._language / "irregular.txt"
        return [*WordList(path).rows] if path.is_file() else []

    @cached_property
    def _verbs(self) -> dict[str, tuple[str, ...]]:
        return {row[0]: row for row in self._rows if len(row) == len(FORMS)}

    @cached_property
    def _doubling(self) -> frozenset[str]:
        return frozenset(row[1] for row in self._rows if row[0] == "+")

    @cached_property
    def _plurals(self) -> dict[str, str]:
        return {row[0]: row[1] for row in self._rows if len(row) == 2 and row[0] != "+"}

    @cached_property
    def _bases(self) -> dict[str, str]:
        verbs = {form: base for base, row in self._verbs.items() for cell in row for form in cell.split("/")}
        return {**{plural: noun for noun, plural in self._plurals.items()}, **verbs}

    def all(self, base: str) -> frozenset[str]:
        """Every form of a word, as a verb and as a noun."""
        cells = [self.form(base, form) for form in (*FORMS, "plural")]
        return frozenset(form for cell in cells for form in cell.split("/"))

    def form(self, base: str, form: str) -> str:
        """One form (of `FORMS`, or "plural") of a plain form; "was/were" where there are two."""
        if form == "plural":
            return self._plurals.get(base) or self._with_s(base)
        if base in self._verbs:
            return self._verbs[base][FORMS.index(form)]
        return {"base": base, "s": self._with_s(base), "ing": self._stem(base, "ing") + "ing"}.get(
            form, self._stem(base, "ed") + "ed"
        )

    def base(self, word: str) -> str:
        """The plain form of a verb or noun in any form; the word itself if it is none."""
        word = word.lower()
        if word in self._bases:
            return self._bases[word]
        options = [option for option in _stems(word) if word in self.all(option)]
        lexicon = lexicon_of(self._language)
        known = [option for option in options if lexicon is None or option in lexicon]
        return max(known, key=lexicon.frequency if lexicon else len, default=word)

    @staticmethod
    def _with_s(base: str) -> str:
        if base.endswith("y") and base[-2:-1] not in "aeiou":
            return base[:-1] + "ies"
        return base + ("es" if SIBILANT.search(base) else "s")

    def _stem(self, base: str, ending: str) -> str:
        if base.endswith("ie") and ending == "ing":
            return base[:-2] + "y"
        if base.endswith("e") and (ending == "ed" or not base.endswith(("ee", "oe", "ye"))):
            return base[:-1]
        if base.endswith("y") and ending == "ed" and base[-2:-1] not in "aeiou":
            return base[:-1] + "i"
        return base + base[-1] if base in self._doubling or DOUBLES.fullmatch(base) else base


def _stems(word: str) -> list[str]:
    """What a form can come from, regularly."""
    found = []
    if word.endswith("ies"):
        found.append(word[:-3] + "y")
    if word.endswith("s"):
        found += [word[:-1], word[:-2]]
    for ending in ("ed", "ing"):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word[: -len(ending)]
            found += [stem + "e", stem, stem[:-1] + "y", stem[:-1], stem[:-1] + "ie"]
    return [option for option in found if len(option) > 1]


@lru_cache(maxsize=4)
def inflection_of(language: str) -> Inflection:
    """The forms of the words of a language."""
    return Inflection(language)
