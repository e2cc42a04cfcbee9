"""One name, two ways to write it: `YouTube` and `Youtube`, `Kerala` and once `kerala`."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lint import regexes as regex
from lint.document import Document, Token
from lint.lexicon import lexicon_of
from lint.model import Finding, Safety, replace

PART = regex.compile(r"[/_@=#]|\.\p{Ll}|$")
"""What follows a part of an address, path, file name or reference."""


class Settings(NamedTuple):
    """How often the usual form must stand: `often` times for each time of the other, and `least` times;
    `small` times where the other is in small letters and stands once (twice is a usage)."""

    often: int = 3
    least: int = 3
    small: int = 5


def find(document: Document, settings: Settings) -> Iterator[Finding]:
    """Fault: `name`, at each place where the rarer form stands."""
    for forms in _names(document).values():
        if len(forms) > 1:
            yield from _odd_ones(document, forms, settings)


def _names(document: Document) -> Mapping[str, dict[str, list[Token]]]:
    """Word in small letters -> form -> places in mid-sentence, for words with a form that is a name."""
    names: dict[str, dict[str, list[Token]]] = defaultdict(lambda: defaultdict(list))
    starts = {sentence.start for sentence in document.sentences}
    prose, before = document.prose, ""
    for token in document.tokens:
        start, end, text = token
        inside = len(text) > 3 and text[0].isalpha() and before.isalpha() and start not in starts
        if inside and (prose.startswith(" ", end) or not PART.match(prose, end)):
            names[text.lower()][text].append(token)
        before = text
    return names


def _odd_ones(document: Document, forms: Mapping[str, list[Token]], settings: Settings) -> Iterator[Finding]:
    counts = Counter({form: len(tokens) for form, tokens in forms.items() if not _is_shouted(form, forms)})
    (usual, times), *others = counts.most_common()
    if usual.islower():
        return
    for form, count in others:
        enough = (times >= settings.small and count == 1) if form.islower() else times >= settings.least
        if enough and times >= settings.often * count and not _is_word(form, document.language):
            for token in forms[form]:
                yield _finding(token, usual)


def _is_shouted(form: str, forms: Mapping[str, list[Token]]) -> bool:
    """Whether a form in capitals is one for emphasis or a heading, not the name (NATO)."""
    return form.isupper() and len(forms[form]) < max(len(tokens) for tokens in forms.values())


def _is_word(form: str, language: str) -> bool:
    """Whether the form in small letters is a word of its own (mark, bill, may)."""
    lexicon = lexicon_of(language)
    return form.islower() and (lexicon is None or form in lexicon)


def _finding(token: Token, usual: str) -> Finding:
    repair = replace(token.start, token.end, usual, Safety.UNSAFE)
    return Finding(token.start, token.end, "name", {"usual": usual}, repairs=(repair,))
