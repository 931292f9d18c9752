"""Ink of the size of letters where no line was found: figures that stand alone in their cells."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from jalon.extract.pdf.raster import Grey
from jalon.extract.scans.cuts import INK, USUAL_LETTER_PX, PixelBox

HEIGHTS = (0.8, 2.2)  # of a letter's ink: a figure is half as high again
LONGEST = 9.0  # of a letter's ink: more would be a line
NEAR = 0.9  # of a letter's ink: signs so near each other are one word
CLEAR = 0.5  # of a letter's ink: white around a sign that stands alone
MOST = 200  # a page; more are a pattern or a photograph


def lone_signs(grey: Grey, lines: Sequence[PixelBox], letter_px: float) -> list[PixelBox]:
    """Boxes of short words that lie in none of the lines, in pixels, from top to bottom.

    Args:
        grey: The page, letters dark on white, rules painted over.
        lines: What was found.
        letter_px: Usual height of a letter's ink, 0 where it is not known.
    """
    letter = letter_px or USUAL_LETTER_PX
    ink = (grey < INK).astype(np.uint8)
    for left, top, right, bottom in lines:
        ink[max(top - 2, 0) : bottom + 2, max(left - 2, 0) : right + 2] = 0
    reach = max(round(NEAR * letter), 1)
    joined = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((3, reach), dtype=np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    low, high = (share * letter for share in HEIGHTS)
    out = [
        (int(x), int(y), int(x + w), int(y + h))
        for x, y, w, h, _ in stats[1:]
        if low <= h <= high and 0.15 * letter <= w <= LONGEST * letter
    ]
    clear = max(round(CLEAR * letter), 2)
    out = [box for box in out if _is_alone(box, ink, clear)]
    return sorted(out, key=lambda b: (b[1], b[0])) if len(out) <= MOST else []


def _is_alone(box: PixelBox, ink: Grey, clear: int) -> bool:
    """Whether there is white around a box: what hangs on other ink is no figure."""
    left, top, right, bottom = box
    around = ink[max(top - clear, 0) : bottom + clear, max(left - clear, 0) : right + clear]
    return int(around.sum()) == int(ink[top:bottom, left:right].sum())
