"""Every table of a page: candidates from rules and from white space, the best of each place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jalon.extract.tables.aligned import aligned_table
from jalon.extract.tables.build import build_table
from jalon.extract.tables.edges import page_edges
from jalon.extract.tables.features import features
from jalon.extract.tables.frames import framed_rows, framed_zones, table_frames
from jalon.extract.tables.half_ruled import half_ruled_grid
from jalon.extract.tables.head_rows import drawn_heads
from jalon.extract.tables.lattice import find_grids, find_meshes
from jalon.extract.tables.left_out import left_out
from jalon.extract.tables.prose import without_prose
from jalon.extract.tables.refine import refine_grid
from jalon.extract.tables.runs import find_runs
from jalon.extract.tables.score import judge, reason_against
from jalon.extract.tables.settings import SETTINGS
from jalon.extract.tables.text_rows import is_number_like, text_rows, typed_rules
from jalon.extract.tables.trim import trim_grid
from jalon.schemas.geometry import Box
from jalon.schemas.grid import Edge, Grid, TextRow
from jalon.schemas.page import Page
from jalon.schemas.table import Found, Table

SHARED = SETTINGS.shared
FIND = SETTINGS.find


def find_tables(page: Page) -> list[Table]:
    """The tables of ``page``, from the top down, each with its score."""
    return list(find_all(page).tables)


def find_all(page: Page) -> Found:
    """The tables of ``page``, and the candidates that were left out with the reason."""
    across, down = page_edges(page)
    grids = find_grids(across, down)
    tried = _weighed(page, across, down, grids)
    tables = _best(page, [t for t in tried if t.score >= FIND.least_score])
    rest = [t for t in tried if t.score < FIND.least_score]
    return Found(tuple(tables), left_out(page, tables, rest, grids, find_meshes(across, down)))


def _best(page: Page, tables: Sequence[Table]) -> list[Table]:
    """The best of ``tables`` at each place, from the top down."""
    kept: list[Table] = []
    # of two that are nearly as good, the one that accounts for more of the page
    room = page.width * page.height
    for table in sorted(tables, key=lambda t: -t.score - FIND.size_bonus * t.box.area / room):
        if not any(_share_place(table, other) for other in kept):
            kept.append(table)
    return sorted(kept, key=lambda t: (t.box.top, t.box.x0))


def _weighed(
    page: Page, drawn_across: Sequence[Edge], down: Sequence[Edge], grids: Sequence[Grid]
) -> list[Table]:
    """Candidates by rules and by white space, with their scores."""
    across = sorted([*drawn_across, *typed_rules(page.words)])
    lines = text_rows(page.words, down)
    ruled = [_judged(t, page, across, lines) for t in find_ruled(page, grids)]
    are_heads = [_is_heads_alone(t) for t in ruled]
    drawn = [
        t
        for t, is_heads in zip(ruled, are_heads, strict=True)
        if not is_heads and (_is_chart(t) or (t.score >= FIND.least_score and t.rows > 1))
    ]
    taken = {w.order for t in drawn for c in t.cells for w in c.words}
    words = [w for w in page.words if w.order not in taken]
    free = lines if not taken else text_rows(words, down)
    frames = table_frames(free, across)
    found = [_half_ruled(page, free, f, across, down) for f in frames]
    found += [aligned_table(page, run, across) for run in _runs(free, across, frames)]
    islands = [g.box for g in grids if len(g.areas) == 1]
    others = [
        _judged(t, page, across, lines)
        for t in found
        if t is not None and not _stands_on_islands(t, islands)
    ]
    whole = [t.box for t in others if t.score >= FIND.least_score]
    kept = [
        t
        for t, is_heads in zip(ruled, are_heads, strict=True)
        if not is_heads or not _is_part(t.box, whole)
    ]
    return kept + others


def _is_heads_alone(table: Table) -> bool:
    """Whether a drawn grid is a few rows without a figure in the last: heads, perhaps."""
    last = [c.text for c in table.cells if c.row + c.rowspan == table.rows and c.text]
    return table.rows <= FIND.most_head_rows and not any(map(is_number_like, last))


def _is_part(box: Box, whole: Sequence[Box]) -> bool:
    """Whether ``box`` is the upper part of one of ``whole``, and the smaller."""
    return any(
        w.overlap_area(box) > SHARED.most * box.area and w.height > 2 * box.height for w in whole
    )


def _stands_on_islands(table: Table, islands: Sequence[Box]) -> bool:
    """Whether most of the cells are each in a box of their own: a chart of boxes."""
    held = [c.words[0].box for c in table.cells if c.words]
    homes = [
        i for b in held for i, home in enumerate(islands) if home.contains_point(b.x_mid, b.y_mid)
    ]
    return len(set(homes)) > 2 and len(set(homes)) >= SHARED.most * len(held)


def _half_ruled(
    page: Page, rows: Sequence[TextRow], frame: Box, across: Sequence[Edge], down: Sequence[Edge]
) -> Table | None:
    grid = half_ruled_grid(rows, frame, across, down)
    if grid is None:
        return None
    box = grid.box
    words = [w for w in page.words if box.contains_point(w.box.x_mid, w.box.y_mid)]
    table = build_table(page.number, grid, words, page.fills, method="mixed")
    return replace(table, header_rows=drawn_heads(table))


def _runs(
    rows: Sequence[TextRow], across: Sequence[Edge], frames: Sequence[Box]
) -> list[list[TextRow]]:
    """Runs of lines in columns: what rules frame, and what stands so by itself."""
    runs = [r for f in frames if len(r := framed_rows(rows, f)) > 1]
    for zone in framed_zones(without_prose(rows, across, frames), across):
        # what a frame holds in full is not looked at twice
        runs += [r for r in find_runs(zone, across) if not any(_is_same(r, f) for f in runs)]
    return runs


def _is_same(a: Sequence[TextRow], b: Sequence[TextRow]) -> bool:
    return len(a) == len(b) and a[0] == b[0] and a[-1] == b[-1]


def _judged(table: Table, page: Page, across: Sequence[Edge], lines: Sequence[TextRow]) -> Table:
    if reason_against(table) is not None:
        return replace(table, score=0.0)
    score = judge(features(table, page, across, lines), table.method)
    return replace(table, score=score * _kept_share(table))


def _kept_share(table: Table) -> float:
    """1 when every word of the table is in a cell, less for each that is in none."""
    held = sum(len(c.words) for c in table.cells)
    return max(0.0, 1 - 2 * len(table.strays) / max(held + len(table.strays), 1))


def _is_chart(table: Table) -> bool:
    held = sum(1 for c in table.cells if c.text)
    # a page's frame that white space parts into columns is no chart
    if table.method != "ruled":
        return False
    return len(table.cells) >= FIND.chart_areas and held < FIND.chart_share * len(table.cells)


def _share_place(a: Table, b: Table) -> bool:
    least = min(a.box.area, b.box.area)
    return a.box.overlap_area(b.box) > 0.3 * least


def find_ruled(page: Page, grids: Sequence[Grid]) -> list[Table]:
    """Tables whose grid is drawn."""
    tables: list[Table] = []
    for drawn in grids:
        if drawn.cols < 2:
            continue
        box = drawn.box
        words = [w for w in page.words if box.contains_point(w.box.x_mid, w.box.y_mid)]
        if len(words) < 2:
            continue
        grid = refine_grid(trim_grid(drawn, words), words)
        box = grid.box
        words = [w for w in words if box.contains_point(w.box.x_mid, w.box.y_mid)]
        method = "ruled" if len(drawn.areas) >= FIND.drawn_share * len(grid.areas) else "mixed"
        table = build_table(page.number, grid, words, page.fills, method=method)
        table = replace(table, header_rows=drawn_heads(table))
        if sum(1 for c in table.cells if c.text) >= 2:
            tables.append(table)
    return tables
