"""Ruled tables whose headings stand on shades above the first rule: the headings made a row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jalon.extract.records.head_lines import HeadLine
from jalon.extract.records.settings import SETTINGS
from jalon.schemas.geometry import Box, union
from jalon.schemas.table import Cell, Table

SHARED = SETTINGS.shared
TOPPED = SETTINGS.topped


def topped(table: Table, heads: Sequence[HeadLine]) -> Table:
    """The table with the line of headings just above it as its first row, or as it is.

    Args:
        table: A table in whose rows no heading was found.
        heads: The page's lines of headings.
    """
    for head in heads:
        height = max(head.box.height, 1.0)
        gap = table.box.top - head.box.bottom
        if not -0.5 * height <= gap <= TOPPED.gap_em * height:
            continue
        places = [_column_of(table, union(s.line.box for s in c)) for c in head.columns]
        found = [p for p in places if p is not None]
        if len(set(found)) == len(places) and len(found) >= SHARED.most * table.cols:
            return _with_row(table, head, found)
    return table


def _column_of(table: Table, box: Box) -> int | None:
    """The column that a heading stands over, by the cells that span one column."""
    for cell in table.cells:
        if cell.colspan == 1 and cell.box.x0 - 2.0 <= box.x_mid <= cell.box.x1 + 2.0:
            return cell.col
    return None


def _with_row(table: Table, head: HeadLine, places: Sequence[int]) -> Table:
    cells = [replace(c, row=c.row + 1) for c in table.cells]
    named = dict(zip(places, head.columns, strict=True))
    for col in range(table.cols):
        column = named.get(col, ())
        spans = [c.box for c in table.cells if c.col == col and c.colspan == 1]
        x0, x1 = min(b.x0 for b in spans), max(b.x1 for b in spans)
        words = tuple(w for s in column for w in s.line.words)
        text = "\n".join(s.line.text for s in column)
        fill = column[0].look.fill if column else None
        box = Box(x0, head.box.top, x1, head.box.bottom)
        cells.append(Cell(0, col, 1, 1, box, words, text, fill))
    cells.sort(key=lambda c: (c.row, c.col))
    box = table.box._replace(top=min(table.box.top, head.box.top))
    return replace(table, rows=table.rows + 1, cells=tuple(cells), header_rows=1, box=box)
