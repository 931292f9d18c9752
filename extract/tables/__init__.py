"""A page's words, rules and fills to its tables.

In comes one ``Page``. What leaves: tables whose cells cover their grid without overlap, merged
cells with exact spans, and every word of a table's box in exactly one cell or among its strays.
``find_all`` also gives what was left out, with the reason: a place that may be a table and is in
no table is not lost without a word.
"""

from jalon.extract.tables.find import find_all, find_tables

__all__ = ["find_all", "find_tables"]
