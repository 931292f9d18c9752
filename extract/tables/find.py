"""Every table of a page: candidates from rules and from white space, the best of each place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from jalon.extract.pdf import open_pdf
from jalon.extract.tables.aligned import aligned_table
from jalon.extract.tables.chunks import text_rows, typed_rules
from jalon.extract.tables.drawn_heads import drawn_heads
from jalon.extract.tables.edges import page_edges
from jalon.extract.tables.features import features
from jalon.extract.tables.fill_cells import build_table
from jalon.extract.tables.frames import framed_rows, framed_zones, table_frames
from jalon.extract.tables.half_ruled import half_ruled_grid
from jalon.extract.tables.judge import is_too_small, judge
from jalon.extract.tables.lattice import find_grids
from jalon.extract.tables.prose import without_prose
from jalon.extract.tables.refine import refine_grid
from jalon.extract.tables.runs import find_runs
from jalon.extract.tables.trim import trim_grid
from jalon.schemas.geometry import Box
from jalon.schemas.grid import Edge, TextRow
from jalon.schemas.page import Page
from jalon.schemas.table import Table

LEAST_SCORE = 0.5
DRAWN_SHARE = 0.5  # of a grid's areas: with fewer drawn ones it is mostly white space
SIZE_BONUS = 0.1
CHART_AREAS = 6  # a grid of this many areas that is nearly empty is a chart's
CHART_SHARE = 0.34


def find_tables(page: Page) -> list[Table]:
    """The tables of ``page``, from the top down, each with its score."""
    tables = [t for t in candidates(page) if t.score >= LEAST_SCORE]
    kept: list[Table] = []
    # of two that are nearly as good, the one that accounts for more of the page
    room = page.width * page.height
    for table in sorted(tables, key=lambda t: -t.score - SIZE_BONUS * t.box.area / room):
        if not any(_share_place(table, other) for other in kept):
            kept.append(table)
    return sorted(kept, key=lambda t: (t.box.top, t.box.x0))


def candidates(page: Page) -> list[Table]:
    """What may be a table, by rules and by white space, with its score."""
    across, down = page_edges(page)
    across = sorted([*across, *typed_rules(page.words)])
    lines = text_rows(page.words, down)
    ruled = [_judged(t, page, across, lines) for t in find_ruled(page, across, down)]
    drawn = [t for t in ruled if _is_chart(t) or (t.score >= LEAST_SCORE and t.rows > 1)]
    taken = {id(w) for t in drawn for c in t.cells for w in c.words}
    words = [w for w in page.words if id(w) not in taken]
    free = lines if not taken else text_rows(words, down)
    frames = table_frames(free, across)
    found = [_half_ruled(page, free, f, across, down) for f in frames]
    found += [aligned_table(page, run, across) for run in _runs(free, across, frames)]
    return ruled + [_judged(t, page, across, lines) for t in found if t is not None]


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
    if is_too_small(table):
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
    return len(table.cells) >= CHART_AREAS and held < CHART_SHARE * len(table.cells)


def _share_place(a: Table, b: Table) -> bool:
    least = min(a.box.area, b.box.area)
    return a.box.overlap_area(b.box) > 0.3 * least


def read_tables(path: Path, pages: Sequence[int] | None = None) -> Iterator[Table]:
    """Yield the tables of the PDF at ``path``, page by page.

    Args:
        path: A PDF file.
        pages: 1-based page numbers; None for all.

    Raises:
        DocumentError: The file, or one of the pages, cannot be read.
    """
    with open_pdf(path) as document:
        for page in document.pages(pages):
            if not isinstance(page, Page):
                raise page
            yield from find_tables(page)


def find_ruled(page: Page, across: Sequence[Edge], down: Sequence[Edge]) -> list[Table]:
    """Tables whose grid is drawn."""
    tables: list[Table] = []
    for drawn in find_grids(across, down):
        if drawn.cols < 2:
            continue
        box = drawn.box
        words = [w for w in page.words if box.contains_point(w.box.x_mid, w.box.y_mid)]
        if len(words) < 2:
            continue
        grid = refine_grid(trim_grid(drawn, words), words)
        box = grid.box
        words = [w for w in words if box.contains_point(w.box.x_mid, w.box.y_mid)]
        method = "ruled" if len(drawn.areas) >= DRAWN_SHARE * len(grid.areas) else "mixed"
        table = build_table(page.number, grid, words, page.fills, method=method)
        table = replace(table, header_rows=drawn_heads(table))
        if sum(1 for c in table.cells if c.text) >= 2:
            tables.append(table)
    return tables
