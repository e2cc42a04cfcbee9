"""What a reading of the marks of a text is made of."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from lint.quotation.marks import Mark
from lint.quotation.pairs import Pair
from lint.quotation.passage import Passage


class Role(Enum):
    """What a mark is."""

    OPEN = "open"
    CLOSE = "close"
    RESUME = "resume"  # the opening mark that each paragraph of a long quotation begins with
    TEXT = "text"  # no quotation mark: inches, an apostrophe, an empty pair
    STRAY = "stray"  # a mark that belongs nowhere
    APOSTROPHE = "apostrophe"  # farmers" for farmers'


class Fault(Enum):
    """What is wrong with a mark that has its role."""

    TURNED = "turned"
    SPACED = "spaced"
    MIXED = "mixed"
    SINGLE = "single"
    LOST = "lost"  # the mark itself: it has to be supplied


class Opened(NamedTuple):
    """A quotation that is open: its pair, where its words begin, whether they begin in mid-sentence."""

    pair: Pair
    at: int
    fragment: bool
    turned: bool = False
    """Whether its opening mark points the wrong way."""
    carried: int = 0
    """Over how many paragraphs it went on without a mark."""


class Step(NamedTuple):
    """One decision of a reading. `mark` is None for a mark that is supplied at `at`."""

    passage: Passage
    role: Role
    at: int
    mark: Mark | None
    wanted: str
    faults: frozenset[Fault]
    opened: Opened | None


class Trail(NamedTuple):
    """The steps of a reading, last one first."""

    step: Step
    before: Trail | None


class Reading(NamedTuple):
    """A reading so far."""

    cost: float = 0.0
    stack: tuple[Opened, ...] = ()
    trail: Trail | None = None

    def plus(self, cost: float, step: Step, stack: tuple[Opened, ...] | None = None) -> Reading:
        """This reading with one more step."""
        return Reading(self.cost + cost, self.stack if stack is None else stack, Trail(step, self.trail))

    @property
    def steps(self) -> list[Step]:
        """Its steps in order."""
        steps, trail = [], self.trail
        while trail:
            steps.append(trail.step)
            trail = trail.before
        return steps[::-1]


class Decoded(NamedTuple):
    """The best reading of a run of passages, and how much costlier the next best one is."""

    steps: list[Step]
    margin: float
