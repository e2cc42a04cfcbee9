"""The notation of token patterns, turned into a regular expression over the words of a sentence.

A sentence is written as one string, each word as WORD, the word in lower case, TAG, its tag, TEXT, the word as it
stands, END (four control characters). So a pattern over words is a pattern over that string, and the engine of
`regex` does the repeating, choosing and looking around. docs/tokens.md describes the notation.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from lint import regexes as regex

WORD, TAG, TEXT, END = "\x01", "\x02", "\x03", "\x04"
ANY_TAG, ANY_TEXT = f"[^{TEXT}]*", f"[^{END}]*"
ANY = f"{WORD}{ANY_TEXT}{END}"
LETTERED = rf"{WORD}(?:['’]?[\p{{L}}\p{{N}}]|\ufffc){ANY_TEXT}{END}"
NO_LETTER = rf"{WORD}[^\p{{L}}\p{{N}}\ufffc{TAG}]+{TAG}{ANY_TEXT}{END}"
EDGES = {
    "^": f"(?<=\\A(?:{NO_LETTER}){{0,5}})",
    "$": f"(?=(?:{NO_LETTER}){{0,5}}\\Z)",
    "[": "(?P<FROM>)",
    "]": "(?P<TO>)",
    "|": "|",
}
CLASSES = {
    "NOUN": "NNP?S?",
    "NAME": "NNPS?",
    "VERB": "VB[DGNPZ]?",
    "FINITE": "VB[DPZ]|MD",
    "ADJ": "JJ[RS]?",
    "ADV": "RB[RS]?",
    "PRON": "PRP",
    "MARK": r"[^\p{L}]*|-[LR]RB-",
}
"""Names of several tags."""
PENN = """
    CC CD DT EX FW IN JJ JJR JJS MD NN NNS NNP NNPS PDT POS PRP PRP$ RB RBR RBS RP TO UH VB VBD VBG VBN VBP VBZ
    WDT WP WP$ WRB
"""
TAGS = frozenset(PENN.split())
QUOTE = '["“”„«»]'
OPENING = regex.compile(r"(?:(?P<name>[a-z]+):)?\((?P<look>\?(?:!|=|<!|<=))?")
CLOSING = regex.compile(r"\)(?P<times>[?*+]|\{\d+(?:,\d*)?\})?")
LISTED = regex.compile(r"~\(\?:([a-z]+(?:\|[a-z]+)*)\)")
"""A regular expression that is but a list of words."""
ITEM = regex.compile(
    r"(?:(?P<name>[a-z]+):)?(?P<not>!)?(?:(?P<regex>~\S+)|(?P<body>\S+?)(?P<times>(?<=.)(?:[?*+]|\{\d+(?:,\d*)?\}))?)"
)

Forms = Callable[[str], frozenset[str]]
"""All forms of a word, given its plain form."""


class PatternError(ValueError):
    """What is wrong with a pattern, in words for its author."""


@dataclass(frozen=True, slots=True)
class TokenPattern:
    """A pattern read. `required`: sets of words of each of which every match contains one."""

    source: str
    names: frozenset[str]
    required: tuple[frozenset[str], ...]


def read(pattern: str, forms: Forms) -> TokenPattern:
    """Read a pattern. Raises PatternError."""
    return _Reader(forms).read(pattern)


class _Reader:
    def __init__(self, forms: Forms) -> None:
        self._forms = forms
        self._names: set[str] = set()
        self._required: list[frozenset[str]] = []
        self._depth = 0

    def read(self, pattern: str) -> TokenPattern:
        source = "".join(self._piece(piece) for piece in pattern.split())
        if self._depth:
            raise PatternError("a bracket ( is not closed")
        if ("[" in pattern.split()) != ("]" in pattern.split()):
            raise PatternError("[ and ] mark the finding together")
        if "|" in pattern.split() and self._is_loose(pattern.split()):
            raise PatternError("| between several words needs brackets round it")
        try:
            regex.compile(source, regex.V1)
        except regex.error as error:
            raise PatternError(f"not a valid pattern: {error}") from None
        return TokenPattern(source, frozenset(self._names), tuple(self._required))

    @staticmethod
    def _is_loose(pieces: list[str]) -> bool:
        depth = 0
        for piece in pieces:
            depth += bool(OPENING.fullmatch(piece)) - bool(CLOSING.fullmatch(piece))
            if piece == "|" and not depth:
                return True
        return False

    def _piece(self, piece: str) -> str:
        if piece in EDGES:
            return EDGES[piece]
        if opening := OPENING.fullmatch(piece):
            self._depth += 1
            return "(" + (opening["look"] or (f"?P<{self._name(opening['name'])}>" if opening["name"] else "?:"))
        if closing := CLOSING.fullmatch(piece):
            if not self._depth:
                raise PatternError("a bracket ) closes nothing")
            self._depth -= 1
            return ")" + (closing["times"] or "")
        item = ITEM.fullmatch(piece)
        if not item:
            raise PatternError(f"cannot be read at “{piece}”")
        return self._item(item)

    def _item(self, item: regex.Match[str]) -> str:
        word = self._token(item)
        if item["not"]:
            word = f"(?!{word}){LETTERED}"
        if item["name"]:
            word = f"(?P<{self._name(item['name'])}>{word})"
        return f"(?:{word}){item['times']}" if item["times"] else word

    def _token(self, item: regex.Match[str]) -> str:
        if item["regex"]:
            if listed := LISTED.fullmatch(item["regex"]):
                self._require(item, listed[1].split("|"))
            return f"{WORD}{ANY_TAG}{TEXT}(?:{item['regex'][1:]}){END}"
        if item["body"] == "_":
            return LETTERED
        choices = [self._choice(choice) for choice in item["body"].split("|")] if len(item["body"]) > 1 else []
        choices = choices or [self._choice(item["body"])]
        words = [word for _, word in choices]
        if all(words):
            self._require(item, frozenset[str]().union(*words))
        return f"{WORD}(?:{'|'.join(source for source, _ in choices)}){TEXT}{ANY_TEXT}{END}"

    def _require(self, item: regex.Match[str], words: Iterable[str]) -> None:
        """Note that every match has one of these words, if the item is not one that may be left out."""
        if not item["not"] and item["times"] in (None, "+") and not self._depth:
            parts = (word.split("'") for word in words)  # an apostrophe may be of either kind
            self._required.append(frozenset(max(part, key=len) for part in parts))

    def _choice(self, choice: str) -> tuple[str, frozenset[str]]:
        """The source of one choice (word and tag), and the words it stands for if it names any."""
        form, slash, tags = choice.partition("/") if len(choice) > 1 else (choice, "", "")
        if not form or (slash and not tags):
            raise PatternError(f"a {'tag' if form else 'word'} is missing in “{choice}”")
        tag = "|".join(self._tag(tag) for tag in tags.split(",")) if tags else ""
        if form.startswith("~"):
            raise PatternError(f"“{form}” cannot be one of several words; put it in a group: ( the | {form} )")
        if form.isupper() and form.rstrip("$").isalpha():
            if form == "QUOTE":
                return f"{QUOTE}{TAG}{ANY_TAG}", frozenset()
            return f"[^{TAG}]*{TAG}(?:{self._tag(form)})", frozenset()
        words = self._words(form)
        spelled = "|".join(regex.escape(word) for word in sorted(words))
        return f"(?:{spelled}){TAG}(?:{tag or ANY_TAG})", words

    def _words(self, form: str) -> frozenset[str]:
        if form.startswith("@") and len(form) > 1:
            return self._forms(form[1:])
        return frozenset({form.replace("’", "'")})

    @staticmethod
    def _tag(tag: str) -> str:
        if tag in CLASSES:
            return CLASSES[tag]
        if tag not in TAGS:
            raise PatternError(f"there is no tag or class “{tag}” (a word is written in small letters)")
        return regex.escape(tag)

    def _name(self, name: str) -> str:
        if name in self._names:
            raise PatternError(f"the name “{name}” is given twice")
        self._names.add(name)
        return name
