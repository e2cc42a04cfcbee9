"""What the slots of a phrase stand for: {date}, {time}, {number}, {name}, {service}, {agency}.

The slots are put into the line, not the line's words into patterns: "Share on Facebook" reads as
"share on {service}" and is looked up like any other phrase.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lint import regexes as regex

TIME = (
    r"(?:\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?!\d)(?:\s?(?:[ap]\.?m\.?|uhr|hrs)(?!\w))?|\d{1,2}\s?[ap]\.?m\.?(?!\w))"
    r"(?: (?-i:[A-Z]{2,4})(?!\w))?"
)
DAY = r"\d{1,2}(?:st|nd|rd|th|\.|º|er)?"
MONTH = r"(?:d[eo]l? )?\p{L}{3,12}\.?"
DATE = (
    r"(?:\b\p{L}{2,14}\.?, ?)?\b(?:"
    r"\d{1,2}[./-] ?\d{1,2}[./-] ?(?:\d{4}|\d{2})|\d{4}[./-]\d{1,2}[./-]\d{1,2}(?:T[\d:.+-]+Z?)?"
    r"|\d{4}年\d{1,2}月\d{1,2}日"
    rf"|{DAY},? {MONTH},?(?: del?)? \d{{4}}|{MONTH} {DAY},? \d{{4}})(?!\w)"
    rf"(?: ?г(?:\.|ода)?)?(?:,?(?: -)?(?: \p{{L}}{{1,3}}(?: \p{{L}}{{1,3}})?)? {TIME})?"
)
"""With day and year, in figures or with any word for the month; a weekday before, a time behind."""
NUMBER = r"\b\d+(?:[.,\s]\d+)*(?:\s?[km](?!\w))?"
FIGURE = regex.compile(rf"(?P<date>{DATE})|(?P<time>\b{TIME})|(?P<number>{NUMBER})", regex.I | regex.V1)
WORD = regex.compile(r"\w+")
DIGIT = regex.compile(r"\d")
LONGEST = 25
"""Words of a line that is read for names of people, services and agencies."""
PARTICLE = "de|del|della|di|da|dos|van|von|der|den|ten|el|al|bin|la|le"
NAME_WORD = r"\p{Lu}[\p{L}'.-]*"
NAME = regex.compile(
    rf"\b{NAME_WORD}(?: (?:{PARTICLE}))*(?: {NAME_WORD}(?: (?:{PARTICLE}))*){{0,2}} \p{{Lu}}[\p{{L}}'-]+", regex.V1
)
"""Two to four words with a capital, particles between them."""


class Slots:
    """The readings of a line with the slots in place of what they stand for."""

    def __init__(self, services: Iterable[str], agencies: Iterable[str]) -> None:
        lists = (("{service}", [*services]), ("{agency}", [*agencies]))
        self._lists = tuple((slot, _first_words(names), _any_of(names)) for slot, names in lists if names)

    def readings(self, line: str) -> Iterator[str]:
        """The line as it is, and every other way to read it; none comes twice.

        The capital of the first word may belong to a name or not.
        """
        plain = line.replace("’", "'")
        figures = FIGURE.sub(lambda found: f"{{{found.lastgroup}}}", plain) if DIGIT.search(plain) else plain
        readings = [plain, figures]
        if plain.count(" ") < LONGEST:
            words = {*WORD.findall(figures.casefold())}
            named = ((slot, pattern) for slot, firsts, pattern in self._lists if not words.isdisjoint(firsts))
            readings += (pattern.sub(slot, figures) for slot, pattern in named)
            readings += (figures[:at] + NAME.sub("{name}", figures[at:]) for at in (len(figures.split(" ", 1)[0]), 0))
        yield from dict.fromkeys(readings)


def _first_words(names: Sequence[str]) -> frozenset[str]:
    """The words one of which a line must have for a name to stand in it."""
    return frozenset(next(iter(WORD.findall(name.casefold())), name) for name in names)


def _any_of(words: Sequence[str]) -> regex.Pattern[str]:
    return regex.compile(r"(?<![\w{])\L<words>(?![\w}])", regex.I | regex.V1, words=words)
