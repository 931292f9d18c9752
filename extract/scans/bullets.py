"""Bullets before lines: solid marks that networks made for letters do not look for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from jalon.extract.pdf.raster import Grey
from jalon.extract.scans.cuts import PixelBox
from jalon.extract.scans.settings import SETTINGS

BULLETS = SETTINGS.bullets
CUTS = SETTINGS.cuts
SHARED = SETTINGS.shared

SIGN = "•"


def part_bullets(
    grey: Grey, lines: Sequence[PixelBox], letter_px: float
) -> list[tuple[PixelBox, PixelBox | None]]:
    """Lines, each with the bullet that stands before it, or that it began with.

    Args:
        grey: The page, letters dark on white, rules painted over.
        lines: What was found, boxes in pixels.
        letter_px: Usual height of a letter's ink, 0 where it is not known.
    """
    letter = letter_px or CUTS.usual_letter_px
    ink = (grey < SHARED.ink).astype(np.uint8)
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    solid = _marks(stats[1:], letter, BULLETS.sizes[0], BULLETS.solid)
    columns = [(m[0] + m[2]) / 2 for m in solid]
    faint = _marks(stats[1:], letter, BULLETS.faint[0], BULLETS.faint[1])
    # what is fainter is one where others stand above and below
    marks = solid + [
        m
        for m in faint
        if m not in solid
        and sum(abs((m[0] + m[2]) / 2 - x) <= BULLETS.same_column_px for x in columns)
        >= BULLETS.others
    ]
    is_mark = [any(_is_same(line, mark) for mark in marks) for line in lines]
    before: dict[int, PixelBox] = {}
    for mark in marks:
        at = _line_of(mark, lines, is_mark, letter)
        if at is not None and _is_alone(mark, lines[at], ink, letter):
            before[at] = mark
    taken = list(before.values())
    out: list[tuple[PixelBox, PixelBox | None]] = []
    for i, line in enumerate(lines):
        if is_mark[i] and any(_is_same(line, mark) for mark in taken):
            continue
        rest, first = _begun(line, marks, ink, letter)
        out.append((rest, first or before.get(i)))
    return out


def _begun(
    line: PixelBox, marks: Sequence[PixelBox], ink: Grey, letter: float
) -> tuple[PixelBox, PixelBox | None]:
    """A line without the bullet that it begins with, and the bullet."""
    left, top, right, bottom = line
    for mark in marks:
        middle = (mark[1] + mark[3]) / 2
        is_first = abs(mark[0] - left) <= 2 and mark[2] < right
        if not is_first or not _is_midway(middle, line):
            continue
        columns = np.flatnonzero(ink[top:bottom, mark[2] : right].any(axis=0))
        if len(columns) and columns[0] >= BULLETS.reach[0] * letter:
            return (mark[2] + int(columns[0]), top, right, bottom), mark
    return line, None


def _is_midway(y: float, line: PixelBox) -> bool:
    return BULLETS.heights[0] <= (y - line[1]) / max(line[3] - line[1], 1) <= BULLETS.heights[1]


def _marks(stats: npt.NDArray[Any], letter: float, least: float, solid: float) -> list[PixelBox]:
    """Boxes of what is small, square and solid enough, of what hangs together in a picture."""
    return [
        (int(x), int(y), int(x + w), int(y + h))
        for x, y, w, h, area in stats
        if least * letter <= min(w, h)
        and max(w, h) <= min(BULLETS.sizes[1] * letter, BULLETS.square * min(w, h) + 1)
        and area >= solid * w * h
    ]


def _is_same(line: PixelBox, mark: PixelBox) -> bool:
    return all(abs(a - b) <= 2 for a, b in zip(line, mark, strict=True))


def _line_of(
    mark: PixelBox, lines: Sequence[PixelBox], is_mark: Sequence[bool], letter: float
) -> int | None:
    """The nearest line that begins after a mark."""
    middle = (mark[1] + mark[3]) / 2
    near = [
        (line[0] - mark[2], i)
        for i, line in enumerate(lines)
        if not is_mark[i]
        and BULLETS.reach[0] * letter <= line[0] - mark[2] <= BULLETS.reach[1] * letter
        and _is_midway(middle, line)
    ]
    return min(near)[1] if near else None


def _is_alone(mark: PixelBox, line: PixelBox, ink: Grey, letter: float) -> bool:
    """Whether there is white before a mark, and between it and its line."""
    before = ink[
        mark[1] : mark[3], max(mark[0] - max(round(BULLETS.clear * letter), 2), 0) : mark[0]
    ]
    between = ink[mark[1] : mark[3], mark[2] : line[0]]
    return not before.any() and not between.any()
