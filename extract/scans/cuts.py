"""Boxes of lines cut where a rule runs through them: no line of text goes over a rule."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from jalon.extract.pdf.raster import Grey, Raster
from jalon.extract.scans.settings import SETTINGS
from jalon.schemas.page import Rule

CUTS = SETTINGS.cuts
SHARED = SETTINGS.shared


PixelBox = tuple[int, int, int, int]


def cut_at_rules(
    boxes: Sequence[PixelBox], rules: Sequence[Rule], raster: Raster, letter_px: float
) -> list[PixelBox]:
    """The boxes (left, top, right, bottom in pixels), cut at rules and drawn in to their ink."""
    down = [r for r in rules if not r.is_horizontal]
    across = [r for r in rules if r.is_horizontal]
    letter = letter_px or CUTS.usual_letter_px
    out: list[PixelBox] = []
    for box in boxes:
        for part in _cut_across(box, across, raster.scale):
            for piece in _cut_down(part, down, raster.scale):
                for line in _unstacked(piece, raster.grey, letter):
                    drawn = _drawn_in(line, raster.grey, letter)
                    if drawn is not None:
                        out.append(drawn)
    return out


def parted(boxes: Sequence[PixelBox]) -> list[PixelBox]:
    """Boxes of lines, each ended where the next line beside it begins.

    Where columns stand near, a box may reach over the first letters of the next one.
    """
    out = []
    for box in boxes:
        left, top, right, bottom = box
        high = bottom - top
        starts = [
            b[0]
            for b in boxes
            if b is not box
            and left + high < b[0] < right < b[2]
            and right - b[0] < CUTS.longest_overlap * high
            and min(bottom, b[3]) - max(top, b[1]) >= CUTS.same_line_share * high
        ]
        out.append((left, top, min([right, *starts]), bottom))
    return out


def _cut_down(box: PixelBox, rules: Sequence[Rule], scale: float) -> list[PixelBox]:
    left, top, right, bottom = box
    height = bottom - top
    places = []
    for rule in rules:
        x = rule.position * scale
        along = min(rule.end * scale, bottom) - max(rule.start * scale, top)
        # a shorter one is the stroke of a large letter
        is_longer = (rule.end - rule.start) * scale >= height
        if is_longer and along >= CUTS.crossed_share * height and left < x < right:
            places.append(x)
    parts, start = [], float(left)
    for x in [*sorted(places), float(right)]:
        if x - start >= CUTS.narrowest_px:
            parts.append((round(start), top, round(x), bottom))
        start = x
    return parts


def _cut_across(box: PixelBox, rules: Sequence[Rule], scale: float) -> list[PixelBox]:
    left, top, right, bottom = box
    rim = CUTS.rim_share * min(bottom - top, right - left)
    places = []
    for rule in rules:
        y = rule.position * scale
        along = min(rule.end * scale, right) - max(rule.start * scale, left)
        if along >= CUTS.crossed_share * (right - left) and top < y < bottom:
            places.append(y)
    parts, start = [], float(top)
    for y in [*sorted(places), float(bottom)]:
        if y - start >= max(rim, CUTS.narrowest_px):
            parts.append((left, round(start), right, round(y)))
        start = y
    return parts


def _unstacked(box: PixelBox, grey: Grey, letter: float) -> list[PixelBox]:
    """A narrow box in the lines that it holds: figures under one another look like one line.

    The letters of a line that runs up or down are nearer to each other than lines are.
    """
    left, top, right, bottom = (max(v, 0) for v in box)
    if bottom - top <= CUTS.stacked_share * (right - left):
        return [box]
    ink = grey[top:bottom, left:right] < SHARED.ink
    bands = [b for b in _bands(ink.sum(axis=1)) if b[1] - b[0] >= CUTS.speck_share * letter]
    if len(bands) < 2:
        return [box]
    # dots and narrow letters stand between the others
    gaps = [b[0] - a[1] for a, b in pairwise(_bands(ink.sum(axis=1)))]
    height = float(max(b[1] - b[0] for b in bands))
    if float(np.median(gaps)) < CUTS.stack_gap * height:
        return [box]
    return [(left, top + a, right, top + b) for a, b in bands]


def _drawn_in(box: PixelBox, grey: Grey, letter: float) -> PixelBox | None:
    """The box around the ink of its line; None where it has none.

    Feet and heads of the lines above and below, which reach into the box, are left out.
    """
    left, top, right, bottom = (max(v, 0) for v in box)
    ink = grey[top:bottom, left:right] < SHARED.ink
    if bottom - top > CUTS.upright_share * (right - left):
        # a line that runs up or down
        band = main_band(ink.sum(axis=0), letter)
        if band is None:
            return None
        rows = np.flatnonzero(ink[:, band[0] : band[1]].any(axis=1))
        return left + band[0], top + int(rows[0]), left + band[1], top + int(rows[-1]) + 1
    band = main_band(ink.sum(axis=1), letter)
    if band is None:
        return None
    first, last = band
    columns = np.flatnonzero(ink[first:last].any(axis=0))
    return left + int(columns[0]), top + first, left + int(columns[-1]) + 1, top + last


def _bands(rows: npt.NDArray[np.int64]) -> list[tuple[int, int]]:
    """First row and last row plus one of every run of rows with ink."""
    steps = np.diff(np.concatenate([[0], (rows > 0).astype(np.int8), [0]]))
    starts, ends = np.flatnonzero(steps == 1), np.flatnonzero(steps == -1)
    return [(int(a), int(b)) for a, b in zip(starts, ends, strict=True)]


def main_band(rows: npt.NDArray[np.int64], letter: float) -> tuple[int, int] | None:
    """First row and last row plus one of the line, of the ink in each row."""
    bands = _bands(rows)
    if not bands:
        return None
    main = max(bands, key=lambda b: rows[b[0] : b[1]].sum())
    first, last = main
    for a, b in bands:
        # accents, dots and cedillas stand apart inside the box; a neighbour is cut by its edge
        if b <= main[0] and a > 0 and main[0] - a < CUTS.near_share * letter:
            first = min(first, a)
        if a >= main[1] and b < len(rows) and b - main[1] < CUTS.near_share * letter:
            last = max(last, b)
    return (first, last) if last - first >= CUTS.speck_share * letter else None
