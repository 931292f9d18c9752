"""Pages to records that repeat: fields and units under a stack of headings.

In: pages and the grids found on them. Out: the document as elements in reading order: grids
with fields and lines, labels with their values, headings and paragraphs between them. Nothing
here says what a field means.
"""
