"""Words of a picture set in italics: sheared to the left, their strokes stand upright."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from jalon.extract.pdf.raster import Raster
from jalon.extract.scans.found import Found
from jalon.extract.scans.settings import SETTINGS

SHARED = SETTINGS.shared
SLANT = SETTINGS.slant


def slanted(line: Sequence[Found], raster: Raster) -> list[bool]:
    """For each word of a line whether it is in italics; short ones are as the word before them."""
    told = [_is_slanted(found, raster) for found in line]
    out = []
    for i in range(len(line)):
        beside = [*range(i, -1, -1), *range(i + 1, len(line))]
        out.append(next((bool(told[j]) for j in beside if told[j] is not None), False))
    return out


def _is_slanted(found: Found, raster: Raster) -> bool | None:
    """Whether a word is slanted; None where it is too short to tell."""
    if sum(ch.isalpha() for ch in found.text) < SHARED.fewest_signs or found.angle_deg:
        return None
    part = raster.grey[raster.pixels(found.ink)]
    if not part.size:
        return None
    side = part.shape[0] // 2
    ink = np.pad((SHARED.white - part.astype(np.float32)).clip(min=0), ((0, 0), (side, side)))
    sharpness = [_sharpness(ink, shear) for shear in SLANT.shears]
    best = int(np.argmax(sharpness))
    return (
        SLANT.shears[best] >= SLANT.least_shear
        and sharpness[best] >= SLANT.sharper * sharpness[SLANT.shears.index(0.0)]
    )


def _sharpness(ink: np.ndarray, shear: float) -> float:
    rows, columns = ink.shape
    # the foot stays; what is above it goes to the left
    move = np.array([[1.0, shear, -shear * rows / 2], [0.0, 1.0, 0.0]])
    upright = cv2.warpAffine(ink, move, (columns, rows), flags=cv2.INTER_LINEAR)
    return float((np.diff(upright.sum(axis=0)) ** 2).sum())
