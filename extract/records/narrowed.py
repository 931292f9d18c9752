"""Tables whose drawing has more columns than what is written: edges that do not meet exactly.

Where a heading's cell and the cells below it are drawn with other edges, or rows alternate between
two sets of them, the grid has columns that are never filled side by side. They are one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from jalon.extract.records.settings import SETTINGS
from jalon.schemas.geometry import union
from jalon.schemas.table import Cell, Table

NARROWED = SETTINGS.narrowed
SHARED = SETTINGS.shared


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


def with_banners(table: Table) -> Table:
    """The table with each text as a cell of its own that runs on over the edges of cells.

    It stands in the middle of a row that holds nothing else.
    """
    cells = list(table.cells)
    for row in range(table.rows):
        held = [c for c in cells if c.row <= row < c.row + c.rowspan]
        if any(c.rowspan > 1 for c in held) or not _runs_on(held, table):
            continue
        words = tuple(sorted((w for c in held for w in c.words), key=lambda w: w.box.x0))
        text = " ".join(w.text for w in words)
        banner = replace(
            held[0],
            col=0,
            colspan=table.cols,
            box=union(c.box for c in held),
            words=words,
            text=text,
        )
        cells = [c for c in cells if c not in held] + [banner]
    return replace(table, cells=tuple(sorted(cells, key=lambda c: (c.row, c.col))))


def _runs_on(cells: Sequence[Cell], table: Table) -> bool:
    """Whether the words of a row's cells are one text in its middle."""
    words = sorted((w for c in cells for w in c.words), key=lambda w: w.box.x0)
    if sum(bool(c.words) for c in cells) < SHARED.several:
        return False
    size = max(words[0].size_pt, 1.0)
    if max(abs(w.baseline - words[0].baseline) for w in words) > NARROWED.gap_em * size:
        return False
    middle = (words[0].box.x0 + words[-1].box.x1) / 2
    if abs(middle - table.box.x_mid) > NARROWED.off_centre * table.box.width:
        return False
    return all(b.box.x0 - a.box.x1 <= NARROWED.gap_em * size for a, b in pairwise(words))
