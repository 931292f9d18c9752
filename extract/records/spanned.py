"""Cells drawn over several rows whose lists go row by row, cut at those rows.

A typist merges the cells of a row and parts only one of them, such as that of its states: the
lists beside it stand level with those parts, and belong to them line by line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from jalon.extract.records.cut_blocks import OPEN_END
from jalon.extract.records.settings import SETTINGS
from jalon.extract.text.lines import lines_of
from jalon.schemas.geometry import Box
from jalon.schemas.region import Line
from jalon.schemas.table import Cell, Table

SHARED = SETTINGS.shared
SPANNED = SETTINGS.spanned


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
        leading = _least_leading([lines_of(c.words) for c in alike])
        cut = {(c.row, c.col): cells for c in alike if (cells := _cut_at(c, edges, leading))}
        if len(cut) >= SHARED.several:
            cut |= {
                (c.row, c.col): cells
                for c in alike
                if (c.row, c.col) not in cut and (cells := _cut_by_count(c, edges, leading))
            }
            parted |= cut
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


def _begins(above: Line, below: Line, cell: Cell, leading: float) -> bool:
    return not OPEN_END.search(above.text) and _is_anew(above, below, cell.box, leading)


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


def _least_leading(columns: Sequence[Sequence[Line]]) -> float:
    """The least distance of two lines of one column."""
    gaps = [b.baseline - a.baseline for lines in columns for a, b in pairwise(lines)]
    return min((g for g in gaps if g > 1), default=float("inf"))


def _is_anew(above: Line, below: Line, column: Box, leading: float) -> bool:
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
    if below.baseline - above.baseline > SPANNED.wider * leading:
        return True
    em = max(below.size_pt, 1.0)
    end = above.box.x1 + SPANNED.space_em * em + below.words[0].box.width
    return end < column.x1 - SPANNED.padding_pt
