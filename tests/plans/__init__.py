"""Random published action plans: PDFs with their answers, drawn by lot from a seed.

In: a seed and names of containers and producers. Out, for each document: `NAME.pdf`,
`NAME.gold.json` (the rows a careful reader would key in, with the boxes of their words),
`NAME.words.json` (the role of every word on the pages) and `NAME.meta.json` (what was drawn).

The steps are modules: `design` draws what the document looks like, `invent` what it says,
`containers` lays it out as blocks, the `paint_*` modules write blocks as PDF, `places` finds every
word again in the PDF, `answers` states the gold.
"""
