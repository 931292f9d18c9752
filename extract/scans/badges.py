"""Badges of a scanned page: discs with a number in them."""

from __future__ import annotations

import cv2
import numpy as np

from jalon.extract.pdf.raster import Raster
from jalon.extract.scans.settings import SETTINGS
from jalon.schemas.geometry import Box

BADGES = SETTINGS.badges


def find_badges(raster: Raster) -> list[tuple[Box, int]]:
    """Dark discs with a light figure or two in them: bounds in points, and grey."""
    dark = (raster.grey <= BADGES.dark_shade).astype(np.uint8)
    # inside frames as well: outlines of holes are smaller than their badges, or rings
    outlines, _ = cv2.findContours(dark, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_NONE)
    least, most = (side * raster.scale for side in BADGES.badge_pt)
    out = []
    for outline in outlines:
        x, y, width, height = cv2.boundingRect(outline)
        is_round = max(width, height) <= BADGES.roundest * min(width, height)
        if not (is_round and least <= min(width, height) and max(width, height) <= most):
            continue
        disc = np.zeros((height, width), dtype=np.uint8)
        cv2.drawContours(disc, [outline - (x, y)], -1, 1, thickness=cv2.FILLED)
        inside = disc > 0
        part = raster.grey[y : y + height, x : x + width][inside]
        light = float((part > BADGES.dark_shade).mean())
        # a letter such as O is a ring: more of it is light
        is_disc = BADGES.ellipse_shares[0] <= inside.mean() <= BADGES.ellipse_shares[1] + 0.02
        margin = max(round(BADGES.clear_of_badge * width), 2)
        around = dark[y : y + height, max(x - margin, 0) : x + width + margin]
        # letters stand nearer to one another
        is_alone = int(around.sum()) == int(dark[y : y + height, x : x + width].sum())
        hull = float(cv2.contourArea(cv2.convexHull(outline)))
        # a heavy "a" has dents
        is_convex = cv2.contourArea(outline) >= BADGES.least_convex * max(hull, 1.0)
        if (
            is_disc
            and is_convex
            and is_alone
            and BADGES.light_in_badge[0] <= light <= BADGES.light_in_badge[1]
        ):
            level = int(np.median(part[part <= BADGES.dark_shade]))
            box = Box(*(round(v / raster.scale, 3) for v in (x, y, x + width, y + height)))
            out.append((box, level))
    return out
