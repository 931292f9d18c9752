"""Ruling lines and shades of a scanned page, from runs of dark pixels."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from jalon.extract.pdf.raster import Grey, Mask, Raster
from jalon.schemas.geometry import Box
from jalon.schemas.page import Fill, Rule

DARKER_THAN_PAPER = 0.88  # of the paper's grey: ink, light grey rules among it
DARK_SHADE = 0x90  # a darker shade has letters in white
SHORTEST_RUN_PT = 14.0  # longer than a stroke of a letter
THICKEST_PT = 3.0
SAME_LINE_PT = 1.5  # a line that is not quite level comes in pieces this far apart
GAP_PT = 4.0
SHADE_STROKE_PT = 4.5  # wider than a rule and than a stroke of most letters
SHADE_RIM_PT = -0.5  # the rim of a scanned shade is neither dark nor light
SMALLEST_SHADE_PT = (16.0, 7.0)  # width, height
LEAST_DARK_SHARE = 0.5  # of a shade's pixels; the rest are letters in white


def find_scan_rules(
    raster: Raster, shades: Sequence[Fill] = (), words: Sequence[Box] = ()
) -> list[Rule]:
    """Horizontal and vertical rules of a picture of a page, in points.

    Args:
        raster: The page, drawn.
        shades: Its shades: lines inside them lie between letters.
        words: Boxes of its words: strokes inside them are letters.
    """
    dark = _ink(raster.grey)
    for shade in shades:
        dark[_pixels(shade.box.grown(0.5), raster)] = False
    across = _lines(dark, raster.scale)
    down = [Box(b.top, b.x0, b.bottom, b.x1) for b in _lines(dark.T, raster.scale)]
    rules = [Rule(b, is_horizontal=True) for b in across if not _is_letter(b, words)]
    return rules + [Rule(b, is_horizontal=False) for b in down if not _is_letter(b, words)]


def without_rules(raster: Raster, rules: Sequence[Rule]) -> Raster:
    """The picture with its rules painted over, so that none is taken for a letter."""
    grey = raster.grey.copy()
    paper = _paper(grey)
    for rule in rules:
        grey[_pixels(rule.box.grown(0.4), raster)] = paper
    return Raster(grey, raster.scale)


def find_scan_shades(raster: Raster) -> list[Fill]:
    """Shades of a picture of a page, such as the band behind a table's head, in points."""
    ink = _ink(raster.grey)
    length = max(round(SHADE_STROKE_PT * raster.scale), 1)
    solid = _opened(ink, length) & _opened(ink.T, length).T
    least_width, least_height = (round(v * raster.scale) for v in SMALLEST_SHADE_PT)
    shades: list[Fill] = []
    for top, bottom, x0, x1 in _patches(_runs(solid)):
        if x1 - x0 < least_width or bottom - top < least_height:
            continue
        if ink[top:bottom, x0:x1].mean() < LEAST_DARK_SHARE:
            continue
        level = int(np.median(raster.grey[top:bottom, x0:x1]))
        box = Box(*(round(v / raster.scale, 3) for v in (x0, top, x1, bottom)))
        shades.append(Fill(box, level << 16 | level << 8 | level, order=len(shades)))
    return shades


def with_dark_letters(raster: Raster, shades: Sequence[Fill]) -> Raster:
    """The picture with its dark shades turned to their negative, letters in white to black."""
    grey = raster.grey.copy()
    for shade in shades:
        level = (shade.colour or 0) & 0xFF
        if level > DARK_SHADE:
            continue
        place, ground = _pixels(shade.box.grown(SHADE_RIM_PT), raster), 255 - level
        lifted = (255 - grey[place].astype(np.uint16)) * 255 // ground
        grey[place] = np.minimum(lifted, 255).astype(np.uint8)
    return Raster(grey, raster.scale)


def _ink(grey: Grey) -> Mask:
    return np.asarray(grey < DARKER_THAN_PAPER * _paper(grey))


def _pixels(box: Box, raster: Raster) -> tuple[slice, slice]:
    x0, top, x1, bottom = (max(round(v * raster.scale), 0) for v in box)
    return slice(top, bottom), slice(x0, x1)


def _paper(grey: Grey) -> int:
    """The grey of the page's ground: its most frequent one."""
    return int(np.bincount(grey.ravel(), minlength=256).argmax())


def _is_letter(line: Box, words: Sequence[Box]) -> bool:
    return any(word.contains(line, slack_pt=1.0) for word in words)


def _lines(dark: Mask, scale: float) -> list[Box]:
    """Thin lines along the rows of ``dark``, pieces joined."""
    length, thickest = round(SHORTEST_RUN_PT * scale), max(round(THICKEST_PT * scale), 1)
    patches = _patches(_runs(_opened(dark, length)))
    # What is thicker is the side of a shade or a picture.
    return _joined([p for p in patches if p[1] - p[0] <= thickest], scale)


def _opened(dark: Mask, length: int) -> Mask:
    """Only the pixels that lie in a run of at least ``length`` dark ones in their row."""
    rows, columns = dark.shape
    if columns < length:
        return np.zeros_like(dark)
    sums = np.zeros((rows, columns + 1), dtype=np.int32)
    np.cumsum(dark, axis=1, out=sums[:, 1:])
    begins = sums[:, length:] - sums[:, :-length] == length
    marks = np.zeros((rows, columns + 1), dtype=np.int32)
    marks[:, : begins.shape[1]] += begins
    marks[:, length:] -= begins[:, : columns + 1 - length]
    return np.cumsum(marks[:, :columns], axis=1) > 0


def _runs(mask: Mask) -> list[tuple[int, int, int]]:
    """Row, first and last column plus one of every run, from top to bottom."""
    padded = np.zeros((mask.shape[0], mask.shape[1] + 2), dtype=np.int8)
    padded[:, 1:-1] = mask
    steps = np.diff(padded, axis=1)
    rows, starts = np.nonzero(steps == 1)
    _, ends = np.nonzero(steps == -1)
    return list(zip(rows.tolist(), starts.tolist(), ends.tolist(), strict=True))


def _patches(runs: Sequence[tuple[int, int, int]]) -> list[tuple[int, int, int, int]]:
    """Bounds of runs that touch from row to row: first and last row plus one, columns.

    Those that still grow never overlap in columns, so that they are kept in their order there.

    Args:
        runs: Row, first column and last column plus one, sorted by row.
    """
    done: list[_Patch] = []
    growing: list[_Patch] = []
    starts: list[int] = []
    last = None
    for rank, (row, start, end) in enumerate(runs):
        if row != last:
            done += sorted(p for p in growing if p.bottom < row)
            growing = [p for p in growing if p.bottom >= row]
            starts = [p.x0 for p in growing]
            last = row
        low = bisect_right(starts, start)
        low -= low > 0 and growing[low - 1].x1 > start
        high = bisect_left(starts, end, low)
        mates = growing[low:high]
        grown = _Patch(
            rank,
            min((p.top for p in mates), default=row),
            row + 1,
            min([start, *(p.x0 for p in mates)]),
            max([end, *(p.x1 for p in mates)]),
        )
        growing[low:high], starts[low:high] = [grown], [grown.x0]
    return [(p.top, p.bottom, p.x0, p.x1) for p in [*done, *sorted(growing)]]


class _Patch(NamedTuple):
    """Runs that touch, by the rank of the last that joined: rows and columns, ends plus one."""

    rank: int
    top: int
    bottom: int
    x0: int
    x1: int


def _joined(lines: Sequence[tuple[int, int, int, int]], scale: float) -> list[Box]:
    """Pieces of one line as one box, in points."""
    boxes: list[Box] = []
    pieces = [Box(x0 / scale, a / scale, x1 / scale, b / scale) for a, b, x0, x1 in lines]
    for piece in sorted(pieces, key=lambda b: b.x0):
        at = next((i for i, b in enumerate(boxes) if _goes_on(b, piece)), None)
        if at is None:
            boxes.append(piece)
        else:
            b = boxes[at]
            boxes[at] = Box(
                b.x0, min(b.top, piece.top), max(b.x1, piece.x1), max(b.bottom, piece.bottom)
            )
    return sorted(boxes, key=lambda b: (b.top, b.x0))


def _goes_on(line: Box, piece: Box) -> bool:
    apart = max(line.top, piece.top) - min(line.bottom, piece.bottom)
    return apart <= SAME_LINE_PT and piece.x0 - line.x1 <= GAP_PT
