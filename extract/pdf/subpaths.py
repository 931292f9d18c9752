"""The runs of a drawn path, as displayed: their points, curves and straight sides."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from jalon.extract.pdf import native
from jalon.extract.pdf.placement import Placement
from jalon.extract.pdf.settings import SETTINGS
from jalon.schemas.geometry import Box

DRAWING = SETTINGS.drawing

Matrix = npt.NDArray[np.float64]
LINE, BEZIER, MOVE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Subpath:
    """One run of a path, as displayed.

    Attributes:
        points: The control points of curves are among them.
        curves: How many curves it has.
        lines: How many straight sides.
        is_closed: It ends where it begins.
        is_oval: It has curves, and every point that it passes lies on one ellipse.
    """

    points: Sequence[tuple[float, float]]
    curves: int
    lines: int
    is_closed: bool
    is_oval: bool = False

    def box(self) -> Box:
        """Bounds of the points."""
        xs, ys = zip(*self.points, strict=True)
        sides = (min(xs), min(ys), max(xs), max(ys))
        return Box(*(round(v * 1000) / 1000 for v in sides))


_xy = (ctypes.c_float * 2)()
_xy_places = (ctypes.addressof(_xy), ctypes.addressof(_xy) + 4)


def subpaths_of(
    address: int, count: int, matrix: Matrix, placement: Placement
) -> Iterator[Subpath]:
    """The runs of a path.

    Args:
        address: Of the path object.
        count: How many segments it has.
        matrix: From its own coordinates to the page's, 3 x 3, for row vectors.
        placement: From the page's coordinates to displayed ones.
    """
    points: list[tuple[float, float]] = []
    kinds: list[int] = []
    is_closed = False
    # a path has few points: floats are faster than small arrays
    (a, b, _), (d, e, _), (f, g, _) = matrix.tolist()
    for i in range(count):
        segment = native.path_segment(address, i)
        kind = native.segment_type(segment)
        native.segment_point(segment, *_xy_places)
        if kind == MOVE and points:
            yield _subpath(points, kinds, is_closed=is_closed)
            points, kinds, is_closed = [], [], False
        x, y = _xy
        points.append(placement.point(x * a + y * d + f, x * b + y * e + g))
        kinds.append(kind)
        is_closed = is_closed or bool(native.segment_closes(segment))
    if points:
        yield _subpath(points, kinds, is_closed=is_closed)


def _subpath(points: list[tuple[float, float]], kinds: list[int], *, is_closed: bool) -> Subpath:
    curves = kinds.count(BEZIER) // 3
    lines = kinds.count(LINE)
    (x0, y0), (x1, y1) = points[0], points[-1]
    near_start = len(points) > 2 and max(abs(x0 - x1), abs(y0 - y1)) < DRAWING.straight_pt
    is_oval = curves >= 4 and _is_oval(np.array(points)[_passed(kinds)])
    return Subpath(points, curves, lines, is_closed or near_start, is_oval)


def _passed(kinds: list[int]) -> list[int]:
    """Ranks of the points that a path passes: of each curve's three the last."""
    passed, in_curve = [], 0
    for i, kind in enumerate(kinds):
        in_curve = in_curve + 1 if kind == BEZIER else 0
        if in_curve % 3 == 0:
            passed.append(i)
    return passed


def _is_oval(points: Matrix) -> bool:
    """Whether points lie on the ellipse that fills their bounds; office programs cut it finely."""
    low, high = points.min(axis=0), points.max(axis=0)
    half = (high - low) / 2
    if half.min() <= 0:
        return False
    distance = np.hypot(*((points - (low + high) / 2) / half).T)
    return bool(np.abs(distance - 1.0).max() < DRAWING.oval_slack)
