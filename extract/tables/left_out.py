"""What may be a table and was not read as one, so that no table is lost in silence."""

from __future__ import annotations

from collections.abc import Sequence

from jalon.extract.tables.score import reason_against
from jalon.extract.tables.settings import SETTINGS
from jalon.extract.tables.text_rows import text_rows
from jalon.schemas.geometry import Box
from jalon.schemas.grid import Grid
from jalon.schemas.page import Page
from jalon.schemas.table import LeftOut, LeftOutReason, Table

SHARED = SETTINGS.shared


def left_out(
    page: Page,
    tables: Sequence[Table],
    rest: Sequence[Table],
    grids: Sequence[Grid],
    meshes: Sequence[Box],
) -> tuple[LeftOut, ...]:
    """The places of ``page`` that ``tables`` do not read, the likeliest of each, from the top down.

    Args:
        page: Whose words are asked for.
        tables: What was found.
        rest: Candidates that were not good enough.
        grids: What is drawn, also with one column.
        meshes: Boxes of what is drawn too fine to be tried.
    """
    found = [of_table(t) for t in rest]
    found += [of_column(page, g) for g in grids if g.cols == 1 and g.rows > 1]
    found += [of_mesh(page, b) for b in meshes]
    kept: list[LeftOut] = []
    for place in sorted(found, key=lambda p: (-p.score, -p.box.area)):
        if _is_lost(page, place.box, [t.box for t in tables]) and _is_lost(
            page, place.box, [k.box for k in kept]
        ):
            kept.append(place)
    return tuple(sorted(kept, key=lambda p: (p.box.top, p.box.x0)))


def of_table(table: Table) -> LeftOut:
    """A candidate that was not good enough."""
    reason = reason_against(table) or LeftOutReason.LOW_SCORE
    held = [c for c in table.cells if c.text]
    first = min((c.row for c in held), default=0)
    return LeftOut(
        page=table.page,
        box=table.box,
        reason=reason,
        method=table.method,
        score=table.score,
        rows=table.rows,
        cols=table.cols,
        first_texts=tuple(c.text for c in held if c.row == first),
    )


def of_column(page: Page, grid: Grid) -> LeftOut:
    """Drawn boxes one below another."""
    return LeftOut(
        page=page.number,
        box=grid.box,
        reason=LeftOutReason.ONE_COLUMN,
        method="ruled",
        score=0.0,
        rows=grid.rows,
        cols=grid.cols,
        first_texts=_first_texts(page, grid.box),
    )


def of_mesh(page: Page, box: Box) -> LeftOut:
    """A drawing."""
    return LeftOut(
        page=page.number,
        box=box,
        reason=LeftOutReason.DRAWING,
        method="ruled",
        score=0.0,
        rows=0,
        cols=0,
        first_texts=_first_texts(page, box),
    )


def _first_texts(page: Page, box: Box) -> tuple[str, ...]:
    rows = text_rows(w for w in page.words if box.contains_point(w.box.x_mid, w.box.y_mid))
    return tuple(c.text for c in rows[0].chunks) if rows else ()


def _is_lost(page: Page, box: Box, read: Sequence[Box]) -> bool:
    """Whether most of the words in ``box`` are in none of the boxes that were ``read``."""
    points = [(w.box.x_mid, w.box.y_mid) for w in page.words]
    inside = [(x, y) for x, y in points if box.contains_point(x, y)]
    lost = [(x, y) for x, y in inside if not any(b.contains_point(x, y) for b in read)]
    return bool(inside) and len(lost) >= SHARED.most * len(inside)
