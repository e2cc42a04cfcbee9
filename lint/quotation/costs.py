"""What a reading pays for faults, rare habits and unlikely places.

Each figure is roughly the negative logarithm of a frequency, fitted on texts with one planted fault
each. Only their order matters: they choose between repairs, and never make a fault of a text that
can be read without one.
"""

from __future__ import annotations

from typing import NamedTuple


class Costs(NamedTuple):
    """Costs of faults, of habits, of places."""

    # faults of a mark that is there
    turned: float = 3.0
    swapped: float = 2.0  # saved where both marks of a pair are turned
    spaced: float = 3.0  # space inside, none outside
    loose: float = 1.2  # space on both sides
    mixed: float = 2.0
    mixed_kinds: float = 3.5  # a guillemet and another mark
    single: float = 3.5
    doubled: float = 2.0
    stray: float = 4.55  # at the unlikeliest place for a mark
    apostrophe: float = 2.8  # farmers" for farmers'
    natural: float = 1.5  # on top, the likelier the place
    anchored: float = 1.95  # on top, if punctuation or a capital letter stands beside it

    # a mark that is not there
    lost: float = 4.6
    place: float = 2.2  # how much more the place counts for a mark that has to be supplied
    small_word: float = 1.5  # a quotation that ends with “of”
    per_word: float = 0.18  # length of a quotation in mid-sentence
    far: float = 0.005  # each word between a lost opening mark and the end of a sentence that it opens
    capitals: float = 1.0  # saved where a capitalised name ends

    # habits
    nested: float = 4.5  # “a “b” c”
    nested_straight: float = 1.0
    text: float = 0.5  # inches, minutes, an arrow: no quotation mark at all
    foreign: float = 0.6  # a pair that is not the usual one of the text
    carried: float = 3.5  # on to a paragraph that does not begin with an opening mark
    carried_on: float = 1.2  # to each further one
    told: float = 4.2  # “he said” near the beginning of a speech that is not closed
    attribution: float = 0.88  # “he said” inside a quotation
    length: float = 0.04  # each word of a quotation that begins in mid-sentence
    sentences: float = 0.7  # each sentence that ends in one
    trailing: float = 0.5  # a sentence quoted up to the middle of another

    # where a quotation begins
    at_start: float = 0.2
    after_sentence: float = 0.55
    small_letter: float = 1.0  # on top, if it goes on in lower case
    after_comma: float = 0.74
    small_after_comma: float = 0.35
    after_bracket: float = 0.5
    after_word: float = 1.56
    small_after_word: float = 0.34
    introduced: float = 0.8  # saved after “he said”
    clinging: float = 4.5  # no space between it and the mark before it

    # where a quotation ends
    at_end: float = 0.24
    at_sentence: float = 0.56
    at_comma: float = 0.84
    before_mark: float = 0.29
    before_small_word: float = 1.18
    before_word: float = 1.65
    against_habit: float = 0.71  # ”. in a text that writes .” or the other way round


COSTS = Costs()
UNLIKELY = 1.4
"""The cost of a place between two words, from which `Costs.natural` counts."""
