"""A block of prose, and what stands around each of its marks."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from lint import regexes as regex
from lint.quotation.manner import Manner
from lint.quotation.marks import BRACKETS, ENDINGS, Lean, Mark, marks_of

SENTENCE_MARKS = ".!?…。！？"
STOPS = frozenset(SENTENCE_MARKS + ",;:，；：")
MARKS_AND_SPACES = " \u00a0\u2009\u200a\u202f\t“”„‟\"«»‹›「」『』‘’‚‛'"
CLAUSE_END = regex.compile(r"[,.!?…—–](?=[“”„«»\"’' \u00a0]*[ \u00a0])")
SENTENCE_END = regex.compile(r"(?:(?<!\b\p{Lu}\p{Ll}{0,2})\.|[!?…])(?=[ \u00a0]+\p{Lu})")
WORDS_AFTER = regex.compile(r"[“”„«»\"’' \u00a0—–-]*((?:[\p{L}\p{N}.’'-]+[ \u00a0]+){0,4}[\p{L}\p{N}’'-]+)")
WORDS_BEFORE = regex.compile(r"[\p{L}\p{N}’'-]+")
NEXT_WORD = regex.compile(r"[ \u00a0]*([\p{L}’'-]+)")
SPACE = regex.compile(" ")
REACH = 60
"""How far, in code points, the words beside a mark are looked at."""


@dataclass(frozen=True)
class Passage:
    """One block of the prose with its marks."""

    prose: str
    start: int
    end: int
    manner: Manner
    resumes: str = ""
    """The opening mark that the next passage begins with, if any: an open quotation goes on there."""
    close: bool = False
    """Whether the next passage begins on the next line (verse, a text cut into sentences)."""

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """Its quotation marks."""
        return tuple(marks_of(self.prose, self.start, self.end))

    def holds_nothing(self, start: int, end: int) -> bool:
        """Whether only marks and spaces stand between two offsets."""
        return not self.prose[start : min(end, start + REACH)].strip(MARKS_AND_SPACES)

    def can_open(self, at: int) -> bool:
        """Whether words follow the mark at an offset, spaces left out."""
        following = self.prose[at + 1 : min(self.end, at + REACH)].lstrip(MARKS_AND_SPACES)
        return bool(following) and following[0] not in ENDINGS

    def can_close(self, at: int) -> bool:
        """Whether words precede the mark at an offset, spaces left out."""
        preceding = self.prose[max(self.start, at - REACH) : at].rstrip(MARKS_AND_SPACES)
        return bool(preceding) and preceding[-1] not in BRACKETS

    def trimmed(self, at: int) -> int:
        """The end of the words before an offset."""
        while at > self.start and self.prose[at - 1] in " \u00a0":
            at -= 1
        return at

    @cached_property
    def stop(self) -> int:
        """The end of its last word."""
        return self.trimmed(self.end)

    def fragment(self, right: int) -> bool:
        """Whether a quotation that begins at `right` begins in the middle of a sentence."""
        before = self.prose[max(self.start, right - REACH) : right].rstrip(' \u00a0“”"«»„‘’(')
        return before[-1:].isalnum()

    # -- marks that quote nothing ----------------------------------------------------------------

    def apostrophe(self, mark: Mark) -> bool:
        """Whether a single mark can be an apostrophe where single marks are judged."""
        if not (self.manner.singles and mark.single):
            return False
        if mark.char in "‘‚‛":  # often written for the apostrophe of ’tis
            word = NEXT_WORD.match(self.prose, mark.at + 1, self.end)
            return bool(word and word[1].lower() in self.manner.elisions)
        return mark.char == "'" or mark.lean is not Lean.CLOSING or mark.before not in STOPS

    def possessive(self, mark: Mark) -> bool:
        """Whether a straight mark may stand for the apostrophe of a plural: farmers" protest, or for one in a word."""
        if mark.char != '"' or not mark.before.isalpha():
            return False
        if mark.after.isalpha():
            return self.prose[mark.at + 1].isalpha()
        word = NEXT_WORD.match(self.prose, mark.at + 1, self.end)
        return bool(word and mark.before == self.manner.possessive and word[1].lower() not in self.manner.small)

    def arrow(self, mark: Mark) -> bool:
        """Whether a guillemet may be an arrow of a menu or link: Home » News, Read more »."""
        if not mark.spaced or mark.lean is not Lean.LOOSE:
            return False
        return not (self.manner.spaced and self._has_sentence)

    @cached_property
    def _has_sentence(self) -> bool:
        return any(mark in self.prose[self.start : self.end] for mark in SENTENCE_MARKS)

    def inner_opening(self, start: int, end: int) -> bool:
        """Whether a single mark between two offsets opens a quotation inside the quotation."""
        return bisect_left(self._inner_openings, start) < bisect_left(self._inner_openings, end)

    @cached_property
    def _inner_openings(self) -> list[int]:
        return [mark.at for mark in self.marks if mark.single and mark.lean is Lean.OPENING]

    # -- words of speech, sentences --------------------------------------------------------------

    def attributed(self, at: int) -> bool:
        """Whether “he said” follows the offset, which is the end of a clause."""
        match = WORDS_AFTER.match(self.prose, at, self.end)
        if not match:
            return False
        words = match[1].split()
        if self.prose[at - 1] == "." and words[0][0].isupper() and len(words) > 1:
            words = words[1:2]  # “… .” Smith said; but not: … . The minister said
        for word in words:
            if word.lower() in self.manner.speech:
                return True
            if word.endswith(".") or word.lower() in self.manner.joints:
                return False
        return False

    @cached_property
    def attributions(self) -> list[int]:
        """Where a clause ends and “he said” follows."""
        ends = (m.end() for m in CLAUSE_END.finditer(self.prose, self.start, self.end))
        inner = "" if self.manner.singles else "’'"  # what a single mark ends is a quotation inside one
        return [at for at in ends if self.prose[at] not in inner and self.attributed(at)]

    def introduced(self, at: int) -> float:
        """1 if the word before the offset announces a quotation, less if one of the two before it does."""
        words = WORDS_BEFORE.findall(self.prose, max(self.start, at - REACH), at)[-3:]
        for distance, word in enumerate(reversed(words)):
            if word.lower() in self.manner.speech or (not distance and word.lower() in self.manner.heralds):
                return 1.0 if not distance else 0.7
        return 0.0

    @cached_property
    def sentence_ends(self) -> list[int]:
        """Where a sentence ends inside the passage."""
        return [m.end() for m in SENTENCE_END.finditer(self.prose, self.start, self.end)]

    @cached_property
    def spaces(self) -> list[int]:
        """Where its spaces are."""
        return [match.start() for match in SPACE.finditer(self.prose, self.start, self.end)]
