"""Quotation marks read in context: what each mark is, which reading of a text they agree on, what is wrong.

The rooms, in the order a text passes through them:

    pairs      which marks form a pair
    marks      every mark of a block, with the direction its neighbours make it lean
    manner     the pairs and words of a language, and the habits of a text
    passage    a block and what stands around its marks: words of speech, sentences, apostrophes
    places     what it costs to quote from here to there
    reading    what a reading is made of: roles, faults, steps
    moves      what each mark can be, what may be missing before it
    decoding   the cheapest reading of all marks
    faults     names for what it had to repair
"""
