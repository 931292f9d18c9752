"""Rows of a small grid that stand so close that they look like one, parted again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from jalon.extract.text.lines import lines_of
from jalon.schemas.geometry import union
from jalon.schemas.region import Line
from jalon.schemas.table import Cell, Table

LEVEL_EM = 0.4
SPACE_EM = 0.3
EDGE_PT = 4.0


def parted_rows(table: Table) -> Table:
    """The table with each row cut where its first cell begins anew and no other cell runs on.

    A line begins anew where it opens with a capital or a figure and its first word had found
    room on the line above. Tables with cells over several rows or columns stay as they are.
    """
    body = [c for c in table.cells if c.row >= table.header_rows]
    if any(c.rowspan > 1 or c.colspan > 1 for c in body):
        return table
    cells = [c for c in table.cells if c.row < table.header_rows]
    row = table.header_rows
    for index in range(table.header_rows, table.rows):
        held = sorted((c for c in body if c.row == index), key=lambda c: c.col)
        parts = _parts(held)
        for part in parts:
            cells += [replace(c, row=row) for c in part]
            row += 1
    return replace(table, cells=tuple(cells), rows=row)


def _parts(held: Sequence[Cell]) -> list[list[Cell]]:
    """One row as rows."""
    lines = [lines_of(c.words) for c in held]
    if not lines or len(lines[0]) < 2:
        return [list(held)]
    starts = [b for a, b in pairwise(lines[0]) if _is_anew(a, b, held[0])]
    cuts = [
        s.baseline
        for s in starts
        if all(_breaks_at(s, own, cell) for own, cell in zip(lines[1:], held[1:], strict=True))
    ]
    if not cuts:
        return [list(held)]
    edges = [float("-inf"), *cuts, float("inf")]
    slack = LEVEL_EM * lines[0][0].size_pt
    return [
        [
            _with(c, [n for n in own if low - slack <= n.baseline < high - slack])
            for c, own in zip(held, lines, strict=True)
        ]
        for low, high in pairwise(edges)
    ]


def _is_anew(above: Line, below: Line, cell: Cell) -> bool:
    """Whether a line begins a text of its own and does not go on from the line above."""
    if below.bullet:
        return True
    if below.text[:1].islower():
        return False
    em = max(below.size_pt, 1.0)
    return above.box.x1 + SPACE_EM * em + below.words[0].box.width < cell.box.x1 - EDGE_PT


def _breaks_at(start: Line, lines: Sequence[Line], cell: Cell) -> bool:
    """Whether nothing of a cell runs on over the line on which another cell begins anew."""
    slack = LEVEL_EM * start.size_pt
    above = [n for n in lines if n.baseline < start.baseline - slack]
    below = [n for n in lines if n.baseline >= start.baseline - slack]
    return not above or not below or _is_anew(above[-1], below[0], cell)


def _with(cell: Cell, lines: Sequence[Line]) -> Cell:
    words = tuple(w for n in lines for w in n.words)
    box = cell.box
    if words:
        around = union(w.box for w in words)
        box = box._replace(top=around.top, bottom=around.bottom)
    return replace(cell, words=words, text="\n".join(n.text for n in lines), box=box)
