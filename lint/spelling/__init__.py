"""Spelling: what a misspelt word was meant to be, and which unknown words are none the less right."""
