"""Where one row ends and the next begins, column by column: rules, shades, else white space."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from jalon.schemas.geometry import Box
from jalon.schemas.headed import BodyBounds
from jalon.schemas.page import Page, Word

SAME_LEVEL_PT = 2.5  # rules of neighbouring cells may lie this far apart
COVERED = 0.7  # of a column's width that a rule must cover to part it
ROW_GAP_EM = 0.5  # blank space over all columns that parts rows where nothing is drawn
LEAST_ROW_EM = 0.8


def row_breaks(
    page: Page, body: Sequence[Word], edges: Sequence[float], bounds: BodyBounds
) -> list[list[float]]:
    """For each column the y at which its cells are parted, top to bottom.

    Args:
        page: The page.
        body: Words of the body.
        edges: Column boundaries.
        bounds: Where the body begins and ends.
    """
    drawn = _drawn(page, edges, bounds)
    levels = _merged(drawn)
    levels = [y for y in levels if _parts_words(y, body, drawn)]
    if not levels:
        gaps = _gaps(body, bounds)
        return [list(gaps) for _ in edges[1:]]
    return [
        [y for y in levels if _cover(y, left, right, drawn) >= COVERED * (right - left)]
        for left, right in pairwise(edges)
    ]


def _drawn(page: Page, edges: Sequence[float], bounds: BodyBounds) -> list[Box]:
    """Flat boxes of the rules and the shades' edges inside the body."""
    inside = (bounds.top + 2, bounds.bottom - 2)
    flat = [Box(r.box.x0, r.position, r.box.x1, r.position) for r in page.rules if r.is_horizontal]
    width = edges[-1] - edges[0]
    for fill in page.fills:
        box = fill.box
        is_shade = fill.colour is not None and box.height >= 5 and box.width >= 0.04 * width
        if is_shade and box.x1 > edges[0] and box.x0 < edges[-1] and box.width <= 1.3 * width:
            flat += [Box(box.x0, y, box.x1, y) for y in (box.top, box.bottom)]
    return [b for b in flat if inside[0] < b.top < inside[1]]


def _merged(flat: Sequence[Box]) -> list[float]:
    levels: list[list[float]] = []
    for y in sorted(b.top for b in flat):
        if levels and y - levels[-1][-1] <= SAME_LEVEL_PT:
            levels[-1].append(y)
        else:
            levels.append([y])
    return [sum(g) / len(g) for g in levels]


def _parts_words(y: float, body: Sequence[Word], flat: Sequence[Box]) -> bool:
    """Whether the level runs between lines and not through the words that it crosses."""
    spans = [b for b in flat if abs(b.top - y) <= SAME_LEVEL_PT]
    crossed = [w for w in body if any(b.x0 < w.box.x_mid < b.x1 for b in spans)]
    through = any(
        w.box.top + 0.25 * w.size_pt < y < w.box.bottom - 0.3 * w.size_pt for w in crossed
    )
    above, below = (any((w.box.y_mid < y) is side for w in body) for side in (True, False))
    return not through and above and below


def _cover(y: float, left: float, right: float, flat: Sequence[Box]) -> float:
    """How much of the column's width the drawn lines at ``y`` cover, in points."""
    spans = sorted(
        (max(b.x0, left), min(b.x1, right))
        for b in flat
        if abs(b.top - y) <= SAME_LEVEL_PT and b.x1 > left and b.x0 < right
    )
    total, end = 0.0, left
    for a, b in spans:
        total += max(0.0, b - max(a, end))
        end = max(end, b)
    return total


def _gaps(body: Sequence[Word], bounds: BodyBounds) -> list[float]:
    """Y in the middle of each blank strip over all columns that is wider than a line's own."""
    spans = sorted((w.box.top, w.box.bottom, w.size_pt) for w in body)
    breaks, end = [], bounds.top
    for i, (top, bottom, size) in enumerate(spans):
        if i and top - end >= ROW_GAP_EM * max(size, 1.0):
            breaks.append((end + top) / 2)
        end = max(end, bottom)
    return breaks
