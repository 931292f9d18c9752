"""Labels of rows that stand outside, left of the grid that is drawn around what they name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from jalon.extract.records.settings import SETTINGS
from jalon.extract.text.lines import lines_of
from jalon.schemas.geometry import Box, union
from jalon.schemas.page import Page, Word
from jalon.schemas.table import Cell, Table

SHARED = SETTINGS.shared
OUTER_STUBS = SETTINGS.outer_stubs


def with_outer_stubs(table: Table, page: Page, others: Sequence[Table]) -> Table:
    """The table with the labels on its left as its first column.

    Every row has one, within its height and level with its first line or its middle; nothing
    stands above or below them, as it does in a column of running text.

    Args:
        table: A drawn table.
        page: Its page.
        others: The tables of the page, this one as well.
    """
    if table.method != "ruled" or not 0 < table.header_rows < table.rows:
        return table
    words = _left_of(table, page, others)
    bands = _bands(table)
    if bands is None or not words:
        return table
    body = bands[table.header_rows :]
    held = [_within(words, top, bottom) for top, bottom in bands]
    if len(body) < SHARED.several or not all(held[table.header_rows :]):
        return table
    if sum(map(len, held)) < len(words) or not all(
        _is_level(w, table, row) for row, w in enumerate(held) if row >= table.header_rows
    ):
        return table
    left = min(w.box.x0 for w in words) - OUTER_STUBS.padding_pt
    first = [_cell(row, w, Box(left, *bands[row], table.box.x0)) for row, w in enumerate(held)]
    cells = [*first, *(replace(c, col=c.col + 1) for c in table.cells)]
    cells.sort(key=lambda c: (c.row, c.col))
    box = table.box._replace(x0=left)
    return replace(table, box=box, cols=table.cols + 1, cells=tuple(cells))


def _left_of(table: Table, page: Page, others: Sequence[Table]) -> list[Word]:
    """The words left of a table, level with it or a line above or below; none beside a table."""
    if any(o.box.x1 <= table.box.x0 and _is_beside(o.box, table.box) for o in others):
        return []
    reach = OUTER_STUBS.reach_pt
    around = Box(0.0, table.box.top - reach, table.box.x0 + 1, table.box.bottom + reach)
    return [w for w in page.words if around.contains_point(w.box.x_mid, w.box.y_mid)]


def _is_beside(a: Box, b: Box) -> bool:
    return a.top < b.bottom and a.bottom > b.top


def _bands(table: Table) -> list[tuple[float, float]] | None:
    """From where to where each row stands; None where cells span rows throughout."""
    tops = [
        min((c.box.top for c in table.cells if c.row == row), default=None)
        for row in range(table.rows)
    ]
    edges = [t for t in tops if t is not None]
    if len(edges) < table.rows:
        return None
    return list(pairwise([*edges, table.box.bottom]))


def _within(words: Sequence[Word], top: float, bottom: float) -> list[Word]:
    return [w for w in words if top <= w.box.y_mid < bottom]


def _is_level(words: Sequence[Word], table: Table, row: int) -> bool:
    """Whether a label begins level with a cell of its row, or stands in the row's middle."""
    cells = [c for c in table.cells if c.row == row and c.words]
    box, size = union(w.box for w in words), words[0].size_pt
    if not cells or sum(len(w.text) + 1 for w in words) > OUTER_STUBS.longest:
        return False
    first = min(w.baseline for w in words)
    slack = SHARED.same_line_em * size
    return any(
        abs(min(w.baseline for w in c.words) - first) <= slack
        or abs(c.box.y_mid - box.y_mid) <= slack
        for c in cells
    )


def _cell(row: int, words: Sequence[Word], box: Box) -> Cell:
    text = "\n".join(n.text for n in lines_of(words))
    return Cell(row, 0, 1, 1, box, tuple(words), text)
