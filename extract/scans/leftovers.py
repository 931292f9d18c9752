"""Ink of the size of letters where no line was found: figures that stand alone in their cells."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from jalon.extract.pdf.raster import Grey
from jalon.extract.scans.cuts import PixelBox
from jalon.extract.scans.settings import SETTINGS

CUTS = SETTINGS.cuts
LEFTOVERS = SETTINGS.leftovers
SHARED = SETTINGS.shared


def lone_signs(grey: Grey, lines: Sequence[PixelBox], letter_px: float) -> list[PixelBox]:
    """Boxes of short words that lie in none of the lines, in pixels, from top to bottom.

    Args:
        grey: The page, letters dark on white, rules painted over.
        lines: What was found.
        letter_px: Usual height of a letter's ink, 0 where it is not known.
    """
    letter = letter_px or CUTS.usual_letter_px
    ink = (grey < SHARED.ink).astype(np.uint8)
    for left, top, right, bottom in lines:
        ink[max(top - 2, 0) : bottom + 2, max(left - 2, 0) : right + 2] = 0
    reach = max(round(LEFTOVERS.near * letter), 1)
    joined = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((3, reach), dtype=np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    low, high = (share * letter for share in LEFTOVERS.heights)
    out = [
        (int(x), int(y), int(x + w), int(y + h))
        for x, y, w, h, _ in stats[1:]
        if low <= h <= high and 0.15 * letter <= w <= LEFTOVERS.longest * letter
    ]
    clear = max(round(LEFTOVERS.clear * letter), 2)
    out = [box for box in out if _is_alone(box, ink, clear)]
    return sorted(out, key=lambda b: (b[1], b[0])) if len(out) <= LEFTOVERS.most else []


def with_ends(
    lines: Sequence[PixelBox], lone: Sequence[PixelBox], letter_px: float
) -> tuple[list[PixelBox], list[PixelBox]]:
    """Lines with the short words that go on where they end, and the words that are left.

    What a line's box cuts off is its end, and no word that stands alone.
    """
    reach = LEFTOVERS.near * (letter_px or CUTS.usual_letter_px)
    out, left = list(lines), []
    for box in lone:
        at = next((i for i, line in enumerate(out) if _goes_on(line, box, reach)), None)
        if at is None:
            left.append(box)
        else:
            a = out[at]
            joined = (min(a[0], box[0]), min(a[1], box[1]), max(a[2], box[2]), max(a[3], box[3]))
            out[at] = joined
    return out, left


def _goes_on(line: PixelBox, box: PixelBox, reach: float) -> bool:
    shared = min(line[3], box[3]) - max(line[1], box[1])
    apart = max(line[0], box[0]) - min(line[2], box[2])
    is_level = line[2] - line[0] > line[3] - line[1]
    return is_level and shared > 0.5 * (box[3] - box[1]) and apart <= reach


def _is_alone(box: PixelBox, ink: Grey, clear: int) -> bool:
    """Whether there is white around a box: what hangs on other ink is no figure."""
    left, top, right, bottom = box
    around = ink[max(top - clear, 0) : bottom + clear, max(left - clear, 0) : right + clear]
    return int(around.sum()) == int(ink[top:bottom, left:right].sum())
