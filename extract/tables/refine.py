"""What rules leave open: columns and rows that only white space parts inside a ruled grid."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from jalon.extract.tables.body_rows import body_rows, rows_by_spacing
from jalon.extract.tables.build import places
from jalon.extract.tables.columns import columns_of, find_gutters
from jalon.extract.tables.settings import SETTINGS
from jalon.extract.tables.text_rows import is_number_like, text_rows
from jalon.extract.text.marks import is_list_mark
from jalon.schemas.grid import Area, Chunk, Grid, Gutter, TextRow
from jalon.schemas.page import Word

SHARED = SETTINGS.shared
REFINE = SETTINGS.refine


def refine_grid(grid: Grid, words: Iterable[Word]) -> Grid:
    """``grid`` with the columns and rows that white space shows, and open areas split."""
    rows = text_rows(words)
    grid = split_open_areas(grid, rows)
    wider = _with_columns(grid, rows)
    if wider is not grid:
        grid = split_open_areas(wider, rows)
    return refine_rows(grid, rows)


def split_open_areas(grid: Grid, rows: Sequence[TextRow]) -> Grid:
    """``grid`` with areas over several columns split where their text stands in columns.

    A heading over several columns is one chunk and stays whole; so does an area of which only
    one column holds text.
    """
    inside = _chunks_by_area(grid, rows)
    areas: list[Area] = []
    for i, area in enumerate(grid.areas):
        cuts = _free_lines(grid, area, inside.get(i, ())) if area.colspan > 1 else []
        bounds = [area.col, *cuts, area.col_end]
        areas += [Area(area.row, a, area.row_end, b) for a, b in pairwise(bounds)]
    return Grid(grid.xs, grid.ys, tuple(sorted(areas)))


def _chunks_by_area(grid: Grid, rows: Sequence[TextRow]) -> dict[int, list[Chunk]]:
    place = places(grid.areas)
    inside: dict[int, list[Chunk]] = defaultdict(list)
    for row in rows:
        r = bisect_right(grid.ys, (row.top + row.bottom) / 2) - 1
        for chunk in row.chunks:
            c = bisect_right(grid.xs, (chunk.x0 + chunk.x1) / 2) - 1
            index = place.get((r, c))
            if index is not None:
                inside[index].append(chunk)
    return inside


def _free_lines(grid: Grid, area: Area, chunks: Sequence[Chunk]) -> list[int]:
    """Column lines inside ``area`` that no chunk crosses, when text stands at both sides."""
    free = [
        i
        for i in range(area.col + 1, area.col_end)
        if not any(c.x0 < grid.xs[i] - 1 and c.x1 > grid.xs[i] + 1 for c in chunks)
    ]
    filled = {bisect_right(free, bisect_right(grid.xs, (c.x0 + c.x1) / 2) - 1) for c in chunks}
    return free if len(filled) > 1 else []


def _with_columns(grid: Grid, rows: Sequence[TextRow]) -> Grid:
    """``grid`` with column lines where the text of one ruled column stands in several."""
    lines: list[float] = []
    for left, right in pairwise(grid.xs):
        inside = _rows_within(rows, left, right)
        parted = [r for r in inside if len(r.chunks) > 1]
        if len(parted) < max(SHARED.fewest, SHARED.most * len(inside)):
            continue
        lines += [g.middle for g in find_gutters(inside) if _parts_text(g, inside)]
    return insert_columns(grid, lines) if lines else grid


def _rows_within(rows: Sequence[TextRow], left: float, right: float) -> list[TextRow]:
    out = []
    for row in rows:
        held = tuple(c for c in row.chunks if c.x0 >= left - 2 and c.x1 <= right + 2)
        if held:
            out.append(row._replace(chunks=held, x0=held[0].x0, x1=held[-1].x1))
    return out


def _parts_text(gutter: Gutter, rows: Sequence[TextRow]) -> bool:
    """Whether a gutter parts text from text, not list marks from their items."""
    lefts, both = [], 0
    for row in rows:
        left = [c for c in row.chunks if c.x1 <= gutter.x0 + 1]
        right = [c for c in row.chunks if c.x0 >= gutter.x1 - 1]
        if left:
            lefts.append(left[-1].text)
        both += bool(left and right)
    marks = sum(1 for t in lefts if is_list_mark(t))
    return marks < 0.5 * len(lefts) and both >= SHARED.most * len(rows)


def insert_columns(grid: Grid, lines: Iterable[float]) -> Grid:
    """``grid`` with more column lines; areas that they run through span them."""
    xs = sorted([*grid.xs, *lines])
    return _remapped(grid, xs, grid.ys)


def insert_rows(grid: Grid, lines: Iterable[float]) -> Grid:
    """``grid`` with more row lines; areas that they run through span them."""
    ys = sorted([*grid.ys, *lines])
    return _remapped(grid, grid.xs, ys)


def _remapped(grid: Grid, xs: Sequence[float], ys: Sequence[float]) -> Grid:
    col = {i: xs.index(x) for i, x in enumerate(grid.xs)}
    row = {i: ys.index(y) for i, y in enumerate(grid.ys)}
    areas = (Area(row[a.row], col[a.col], row[a.row_end], col[a.col_end]) for a in grid.areas)
    return Grid(tuple(xs), tuple(ys), tuple(sorted(areas)))


def refine_rows(grid: Grid, rows: Sequence[TextRow]) -> Grid:
    """``grid`` with row lines in bands that hold several rows of figures without rules."""
    bands = [_rows_between(rows, top, bottom) for top, bottom in pairwise(grid.ys)]
    if sum(1 for b in bands if b) > REFINE.most_bands + 1:
        return grid
    gutters = [Gutter(x - 0.5, x + 0.5) for x in grid.xs[1:-1]]
    lines: list[float] = []
    split: set[int] = set()
    for i, band in enumerate(bands):
        if _holds_rows_of_figures(band, gutters):
            groups = body_rows(band, gutters, ())
        else:
            groups = paragraph_rows(band, gutters) or spaced_rows(band, gutters)
        lines += [
            (max(r.bottom for r in a) + min(r.top for r in b)) / 2 for a, b in pairwise(groups)
        ]
        split.add(i)
    if not lines:
        return grid
    finer = insert_rows(grid, lines)
    areas: list[Area] = []
    for old, new in zip(grid.areas, sorted_like(grid, finer), strict=True):
        if old.rowspan == 1 and old.row in split:
            areas += [Area(r, new.col, r + 1, new.col_end) for r in range(new.row, new.row_end)]
        else:
            areas.append(new)
    return Grid(finer.xs, finer.ys, tuple(sorted(areas)))


def sorted_like(grid: Grid, finer: Grid) -> list[Area]:
    """Areas of ``finer`` in the order of ``grid``; inserting lines keeps the order."""
    return list(finer.areas) if len(grid.areas) == len(finer.areas) else []


def _rows_between(rows: Sequence[TextRow], top: float, bottom: float) -> list[TextRow]:
    return [r for r in rows if top <= (r.top + r.bottom) / 2 < bottom]


def paragraph_rows(band: Sequence[TextRow], gutters: Sequence[Gutter]) -> list[list[TextRow]]:
    """Lines of a band as rows that a blank line parts in every column; none if none does.

    Each row must begin with its stub, on the line on which its other cells begin.
    """
    groups: list[list[TextRow]] = [list(band[:1])]
    steps = sorted(b.top - a.top for a, b in pairwise(band))
    pitch = steps[len(steps) // 4] if steps else 0.0
    for above, row in pairwise(band):
        if row.top - above.top > REFINE.blank_line * pitch:
            groups.append([row])
        else:
            groups[-1].append(row)
    whole = len(groups) > 1 and all(_begins_together(g, gutters) for g in groups)
    return groups if whole else []


def spaced_rows(band: Sequence[TextRow], gutters: Sequence[Gutter]) -> list[list[TextRow]]:
    """Lines of a band as rows that wider spacing parts, none if text goes on from row to row.

    Every row has text in two columns or more; a stub may stand for several rows.
    """
    groups = rows_by_spacing(band, gutters)
    if groups is None or len(groups) < SHARED.fewest:
        return []
    held: set[int] = set()
    for group in groups:
        first = {columns_of(c, gutters)[0]: c for c in group[0].chunks}
        goes_on = any(c.text[0].islower() for i, c in first.items() if i in held)
        late = any(columns_of(c, gutters)[0] not in first for r in group[1:] for c in r.chunks)
        if goes_on or late or len(first) < 2:
            return []
        held |= set(first)
    return groups


def _begins_together(group: Sequence[TextRow], gutters: Sequence[Gutter]) -> bool:
    first = {columns_of(c, gutters)[0] for c in group[0].chunks} if group else {0}
    held = {columns_of(c, gutters)[0] for r in group for c in r.chunks}
    return 0 in first and held == first


def _holds_rows_of_figures(band: Sequence[TextRow], gutters: Sequence[Gutter]) -> bool:
    """Whether a band is several rows: lines that mostly fill columns, figures under figures."""
    if len(band) < 2:
        return False
    parted = [r for r in band if len(r.chunks) > 1]
    beyond = [c for r in parted for c in r.chunks if columns_of(c, gutters)[0] > 0]
    figures = [c for c in beyond if is_number_like(c.text)]
    if len(parted) < max(2, 0.5 * len(band)) or len(figures) < SHARED.most * len(beyond):
        return False
    # each row has its own stub; a stub that wraps beside a list is one row
    stubs = sum(
        1
        for r in parted
        if columns_of(r.chunks[0], gutters)[0] == 0 and not r.chunks[0].text[0].islower()
    )
    if stubs < SHARED.nearly_all * len(parted):
        return False
    columns = [columns_of(c, gutters)[0] for c in figures]
    return bool(columns) and max(columns.count(c) for c in set(columns)) >= 2
