"""Shades of a scanned page (cells, bands, cards, badges), and the picture without them."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
import numpy.typing as npt

from jalon.extract.pdf.raster import Grey, Raster
from jalon.extract.scans.badges import find_badges
from jalon.extract.scans.patches import Shape, bar, patches
from jalon.extract.scans.settings import SETTINGS
from jalon.schemas.geometry import Box
from jalon.schemas.page import Fill

BADGES = SETTINGS.badges
SHADES = SETTINGS.shades
SHARED = SETTINGS.shared


def find_scan_shades(raster: Raster) -> list[Fill]:
    """Shades of a picture of a page, such as the band behind a table's head, in points.

    A shade with steps (a head and a first column in one colour) comes as several rectangles.
    """
    ground = _ground(raster)
    paper = int(np.bincount(ground.ravel(), minlength=256).argmax())
    paper = max(paper, 200) if paper > BADGES.dark_shade else SHARED.white
    boxes: list[tuple[Box, int, Shape]] = []
    is_paper = ground > paper - SHADES.paler_than_shade
    for box, shape in patches(_dark_mask(raster), raster.scale, is_paper):
        part = raster.grey[raster.pixels(box)]
        dark = part[part <= BADGES.dark_shade]
        if dark.size >= SHADES.least_dark_share * part.size:
            boxes.append((box, int(np.median(dark)), shape))
    boxes += [
        (badge, level, Shape.OVAL)
        for badge, level in find_badges(raster)
        if not any(box.contains(badge, 1.0) for box, *_ in boxes)
    ]
    low = [box for box, *_ in boxes if box.height <= SHADES.low_dark_pt]
    smooth = cv2.blur(raster.grey, (3, 3)).astype(np.int16)
    for level in _levels(ground, paper):
        near = np.abs(ground.astype(np.int16) - level) <= SHADES.same_shade
        found = [
            (_grown(box, level, smooth, raster.scale), level, shape)
            for box, shape in patches(near.astype(np.uint8), raster.scale, is_paper)
            # the light letters of a low dark shade blur to a shade of their own
            if box.height >= SHADES.lowest_pale_pt
            and not any(b.contains(box, 2.0) for b in low)
            and _is_even(smooth[raster.pixels(box)], level, paper)
        ]
        boxes += _in_one(found, smooth, raster.scale)
    boxes.sort(key=lambda item: (-item[0].area, item[0]))
    return [
        Fill(
            box,
            level << 16 | level << 8 | level,
            is_rectangle=shape is not Shape.OVAL,
            is_rounded=shape is Shape.ROUNDED,
            is_ellipse=shape is Shape.OVAL,
            order=i,
        )
        for i, (box, level, shape) in enumerate(boxes)
    ]


def _in_one(
    found: Sequence[tuple[Box, int, Shape]], grey: npt.NDArray[np.int16], scale: float
) -> list[tuple[Box, int, Shape]]:
    """Pieces of one band, parted by letters that may reach from side to side, as one shade."""
    out: list[tuple[Box, int, Shape]] = []
    for box, level, shape in sorted(found, key=lambda item: item[0].x0):
        for i, (mate, _, _) in enumerate(out):
            is_level = (
                abs(mate.top - box.top) <= SHADES.same_band_pt >= abs(mate.bottom - box.bottom)
            )
            if is_level and (mate.overlap_area(box) > 0 or _joins(mate, box, level, grey, scale)):
                whole = Box(mate.x0, mate.top, max(mate.x1, box.x1), mate.bottom)
                out[i] = (whole, level, shape)
                break
        else:
            out.append((box, level, shape))
    return out


def _joins(left: Box, right: Box, level: int, grey: npt.NDArray[np.int16], scale: float) -> bool:
    """Whether what lies between two pieces side by side is of their grey but for letters."""
    if not 0 < right.x0 - left.x1 <= SHADES.letters_between_pt:
        return False
    inner = max(round(scale), 1)
    rows = slice(round(left.top * scale) + inner, round(left.bottom * scale) - inner)
    columns = slice(round(left.x1 * scale), round(right.x0 * scale))
    return bool(_goes_on(grey[rows, columns], level))


def _is_even(part: npt.NDArray[np.int16], level: int, paper: int) -> bool:
    """Whether most of a light shade is of its grey: the blur of letters is not.

    Between dark letters on white, what looks like a pale shade is paper for the most part.
    """
    if not part.size:
        return False
    own = float((np.abs(part - level) <= SHADES.even_greys).mean())
    bare = float((part > (level + paper) / 2).mean())
    return own >= SHADES.least_even_share and bare <= SHADES.most_paper_share


def _grown(box: Box, level: int, grey: npt.NDArray[np.int16], scale: float) -> Box:
    """A light shade with what letters at its sides cut off, as far as its own grey reaches."""
    x0, top, x1, bottom = (round(v * scale) for v in box)
    inner = max(round(scale), 1)
    for _ in range(round(SHADES.letters_at_side_pt * scale)):
        left, right = (
            grey[top + inner : bottom - inner, x0 - 1 : x0],
            grey[top + inner : bottom - inner, x1 : x1 + 1],
        )
        above, below = (
            grey[top - 1 : top, x0 + inner : x1 - inner],
            grey[bottom : bottom + 1, x0 + inner : x1 - inner],
        )
        steps = [_goes_on(strip, level) for strip in (left, above, right, below)]
        if not any(steps):
            break
        x0, top, x1, bottom = x0 - steps[0], top - steps[1], x1 + steps[2], bottom + steps[3]
    rows = slice(top + inner, bottom - inner)
    reach = round(SHADES.letters_between_pt * scale)
    after = _same_ground(grey[rows, x1 : x1 + reach], level)
    before = _same_ground(grey[rows, max(x0 - reach, 0) : x0][:, ::-1], level)
    sides = (x0 - before, top, x1 + after, bottom)
    return Box(*(round(v / scale, 3) for v in sides))


def _same_ground(beside: npt.NDArray[np.int16], level: int) -> int:
    """How many columns beside a shade are its own, behind letters that reach from side to side."""
    if not beside.size:
        return 0
    near = min(SHADES.near_letters, max((SHARED.white - level) / 2, 2.0))
    paler = (beside > level + near).mean(axis=0) > SHADES.pale_column
    ends = np.flatnonzero(paler)
    wide = int(ends[0]) if len(ends) else 0
    return wide if wide and _goes_on(beside[:, :wide], level) else 0


def _goes_on(strip: npt.NDArray[np.int16], level: int) -> int:
    """1 where a strip beside a shade is of its grey but for letters, else 0."""
    if not strip.size:
        return 0
    near = min(SHADES.near_letters, max((SHARED.white - level) / 2, 2.0))
    own = float((np.abs(strip - level) <= near).mean())
    paler = float((strip > level + near).mean())
    return int(own >= SHADES.own_at_side and paler <= SHADES.paler_at_side)


def _ground(raster: Raster) -> Grey:
    """The picture without dark letters and rules: what lies behind them."""
    side = max(round(SHADES.letters_pt * raster.scale), 3)
    smooth = cv2.blur(raster.grey, (3, 3))
    bare = cv2.morphologyEx(smooth, cv2.MORPH_CLOSE, bar(side, side))
    return np.asarray(cv2.medianBlur(bare, 5), dtype=np.uint8)


def _dark_mask(raster: Raster) -> npt.NDArray[np.uint8]:
    """Where dark shades are, the light letters on them filled in."""
    dark = (raster.grey <= BADGES.dark_shade).astype(np.uint8)
    run, band = (max(round(v * raster.scale), 2) for v in SHADES.dark_band_pt)
    solid = cv2.morphologyEx(dark, cv2.MORPH_OPEN, bar(run, band))
    reach = max(round(SHADES.light_letters_pt * raster.scale), 3)
    joined = cv2.morphologyEx(solid, cv2.MORPH_CLOSE, bar(1, reach))
    joined = cv2.morphologyEx(joined, cv2.MORPH_CLOSE, bar(reach, 1))
    # a long light run is a gap between two shades, and no letter
    long, tall = (max(round(v * raster.scale), 3) for v in SHADES.gap_between_pt)
    light = (1 - dark).astype(np.uint8)
    across = cv2.morphologyEx(light, cv2.MORPH_OPEN, bar(long, 1))
    down = cv2.morphologyEx(light, cv2.MORPH_OPEN, bar(1, tall))
    return np.where(cv2.bitwise_or(across, down) > 0, 0, joined).astype(np.uint8)


def _levels(ground: Grey, paper: int) -> list[int]:
    """The greys of the shades, those that cover most first; none are within one another."""
    counts = np.bincount(ground.ravel(), minlength=256).astype(np.float64)
    counts[paper - SHADES.paler_than_shade + 1 :] = 0
    counts[: BADGES.dark_shade + 1] = 0
    least = ground.size * 4e-4
    levels: list[int] = []
    for _ in range(4 * SHADES.most_shades):
        level = int(np.convolve(counts, np.ones(3), mode="same").argmax())
        around = slice(max(level - SHADES.same_shade, 0), level + SHADES.same_shade + 1)
        if counts[around].sum() < least:
            break
        if all(abs(level - known) > 2 * SHADES.same_shade for known in levels):
            levels.append(level)
        counts[around] = 0
    return levels[: SHADES.most_shades]
