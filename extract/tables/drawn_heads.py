"""How many of a drawn grid's first rows are heads, by how they look."""

from __future__ import annotations

from collections.abc import Sequence

from jalon.extract.tables.chunks import is_number_like
from jalon.schemas.table import Cell, Table

BOLD_SHARE = 0.8


def drawn_heads(table: Table) -> int:
    """How many first rows are heads; 0 when the first row looks like the others.

    A head over several columns has a second storey below it.
    """
    rows = [[c for c in table.cells if c.row == r] for r in range(table.rows)]
    count = 0
    while count < table.rows - 1:
        storey = rows[count]
        below = [c for row in rows[count + 1 :] for c in row if c.text]
        if not _differs([c for c in storey if c.text], below):
            break
        count = max([count + 1, *(c.row + c.rowspan for c in storey if c.rowspan < table.rows)])
        if not any(1 < c.colspan < table.cols for c in storey):
            break
    return min(count, table.rows - 1)


def _differs(storey: Sequence[Cell], below: Sequence[Cell]) -> bool:
    """Whether the cells of a row are shaded, set bolder or worded otherwise than those below."""
    if not storey or not below:
        return False
    shades = {c.fill for c in storey}
    shaded = len(shades) == 1 and sum(1 for c in below if c.fill in shades) < 0.5 * len(below)
    bold = _bold_share(storey) >= BOLD_SHARE > 2 * _bold_share(below)
    figures = sum(1 for c in below if is_number_like(c.text))
    words = not any(is_number_like(c.text) for c in storey) and figures >= 0.4 * len(below)
    return shaded or bold or words


def _bold_share(cells: Sequence[Cell]) -> float:
    return sum(1 for c in cells if all(w.is_bold for w in c.words)) / len(cells)
