"""What shades do to a page: letters on them, light or dark; sides in line with rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np
import numpy.typing as npt

from jalon.extract.pdf.raster import Raster
from jalon.extract.scans.settings import SETTINGS
from jalon.schemas.geometry import Box
from jalon.schemas.page import Fill, Rule

BADGES = SETTINGS.badges
GROUNDS = SETTINGS.grounds
SHADES = SETTINGS.shades
SHARED = SETTINGS.shared


Side = tuple[float, float, float]  # where it lies, where it begins and ends


def without_shades(raster: Raster, shades: Sequence[Fill]) -> Raster:
    """The picture with its letters dark on white, those that stood on shades as well."""
    grey = raster.grey.copy()
    for shade in shades:
        level = (shade.colour or 0) & 0xFF
        place = raster.pixels(shade.box.grown(-GROUNDS.rim_pt))
        part = raster.grey[place].astype(np.uint16)
        if level > BADGES.dark_shade:
            lifted = part * SHARED.white // max(level, 1)
        else:
            lifted = (255 - part) * SHARED.white // (255 - level)
            if shade.is_ellipse or shade.is_rounded:
                lifted = _with_light_corners(lifted)
        rim = raster.pixels(shade.box.grown(GROUNDS.rim_pt))
        whole = np.full_like(grey[rim], SHARED.white)
        outer = grey[rim]
        # what is as dark as letters on the rim stays: letters may touch it
        keep = outer < min(level, BADGES.dark_shade) - 40
        whole[keep] = outer[keep]
        grey[rim] = whole
        grey[place] = np.minimum(lifted, 255).astype(np.uint8)
    return Raster(grey, raster.scale)


def _with_light_corners(lifted: npt.NDArray[np.uint16]) -> npt.NDArray[np.uint16]:
    """A round shade made light, without the paper around it, which has become dark."""
    dark = np.pad((lifted < BADGES.dark_shade).astype(np.uint8), 1, constant_values=1)
    cv2.floodFill(dark, None, (0, 0), 2)
    return np.where(dark[1:-1, 1:-1] == 2, SHARED.white, lifted).astype(np.uint16)


def is_on_dark(box: Box, shades: Sequence[Fill]) -> bool:
    """Whether a word stands on a shade that is dark, so that its letters are light."""
    x, y = box.x_mid, box.y_mid
    under = [s for s in shades if s.box.contains_point(x, y)]
    return (
        bool(under) and (max(under, key=lambda s: s.order).colour or 0) & 0xFF <= BADGES.dark_shade
    )


def ended(rules: Sequence[Rule], shades: Sequence[Fill]) -> tuple[Rule, ...]:
    """Rules that end at the side of a dark shade, where they seem to end in the midst of it.

    The blurred edge between two dark cells looks like a rule for a part of their width.
    """
    dark = [s.box for s in shades if (s.colour or 0) & 0xFF <= BADGES.dark_shade]
    return tuple(_ended(rule, dark) for rule in rules)


def _ended(rule: Rule, shades: Sequence[Box]) -> Rule:
    b = rule.box
    box = b if rule.is_horizontal else Box(b.top, b.x0, b.bottom, b.x1)
    start, end = box.x0, box.x1
    for s in shades:
        shade = s if rule.is_horizontal else Box(s.top, s.x0, s.bottom, s.x1)
        if (
            not shade.top - GROUNDS.rim_of_shade_pt
            <= box.y_mid
            <= shade.bottom + GROUNDS.rim_of_shade_pt
        ):
            continue
        if (
            shade.x0 + GROUNDS.snap_pt < end < shade.x1 - GROUNDS.snap_pt
            and start < shade.x0 - GROUNDS.snap_pt
        ):
            end = shade.x0
        if (
            shade.x0 + GROUNDS.snap_pt < start < shade.x1 - GROUNDS.snap_pt
            and end > shade.x1 + GROUNDS.snap_pt
        ):
            start = shade.x1
    if (start, end) == (box.x0, box.x1) or end - start < GROUNDS.snap_pt:
        return rule
    cut = Box(start, box.top, end, box.bottom)
    cut = cut if rule.is_horizontal else Box(cut.top, cut.x0, cut.bottom, cut.x1)
    return replace(rule, box=cut)


def snapped(shades: Sequence[Fill], rules: Sequence[Rule]) -> tuple[Fill, ...]:
    """Shades whose sides lie on the rules that bound them, and in line with one another.

    The rim of a shade is blurred: where a rule runs along it, the rule says where it is. Left
    sides are set in line with left sides only, and so on: the gap between two shades stays.
    """
    down = [(r.position, r.start, r.end) for r in rules if not r.is_horizontal]
    across = [(r.position, r.start, r.end) for r in rules if r.is_horizontal]
    lefts, rights, tops, bottoms = [*down], [*down], [*across], [*across]
    out: list[Fill] = []
    for shade in sorted(shades, key=lambda s: s.order):
        b = shade.box
        x0, x1 = _at(b.x0, b.top, b.bottom, lefts), _at(b.x1, b.top, b.bottom, rights)
        top, bottom = _at(b.top, b.x0, b.x1, tops), _at(b.bottom, b.x0, b.x1, bottoms)
        if x1 - x0 < SHADES.smallest_pt[0] / 2 or bottom - top < SHADES.smallest_pt[1] / 2:
            x0, top, x1, bottom = b
        lefts.append((x0, top, bottom))
        rights.append((x1, top, bottom))
        tops.append((top, x0, x1))
        bottoms.append((bottom, x0, x1))
        out.append(replace(shade, box=Box(x0, top, x1, bottom)))
    return tuple(out)


def _at(
    value: float, start: float, end: float, lines: Sequence[tuple[float, float, float]]
) -> float:
    """``value``, or the nearest line beside the stretch from ``start`` to ``end``."""
    near = [p for p, a, b in lines if abs(p - value) <= GROUNDS.snap_pt and a <= end and b >= start]
    return min(near, key=lambda p: abs(p - value), default=value)
