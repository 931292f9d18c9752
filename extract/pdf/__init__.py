"""Bytes to pages: glyphs, words, rules, fills, images, notes.

In: a PDF's bytes. Out: one ``Page`` a page, in points, origin top left of the page as displayed.
Knows no vocabulary and no tables.
"""
