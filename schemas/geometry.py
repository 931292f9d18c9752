"""Boxes in PDF points, the one coordinate system of the project.

Origin top left of the page as displayed (``/Rotate`` applied), x to the right, y down.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle ``(x0, top, x1, bottom)`` in PDF points (1/72 inch), origin top left."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        """Width in points."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Height in points."""
        return self.bottom - self.top

    @property
    def x_mid(self) -> float:
        """Horizontal centre in points."""
        return (self.x0 + self.x1) / 2

    @property
    def y_mid(self) -> float:
        """Vertical centre in points."""
        return (self.top + self.bottom) / 2

    @property
    def area(self) -> float:
        """Area in square points; 0 for an inverted box."""
        return max(self.width, 0.0) * max(self.height, 0.0)

    def contains(self, other: Box, slack_pt: float = 0.0) -> bool:
        """Whether ``other`` lies inside this box, give or take ``slack_pt``."""
        return (
            other.x0 >= self.x0 - slack_pt
            and other.top >= self.top - slack_pt
            and other.x1 <= self.x1 + slack_pt
            and other.bottom <= self.bottom + slack_pt
        )

    def contains_point(self, x: float, y: float, slack_pt: float = 0.0) -> bool:
        """Whether the point lies inside, edges included."""
        return (
            self.x0 - slack_pt <= x <= self.x1 + slack_pt
            and self.top - slack_pt <= y <= self.bottom + slack_pt
        )

    def overlap_area(self, other: Box) -> float:
        """Area shared with ``other`` in square points."""
        w = min(self.x1, other.x1) - max(self.x0, other.x0)
        h = min(self.bottom, other.bottom) - max(self.top, other.top)
        return w * h if w > 0 and h > 0 else 0.0

    def grown(self, by_pt: float) -> Box:
        """This box grown by ``by_pt`` on every side."""
        return Box(self.x0 - by_pt, self.top - by_pt, self.x1 + by_pt, self.bottom + by_pt)


def union(boxes: Iterable[Box]) -> Box:
    """The smallest box around all ``boxes``.

    Raises:
        ValueError: ``boxes`` is empty.
    """
    found = iter(boxes)
    first = next(found, None)
    if first is None:
        raise ValueError("expected at least one box")
    x0, top, x1, bottom = first.x0, first.top, first.x1, first.bottom
    for box in found:  # asked for every line and block: comparing is four times as fast as min()
        if box.x0 < x0:  # noqa: PLR1730
            x0 = box.x0
        if box.top < top:  # noqa: PLR1730
            top = box.top
        if box.x1 > x1:  # noqa: PLR1730
            x1 = box.x1
        if box.bottom > bottom:  # noqa: PLR1730
            bottom = box.bottom
    return Box(x0, top, x1, bottom)


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
