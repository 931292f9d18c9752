"""Cells drawn over several rows whose lists go row by row, cut at those rows.

A typist merges the cells of a row and parts only one of them, such as that of its states: the
lists beside it stand level with those parts, and belong to them line by line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from jalon.extract.records.cut_blocks import OPEN_END
from jalon.extract.records.inset_rows import is_anew, least_leading
from jalon.extract.records.settings import SETTINGS
from jalon.extract.text.lines import lines_of
from jalon.schemas.region import Line
from jalon.schemas.table import Cell, Table

SHARED = SETTINGS.shared

CODE = re.compile(r"^(\d{1,2})\s?[.):\u2013\u2014-]\s?(?=[^\W\d])")


def with_parted_spans(table: Table) -> Table:
    """The table with its merged cells cut at the rows that they span, where their lists say so.

    Args:
        table: A table whose cells may span rows.
    """
    tall = [c for c in table.cells if c.rowspan >= SHARED.several and c.words and c.colspan == 1]
    parted: dict[tuple[int, int], list[Cell]] = {}
    for start, span in sorted({(c.row, c.rowspan) for c in tall}):
        edges = _edges(table, start, span)
        if edges is None:
            continue
        alike = [c for c in tall if (c.row, c.rowspan) == (start, span)]
        leading = least_leading([lines_of(c.words) for c in alike])
        cut = {(c.row, c.col): cells for c in alike if (cells := _cut_at(c, edges, leading))}
        if len(cut) >= SHARED.several:
            cut |= {
                (c.row, c.col): cells
                for c in alike
                if (c.row, c.col) not in cut and (cells := _cut_by_count(c, edges, leading))
            }
            parted |= cut
    for cell in tall:
        if (cell.row, cell.col) not in parted and (cells := _cut_at_codes(table, cell)):
            parted[cell.row, cell.col] = cells
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


def _cut_at(cell: Cell, edges: Sequence[float], leading: float) -> list[Cell]:
    """The cell, a part a row; nothing where some part is empty or begins within a text."""
    groups: list[list[Line]] = [[] for _ in range(len(edges) + 1)]
    for line in lines_of(cell.words):
        groups[sum(line.box.y_mid > e for e in edges)].append(line)
    if not all(groups):
        return []
    joints = pairwise(groups)
    if not all(_begins(above[-1], below[0], cell, leading) for above, below in joints):
        return []
    return _parts(cell, edges, groups)


def _cut_by_count(cell: Cell, edges: Sequence[float], leading: float) -> list[Cell]:
    """The cell, an entry a row, where it lists as many entries as there are rows."""
    groups: list[list[Line]] = []
    for line in lines_of(cell.words):
        if groups and not _begins(groups[-1][-1], line, cell, leading):
            groups[-1].append(line)
        else:
            groups.append([line])
    return _parts(cell, edges, groups) if len(groups) == len(edges) + 1 else []


def _cut_at_codes(table: Table, cell: Cell) -> list[Cell]:
    """The cell cut where 1, 2, 3 … stand in it, each level with a row of its own."""
    lines = lines_of(cell.words)
    found = [(i, int(m[1])) for i, n in enumerate(lines) if (m := CODE.match(n.text))]
    numbers = [number for _, number in found]
    if len(found) < SHARED.several or found[0][0] != 0:
        return []
    if any(b != a + 1 for a, b in pairwise(numbers)):
        return []
    tops = {
        row: min(c.box.top for c in table.cells if c.row == row)
        for row in range(cell.row, cell.row + cell.rowspan)
        if any(c.row == row for c in table.cells)
    }
    rows = [
        max((r for r, top in tops.items() if top <= lines[i].box.y_mid), default=-1)
        for i, _ in found
    ]
    if rows[0] != cell.row or any(b <= a for a, b in pairwise(rows)):
        return []
    ends = [*rows[1:], cell.row + cell.rowspan]
    stops = [*(i for i, _ in found[1:]), len(lines)]
    bottoms = [*(tops[r] for r in rows[1:]), cell.box.bottom]
    return [
        replace(
            cell,
            row=row,
            rowspan=end - row,
            box=cell.box._replace(top=tops[row], bottom=bottom),
            words=tuple(w for n in lines[i:stop] for w in n.words),
            text="\n".join(n.text for n in lines[i:stop]),
        )
        for row, end, (i, _), stop, bottom in zip(rows, ends, found, stops, bottoms, strict=True)
    ]


def _begins(above: Line, below: Line, cell: Cell, leading: float) -> bool:
    return not OPEN_END.search(above.text) and is_anew(above, below, cell.box, leading)


def _parts(cell: Cell, edges: Sequence[float], groups: Sequence[Sequence[Line]]) -> list[Cell]:
    """The cell as one for each row, with the lines of each."""
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
