"""How likely one slips from a word to a given misspelling: the channel of the noisy-channel model.

Kernighan, Church and Gale (1990) with hand-set costs in place of a trained confusion matrix: a cost
is about the negative logarithm (base 10) of the probability of the slip. The groups of letters are those
of English spelling, the keys those of a QWERTY keyboard.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import inf

ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
VOWELS = frozenset("aeiouy")
INSERTED = DELETED = REPLACED = 1.0
SWAPPED = 0.55
NEXT_KEY = 0.8
VOWEL_FOR_VOWEL = 0.6
DOUBLED = UNDOUBLED = 0.45
SILENT = 0.7
NO_APOSTROPHE = 0.3
FIRST_LETTER = 0.7
"""What a slip in the first letter costs more: one looks at it while writing."""
ALIKE: Mapping[tuple[str, str], float] = {
    **dict.fromkeys((("c", "s"), ("s", "c"), ("s", "z"), ("z", "s"), ("c", "k"), ("k", "c")), 0.6),
    **dict.fromkeys((("g", "j"), ("j", "g"), ("f", "v"), ("v", "f"), ("t", "d"), ("d", "t")), 0.75),
    **dict.fromkeys((("m", "n"), ("n", "m"), ("b", "p"), ("p", "b"), ("l", "r"), ("r", "l")), 0.85),
}
"""(right letter, letter written): they sound or look alike."""
GROUPS: Mapping[tuple[str, str], float] = {
    ("ph", "f"): 0.6, ("f", "ph"): 0.7, ("ks", "x"): 0.7, ("x", "ks"): 0.7, ("cc", "x"): 0.8,
    ("xc", "x"): 0.5, ("ss", "c"): 0.7, ("c", "ss"): 0.6, ("sc", "s"): 0.5, ("s", "sc"): 0.6,
    ("sc", "c"): 0.55, ("tion", "sion"): 0.5, ("sion", "tion"): 0.5, ("tion", "cion"): 0.5, ("ck", "k"): 0.6,
    ("k", "ck"): 0.7, ("qu", "kw"): 0.8, ("ch", "k"): 0.8, ("gh", "f"): 0.9, ("ight", "ite"): 0.8,
    ("rn", "m"): 0.8, ("m", "rn"): 0.8, ("cl", "d"): 0.9, ("li", "h"): 1.0, ("vv", "w"): 0.7,
    ("ance", "ence"): 0.4, ("ence", "ance"): 0.4, ("ant", "ent"): 0.4, ("ent", "ant"): 0.4,
    ("able", "ible"): 0.4, ("ible", "able"): 0.4, ("ei", "ie"): 0.35, ("ie", "ei"): 0.35, ("ei", "e"): 0.7,
    ("ea", "ee"): 0.6, ("ee", "ea"): 0.6, ("ei", "ee"): 0.7, ("ie", "ee"): 0.7, ("ou", "oo"): 0.8,
    ("au", "o"): 0.8, ("ous", "us"): 0.6, ("ious", "eous"): 0.5, ("eous", "ious"): 0.5, ("ally", "ly"): 0.6,
    ("ly", "ally"): 0.7, ("ely", "ly"): 0.5, ("ly", "ley"): 0.7, ("al", "le"): 0.8, ("le", "el"): 0.5,
    ("el", "le"): 0.5, ("er", "or"): 0.5, ("or", "er"): 0.5, ("ar", "er"): 0.5, ("er", "ar"): 0.5,
    ("or", "ar"): 0.6, ("re", "er"): 0.5, ("ceed", "cede"): 0.5, ("cede", "ceed"): 0.5, ("sede", "cede"): 0.5,
    ("dge", "ge"): 0.6, ("ge", "dge"): 0.7, ("tch", "ch"): 0.6, ("ch", "tch"): 0.7, ("gue", "ge"): 0.7,
    ("gue", "g"): 0.7, ("que", "k"): 0.8, ("our", "or"): 0.5, ("mn", "m"): 0.5, ("kn", "n"): 0.6,
    ("wr", "r"): 0.6, ("wh", "w"): 0.5, ("w", "wh"): 0.7, ("rh", "r"): 0.5, ("rr", "rh"): 0.7,
    ("ps", "s"): 0.7, ("pt", "t"): 0.7, ("gn", "n"): 0.6, ("bt", "t"): 0.6, ("lk", "k"): 0.7,
    ("stl", "sl"): 0.6, ("y", "ie"): 0.6, ("ies", "ys"): 0.5, ("ies", "yes"): 0.7, ("ied", "yed"): 0.6,
    ("eed", "ede"): 0.6,
}  # fmt: skip
"""(right letters, letters written) and what they cost together."""


def _neighbours() -> dict[str, frozenset[str]]:
    """The letters around each key of a QWERTY keyboard."""
    places = {letter: (x + y * 0.4, y) for y, row in enumerate(ROWS) for x, letter in enumerate(row)}
    return {
        a: frozenset(b for b, (x, y) in places.items() if b != a and abs(x - u) <= 1.0 and abs(y - v) <= 1)
        for a, (u, v) in places.items()
    }


NEIGHBOURS: Mapping[str, frozenset[str]] = _neighbours()
_BY_END: Mapping[tuple[str, str], tuple[tuple[str, str, float], ...]] = {
    key: tuple((right, wrong, cost) for (right, wrong), cost in GROUPS.items() if (right[-1], wrong[-1]) == key)
    for key in {(right[-1], wrong[-1]) for right, wrong in GROUPS}
}


def slip_cost(word: str, written: str, limit: int = 3) -> float:
    """What it costs to write `written` for `word` (both lower case): 0.0 if they are equal.

    The cheapest alignment, by dynamic programming over single letters, swaps and `GROUPS`, in which no
    letter moves by more than `limit` places; infinite if there is none.
    """
    table = [[inf] * (len(written) + 1) for _ in range(len(word) + 1)]
    table[0][0] = 0.0
    for i in range(len(word) + 1):
        for j in range(max(0, i - limit), min(len(written), i + limit) + 1):
            if i or j:
                table[i][j] = _cheapest(table, word, written, i, j)
    return table[-1][-1] + (0.0 if word[:1] == written[:1] else FIRST_LETTER)


def _cheapest(table: list[list[float]], word: str, written: str, i: int, j: int) -> float:
    """What reaching cell (i, j) costs, by the cheapest way to do it."""
    right, wrong = word[i - 1 : i], written[j - 1 : j]
    if right and right == wrong and i > 1 and j > 1 and (right, wrong) not in _BY_END:
        return min(
            table[i - 1][j - 1], table[i - 1][j] + _dropped(word, i - 1), table[i][j - 1] + _added(written, j - 1)
        )
    ways = [table[i - 1][j] + _dropped(word, i - 1)] if i else []
    if j:
        ways.append(table[i][j - 1] + _added(written, j - 1))
    if i and j:
        ways.append(table[i - 1][j - 1] + (0.0 if right == wrong else _replaced(right, wrong)))
        if i > 1 and j > 1 and right == written[j - 2] and word[i - 2] == wrong:
            ways.append(table[i - 2][j - 2] + SWAPPED)
        ways.extend(
            table[i - len(before)][j - len(after)] + cost
            for before, after, cost in _BY_END.get((right, wrong), ())
            if word.endswith(before, 0, i) and written.endswith(after, 0, j)
        )
    return min(ways)


def _dropped(word: str, at: int) -> float:
    letter = word[at]
    if letter == "'":
        return NO_APOSTROPHE
    if letter in (word[at - 1 : at], word[at + 1 : at + 2]):
        return UNDOUBLED
    return SILENT if letter in "ehuai" and at > 0 else DELETED


def _added(written: str, at: int) -> float:
    letter = written[at]
    if letter in (written[at - 1 : at], written[at + 1 : at + 2]):
        return DOUBLED
    return SILENT if letter in "eh" and at else INSERTED


def _replaced(right: str, wrong: str) -> float:
    cost = ALIKE.get((right, wrong), REPLACED)
    if right in VOWELS and wrong in VOWELS:
        cost = VOWEL_FOR_VOWEL
    return min(cost, NEXT_KEY) if wrong in NEIGHBOURS.get(right, ()) else cost
