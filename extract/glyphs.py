"""The characters of a page in bulk: arrays, in displayed coordinates.

PDFium is asked twice a character, for its code and its loose box (pen position to pen
position, descent to ascent); the rest is arithmetic on arrays.
"""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as c

from jalon.extract import native
from jalon.extract.placement import Placement

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
Booleans = npt.NDArray[np.bool_]


ASCENT_EM, DESCENT_EM = 0.78, 0.22  # where PDFium gives no loose box: common for text faces


@dataclass(frozen=True, slots=True)
class Glyphs:
    """All characters of a page in content order.

    Attributes:
        textpage: Address of PDFium's text page, for questions about single characters.
        codes: Unicode code points, n.
        boxes: n x 4, ``x0, top, x1, bottom`` as displayed; zeros for generated characters.
        angles: n, direction in which the text runs as displayed, degrees clockwise.
    """

    textpage: int
    codes: Integers
    boxes: Floats
    angles: Integers


def read_glyphs(textpage: c.FPDF_TEXTPAGE, placement: Placement) -> Glyphs:
    """The characters of ``textpage``; boxes in points, origin top left as displayed."""
    n = max(c.FPDFText_CountChars(textpage), 0)
    address = native.address_of(textpage)
    unicode_of, loose_box = native.char_unicode, native.char_loose_box
    codes = np.fromiter((unicode_of(address, i) for i in range(n)), np.int64, n)
    store = np.zeros((n, 4), dtype=np.float32)
    start, step = store.ctypes.data, store.strides[0]
    for i in range(n):
        loose_box(address, i, start + i * step)
    raw = store.astype(np.float64)
    left, top, right, bottom = raw.T
    has_loose_box = (right - left > 1e-3) & (np.abs(top - bottom) > 1e-3)
    has_loose_box &= ~_without_metrics(address, codes)
    angles = np.zeros(n, dtype=np.int64)
    _read_singly(address, raw, angles, np.flatnonzero(~has_loose_box & (codes > 32)))
    angles = (angles + 90 * placement.quarter_turns) % 360
    return Glyphs(address, codes, placement.boxes(raw[:, [0, 3, 2, 1]]), angles)


def _without_metrics(textpage: int, codes: Integers) -> Booleans:
    """Which characters stand in a font that names no descent.

    Office programs write such fonts. PDFium then lets each box reach only as far down as the
    character's ink, so that the letters of one word are of different heights.
    """
    owners = [native.char_object(textpage, i) or 0 for i in range(len(codes))]
    fonts = {owner: native.text_font(owner) if owner else None for owner in set(owners)}
    lacking = {font: _lacks_metrics(font) for font in set(fonts.values())}
    return np.fromiter((lacking[fonts[owner]] for owner in owners), np.bool_, len(codes))


def _lacks_metrics(font: int | None) -> bool:
    if not font:
        return False
    handle, up, down = ctypes.cast(font, c.FPDF_FONT), ctypes.c_float(), ctypes.c_float()
    c.FPDFFont_GetAscent(handle, 1.0, ctypes.byref(up))
    c.FPDFFont_GetDescent(handle, 1.0, ctypes.byref(down))
    return up.value <= 0.0 or down.value >= 0.0


def _read_singly(textpage: int, raw: Floats, angles: Integers, which: Integers) -> None:
    """Fill in box and angle of characters for which PDFium has no right loose box.

    It has none for text that runs another way, and none across the line for fonts without
    metrics.
    """
    store = (ctypes.c_double * 6)()
    at = [ctypes.addressof(store) + 8 * i for i in range(6)]
    handle = ctypes.cast(textpage, c.FPDF_TEXTPAGE)
    for i in which.tolist():
        if not native.char_box(textpage, i, *at[:4]):
            continue
        left, right, bottom, top = store[:4]
        if raw[i, 2] - raw[i, 0] > 1e-3 and raw[i, 1] - raw[i, 3] > 1e-3:
            left, top, right, bottom = raw[i].tolist()
        angle = round(math.degrees(native.char_angle(textpage, i))) % 360
        native.char_origin(textpage, i, at[4], at[5])
        up, down = (e * _size(handle, i) for e in (ASCENT_EM, DESCENT_EM))
        x, y = store[4], store[5]
        if angle == 0:
            bottom, top = y - down, y + up
        elif angle == 180:
            bottom, top = y - up, y + down
        elif angle == 90:  # runs downward: the ascent points right
            left, right = x - down, x + up
        elif angle == 270:  # runs upward: the ascent points left
            left, right = x - up, x + down
        raw[i] = (left, top, right, bottom)
        angles[i] = angle


def _size(textpage: c.FPDF_TEXTPAGE, index: int) -> float:
    """Type size of a character with the scale of its text matrix, in points."""
    matrix = c.FS_MATRIX()
    c.FPDFText_GetMatrix(textpage, index, ctypes.byref(matrix))
    return float(c.FPDFText_GetFontSize(textpage, index)) * math.hypot(matrix.c, matrix.d)
