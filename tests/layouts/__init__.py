"""Test documents made from structured content, so that the right answer is known.

In: a plan written down once (`contents/*.yaml`). Out, for every layout and every PDF producer that
the machine has: `NAME.pdf` and `NAME.gold.json`, the rows a careful reader would key in from it.
"""
