"""How boxes stand to one another along one direction: what they share, how far apart they are."""

from __future__ import annotations

from jalon.schemas.geometry import Box


def overlap_share(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Share of the shorter of two intervals that both cover.

    >>> overlap_share((0, 10), (5, 25)), overlap_share((0, 1), (2, 3))
    (0.5, 0.0)
    """
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return max(shared, 0.0) / max(min(a[1] - a[0], b[1] - b[0]), 0.1)


def x_share(a: Box, b: Box) -> float:
    """``overlap_share`` of the boxes' widths."""
    return overlap_share((a.x0, a.x1), (b.x0, b.x1))


def y_share(a: Box, b: Box) -> float:
    """``overlap_share`` of the boxes' heights."""
    return overlap_share((a.top, a.bottom), (b.top, b.bottom))


def gap_x(a: Box, b: Box) -> float:
    """Horizontal distance between two boxes, 0 where they overlap."""
    return max(a.x0 - b.x1, b.x0 - a.x1, 0.0)


def gap_y(a: Box, b: Box) -> float:
    """Vertical distance between two boxes, 0 where they overlap."""
    return max(a.top - b.bottom, b.top - a.bottom, 0.0)
