"""Reading order: lines and boxed regions of a page, column by column."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from jalon.extract.layout.settings import SETTINGS
from jalon.schemas.geometry import Box, union
from jalon.schemas.region import Line, Region

ORDER = SETTINGS.order


Item = Line | Region


class Gutter(NamedTuple):
    """A strip without text between two columns, from ``top`` to ``bottom``."""

    x: float
    top: float
    bottom: float


def read_order(items: Sequence[Item]) -> list[list[Item]]:
    """The items in reading order, cut into stretches that stand in one column each.

    Items across all columns part the page into zones; within a zone the columns are read one
    after the other, left to right. Boxes alone that stand in rows are read row by row.
    """
    if not items:
        return []
    gutter = _widest_gutter(items)
    if gutter is None:
        return [sorted(items, key=_down)]
    above, left, right, below = _parted(items, gutter)
    if not left or not right:
        return [sorted(items, key=_down)]
    inside = left + right
    if all(isinstance(i, Region) for i in inside):
        middle = _by_rows(inside)
    else:
        middle = read_order(left) + read_order(right)
    return read_order(above) + middle + read_order(below)


def _down(item: Item) -> tuple[float, float]:
    if isinstance(item, Line):
        return (round(item.baseline / ORDER.row_pt), item.box.x0)
    return (round(item.box.top / ORDER.row_pt), item.box.x0)


def _widest_gutter(items: Sequence[Item]) -> Gutter | None:
    """The gutter that the most text stands beside, or None for a single column."""
    edges = sorted({round(i.box.x0 - ORDER.edge_pt) for i in items})[1:]
    found = [g for x in edges for g in _gutters_at(float(x), items)]
    return max(found, key=lambda g: (g.bottom - g.top, -g.x), default=None)


def _gutters_at(x: float, items: Sequence[Item]) -> list[Gutter]:
    """Gutters that end at ``x``, each between two items that cross it."""
    crossing = sorted(
        (i.box.top, i.box.bottom) for i in items if i.box.x0 < x and i.box.x1 > x - ORDER.gutter_pt
    )
    low = min(i.box.top for i in items) - 1
    bounds: list[tuple[float, float]] = []
    for top, bottom in crossing:
        if top > low:
            bounds.append((low, top))
        low = max(low, bottom)
    bounds.append((low, max(i.box.bottom for i in items) + 1))
    return [g for bound in bounds if (g := _gutter(x, bound, items)) is not None]


def _gutter(x: float, bound: tuple[float, float], items: Sequence[Item]) -> Gutter | None:
    left, right = _sides(x, bound, items)
    if not (_is_column(left) and _is_column(right)):
        return None
    a, b = union(i.box for i in left), union(i.box for i in right)
    top, bottom = max(a.top, b.top), min(a.bottom, b.bottom)
    if bottom - top < 0.5 * min(a.height, b.height):
        return None
    return Gutter(x, top, bottom)


def _sides(
    x: float, bound: tuple[float, float], items: Sequence[Item]
) -> tuple[list[Item], list[Item]]:
    held = [i for i in items if bound[0] <= i.box.y_mid <= bound[1]]
    return (
        [i for i in held if i.box.x1 <= x - ORDER.gutter_pt],
        [i for i in held if i.box.x0 >= x],
    )


def _is_column(items: Sequence[Item]) -> bool:
    """Whether these stand on their own, rather than being numbers or signs beside a text."""
    if any(isinstance(i, Region) for i in items):
        return True
    lines = [i for i in items if isinstance(i, Line)]
    return len(lines) >= 2 and max(len(i.text) for i in lines) > ORDER.marker_chars


def _parted(
    items: Sequence[Item], gutter: Gutter
) -> tuple[list[Item], list[Item], list[Item], list[Item]]:
    """Items above the gutter's zone, left and right of it, and below."""
    crossing = [i for i in items if i.box.x0 < gutter.x and i.box.x1 > gutter.x - ORDER.gutter_pt]
    start = max((i.box.bottom for i in crossing if i.box.y_mid < gutter.top), default=float("-inf"))
    end = min((i.box.top for i in crossing if i.box.y_mid > gutter.bottom), default=float("inf"))
    above: list[Item] = []
    left: list[Item] = []
    right: list[Item] = []
    below: list[Item] = []
    # text that stands under boxes set side by side belongs to neither of their columns
    are_boxes = all(
        isinstance(i, Region) for i in items if gutter.top <= i.box.y_mid <= gutter.bottom
    )
    for item in items:
        leads = item.box.bottom <= gutter.top + ORDER.edge_pt and item.box.x1 <= gutter.x
        if item.box.y_mid < start or leads:
            above.append(item)
        elif item.box.y_mid > end or (are_boxes and item.box.top >= gutter.bottom - ORDER.edge_pt):
            below.append(item)
        elif item.box.x0 >= gutter.x:
            right.append(item)
        else:
            left.append(item)
    return above, left, right, below


def _by_rows(items: Sequence[Item]) -> list[list[Item]]:
    """Boxes row by row; each row is a stretch of its own."""
    rows: list[list[Item]] = []
    for item in sorted(items, key=_down):
        if rows and item.box.top < _middle(rows[-1]):
            rows[-1].append(item)
        else:
            rows.append([item])
    return [sorted(row, key=lambda i: i.box.x0) for row in rows]


def _middle(row: Sequence[Item]) -> float:
    """Half the height of the row's first box: what begins below it is another row."""
    box: Box = row[0].box
    return box.y_mid
