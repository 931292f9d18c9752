"""``jalon review``: a dataset beside its pages, in a browser on this machine.

In: a dataset's folder, its PDFs, its file of corrections. Out: events added to that file and
headings added to the vocabulary beside it; the dataset itself changes when somebody asks for it.
"""
