"""The kind of rule `tokens`: patterns over words, parts of speech and word forms. See docs/tokens.md."""
