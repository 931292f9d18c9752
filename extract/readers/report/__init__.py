"""Annual reports: cards, lists and tables of actions with their figures and tags.

In: all pages, their tables, the vocabulary. Out: each published figure with the action it
belongs to, each action once, and findings on what could not be understood. The same content
set as cards, as one column with bullets or as a table gives the same rows.
"""

from jalon.extract.readers.report.reading import read_report

__all__ = ["read_report"]
