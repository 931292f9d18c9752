"""Grids known by their headings: columns under words that name them, rows by whatever parts them.

Where no vertical rule is drawn, the headings still stand over their columns. The body under
them is parted by the rules, shades and spaces that the page has; a rule that covers only some
columns parts only these, so that a merged cell stays whole.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from jalon.extract.tables.headed.bounds import body_bounds, body_lines, column_edges, widened
from jalon.extract.tables.headed.row_breaks import row_breaks
from jalon.extract.text.lines import lines_of, text_of
from jalon.schemas.geometry import Box
from jalon.schemas.headed import BodyBounds, Heading
from jalon.schemas.page import Page, Word
from jalon.schemas.region import Line
from jalon.schemas.table import Cell, Table

CHUNK_GAP_EM = 0.75  # headings stand farther apart than the words of one heading
FOOT_PT = 120.0  # headings this near the page's end may have their rows overleaf
LEAST_CARRIED = 2  # columns that what goes on overleaf must fill


def find_headed(
    page: Page,
    taken: Sequence[Box],
    find: Callable[[Sequence[Line]], list[Heading]],
    before: Heading | None,
) -> tuple[list[Table], Heading | None]:
    """Tables of ``page`` that their headings show, outside the boxes that are ``taken``.

    Args:
        page: One page.
        taken: Boxes of tables that are understood already.
        find: Gives the heading rows among lines of text, top to bottom.
        before: Heading of a table that ran to the end of the page before, if one did.

    Returns:
        The tables, top to bottom, and the heading of one that runs to this page's end.
    """
    words = [
        w
        for w in page.words
        if w.angle_deg == 0 and not any(b.contains_point(w.box.x_mid, w.box.y_mid) for b in taken)
    ]
    headings = find(lines_of(words, column_gap_em=CHUNK_GAP_EM))
    tables: list[Table] = []
    running: Heading | None = None
    if before is not None:
        headings = [_carried(before, page), *headings]
    for heading, after in pairwise([*headings, None]):
        if heading is None:
            continue
        foot = after.box.top if after is not None else page.height
        built = _build(page, words, heading, foot)
        if built is None:
            running = heading if after is None and foot - heading.box.bottom < FOOT_PT else None
            continue
        table, edges, runs_on = built
        tables.append(table)
        running = replace(heading, edges=edges) if runs_on and after is None else None
    return tables, running


def _carried(before: Heading, page: Page) -> Heading:
    """The heading of the page before, as if it stood above this page's first line."""
    top = min((w.box.top for w in page.words), default=0.0)
    box = Box(before.box.x0, top - 1, before.box.x1, top - 1)
    return Heading(before.chunks, box, is_carried=True, edges=before.edges)


def _build(
    page: Page, words: Sequence[Word], heading: Heading, foot: float
) -> tuple[Table, tuple[float, ...], bool] | None:
    """The table under ``heading``, its column edges, and whether it runs to the page's end."""
    below = [w for w in words if w.box.y_mid > heading.box.bottom and w.box.bottom <= foot + 1]
    edges = widened(heading.edges, below) or column_edges(page, heading, below)
    bounds = body_bounds(page, below, edges, heading)
    body = [w for w in below if w.box.y_mid <= bounds.bottom and bounds.holds_x(w.box.x_mid)]
    if not body or (heading.is_carried and len(_columns_held(body, edges)) < LEAST_CARRIED):
        return None
    breaks = row_breaks(page, body, edges, bounds)
    cells = _head_cells(heading, edges, page)
    offset = 0 if heading.is_carried else 1
    cells += _body_cells(body, edges, breaks, bounds, offset)
    top = heading.box.top if not heading.is_carried else bounds.top
    box = Box(edges[0], top, edges[-1], bounds.bottom)
    rows = offset + len({y for column in breaks for y in column}) + 1
    table = Table(
        page=page.number,
        box=box,
        rows=rows,
        cols=len(edges) - 1,
        cells=tuple(sorted(cells, key=lambda c: (c.row, c.col))),
        header_rows=offset,
        method="headed",
        score=0.95 if bounds.is_drawn else 0.85,
    )
    return table, tuple(edges), bounds.runs_on


def _columns_held(body: Sequence[Word], edges: Sequence[float]) -> set[int]:
    return {i for w in body for i, (a, b) in enumerate(pairwise(edges)) if a <= w.box.x_mid < b}


def _head_cells(heading: Heading, edges: Sequence[float], page: Page) -> list[Cell]:
    if heading.is_carried:
        return []
    cells = []
    for i, chunk in enumerate(heading.chunks):
        box = Box(edges[i], heading.box.top, edges[i + 1], heading.box.bottom)
        cells.append(Cell(0, i, 1, 1, box, chunk.words, text_of(chunk.words)))
    return cells


def _body_cells(
    body: Sequence[Word],
    edges: Sequence[float],
    breaks: Sequence[Sequence[float]],
    bounds: BodyBounds,
    offset: int,
) -> list[Cell]:
    """Cells of each column between its own breaks; the grid's rows are all breaks together."""
    levels = sorted({y for column in breaks for y in column})
    tops = [bounds.top, *levels]
    banners = _banners(body, edges, breaks, bounds)
    cells = [_banner_cell(body, edges, b, tops.index(b.top) + offset) for b in banners]
    for col, own in enumerate(breaks):
        starts = [bounds.top, *own]
        ends = [*own, bounds.bottom]
        for top, bottom in zip(starts, ends, strict=True):
            if any(b.top == top for b in banners):
                continue
            row = tops.index(top)
            span = sum(1 for y in tops if top <= y < bottom)
            held = tuple(
                w
                for w in body
                if edges[col] <= w.box.x_mid < edges[col + 1] and top <= w.box.y_mid < bottom
            )
            box = Box(edges[col], top, edges[col + 1], bottom)
            cells.append(Cell(row + offset, col, span, 1, box, held, _text(held)))
    return cells


def _text(words: Sequence[Word]) -> str:
    return "\n".join(n.text for n in lines_of(words)) if words else ""


def _banners(
    body: Sequence[Word],
    edges: Sequence[float],
    breaks: Sequence[Sequence[float]],
    bounds: BodyBounds,
) -> list[Box]:
    """Rows that one text fills from the left over the boundaries of the columns."""
    common = sorted(set.intersection(*({*column} for column in breaks)))
    found = []
    for top, bottom in pairwise([bounds.top, *common, bounds.bottom]):
        lines = body_lines([w for w in body if top <= w.box.y_mid < bottom])
        baselines = {round(n.baseline) for n in lines}
        crosses = any(n.box.x0 < x - 2 and n.box.x1 > x + 2 for n in lines for x in edges[1:-1])
        if crosses and len(baselines) == len(lines) and lines[0].box.x0 < edges[1]:
            found.append(Box(edges[0], top, edges[-1], bottom))
    return found


def _banner_cell(body: Sequence[Word], edges: Sequence[float], box: Box, row: int) -> Cell:
    held = tuple(w for w in body if box.top <= w.box.y_mid < box.bottom)
    return Cell(row, 0, 1, len(edges) - 1, box, held, _text(held))
