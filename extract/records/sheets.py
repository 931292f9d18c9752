"""Drawn cells that each hold a label above its value: no grid, however well it is ruled."""

from __future__ import annotations

from jalon.extract.records.grids import TableText
from jalon.extract.records.labels import label_key

FEWEST = 2  # cells that begin with a label and go on with its value
LEAST_SHARE = 0.3  # of all cells with words


def is_sheet(text: TableText, keys: frozenset[str]) -> bool:
    """Whether a table's cells hold labels with their values below, in several rows.

    Args:
        text: The table.
        keys: Labels of the document that stand on lines of their own.
    """
    above = filled = 0
    rows: set[int] = set()
    for row in range(text.table.rows):
        for cell in text.at[row]:
            if cell is None or cell.row != row or not cell.words:
                continue
            filled += 1
            lines = text.lines_of(cell)
            if len(lines) > 1 and label_key(lines[0].text)[0] in keys:
                above += 1
                rows.add(row)
    return above >= FEWEST and len(rows) >= FEWEST and above >= LEAST_SHARE * filled
