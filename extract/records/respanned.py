"""Cells over several columns that no drawing shows: cut where the other rows part their words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from jalon.extract.records.settings import SETTINGS
from jalon.extract.text.lines import lines_of
from jalon.schemas.page import Word
from jalon.schemas.table import Cell, Table

RESPANNED = SETTINGS.respanned
SHARED = SETTINGS.shared


def with_own_columns(table: Table) -> Table:
    """The table with cells over several columns cut, where each of their words stands in one.

    Args:
        table: A table; one whose cells are drawn is given back as it is.
    """
    if table.method == "ruled" or table.cols < 3:
        return table
    edges = _edges(table)
    starts = _starts(table)
    cells: list[Cell] = []
    for cell in table.cells:
        parts = (
            _parts(cell, edges, starts)
            if cell.colspan > 1 and cell.row >= table.header_rows
            else []
        )
        cells += parts or [cell]
    if len(cells) == len(table.cells):
        return table
    return replace(table, cells=tuple(sorted(cells, key=lambda c: (c.row, c.col))))


def _edges(table: Table) -> list[float | None]:
    """Between each two columns the place that no word of theirs crosses, None where one does."""
    single = [c for c in table.cells if c.colspan == 1 and c.words and c.row >= table.header_rows]
    found: list[float | None] = []
    for left, right in pairwise(range(table.cols)):
        before = [w.box.x1 for c in single if c.col == left for w in c.words]
        after = [w.box.x0 for c in single if c.col == right for w in c.words]
        cells = sum(c.col in {left, right} for c in single)
        is_apart = before and after and cells >= SHARED.fewest and max(before) < min(after)
        found.append((max(before) + min(after)) / 2 if is_apart else None)
    return found


def _starts(table: Table) -> list[list[float]]:
    """Where the texts of each column begin, those of cells over several columns aside."""
    single = [c for c in table.cells if c.colspan == 1 and c.words and c.row >= table.header_rows]
    return [
        [min(w.box.x0 for w in c.words) for c in single if c.col == i] for i in range(table.cols)
    ]


def _crosses(word: Word, edge: float) -> bool:
    return word.box.x0 < edge - RESPANNED.over_pt and word.box.x1 > edge + RESPANNED.over_pt


def _is_one_text(before: Sequence[Word], after: Sequence[Word], starts: Sequence[float]) -> bool:
    """Whether words run on over an edge: a word space apart, off from where the column begins."""
    first = min(w.box.x0 for w in after)
    if any(abs(first - x) < RESPANNED.start_pt for x in starts):
        return False
    gap = first - max(w.box.x1 for w in before)
    return gap <= RESPANNED.gap_em * max(w.size_pt for w in after)


def _parts(
    cell: Cell, edges: Sequence[float | None], starts: Sequence[Sequence[float]]
) -> list[Cell]:
    """The cell as one for each column, nothing where a word crosses or one has no words.

    Nor where a text runs on over an edge between two of its words.
    """
    own = edges[cell.col : cell.col + cell.colspan - 1]
    cuts = [e for e in own if e is not None]
    if len(cuts) < len(own) or any(_crosses(w, e) for w in cell.words for e in cuts):
        return []
    held: list[list[Word]] = [[] for _ in range(cell.colspan)]
    for word in cell.words:
        held[sum(word.box.x_mid > e for e in cuts)].append(word)
    if not all(held):
        return []
    for i, (before, after) in enumerate(pairwise(held), start=cell.col + 1):
        if _is_one_text(before, after, starts[i]):
            return []
    bounds = [cell.box.x0, *cuts, cell.box.x1]
    return [
        replace(
            cell,
            col=cell.col + i,
            colspan=1,
            box=cell.box._replace(x0=x0, x1=x1),
            words=tuple(words),
            text="\n".join(n.text for n in lines_of(words)),
        )
        for i, (words, (x0, x1)) in enumerate(zip(held, pairwise(bounds), strict=True))
    ]
