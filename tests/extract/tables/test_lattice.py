"""Edges to grids: places enclosed, merged cells, outlines closed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jalon.extract.tables.lattice import build_grid, enclosed_areas, find_grids
from jalon.schemas.grid import Area, Edge


def test_a_plain_grid_has_one_area_a_place() -> None:
    """Three lines each way enclose two by two cells."""
    lines = [Edge(p, 0, 100) for p in (0, 50, 100)]

    grid = build_grid(lines, lines)

    assert grid is not None
    assert grid.areas == (
        Area(0, 0, 1, 1),
        Area(0, 1, 1, 2),
        Area(1, 0, 2, 1),
        Area(1, 1, 2, 2),
    )


def test_missing_rules_merge_cells_both_ways() -> None:
    """A head over two columns and a cell over two rows have exact spans."""
    across = [Edge(0, 0, 90), Edge(20, 0, 90), Edge(40, 30, 90), Edge(60, 0, 90)]
    down = [Edge(0, 0, 60), Edge(30, 0, 60), Edge(60, 20, 60), Edge(90, 0, 60)]

    grid = build_grid(across, down)

    assert grid is not None
    assert [a for a in grid.areas if a.colspan * a.rowspan > 1] == [
        Area(0, 1, 1, 3),
        Area(1, 0, 3, 1),
    ]


def test_a_rule_drawn_twice_makes_no_phantom_column() -> None:
    """Double rules three points apart are one line of the grid."""
    across = [Edge(0, 0, 100), Edge(3, 0, 100), Edge(50, 0, 100), Edge(100, 0, 100)]
    down = [Edge(0, 0, 100), Edge(3, 0, 100), Edge(97, 0, 100), Edge(100, 0, 100)]

    grid = build_grid(across, down)

    assert grid is not None
    assert (grid.rows, grid.cols) == (2, 1)


def test_an_open_outline_is_closed() -> None:
    """Rules that run past the outer verticals bound columns too."""
    across = [Edge(y, 0, 100) for y in (0, 20, 40)]
    down = [Edge(30, 0, 40), Edge(60, 0, 40)]

    grid = build_grid(across, down)

    assert grid is not None
    assert (grid.rows, grid.cols) == (2, 3)


def test_tables_that_do_not_touch_are_apart() -> None:
    """Two grids side by side are two grids."""
    across = [Edge(y, x, x + 80) for x in (0, 100) for y in (0, 20, 40)]
    down = [Edge(x, 0, 40) for x in (0, 40, 80, 100, 140, 180)]

    assert [(g.rows, g.cols) for g in find_grids(across, down)] == [(2, 2), (2, 2)]


@given(st.integers(1, 6), st.integers(1, 6), st.randoms(use_true_random=False))
def test_areas_cover_the_grid_once(rows: int, cols: int, random: object) -> None:
    """Whatever borders are drawn, every place lies in exactly one area."""
    choice = getattr(random, "random")  # noqa: B009 - Hypothesis types it loosely
    below = [[choice() < 0.5 for _ in range(cols)] for _ in range(rows)]
    beside = [[choice() < 0.5 for _ in range(cols)] for _ in range(rows)]

    areas = enclosed_areas(rows, cols, lambda r, c: below[r][c], lambda r, c: beside[r][c])

    covered = sorted(
        (r, c) for a in areas for r in range(a.row, a.row_end) for c in range(a.col, a.col_end)
    )
    assert covered == [(r, c) for r in range(rows) for c in range(cols)]
