"""How English words follow one another: counts of short sequences, and what they say of a sentence."""
