"""Words to lines to blocks: one implementation for every floor above.

In: the words of a page or of a cell. Out: lines on a baseline, paragraphs, words mended at line
ends. Knows no vocabulary.
"""
