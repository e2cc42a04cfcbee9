"""Which language a text was translated from, and what says so.

Naive Bayes over a few kinds of evidence: loan translations that fired, words left in a language, habits of writing
(quotation marks, numbers, dates) and the names a text is full of. One of the hypotheses is that it was written in
its own language. Names tell which language, not whether: what all of them say together is bounded, so that no text
is judged by its subject. The parameters are data, `rules/<language>/source/`; a language without that folder is
never judged.

    evidence = gather(document, [(rule, finding), …])   # of the rules that are not soft
    evidence.supports(("es", "pt"))
    evidence.origin(document)
"""

from __future__ import annotations

from lint.origin.clues import gather
from lint.origin.weighing import Evidence

__all__ = ["Evidence", "gather"]
