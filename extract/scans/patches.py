"""Patches of one grey: what hangs together, its shape, and the rectangles it is made of."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto

import cv2
import numpy as np
import numpy.typing as npt

from jalon.extract.scans.settings import SETTINGS
from jalon.schemas.geometry import Box

BADGES = SETTINGS.badges
SHADES = SETTINGS.shades


class Shape(Enum):
    """What a shade looks like."""

    RECTANGLE = auto()
    ROUNDED = auto()
    OVAL = auto()


def patches(
    mask: npt.NDArray[np.uint8], scale: float, is_paper: npt.NDArray[np.bool_]
) -> Iterator[tuple[Box, Shape]]:
    """Boxes and shapes of what hangs together in ``mask``, letters and badges in it filled in."""
    least_width, least_height = (v * scale for v in SHADES.smallest_pt)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=4)
    for label in range(1, len(stats)):
        x, y, width, height, _ = (int(v) for v in stats[label])
        if width < least_width or height < least_height:
            continue
        bare = labels[y : y + height, x : x + width] == label
        part = _filled(bare, max(round(SHADES.letters_at_side_pt * scale), 3))
        # a frame is no shade: what it holds is paper
        if float((part & is_paper[y : y + height, x : x + width]).mean()) > SHADES.paper_inside:
            part = bare
        shape = _shape(part)
        pieces = [(0, 0, width, height)]
        if shape is None:
            pieces = _rectangles(part, max(round(SHADES.side_slack_pt * scale), 2))
        for a, top, b, bottom in pieces:
            if b - a >= least_width and bottom - top >= least_height:
                box = (x + a, y + top, x + b, y + bottom)
                yield Box(*(round(v / scale, 3) for v in box)), shape or Shape.RECTANGLE


def bar(width: int, height: int) -> npt.NDArray[np.uint8]:
    """What a mask is opened and closed with, in pixels."""
    return np.ones((height, width), dtype=np.uint8)


def _filled(part: npt.NDArray[np.bool_], reach: int) -> npt.NDArray[np.bool_]:
    """A patch without its holes, and without the dents of letters that stand at its sides."""
    around = np.pad(part.astype(np.uint8), reach)
    closed = cv2.morphologyEx(around, cv2.MORPH_CLOSE, bar(reach, reach))
    closed = np.ascontiguousarray(closed[reach:-reach, reach:-reach])
    outlines, _ = cv2.findContours(closed, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    whole = np.zeros(part.shape, dtype=np.uint8)
    cv2.drawContours(whole, outlines, -1, 1, thickness=cv2.FILLED)
    return np.asarray(whole > 0)


def _shape(part: npt.NDArray[np.bool_]) -> Shape | None:
    """What a patch is; None for one that has to be cut into rectangles."""
    share = float(part.mean())
    if share >= SHADES.rectangle_share or (share >= SHADES.cornered_share and _has_corners(part)):
        return Shape.RECTANGLE
    if BADGES.ellipse_shares[0] <= share <= BADGES.ellipse_shares[1] and _is_oval(part):
        return Shape.OVAL
    high, wide = part.shape
    corner = round(SHADES.largest_corner * min(high, wide))
    inside = part.copy()
    for rows in (slice(0, corner), slice(high - corner, high)):
        for columns in (slice(0, corner), slice(wide - corner, wide)):
            inside[rows, columns] = True
    if share >= SHADES.rounded_share and inside.mean() >= SHADES.rectangle_share + 0.03:
        return Shape.ROUNDED
    return None


def _has_corners(part: npt.NDArray[np.bool_]) -> bool:
    """Whether the four corners of a patch are full: letters may reach over its sides."""
    high, wide = part.shape
    a, b = max(high // 8, 1), max(wide // 8, 1)
    corners = [part[:a, :b], part[:a, -b:], part[-a:, :b], part[-a:, -b:]]
    return all(corner.mean() > SHADES.rectangle_share for corner in corners)


def _is_oval(part: npt.NDArray[np.bool_]) -> bool:
    """Whether the corners of a patch are empty and the middles of its sides are not."""
    high, wide = part.shape
    a, b = max(high // 12, 1), max(wide // 12, 1)
    corners = [part[:a, :b], part[:a, -b:], part[-a:, :b], part[-a:, -b:]]
    return not any(corner.any() for corner in corners) and abs(high - wide) < 0.5 * max(high, wide)


def _rectangles(part: npt.NDArray[np.bool_], slack: int) -> list[tuple[int, int, int, int]]:
    """A patch cut into rectangles, from top to bottom: left, top, right, bottom."""
    done: list[list[int]] = []
    growing: list[list[int]] = []
    for row, line in enumerate(part):
        steps = np.diff(np.concatenate([[0], line.astype(np.int8), [0]]))
        runs = zip(np.flatnonzero(steps == 1), np.flatnonzero(steps == -1), strict=True)
        now: list[list[int]] = []
        for a, b in runs:
            if b - a <= 2 * slack:
                continue
            mate = next(
                (g for g in growing if abs(g[0] - a) <= slack and abs(g[2] - b) <= slack), None
            )
            if mate is None:
                mate = [int(a), row, int(b), row]
            mate[3] = row + 1
            now.append(mate)
        done += [g for g in growing if not any(g is n for n in now)]
        growing = now
    return [(g[0], g[1], g[2], g[3]) for g in [*done, *growing]]
