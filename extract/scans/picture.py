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

MOST_PIXELS = 4200  # along the longer side: a sheet of A3 at 250 dots an inch
DRAWN_DOTS_PER_INCH = 220  # of a page that is drawn, not scanned
LARGE_SHARE = 0.3  # of the page: a picture that holds its text
DEEPEST_FORM = 3  # images inside forms inside forms

WHITE = 250  # what the paper of an evenly lit picture is set to
BLOCKS = 24  # along the longer side, for the light
EVEN_SHARE, EVEN_BLOCKS = 0.03, 0.5  # half the blocks so alike: the light is even
DARKER_BLOCK = 0.12  # of the light: a block so much darker is a shade, not a shadow

MOST_TILT_DEG = 5.0
LEAST_TILT_DEG = 0.06  # less is not worth a loss of sharpness
TILT_PIXELS = 1000  # along the longer side, to find the tilt
INK = 0.75  # of the paper's grey: letters, not shades

X_HEIGHT_EM = 0.5  # of the type size: the usual height of a letter's ink
USUAL_TYPE_PT = 10.0
LARGEST_TYPE_PT, SMALLEST_TYPE_PT = 17.0, 4.5  # of running text: past them the page box lies
PAPERS_PT = ((612, 792), (612, 1008), (595, 842), (792, 1224), (842, 1191))  # letter, legal, A4 …
SAME_PAPER, NEAR_SIZE = 0.015, 1.7
FEWEST_LETTERS = 150  # to tell the type size of a page


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
    if abs(tilt) >= LEAST_TILT_DEG:
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
    for image in handle.get_objects(filter=[c.FPDF_PAGEOBJ_IMAGE], max_depth=DEEPEST_FORM):
        left, bottom, right, top = image.get_bounds()
        width, height = right - left, top - bottom
        if width * height < LARGE_SHARE * page_area:
            continue
        finest = max(finest, max(image.get_px_size()) / max(width, height))
    per_point = finest or DRAWN_DOTS_PER_INCH / POINTS_PER_INCH
    longest = max(handle.get_width(), handle.get_height(), 1.0)
    return float(min(per_point, MOST_PIXELS / longest) * POINTS_PER_INCH)


def evenly_lit(grey: Grey) -> Grey:
    """The picture with its paper at one white: shadows go, shades of cells stay.

    The light is a smooth surface through the paper between the letters; blocks that are darker
    than it are shades, and do not count.
    """
    rows, columns = grey.shape
    side = max(max(rows, columns) // BLOCKS, 8)
    high, wide = max(rows // side, 3), max(columns // side, 3)
    blocks = np.empty((high, wide))
    for i, band in enumerate(np.array_split(grey, high, axis=0)):
        for j, block in enumerate(np.array_split(band, wide, axis=1)):
            blocks[i, j] = np.percentile(block[::2, ::2], 85)
    usual = float(np.percentile(blocks, 80))
    if (np.abs(blocks - usual) <= EVEN_SHARE * usual).mean() >= EVEN_BLOCKS:
        return np.asarray(np.clip(grey * (WHITE / max(usual, 40.0)), 0, 255), dtype=np.uint8)
    light = _smooth_light(blocks)
    full = cv2.resize(light.astype(np.float32), (columns, rows), interpolation=cv2.INTER_LINEAR)
    return np.asarray(np.clip(grey * (WHITE / np.maximum(full, 40.0)), 0, 255), dtype=np.uint8)


def _smooth_light(blocks: np.ndarray) -> np.ndarray:
    """A quadratic surface through the lighter blocks."""
    high, wide = blocks.shape
    y, x = np.mgrid[-1 : 1 : high * 1j, -1 : 1 : wide * 1j]
    terms = np.stack([np.ones_like(x), x, y, x * x, x * y, y * y], axis=-1).reshape(-1, 6)
    levels = blocks.reshape(-1)
    kept = levels >= (1 - 2 * DARKER_BLOCK) * np.percentile(levels, 90)
    surface = np.full_like(levels, np.median(levels[kept]))
    for _ in range(4):
        kept = np.abs(levels - surface) <= DARKER_BLOCK * surface
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
    factor = min(TILT_PIXELS / max(grey.shape), 1.0)
    small = cv2.resize(grey, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    ink = np.maximum(INK * WHITE - small.astype(np.float32), 0.0)
    coarse = max(
        np.arange(-MOST_TILT_DEG, MOST_TILT_DEG + 0.1, 0.5), key=lambda a: _sharpness(ink, a)
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
    return float(np.median(heights)) if len(heights) >= FEWEST_LETTERS else 0.0


def _letters(grey: Grey) -> np.ndarray:
    ink = (grey < INK * WHITE).astype(np.uint8)
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    width, height, area = stats[1:, 2], stats[1:, 3], stats[1:, 4]
    longest = max(grey.shape)
    is_letter = (height >= 5) & (height < longest / 25) & (width < 3 * height) & (width > 1)
    return np.asarray(height[is_letter & (area > 0.12 * width * height)])


def _magnified(letter_px: float, scale: float, shape: tuple[int, ...]) -> float:
    """How many points as displayed are one as read, by the size of the page's letters."""
    if not letter_px:
        return 1.0
    type_pt = letter_px / scale / X_HEIGHT_EM
    if SMALLEST_TYPE_PT <= type_pt <= LARGEST_TYPE_PT:
        return 1.0
    likely = type_pt / USUAL_TYPE_PT
    longer, shorter = max(shape) / scale, min(shape) / scale
    papers = [
        longer / long
        for short, long in PAPERS_PT
        if abs(longer / shorter - long / short) < SAME_PAPER * long / short
    ]
    near = [m for m in papers if 1 / NEAR_SIZE < m / likely < NEAR_SIZE]
    return min(near, key=lambda m: abs(m - likely)) if near else likely


def resized(picture: Grey, height: int) -> Grey:
    """A picture made so many pixels high."""
    wide = max(round(picture.shape[1] * height / max(picture.shape[0], 1)), 1)
    shape = cv2.INTER_AREA if picture.shape[0] > height else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(picture, (wide, height), interpolation=shape), dtype=np.uint8)
