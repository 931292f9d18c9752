"""The characters of a page in bulk: arrays, in displayed coordinates.

PDFium is asked twice a character, for its code and its loose box (pen position to pen
position, descent to ascent); the rest is arithmetic on arrays.
"""

from __future__ import annotations

import ctypes
import math
from collections import deque
from dataclasses import dataclass
from itertools import repeat

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as c

from jalon.extract.pdf import native
from jalon.extract.pdf.placement import Placement
from jalon.extract.pdf.settings import SETTINGS
from jalon.schemas.errors import LimitError
from jalon.schemas.limits import MOST_GLYPHS

GLYPHS = SETTINGS.glyphs


Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
Booleans = npt.NDArray[np.bool_]

UNREAD = 0xFFFD
LAST_CODE = 0x10FFFF  # PDFium hands out what a font says, numbers above Unicode's too
FIRST_TEXT, MINUS = 0x20, 0x2212
TEXT_CONTROLS = (0x02, 0x09, 0x0A, 0x0D)  # PDFium's hyphen, tab and line breaks


@dataclass(frozen=True, slots=True)
class Glyphs:
    """All characters of a page in content order.

    Attributes:
        textpage: Address of PDFium's text page, for questions about single characters.
        codes: Unicode code points, n.
        boxes: n x 4, ``x0, top, x1, bottom`` as displayed; zeros for generated characters.
        angles: n, direction in which the text runs as displayed, degrees clockwise.
        owners: n, addresses of the text objects that draw them, 0 for none.
    """

    textpage: int
    codes: Integers
    boxes: Floats
    angles: Integers
    owners: npt.NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Run:
    """What the characters of one text object have in common.

    Attributes:
        angle_deg: Direction in which it runs in user space, clockwise.
        size_pt: Type size with the scale of its matrix.
    """

    angle_deg: int
    size_pt: float


def read_glyphs(textpage: c.FPDF_TEXTPAGE, placement: Placement) -> Glyphs:
    """The characters of ``textpage``; boxes in points, origin top left as displayed.

    Raises:
        LimitError: There are more than any printed page holds.
    """
    n = max(c.FPDFText_CountChars(textpage), 0)
    if n > MOST_GLYPHS:
        raise LimitError("", "limit_glyphs", str(MOST_GLYPHS))
    address = native.address_of(textpage)
    codes = np.fromiter(map(native.char_unicode, repeat(address), range(n)), np.int64, n)
    codes[codes > LAST_CODE] = UNREAD
    store = np.zeros((n, 4), dtype=np.float32)
    start, step = store.ctypes.data, 4 * store.itemsize
    # map and deque run the calls without a line of Python for each.
    places = range(start, start + n * step, step)
    deque(map(native.char_loose_box, repeat(address), range(n), places), maxlen=0)
    raw = store.astype(np.float64)
    _set_unmapped(address, codes)
    owners = np.zeros(n, dtype=np.uint64)
    angles = _complete(address, codes, raw, owners)
    angles = (angles + 90 * placement.quarter_turns) % 360
    return Glyphs(address, codes, placement.boxes(raw[:, [0, 3, 2, 1]]), angles, owners)


def _set_unmapped(textpage: int, codes: Integers) -> None:
    """Put U+FFFD for characters that their font does not name.

    PDFium hands out the bare code of such a glyph, which can look like a letter or a space. Every
    character is asked about only where codes are met that no text has. A font may name a control
    for a glyph: a sign that is drawn as a bar in front of a figure is the minus it looks like.
    """
    controls = np.flatnonzero((codes < FIRST_TEXT) & ~np.isin(codes, TEXT_CONTROLS))
    if not len(controls):
        return
    asked = map(native.has_no_unicode, repeat(textpage), range(len(codes)))
    codes[np.fromiter(asked, np.int64, len(codes)) == 1] = UNREAD
    for i in controls.tolist():
        if i + 1 < len(codes) and chr(codes[i + 1]).isdigit() and _is_bar(textpage, i):
            codes[i] = MINUS


def _is_bar(textpage: int, index: int) -> bool:
    """Whether a character's ink is a bar across, half-way up the line."""
    if not native.char_box(textpage, index, *_places[:4]):
        return False
    left, right, bottom, top = _store[:4]
    native.char_origin(textpage, index, *_places[4:])
    size = _size(ctypes.cast(textpage, c.FPDF_TEXTPAGE), index)
    low, high = (bottom - _store[5]) / max(size, 1.0), (top - _store[5]) / max(size, 1.0)
    is_flat = 0 < high - low <= GLYPHS.bar_height_em
    is_wide = right - left >= GLYPHS.bar_width_em * size > 0
    return is_flat and is_wide and GLYPHS.bar_low_em <= low and high <= GLYPHS.bar_high_em


def _complete(
    textpage: int, codes: Integers, raw: Floats, owners: npt.NDArray[np.uint64]
) -> Integers:
    """Angles of the characters; boxes that PDFium does not give rightly, and owners are filled in.

    PDFium has none for characters of some turned text. In fonts that name no descent (office
    programs write such) a box reaches only as far down as the ink, so that the letters of one
    word are of different heights.
    """
    angles = np.zeros(len(codes), dtype=np.int64)
    seen = np.flatnonzero(codes > 32)
    asked = map(native.char_owner, repeat(textpage), seen.tolist())
    owners[seen] = np.fromiter(asked, np.uint64, len(seen))
    each, first, rank = np.unique(owners[seen], return_index=True, return_inverse=True)
    fonts: dict[int, bool] = {}
    leaders = seen[first].tolist()
    turned = np.fromiter(map(native.char_angle, repeat(textpage), leaders), np.float64, len(first))
    run_angles = _whole_angles(np.degrees(turned))
    angles[seen] = run_angles[rank]
    lacking = np.array([_lacking(owner, fonts) for owner in each.tolist()], dtype=bool)
    has_box = (raw[seen, 2] - raw[seen, 0] > 1e-3) & (abs(raw[seen, 1] - raw[seen, 3]) > 1e-3)
    sizes: dict[int, float] = {}
    handle = ctypes.cast(textpage, c.FPDF_TEXTPAGE)
    for i in np.flatnonzero(lacking[rank] | ~has_box).tolist():
        run = int(rank[i])
        if run not in sizes:  # many pages ask for none
            sizes[run] = _size(handle, leaders[run])
        set_as = Run(int(run_angles[run]), sizes[run])
        _set_box(textpage, int(seen[i]), raw, set_as, has_box=bool(has_box[i]))
    return angles


def _lacking(owner: int, fonts: dict[int, bool]) -> bool:
    """Whether the font of a text object names no descent; each font is asked once."""
    font = (native.text_font(owner) if owner else 0) or 0
    if font not in fonts:
        fonts[font] = _lacks_metrics(font)
    return fonts[font]


def _whole_angles(degrees: Floats) -> Integers:
    """Whole degrees, 0 to 359; a slight tilt (a scan's text layer) is no slant."""
    quarters = 90 * np.rint(degrees / 90)
    level = np.abs(degrees - quarters) <= GLYPHS.tilt_deg
    return np.where(level, quarters, np.rint(degrees)).astype(np.int64) % 360


def _lacks_metrics(font: int) -> bool:
    if not font:
        return False
    handle, up, down = ctypes.cast(font, c.FPDF_FONT), ctypes.c_float(), ctypes.c_float()
    c.FPDFFont_GetAscent(handle, 1.0, ctypes.byref(up))
    c.FPDFFont_GetDescent(handle, 1.0, ctypes.byref(down))
    return up.value <= 0.0 or down.value >= 0.0


_store = (ctypes.c_double * 6)()
_places = [ctypes.addressof(_store) + 8 * i for i in range(6)]


def _set_box(textpage: int, index: int, raw: Floats, run: Run, *, has_box: bool) -> None:
    """Let a character's box reach from its run's descent to its ascent."""
    if not native.char_box(textpage, index, *_places[:4]):
        return
    left, right, bottom, top = _store[:4]
    if has_box:
        left, top, right, bottom = raw[index].tolist()
    native.char_origin(textpage, index, *_places[4:])
    x, y = _store[4:]
    up, down = GLYPHS.ascent_em * run.size_pt, GLYPHS.descent_em * run.size_pt
    if run.angle_deg == 0:
        bottom, top = y - down, y + up
    elif run.angle_deg == 180:
        bottom, top = y - up, y + down
    elif run.angle_deg == 90:  # runs downward: the ascent points right
        left, right = x - down, x + up
    elif run.angle_deg == 270:  # runs upward: the ascent points left
        left, right = x - up, x + down
    raw[index] = (left, top, right, bottom)


def _size(textpage: c.FPDF_TEXTPAGE, index: int) -> float:
    """Type size of a character with the scale of its text matrix, in points."""
    matrix = c.FS_MATRIX()
    c.FPDFText_GetMatrix(textpage, index, ctypes.byref(matrix))
    return float(c.FPDFText_GetFontSize(textpage, index)) * math.hypot(matrix.c, matrix.d)
