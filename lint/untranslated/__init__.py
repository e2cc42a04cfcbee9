"""How words and passages of another language are found: the rooms of `lint.checks.untranslated`."""
