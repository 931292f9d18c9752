"""Which rows of a document stand, and how sure every field of them is.

In: the rows that were read, what speaks for each, the pages they were read from. Out: the rows of
the places that are worth it, each with the probability that it and each of its fields is right.
The models behind it are fitted by ``benchmarks/fit_confidence.py``; their weights are data, and
nothing is learned while reading.
"""

from jalon.extract.judge.actions import judged_actions
from jalon.extract.judge.decide import Case, Judged, case_of, judged

__all__ = ["Case", "Judged", "case_of", "judged", "judged_actions"]
