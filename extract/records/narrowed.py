"""Tables whose drawing has more columns than what is written: edges that do not meet exactly.

Where a heading's cell and the cells below it are drawn with other edges, or rows alternate between
two sets of them, the grid has columns that are never filled side by side. They are one.
"""

from __future__ import annotations

from dataclasses import replace

from jalon.schemas.geometry import union
from jalon.schemas.table import Cell, Table


def narrowed(table: Table) -> Table:
    """The table with neighbouring columns joined that no row fills both, headings included.

    Args:
        table: A table as drawn; one that is not ruled is given back as it is.
    """
    if table.method != "ruled" or table.cols < 3:
        return table
    homes = _homes(table)
    if homes[-1] == table.cols - 1:
        return table
    held: dict[tuple[int, int], Cell] = {}
    for cell in sorted(table.cells, key=lambda c: (c.row, c.col)):
        first, last = homes[cell.col], homes[min(cell.col + cell.colspan, table.cols) - 1]
        moved = replace(cell, col=first, colspan=last - first + 1)
        other = held.get((cell.row, first))
        held[cell.row, first] = moved if other is None else _joined(other, moved)
    return replace(table, cols=homes[-1] + 1, cells=_without_overlap(held))


def _homes(table: Table) -> list[int]:
    """For each column the place of the one that it becomes part of."""
    filled = [_filled(table, col) for col in range(table.cols)]
    homes = [0]
    rows = dict(filled[0])
    for col in range(1, table.cols):
        if any(rows.get(r, cell) is not cell for r, cell in filled[col].items()):
            homes.append(homes[-1] + 1)
            rows = dict(filled[col])
        else:
            homes.append(homes[-1])
            rows |= filled[col]
    return homes


def _filled(table: Table, col: int) -> dict[int, Cell]:
    """The cells with words that stand in a column, by row."""
    return {
        r: c
        for c in table.cells
        if c.words and c.col <= col < c.col + c.colspan
        for r in range(c.row, c.row + c.rowspan)
    }


def _joined(one: Cell, other: Cell) -> Cell:
    """Two cells of a row that become one: the filled one, as large as both."""
    kept = one if one.words else other
    box = union((one.box, other.box)) if kept.rowspan == 1 else kept.box
    return replace(kept, box=box, colspan=max(one.colspan, other.colspan))


def _without_overlap(held: dict[tuple[int, int], Cell]) -> tuple[Cell, ...]:
    """Cells in order, the empty ones left out that another one covers."""
    covered = [
        (r, c)
        for cell in held.values()
        if cell.words
        for r in range(cell.row, cell.row + cell.rowspan)
        for c in range(cell.col, cell.col + cell.colspan)
        if (r, c) != (cell.row, cell.col)
    ]
    taken = frozenset(covered)
    return tuple(cell for place, cell in sorted(held.items()) if cell.words or place not in taken)
