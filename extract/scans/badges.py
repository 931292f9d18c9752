"""Badges of a scanned page: discs with a number in them."""

from __future__ import annotations

import cv2
import numpy as np

from jalon.extract.pdf.raster import Raster
from jalon.schemas.geometry import Box

DARK_SHADE = 0x90  # a darker shade has letters in white
ELLIPSE_SHARES = (0.74, 0.83)  # of its bounds; an ellipse fills pi / 4
BADGE_PT, ROUNDEST = (9.0, 30.0), 1.35  # diameter; the longer to the shorter
LIGHT_IN_BADGE = (0.06, 0.22)  # of its area
CLEAR_OF_BADGE = 0.05  # of its width: white around it


def find_badges(raster: Raster) -> list[tuple[Box, int]]:
    """Dark discs with a light figure or two in them: bounds in points, and grey."""
    dark = (raster.grey <= DARK_SHADE).astype(np.uint8)
    # inside frames as well: outlines of holes are smaller than their badges, or rings
    outlines, _ = cv2.findContours(dark, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_NONE)
    least, most = (side * raster.scale for side in BADGE_PT)
    out = []
    for outline in outlines:
        x, y, width, height = cv2.boundingRect(outline)
        is_round = max(width, height) <= ROUNDEST * min(width, height)
        if not (is_round and least <= min(width, height) and max(width, height) <= most):
            continue
        disc = np.zeros((height, width), dtype=np.uint8)
        cv2.drawContours(disc, [outline - (x, y)], -1, 1, thickness=cv2.FILLED)
        inside = disc > 0
        part = raster.grey[y : y + height, x : x + width][inside]
        light = float((part > DARK_SHADE).mean())
        # a letter such as O is a ring: more of it is light
        is_disc = ELLIPSE_SHARES[0] <= inside.mean() <= ELLIPSE_SHARES[1] + 0.02
        margin = max(round(CLEAR_OF_BADGE * width), 2)
        around = dark[y : y + height, max(x - margin, 0) : x + width + margin]
        # letters stand nearer to one another
        is_alone = int(around.sum()) == int(dark[y : y + height, x : x + width].sum())
        if is_disc and is_alone and LIGHT_IN_BADGE[0] <= light <= LIGHT_IN_BADGE[1]:
            level = int(np.median(part[part <= DARK_SHADE]))
            box = Box(*(round(v / raster.scale, 3) for v in (x, y, x + width, y + height)))
            out.append((box, level))
    return out
