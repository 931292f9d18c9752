"""What a run of text looks like: font, weight, slant, colour; asked once an object."""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass, field

import pypdfium2.raw as c

from jalon.extract import native

FIXED_ITALIC_FLAG = 1 << 6  # ISO 32000-2 table 121, bit 7
FORCE_BOLD_FLAG = 1 << 18  # the same, bit 19
INVISIBLE = 3  # text rendering mode, ISO 32000-2 table 104

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
)
ITALIC_WORDS = re.compile(r"italic|oblique|italique", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Style:
    """The look of one text object; ``is_hidden`` when a viewer does not show it."""

    font: str = ""
    weight: int = 400
    is_italic: bool = False
    colour: int | None = 0
    is_hidden: bool = False
    layer: str | None = None


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
        colour, alpha = fill_colour(address)
        return Style(
            font=name,
            weight=weight,
            is_italic=is_italic,
            colour=colour,
            is_hidden=native.text_render_mode(address) == INVISIBLE or alpha == 0,
            layer=layer_of(address),
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


def stroke_colour(address: int) -> tuple[int | None, int]:
    """Stroke colour and alpha, as ``fill_colour``."""
    return _colour(native.object_stroke, address)


def _colour(getter: object, address: int) -> tuple[int | None, int]:
    if not getter(address, *_channel_places):  # type: ignore[operator]
        return None, 255
    red, green, blue, alpha = _channels
    return (red << 16) | (green << 8) | blue, alpha


def layer_of(address: int) -> str | None:
    """Name of the optional-content layer that the object is marked with, or None."""
    count = native.object_mark_count(address)
    if count <= 0:
        return None
    handle = ctypes.cast(address, c.FPDF_PAGEOBJECT)
    for i in range(count):
        mark = c.FPDFPageObj_GetMark(handle, i)
        if _utf16(c.FPDFPageObjMark_GetName, mark) == "OC":
            return _utf16(c.FPDFPageObjMark_GetParamStringValue, mark, b"Name") or None
    return None


def _utf16(getter: object, mark: object, *key: bytes) -> str:
    buffer = (ctypes.c_ushort * 512)()
    length = ctypes.c_ulong()
    getter(mark, *key, buffer, 1024, ctypes.byref(length))  # type: ignore[operator]
    return bytes(buffer)[: max(length.value - 2, 0)].decode("utf-16-le", "replace")
