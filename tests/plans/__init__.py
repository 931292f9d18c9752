"""Random published action plans: PDFs with their answers, drawn by lot from a seed.

In: a seed and names of containers and producers. Out, for each document: `NAME.pdf`,
`NAME.gold.json` (the rows a careful reader would key in, with the boxes of their words),
`NAME.words.json` (the role of every word on the pages) and `NAME.meta.json` (what was drawn).

The steps are modules: `draw` draws a `design` (what the document looks like), `invent` what it
says, `containers` lays it out as `blocks`, the `paint_*` modules write blocks as PDF, `places`
finds every word again in the PDF, `answers` states the gold. Every paper is written twice, once
with a colour of its own for each piece of text: from this copy the letters get their marks, and it
is thrown away. The published copy has the same letters at the same places.

Roles of words: the fields of the gold (action, action_code, theme, theme_number, indicator,
target, ...), baseline, percent, cost, resources, risk, priority; `label:FIELD` and `head:FIELD`
for the words that name a field (`head:target1` is the second period's column); sep, bullet, note,
footnote, dots; title, publisher, heading, toc, around (what states no action), running_head, foot,
number, watermark. The theme of a running head is one run: its number and word have role theme.
Words of role action to status carry the unit (ordinal of the action) and part (of the indicator).
"""
