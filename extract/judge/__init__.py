"""Two readings of a document to one, and how sure every field of it is.

In: the rows of both readings, what speaks for each, the pages they were read from. Out: one set
of rows, no place of a page read twice, each row with the probability that it and each of its
fields is right. The models behind it are fitted by ``benchmarks/fit_confidence.py``; their
weights are data, and nothing is learned while reading.
"""

from jalon.extract.judge.decide import Case, Judged, case_of, judged

__all__ = ["Case", "Judged", "case_of", "judged"]
