"""Every table of a page: candidates from rules and from white space, the best of each place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from jalon.extract.pdf import open_pdf
from jalon.extract.tables.aligned import aligned_table
from jalon.extract.tables.chunks import is_leader, text_rows
from jalon.extract.tables.edges import page_edges
from jalon.extract.tables.fill_cells import build_table
from jalon.extract.tables.lattice import find_grids
from jalon.extract.tables.refine import refine_grid
from jalon.extract.tables.runs import find_runs
from jalon.extract.tables.trim import trim_grid
from jalon.schemas.grid import Edge
from jalon.schemas.page import Page
from jalon.schemas.table import Table


def find_tables(page: Page) -> list[Table]:
    """The tables of ``page``, from the top down."""
    across, down = page_edges(page)
    tables = find_ruled(page, across, down)
    taken = {id(w) for t in tables for c in t.cells for w in c.words}
    words = [w for w in page.words if id(w) not in taken]
    leaders = [w for w in words if is_leader(w)]
    for run in find_runs(text_rows(words), across):
        table = aligned_table(page, run, across, leaders)
        if table is not None:
            tables.append(table)
    return sorted(tables, key=lambda t: (t.box.top, t.box.x0))


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
        if drawn.rows < 2 or drawn.cols < 2:
            continue
        box = drawn.box
        words = [w for w in page.words if box.contains_point(w.box.x_mid, w.box.y_mid)]
        if len(words) < 2:
            continue
        grid = refine_grid(trim_grid(drawn, words), words)
        box = grid.box
        words = [w for w in words if box.contains_point(w.box.x_mid, w.box.y_mid)]
        table = build_table(page.number, grid, words, page.fills)
        if sum(1 for c in table.cells if c.text) >= 2:
            tables.append(table)
    return tables
