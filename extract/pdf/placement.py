"""From PDF user space to the page as displayed: crop box, ``/Rotate``, origin top left."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as c

from jalon.schemas.geometry import Box

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Placement:
    """How a page is displayed.

    Attributes:
        left: x of the visible area in user space.
        bottom: y of the visible area in user space.
        width: Displayed width in points.
        height: Displayed height in points.
        quarter_turns: ``/Rotate`` / 90, clockwise, 0 to 3.
    """

    left: float
    bottom: float
    width: float
    height: float
    quarter_turns: int

    def turned(self, quarter_turns: int) -> Placement:
        """The page turned on by so many quarter turns clockwise."""
        is_swapped = quarter_turns % 2 == 1
        return Placement(
            left=self.left,
            bottom=self.bottom,
            width=self.height if is_swapped else self.width,
            height=self.width if is_swapped else self.height,
            quarter_turns=(self.quarter_turns + quarter_turns) % 4,
        )

    def points(self, xy: Floats) -> Floats:
        """Displayed coordinates of n x 2 points in user space."""
        x, y = xy[:, 0] - self.left, xy[:, 1] - self.bottom
        if self.quarter_turns == 0:
            out = (x, self.height - y)
        elif self.quarter_turns == 1:
            out = (y, x)
        elif self.quarter_turns == 2:
            out = (self.width - x, y)
        else:
            out = (self.width - y, self.height - x)
        return np.stack(out, axis=1)

    def boxes(self, rects: Floats) -> Floats:
        """Displayed ``x0, top, x1, bottom`` of n x 4 rectangles given by two opposite corners."""
        a, b = self.points(rects[:, :2]), self.points(rects[:, 2:])
        return np.concatenate([np.minimum(a, b), np.maximum(a, b)], axis=1)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Displayed coordinates of one point."""
        x, y = x - self.left, y - self.bottom
        if self.quarter_turns == 0:
            return x, self.height - y
        if self.quarter_turns == 1:
            return y, x
        if self.quarter_turns == 2:
            return self.width - x, y
        return self.width - y, self.height - x

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Displayed box of one rectangle in user space, to a thousandth of a point."""
        ax, ay = self.point(left, bottom)
        bx, by = self.point(right, top)
        return Box(
            round(min(ax, bx), 3),
            round(min(ay, by), 3),
            round(max(ax, bx), 3),
            round(max(ay, by), 3),
        )


def read_placement(page: c.FPDF_PAGE) -> Placement:
    """How PDFium displays ``page``."""
    box = c.FS_RECTF()
    c.FPDF_GetPageBoundingBox(page, ctypes.byref(box))
    return Placement(
        left=box.left,
        bottom=box.bottom,
        width=c.FPDF_GetPageWidthF(page),
        height=c.FPDF_GetPageHeightF(page),
        quarter_turns=c.FPDFPage_GetRotation(page) % 4,
    )
