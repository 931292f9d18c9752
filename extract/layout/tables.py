"""Tables that are tables, and not cards side by side whose lines happen to align."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from jalon.extract.layout.settings import SETTINGS
from jalon.schemas.card import Panel
from jalon.schemas.geometry import Box
from jalon.schemas.table import Table

TABLES = SETTINGS.tables


def real_tables(tables: Sequence[Table], panels: Sequence[Panel]) -> list[Table]:
    """The tables without those that run across cards standing side by side.

    Ruled tables are always kept: their lines were drawn.
    """
    return [t for t in tables if t.method.startswith("ruled") or not _is_of_cards(t, panels)]


def _is_of_cards(table: Table, panels: Sequence[Panel]) -> bool:
    boxes = [p.box for p in panels if _holds_several_rows(p.box, table)]
    return any(_are_side_by_side(a, b) for a, b in combinations(boxes, 2))


def _holds_several_rows(box: Box, table: Table) -> bool:
    """Whether a panel covers words of two rows or more of the table, and not all of it."""
    if box.contains(table.box, 2.0):
        return False
    held = {
        cell.row
        for cell in table.cells
        if any(box.contains_point(w.box.x_mid, w.box.y_mid) for w in cell.words)
    }
    return len(held) >= 2


def _are_side_by_side(a: Box, b: Box) -> bool:
    left, right = sorted((a, b))
    shared = min(a.bottom, b.bottom) - max(a.top, b.top)
    return right.x0 - left.x1 >= TABLES.card_gap_pt and shared > 0.3 * min(a.height, b.height)
