"""Cells drawn over several rows whose lists go row by row, cut at those rows.

A typist merges the cells of a row and parts only one of them, such as that of its states: the
lists beside it stand level with those parts, and belong to them line by line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jalon.extract.records.inset_rows import is_anew, least_leading
from jalon.extract.records.recut import OPEN_END
from jalon.extract.text.lines import lines_of
from jalon.schemas.region import Line
from jalon.schemas.table import Cell, Table

LEAST_LISTS = 2  # cells beside each other that are cut alike: one alone is a text that wraps
LEAST_ROWS = 2


def with_parted_spans(table: Table) -> Table:
    """The table with its merged cells cut at the rows that they span, where their lists say so.

    Args:
        table: A table whose cells may span rows.
    """
    tall = [c for c in table.cells if c.rowspan >= LEAST_ROWS and c.words and c.colspan == 1]
    parted: dict[tuple[int, int], list[Cell]] = {}
    for start, span in sorted({(c.row, c.rowspan) for c in tall}):
        edges = _edges(table, start, span)
        if edges is None:
            continue
        cut = [
            (c, cells)
            for c in tall
            if (c.row, c.rowspan) == (start, span) and (cells := _cut(c, edges))
        ]
        if len(cut) >= LEAST_LISTS:
            parted |= {(c.row, c.col): cells for c, cells in cut}
    if not parted:
        return table
    cells = [n for c in table.cells for n in parted.get((c.row, c.col), [c])]
    return replace(table, cells=tuple(sorted(cells, key=lambda c: (c.row, c.col))))


def _edges(table: Table, start: int, span: int) -> list[float] | None:
    """Where the rows of a span begin, after the first; None where no cell parts each of them."""
    found = []
    for row in range(start + 1, start + span):
        tops = [c.box.top for c in table.cells if c.row == row]
        if not tops:
            return None
        found.append(min(tops))
    return found


def _cut(cell: Cell, edges: Sequence[float]) -> list[Cell]:
    """The cell, a part a row; nothing where some part is empty or begins within a text."""
    groups: list[list[Line]] = [[] for _ in range(len(edges) + 1)]
    lines = lines_of(cell.words)
    leading = least_leading([lines])
    for line in lines:
        groups[sum(line.box.y_mid > e for e in edges)].append(line)
    if not all(groups):
        return []
    for above, below in zip(groups, groups[1:], strict=False):
        is_open = OPEN_END.search(above[-1].text)
        if is_open or not is_anew(above[-1], below[0], cell.box, leading):
            return []
    tops = [cell.box.top, *edges]
    ends = [*edges, cell.box.bottom]
    return [
        replace(
            cell,
            row=cell.row + i,
            rowspan=1,
            box=cell.box._replace(top=tops[i], bottom=ends[i]),
            words=tuple(w for n in group for w in n.words),
            text="\n".join(n.text for n in group),
        )
        for i, group in enumerate(groups)
    ]
