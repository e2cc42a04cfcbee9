"""Parts of speech: the words of a sentence with their Penn tags and lemmas (see training/tagger/README.md)."""
