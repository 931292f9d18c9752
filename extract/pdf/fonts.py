"""What a run of text looks like: font, weight, slant, colour; asked once an object."""

from __future__ import annotations

import ctypes
import math
import re
from dataclasses import dataclass, field

import pypdfium2.raw as c

from jalon.extract.pdf import native
from jalon.extract.pdf.settings import SETTINGS

FONTS = SETTINGS.fonts

FIXED_ITALIC_FLAG = 1 << 6  # ISO 32000-2 table 121, bit 7
FORCE_BOLD_FLAG = 1 << 18  # the same, bit 19
# text rendering modes, ISO 32000-2 table 104
INVISIBLE = 3
OUTLINED = frozenset({1, 2, 5, 6})
FILLED = frozenset({0, 2, 4, 6})

SUBSET_PREFIX = re.compile(r"^[A-Z]{6}\+")
WEIGHT_WORDS = (
    (re.compile(r"thin|hairline", re.IGNORECASE), 100),
    (re.compile(r"(extra|ultra)[ -]?light", re.IGNORECASE), 200),
    (re.compile(r"(semi|demi)[ -]?bold|demi(?![a-z])", re.IGNORECASE), 600),
    (re.compile(r"(extra|ultra)[ -]?bold", re.IGNORECASE), 800),
    (re.compile(r"black|heavy", re.IGNORECASE), 900),
    (re.compile(r"bold|gras", re.IGNORECASE), 700),
    (re.compile(r"medium", re.IGNORECASE), 500),
    (re.compile(r"light", re.IGNORECASE), 300),
    # names that shorten it: CMBX10, SFBX1000, NimbusRomNo9L-Medi, LinLibertineOB, Frutiger-Bd
    (re.compile(r"^(?:CM|SF|EC|LC)[A-Z]*BX?\d|L-Medi(?:Ital)?$|[a-z][OT]?BI?$|[-,]Bd"), 700),
)
ITALIC_WORDS = re.compile(r"italic|oblique|italique", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Style:
    """The look of one text object.

    Attributes:
        font: PostScript name.
        weight: 100 to 900.
        is_italic: Slanted.
        colour: As it looks on white paper.
        is_hidden: Drawn without ink.
        layer: Optional-content layer; "" for one without a name of its own.
        clip: What of the page it may be drawn on: left, bottom, right, top in user space.
    """

    font: str = ""
    weight: int = 400
    is_italic: bool = False
    colour: int | None = 0
    is_hidden: bool = False
    layer: str | None = None
    clip: tuple[float, float, float, float] | None = None


@dataclass(slots=True)
class StyleBook:
    """Styles of a page's text objects, each asked for once."""

    textpage: int
    by_object: dict[int, Style] = field(default_factory=dict)
    by_font: dict[int, tuple[str, int, bool]] = field(default_factory=dict)

    def style_at(self, index: int) -> Style:
        """The style of the text object that holds character ``index``."""
        address = native.char_object(self.textpage, index)
        if not address:
            return Style()
        style = self.by_object.get(address)
        if style is None:
            style = self.by_object[address] = self._read(address)
        return style

    def _read(self, address: int) -> Style:
        font = native.text_font(address)
        if font not in self.by_font:
            self.by_font[font] = read_font(font)
        name, weight, is_italic = self.by_font[font]
        mode = native.text_render_mode(address)
        colour, alpha = _ink_colour(address, mode)
        return Style(
            font=name,
            weight=weight,
            is_italic=is_italic,
            colour=colour,
            is_hidden=mode == INVISIBLE or alpha == 0,
            layer=layer_of(address),
            clip=_clip_of(address),
        )


def read_font(address: int | None) -> tuple[str, int, bool]:
    """Name without subset prefix, CSS weight and slant of a font."""
    if not address:
        return "", 400, False
    font = ctypes.cast(address, c.FPDF_FONT)
    buffer = ctypes.create_string_buffer(256)
    c.FPDFFont_GetBaseFontName(font, buffer, 256)
    name = SUBSET_PREFIX.sub("", buffer.value.decode("utf-8", "replace"))
    flags = c.FPDFFont_GetFlags(font)
    weight = next((w for words, w in WEIGHT_WORDS if words.search(name)), 0)
    if not weight:
        weight = 700 if flags > 0 and flags & FORCE_BOLD_FLAG else 400
    slanted = bool(ITALIC_WORDS.search(name)) or (flags > 0 and bool(flags & FIXED_ITALIC_FLAG))
    return name, weight, slanted


_channels = (ctypes.c_uint * 4)()
_channel_places = [ctypes.addressof(_channels) + 4 * i for i in range(4)]


def fill_colour(address: int) -> tuple[int | None, int]:
    """Fill colour ``0xRRGGBB`` (None: a pattern) and alpha (0 to 255) of a page object."""
    return _colour(native.object_fill, address)


def is_white(colour: int | None) -> bool:
    """Whether a colour cannot be told from white paper; False for a pattern."""
    if colour is None or colour < FONTS.lightest << 16:
        return False
    return colour & 0xFF >= FONTS.lightest and (colour >> 8) & 0xFF >= FONTS.lightest


def _ink_colour(address: int, mode: int) -> tuple[int | None, int]:
    """Colour on white paper and alpha of a text object: its outline's where only that shows."""
    colour, alpha = fill_colour(address)
    if mode in OUTLINED and (mode not in FILLED or alpha == 0 or is_white(colour)):
        colour, alpha = stroke_colour(address)
    if colour is None or alpha == 255:
        return colour, alpha
    channels = ((colour >> s) & 0xFF for s in (16, 8, 0))
    red, green, blue = (round(255 + (v - 255) * alpha / 255) for v in channels)
    return (red << 16) | (green << 8) | blue, alpha


def stroke_colour(address: int) -> tuple[int | None, int]:
    """Stroke colour and alpha, as ``fill_colour``."""
    return _colour(native.object_stroke, address)


def _colour(getter: object, address: int) -> tuple[int | None, int]:
    if not getter(address, *_channel_places):  # type: ignore[operator]
        return None, 255
    red, green, blue, alpha = _channels
    return (red << 16) | (green << 8) | blue, alpha


_point = (ctypes.c_float * 2)()
_point_places = (ctypes.addressof(_point), ctypes.addressof(_point) + 4)


def _clip_of(address: int) -> tuple[float, float, float, float] | None:
    """Bounds of what all clipping paths of an object leave of the page; None where none is set."""
    clip = native.object_clip(address)
    count = native.clip_path_count(clip) if clip else 0
    if count <= 0:
        return None
    left, bottom, right, top = -math.inf, -math.inf, math.inf, math.inf
    for path in range(count):
        xs, ys = [], []
        for i in range(max(native.clip_segment_count(clip, path), 0)):
            native.segment_point(native.clip_segment(clip, path, i), *_point_places)
            xs.append(_point[0])
            ys.append(_point[1])
        if xs:
            left, right = max(left, min(xs)), min(right, max(xs))
            bottom, top = max(bottom, min(ys)), min(top, max(ys))
    return left, bottom, right, top


def layer_of(address: int) -> str | None:
    """Name of the optional-content layer that the object is marked with, or None.

    A mark may name several layers at once, and then has no name itself: "".
    """
    count = native.object_mark_count(address)
    if count <= 0:
        return None
    handle = ctypes.cast(address, c.FPDF_PAGEOBJECT)
    for i in range(count):
        mark = c.FPDFPageObj_GetMark(handle, i)
        if _utf16(c.FPDFPageObjMark_GetName, mark) == "OC":
            return _utf16(c.FPDFPageObjMark_GetParamStringValue, mark, b"Name")
    return None


def _utf16(getter: object, mark: object, *key: bytes) -> str:
    buffer = (ctypes.c_ushort * 512)()
    length = ctypes.c_ulong()
    getter(mark, *key, buffer, 1024, ctypes.byref(length))  # type: ignore[operator]
    return bytes(buffer)[: max(length.value - 2, 0)].decode("utf-16-le", "replace")
