"""Quotation marks read in context: what each mark is, which reading of a text they agree on, what is wrong.

The rooms, in the order a text passes through them:

    pairs      which marks form a pair, and which of them a language writes
    marks      every mark of a block, with the direction its neighbours give it
    manner     what surrounds a quotation: words of speech, and what it costs to quote from here to there
    decoding   the most likely consistent reading of all marks, with its repairs
    faults     names for what the reading had to repair
"""
