"""A scanned page as a picture to read from: its own pixels, evenly lit, level and upright.

The page box of a scan says nothing about its pixels: programs write boxes of any size around
the same picture. A page is drawn as fine as its picture is, never finer.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np
import pypdfium2
import pypdfium2.raw as c

from jalon.extract.pdf.raster import POINTS_PER_INCH, Grey, Raster, draw_page
from jalon.extract.scans.settings import SETTINGS

PICTURE = SETTINGS.picture
SHARED = SETTINGS.shared

PAPERS_PT = ((612, 792), (612, 1008), (595, 842), (792, 1224), (842, 1191))  # letter, legal, A4 …


@dataclass(frozen=True, slots=True)
class Scan:
    """A page's picture made ready, and how it was turned.

    Attributes:
        raster: Upright, level, paper at ``WHITE``; ``scale`` is in pixels to a point as read.
        turns: Quarter turns clockwise from the page as displayed.
        tilt_deg: How far the print leaned clockwise, before it was set level.
        magnified: Points as displayed to a point as read; 1 but for page boxes of a size that
            no paper has.
        letter_px: Usual height of a letter's ink; 0 where there are too few to tell.
    """

    raster: Raster
    turns: int = 0
    tilt_deg: float = 0.0
    magnified: float = 1.0
    letter_px: float = 0.0

    def turned(self, quarter_turns: int) -> Scan:
        """The picture turned on by so many quarter turns clockwise."""
        if not quarter_turns % 4:
            return self
        grey = np.ascontiguousarray(np.rot90(self.raster.grey, -quarter_turns))
        raster = Raster(grey, self.raster.scale)
        return replace(self, raster=raster, turns=(self.turns + quarter_turns) % 4)


def draw_scan(handle: pypdfium2.PdfPage, quarter_turns: int = 0, *, is_level: bool = False) -> Scan:
    """The picture of a page, evenly lit and level.

    Args:
        handle: The page in PDFium.
        quarter_turns: Turns clockwise, beyond the page's own, in which it is read.
        is_level: It is drawn, or its words are in place already: it is taken as it stands.

    Raises:
        pypdfium2.PdfiumError: PDFium has no room for the picture.
    """
    raster = draw_page(handle, picture_dots_per_inch(handle), quarter_turns)
    if is_level:
        return Scan(raster, turns=quarter_turns, letter_px=letter_height(raster.grey))
    grey = evenly_lit(raster.grey)
    tilt = find_tilt(grey)
    if abs(tilt) >= PICTURE.least_tilt_deg:
        grey = _level(grey, tilt)
    else:
        tilt = 0.0
    letter = letter_height(grey)
    magnified = _magnified(letter, raster.scale, grey.shape)
    return Scan(
        Raster(grey, raster.scale * magnified),
        turns=quarter_turns,
        tilt_deg=tilt,
        magnified=magnified,
        letter_px=letter,
    )


def picture_dots_per_inch(handle: pypdfium2.PdfPage) -> float:
    """How fine the page's picture is, by its page box; a fixed figure where none fills it."""
    page_area = max(handle.get_width() * handle.get_height(), 1.0)
    finest = 0.0
    for image in handle.get_objects(filter=[c.FPDF_PAGEOBJ_IMAGE], max_depth=PICTURE.deepest_form):
        left, bottom, right, top = image.get_bounds()
        width, height = right - left, top - bottom
        if width * height < PICTURE.large_share * page_area:
            continue
        finest = max(finest, max(image.get_px_size()) / max(width, height))
    per_point = finest or PICTURE.drawn_dots_per_inch / POINTS_PER_INCH
    longest = max(handle.get_width(), handle.get_height(), 1.0)
    return float(min(per_point, PICTURE.most_pixels / longest) * POINTS_PER_INCH)


def evenly_lit(grey: Grey) -> Grey:
    """The picture with its paper at one white: shadows go, shades of cells stay.

    The light is a smooth surface through the paper between the letters; blocks that are darker
    than it are shades, and do not count.
    """
    rows, columns = grey.shape
    side = max(max(rows, columns) // PICTURE.blocks, 8)
    high, wide = max(rows // side, 3), max(columns // side, 3)
    blocks = np.empty((high, wide))
    for i, band in enumerate(np.array_split(grey, high, axis=0)):
        for j, block in enumerate(np.array_split(band, wide, axis=1)):
            blocks[i, j] = np.percentile(block[::2, ::2], 85)
    usual = float(np.percentile(blocks, 80))
    if (np.abs(blocks - usual) <= PICTURE.even_share * usual).mean() >= PICTURE.even_blocks:
        return np.asarray(np.clip(grey * (SHARED.white / max(usual, 40.0)), 0, 255), dtype=np.uint8)
    light = _smooth_light(blocks)
    full = cv2.resize(light.astype(np.float32), (columns, rows), interpolation=cv2.INTER_LINEAR)
    return np.asarray(
        np.clip(grey * (SHARED.white / np.maximum(full, 40.0)), 0, 255), dtype=np.uint8
    )


def _smooth_light(blocks: np.ndarray) -> np.ndarray:
    """A quadratic surface through the lighter blocks."""
    high, wide = blocks.shape
    y, x = np.mgrid[-1 : 1 : high * 1j, -1 : 1 : wide * 1j]
    terms = np.stack([np.ones_like(x), x, y, x * x, x * y, y * y], axis=-1).reshape(-1, 6)
    levels = blocks.reshape(-1)
    kept = levels >= (1 - 2 * PICTURE.darker_block) * np.percentile(levels, 90)
    surface = np.full_like(levels, np.median(levels[kept]))
    for _ in range(4):
        kept = np.abs(levels - surface) <= PICTURE.darker_block * surface
        if kept.sum() < 12:
            break
        weights, *_ = np.linalg.lstsq(terms[kept], levels[kept], rcond=None)
        # most paper is at the upper side of what is left: blocks in light shades pull it down
        surface = terms @ weights
        above = levels[kept] - surface[kept]
        surface = surface + max(float(np.percentile(above, 75)), 0.0)
    return np.asarray(surface.reshape(high, wide))


def find_tilt(grey: Grey) -> float:
    """How far the print leans clockwise, in degrees within ``MOST_TILT_DEG``.

    Lines of text and rules that run along the rows of the picture (or along its columns, where
    the page lies on its side) make its profile the sharpest.
    """
    factor = min(PICTURE.tilt_pixels / max(grey.shape), 1.0)
    small = cv2.resize(grey, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    ink = np.maximum(PICTURE.ink * SHARED.white - small.astype(np.float32), 0.0)
    coarse = max(
        np.arange(-PICTURE.most_tilt_deg, PICTURE.most_tilt_deg + 0.1, 0.5),
        key=lambda a: _sharpness(ink, a),
    )
    middle = max(np.arange(coarse - 0.4, coarse + 0.41, 0.1), key=lambda a: _sharpness(ink, a))
    fine = max(np.arange(middle - 0.08, middle + 0.081, 0.02), key=lambda a: _sharpness(ink, a))
    return round(float(fine), 2)


def _sharpness(ink: np.ndarray, angle: float) -> float:
    rows, columns = ink.shape
    turn = cv2.getRotationMatrix2D((columns / 2, rows / 2), angle, 1.0)
    level = cv2.warpAffine(ink, turn, (columns, rows), flags=cv2.INTER_LINEAR)
    across, down = level.sum(axis=1), level.sum(axis=0)
    return float(max((np.diff(across) ** 2).sum(), (np.diff(down) ** 2).sum()))


def _level(grey: Grey, tilt: float) -> Grey:
    rows, columns = grey.shape
    turn = cv2.getRotationMatrix2D((columns / 2, rows / 2), tilt, 1.0)
    return np.asarray(
        cv2.warpAffine(
            grey, turn, (columns, rows), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
        ),
        dtype=np.uint8,
    )


def letter_height(grey: Grey) -> float:
    """Usual height of a letter's ink in pixels; 0 where there are too few letters to tell."""
    heights = _letters(grey)
    return float(np.median(heights)) if len(heights) >= PICTURE.fewest_letters else 0.0


def _letters(grey: Grey) -> np.ndarray:
    ink = (grey < PICTURE.ink * SHARED.white).astype(np.uint8)
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    width, height, area = stats[1:, 2], stats[1:, 3], stats[1:, 4]
    longest = max(grey.shape)
    is_letter = (height >= 5) & (height < longest / 25) & (width < 3 * height) & (width > 1)
    return np.asarray(height[is_letter & (area > 0.12 * width * height)])


def _magnified(letter_px: float, scale: float, shape: tuple[int, ...]) -> float:
    """How many points as displayed are one as read, by the size of the page's letters."""
    if not letter_px:
        return 1.0
    type_pt = letter_px / scale / PICTURE.x_height_em
    if PICTURE.smallest_type_pt <= type_pt <= PICTURE.largest_type_pt:
        return 1.0
    likely = type_pt / PICTURE.usual_type_pt
    longer, shorter = max(shape) / scale, min(shape) / scale
    papers = [
        longer / long
        for short, long in PAPERS_PT
        if abs(longer / shorter - long / short) < PICTURE.same_paper * long / short
    ]
    near = [m for m in papers if 1 / PICTURE.near_size < m / likely < PICTURE.near_size]
    return min(near, key=lambda m: abs(m - likely)) if near else likely


def resized(picture: Grey, height: int) -> Grey:
    """A picture made so many pixels high."""
    wide = max(round(picture.shape[1] * height / max(picture.shape[0], 1)), 1)
    shape = cv2.INTER_AREA if picture.shape[0] > height else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(picture, (wide, height), interpolation=shape), dtype=np.uint8)
