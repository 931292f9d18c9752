"""The rows of a small grid: each begins where its first cell begins anew and no other runs on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from jalon.extract.records.settings import SETTINGS
from jalon.extract.text.lines import lines_of
from jalon.schemas.geometry import Box, union
from jalon.schemas.region import Line
from jalon.schemas.table import Cell, Table

INSET_ROWS = SETTINGS.inset_rows
SHARED = SETTINGS.shared


def parted_rows(table: Table) -> Table:
    """The table with its rows cut by what its lines say; as it is where that gives fewer rows.

    A line begins anew where it opens with a capital or a figure and stands apart from the line
    above, or its first word had found room there. Tables with cells over several columns stay as
    they are.
    """
    body = [c for c in table.cells if c.row >= table.header_rows]
    if not body or any(c.colspan > 1 for c in body):
        return table
    columns = [_column(body, col) for col in range(table.cols)]
    named = sum(bool(c.words) for c in body if c.col == 0)
    starts = _starts(columns)
    if len(starts) < named:
        return table
    slack = SHARED.level_em * columns[0][0][0].size_pt
    edges = [float("-inf"), *(y - slack for y in starts[1:]), float("inf")]
    cells = [c for c in table.cells if c.row < table.header_rows]
    for row, (low, high) in enumerate(pairwise(edges), table.header_rows):
        for col, (lines, box) in enumerate(columns):
            cells.append(_cell(row, col, [n for n in lines if low <= n.baseline < high], box))
    return replace(table, cells=tuple(cells), rows=table.header_rows + len(starts))


Column = tuple[list[Line], Box]


def _column(body: Sequence[Cell], col: int) -> Column:
    """The lines of a column, top to bottom, and its box."""
    held = [c for c in body if c.col == col]
    return lines_of([w for c in held for w in c.words]), union(c.box for c in held)


def _starts(columns: Sequence[Column]) -> list[float]:
    """The baselines on which rows begin."""
    (names, box), others = columns[0], columns[1:]
    if not names:
        return []
    leading = least_leading([lines for lines, _ in columns])
    found = [names[0].baseline]
    for above, below in pairwise(names):
        begins = is_anew(above, below, box, leading)
        if begins and all(_breaks_at(below, lines, edge, leading) for lines, edge in others):
            found.append(below.baseline)
    return found


def least_leading(columns: Sequence[Sequence[Line]]) -> float:
    """The least distance of two lines of one column."""
    gaps = [b.baseline - a.baseline for lines in columns for a, b in pairwise(lines)]
    return min((g for g in gaps if g > 1), default=float("inf"))


def is_anew(above: Line, below: Line, column: Box, leading: float) -> bool:
    """Whether a line begins a text of its own and does not go on from the line above.

    Args:
        above: The line above.
        below: The line.
        column: The box that both stand in.
        leading: The least distance of two lines there, in points.
    """
    if below.bullet:
        return True
    if below.text[:1].islower():
        return False
    if below.baseline - above.baseline > INSET_ROWS.wider * leading:
        return True
    em = max(below.size_pt, 1.0)
    end = above.box.x1 + INSET_ROWS.space_em * em + below.words[0].box.width
    return end < column.x1 - INSET_ROWS.padding_pt


def _breaks_at(start: Line, lines: Sequence[Line], column: Box, leading: float) -> bool:
    """Whether nothing of a column runs on over the line on which the first begins anew."""
    slack = SHARED.level_em * start.size_pt
    above = [n for n in lines if n.baseline < start.baseline - slack]
    below = [n for n in lines if n.baseline >= start.baseline - slack]
    if not above or not below or below[0].baseline > start.baseline + slack:
        return True
    return is_anew(above[-1], below[0], column, leading)


def _cell(row: int, col: int, lines: Sequence[Line], column: Box) -> Cell:
    words = tuple(w for n in lines for w in n.words)
    around = union(n.box for n in lines) if lines else column
    box = column._replace(top=around.top, bottom=around.bottom)
    return Cell(row, col, 1, 1, box, words, "\n".join(n.text for n in lines))
