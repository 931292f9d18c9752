"""Regions of a document to raw rows: one reader for each form.

In: pages, tables and the flow of a document. Out: raw rows as printed, each piece with its spot,
and findings. Adding a form is adding a reader; the others do not change.
"""
