"""Tables cut a second time, from their headings down.

The finder cuts a page by rules and white space and knows no language. This cut begins with a line
of headings and asks, column by column, where one cell ends and the next begins: at a rule, at the
edge of a shade, at a gap wider than the leading, at a line that begins anew. The column with the
most cells gives the rows; cells of the others span them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from jalon.extract.records.cut_blocks import blocks_of, cut_level, leading_of
from jalon.extract.records.cut_bounds import (
    bounds_of,
    gutter_between,
    is_level_with,
    lines_within,
    reach_of,
    stands_over,
)
from jalon.extract.records.cut_ends import (
    columns_under,
    crossing_lines,
    is_in,
    is_in_row,
    until_end,
)
from jalon.extract.records.head_lines import HeadLine
from jalon.extract.records.looks import Shades
from jalon.extract.records.row_starts import Block, RowStart, row_starts_of, spans_of
from jalon.extract.text.lines import lines_of
from jalon.schemas.geometry import Box
from jalon.schemas.page import Page
from jalon.schemas.region import Line
from jalon.schemas.table import Cell, Table


def recut(
    page: Page,
    head: HeadLine,
    others: Sequence[HeadLine],
    is_level: Callable[[str], bool],
    end: float = float("inf"),
) -> Table | None:
    """The table under a line of headings, None where nothing stands there.

    Args:
        page: The page.
        head: Its headings.
        others: The other lines of headings of the page, which bound the table.
        is_level: Whether a line begins with a word for a level ("Axe 2 – …").
        end: Where it has ended at the latest.
    """
    left, right = reach_of(page, head)
    for other in others:
        if not is_level_with(other, head):
            continue
        if other.box.x1 < head.box.x0:
            left = max(left, gutter_between(page, other.box, head.box))
        elif other.box.x0 > head.box.x1:
            right = min(right, gutter_between(page, head.box, other.box) - 1)
    below = min(
        [
            page.height,
            end,
            *(h.box.top for h in others if h.box.top > head.box.bottom and stands_over(head, h)),
        ]
    )
    lines = lines_within(page, (left, head.box.bottom, right, below))
    bounds = bounds_of(page, head, lines, left, right)
    return _cut_under(page, head, head.box.bottom, bounds, lines, is_level)


def has_rows(table: Table) -> bool:
    """Whether words stand under the headings: the number of a page is none."""
    return any(any(map(str.isalpha, c.text)) for c in table.cells if c.row >= table.header_rows)


def recut_on(
    page: Page,
    bounds: Sequence[float],
    extent: tuple[float, float],
    is_level: Callable[[str], bool],
) -> Table | None:
    """The table that goes on at the head of a page without its headings, None if nothing does.

    Args:
        page: The page.
        bounds: Where the columns of the earlier page part, both ends included.
        extent: Where it may begin and must have ended.
        is_level: Whether a line begins with a word for a level.
    """
    top, below = extent
    lines = lines_within(page, (bounds[0], top, bounds[-1], below))
    return _cut_under(page, None, top, bounds, lines, is_level)


def _cut_under(  # noqa: PLR0913, PLR0917 - all that bounds a table
    page: Page,
    head: HeadLine | None,
    top: float,
    bounds: Sequence[float],
    lines: Sequence[Line],
    is_level: Callable[[str], bool],
) -> Table | None:
    kept = until_end(page, top, lines, bounds)
    if not kept:
        return None
    bottom = max(n.box.bottom for n in kept)
    words = [w for n in lines for w in n.words if w.box.y_mid < bottom]
    columns = [
        lines_of([w for w in words if a <= w.box.x_mid < b], page.fills)
        for a, b in pairwise(bounds)
    ]
    crossing = crossing_lines(page, kept, bounds, is_level)
    over = [n for n in crossing if is_in_row(n, kept, bounds)]
    crossing = [n for n in crossing if n not in over]
    leading = leading_of(columns)
    blocks = [
        blocks_of(page, [n for n in c if not is_in(n, [*crossing, *over])], (a, b), leading)
        for c, (a, b) in zip(columns, pairwise(bounds), strict=True)
    ]
    return _table(page, head, bounds, cut_level(blocks), crossing, over)


def _table(  # noqa: PLR0913, PLR0917 - all that a table is made of
    page: Page,
    head: HeadLine | None,
    bounds: Sequence[float],
    blocks: Sequence[Sequence[Block]],
    crossing: Sequence[Line],
    over: Sequence[Line],
) -> Table | None:
    """Cells to a table: rows from the columns with the most cells, the others spanning them.

    ``crossing`` are banners, ``over`` the lines of cells over several columns.
    """
    rows = row_starts_of(blocks, crossing)
    if not rows:
        return None
    count = len(bounds) - 1
    cells = _head_cells(head, bounds) if head is not None else []
    above = 1 if head is not None else 0
    banner_rows = {r for r, row in enumerate(rows) if row.banner is not None}
    bottoms = [rows[r + 1].top for r in range(len(rows) - 1)]
    bottoms.append(max((b.bottom for c in blocks for b in c), default=rows[-1].top + 10))
    bottoms[-1] = max(bottoms[-1], rows[-1].top + 1)
    for r, row in enumerate(rows):
        if row.banner is not None:
            box = Box(bounds[0], row.top, bounds[-1], bottoms[r])
            text = row.banner.text
            fill = _colour_at(page, row.banner)
            cells.append(Cell(r + above, 0, 1, count, box, row.banner.words, text, fill))
    for i, column_blocks in enumerate(blocks):
        spans = spans_of(column_blocks, rows, bottoms, banner_rows)
        for (a, b), block in spans:
            words = tuple(w for n in block.lines for w in n.words) if block is not None else ()
            text = "\n".join(n.text for n in block.lines) if block is not None else ""
            box = Box(bounds[i], rows[a].top, bounds[i + 1], bottoms[b])
            cells.append(Cell(a + above, i, b - a + 1, 1, box, words, text))
    cells = _with_merged(cells, over, rows, bounds, above)
    cells.sort(key=lambda c: (c.row, c.col))
    top = head.box.top if head is not None else rows[0].top
    box = Box(bounds[0], top, bounds[-1], bottoms[-1])
    size = len(rows) + above
    return Table(page.number, box, size, count, tuple(cells), above, method="headed", score=0.9)


def _with_merged(
    cells: Sequence[Cell],
    over: Sequence[Line],
    rows: Sequence[RowStart],
    bounds: Sequence[float],
    above: int,
) -> list[Cell]:
    """The cells with lines over several columns in them, each in the row that it stands in."""
    found = list(cells)
    for line in over:
        columns = columns_under(line, bounds)
        at = max((r for r, row in enumerate(rows) if row.top <= line.box.y_mid), default=0) + above
        mine = [c for c in found if c.row == at and c.rowspan == 1 and c.col in columns]
        lines = [*(n for c in mine for n in lines_of(c.words)), line]
        lines.sort(key=lambda n: n.baseline)
        edge = [c.box for c in mine] or [line.box]
        box = Box(bounds[columns[0]], edge[0].top, bounds[columns[-1] + 1], edge[0].bottom)
        words = tuple(w for n in lines for w in n.words)
        text = "\n".join(n.text for n in lines)
        cell = Cell(at, columns[0], 1, len(columns), box, words, text)
        found = [c for c in found if c not in mine] + [cell]
    return found


def _head_cells(head: HeadLine, bounds: Sequence[float]) -> list[Cell]:
    cells = []
    for i, column in enumerate(head.columns):
        words = tuple(w for s in column for w in s.line.words)
        box = Box(bounds[i], head.box.top, bounds[i + 1], head.box.bottom)
        text = "\n".join(s.line.text for s in column)
        cells.append(Cell(0, i, 1, 1, box, words, text, column[0].look.fill))
    return cells


def _colour_at(page: Page, line: Line) -> int | None:
    shades = Shades(page)
    return shades.colour_of(shades.home_at(line.box.x_mid, line.box.y_mid))
