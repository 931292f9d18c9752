"""Spelling: folding, stems, lemmas, languages, and the word lists that are read once."""
