"""A dataset for people: workbook, page to look at, summary, pictures of pages.

In: a ``Dataset`` and where its PDFs stand. Out: files that a person opens, in French or English;
totals say what is missing from them, and text from a PDF stays text whatever it holds.
"""
