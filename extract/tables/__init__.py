"""A page's words, rules and fills to its tables.

In comes one ``Page``. What leaves: tables whose cells cover their grid without overlap, merged
cells with exact spans, and every word of a table's box in exactly one cell or among its strays.
"""

from jalon.extract.tables.find import find_tables

__all__ = ["find_tables"]
