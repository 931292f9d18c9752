"""The rows of a sheet, parted into pages where no cell that spans rows is cut.

Calc draws a cell that spans rows on every page that its rows stand on, most of it out of sight: a
reader of the file finds its words twice. Breaks are therefore set before such a cell.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from .blocks import Table


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row, ready to be written."""

    cells: str
    height: float
    is_glued: bool = False  # stays on the page of the row above
    is_head: bool = False  # repeated on every page
    is_broken: bool = False  # begins a page


def find_glued(table: Table, heights: list[float], room: float) -> set[int]:
    """Return the rows that a spanning cell ties to the one above; very tall cells tie none."""
    glued: set[int] = set()
    for r, row in enumerate(table.rows):
        for cell in row:
            if cell and cell.rowspan > 1 and sum(heights[r : r + cell.rowspan]) < 0.7 * room:
                glued |= set(range(r + 1, r + cell.rowspan))
    return glued


def break_pages(rows: list[SheetRow], room: float) -> list[SheetRow]:
    """Return the rows with breaks before the groups that no longer fit on a page."""
    made: list[SheetRow] = []
    head = sum(row.height for row in rows if row.is_head)
    filled = 0.0
    for group in _group(rows):
        high = sum(row.height for row in group)
        if made and filled + high > room:
            group[0] = replace(group[0], is_broken=True)
            filled = head
        filled += high
        while filled > room:
            filled -= room
        made += group
    return made


def _group(rows: list[SheetRow]) -> list[list[SheetRow]]:
    groups: list[list[SheetRow]] = []
    for row in rows:
        if groups and (row.is_glued or row.is_head):
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups
