"""Rows that no rule parts: of a printed table whose rules stand between groups of rows only."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from jalon.extract.records.cut_blocks import OPEN_END
from jalon.extract.records.settings import SETTINGS
from jalon.extract.text.lines import lines_of
from jalon.schemas.region import Line
from jalon.schemas.table import Cell, Table
from jalon.schemas.vocabulary import Vocabulary

SHARED = SETTINGS.shared

STANDS_FOR_NONE = re.compile(r"[-\u2013\u2014]|n\.? ?/?[ad]\.?", re.IGNORECASE)


def with_line_rows(table: Table, vocabulary: Vocabulary) -> Table:
    """The table with each row cut in as many as a column of figures has lines.

    One column of words has a text on each of these lines as well, another on several, and none
    runs on over one. What stands once in the row, at its left, holds for all of them.

    Args:
        table: A table without upright rules.
        vocabulary: Knows quantities.
    """
    if table.method == "ruled" or not table.header_rows:
        return table
    cells: list[Cell] = []
    grown = 0
    for row in range(table.rows):
        own = [c for c in table.cells if c.row == row]
        parted = _parted(own, vocabulary) if row >= table.header_rows else None
        cells += [replace(c, row=c.row + grown) for c in parted or own]
        grown += max((c.row + c.rowspan for c in parted), default=0) - row - 1 if parted else 0
    if not grown:
        return table
    cells.sort(key=lambda c: (c.row, c.col))
    return replace(table, rows=table.rows + grown, cells=tuple(cells))


def _parted(cells: Sequence[Cell], vocabulary: Vocabulary) -> list[Cell] | None:
    """The cells of one row as those of several, None where they are of one."""
    if any(c.rowspan > 1 or c.colspan > 1 for c in cells):
        return None
    lines = [lines_of(c.words) for c in cells]
    figures = [held for held in lines if _are_figures(held, vocabulary)]
    starts = [n.baseline for n in max(figures, key=len, default=[])]
    if len(starts) < SHARED.several:
        return None
    groups = [_groups(held, starts) for held in lines]
    texts = [g for g, held in zip(groups, lines, strict=True) if held not in figures]
    if not any(map(all, texts)) or sum(any(g[1:]) for g in texts) < SHARED.several:
        return None
    found: list[Cell] = []
    tops = [cells[0].box.top, *(b - _size(lines) for b in starts[1:]), cells[0].box.bottom]
    for i, (cell, held) in enumerate(zip(cells, groups, strict=True)):
        if not any(held[1:]) and all(not any(g[1:]) for g in groups[:i]):
            found.append(replace(cell, rowspan=len(starts)))
            continue
        if not all(_is_parted(a, b) for a, b in pairwise(held)):
            return None
        found += [
            _part(cell, k, group, (top, bottom))
            for k, (group, (top, bottom)) in enumerate(zip(held, pairwise(tops), strict=True))
        ]
    return found


def _are_figures(lines: Sequence[Line], vocabulary: Vocabulary) -> bool:
    """Whether a cell lists figures, one a line."""
    texts = [n.text.strip() for n in lines]
    numbers = [t for t in texts if vocabulary.is_quantity(t)]
    rest = [t for t in texts if t not in numbers]
    return len(numbers) >= SHARED.several and all(STANDS_FOR_NONE.fullmatch(t) for t in rest)


def _groups(lines: Sequence[Line], starts: Sequence[float]) -> list[list[Line]]:
    """The lines of a cell under each of the lines on which rows begin."""
    found: list[list[Line]] = [[] for _ in starts]
    for line in lines:
        slack = SHARED.level_em * line.size_pt
        at = sum(line.baseline >= y - slack for y in starts) - 1
        found[max(at, 0)].append(line)
    return found


def _is_parted(above: Sequence[Line], below: Sequence[Line]) -> bool:
    """Whether no text runs on from one row to the next."""
    if not above or not below:
        return True
    first = below[0]
    return not first.text[:1].islower() and not OPEN_END.search(above[-1].text)


def _size(lines: Sequence[Sequence[Line]]) -> float:
    return max(n.size_pt for held in lines for n in held)


def _part(cell: Cell, row: int, lines: Sequence[Line], extent: tuple[float, float]) -> Cell:
    top, bottom = extent
    return replace(
        cell,
        row=cell.row + row,
        box=cell.box._replace(top=top, bottom=bottom),
        words=tuple(w for n in lines for w in n.words),
        text="\n".join(n.text for n in lines),
    )
