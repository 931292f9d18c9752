"""Accents drawn as glyphs of their own, put onto the letters that they stand over.

Typesetting programs without accented letters draw ``´`` and ``e`` at one place, the accent first
or last. An accent beside a letter ("d´une", used as an apostrophe) stays what it is.
"""

from __future__ import annotations

import unicodedata

import numpy as np

from jalon.extract.pdf import native
from jalon.extract.pdf.glyphs import Glyphs, Integers
from jalon.extract.pdf.placement import Placement
from jalon.extract.pdf.settings import SETTINGS
from jalon.schemas.geometry import Box

ACCENTS = SETTINGS.accents

COMBINING = {
    0x5E: 0x302,  # ^
    0x60: 0x300,  # `
    0x7E: 0x303,  # ~
    0xA8: 0x308,  # diaeresis
    0xAF: 0x304,  # macron
    0xB0: 0x30A,  # ring
    0xB4: 0x301,  # acute
    0xB8: 0x327,  # cedilla
    0x2C6: 0x302,
    0x2C7: 0x30C,
    0x2CA: 0x301,
    0x2CB: 0x300,
    0x2D8: 0x306,
    0x2D9: 0x307,
    0x2DA: 0x30A,
    0x2DC: 0x303,
}
FIRST_COMBINING, LAST_COMBINING = 0x300, 0x36F
WITHOUT_DOT = {0x131: 0x69, 0x237: 0x6A}  # drawn under an accent
NOTHING = 0x01  # a code that is no text


def is_combining(code: int) -> bool:
    """Whether a code is an accent for the letter before it."""
    return FIRST_COMBINING <= code <= LAST_COMBINING


def compose_accents(glyphs: Glyphs, visible: Integers, placement: Placement) -> None:
    """Put every accent that stands over a letter after it, in the letter's box, in place.

    Args:
        glyphs: All characters of the page; codes and boxes of accents and letters change.
        visible: Indices of those that are drawn.
        placement: Of the page, as the glyphs were read.
    """
    codes = glyphs.codes[visible]
    combining = (codes >= FIRST_COMBINING) & (codes <= LAST_COMBINING)
    for rank in np.flatnonzero(combining | np.isin(codes, list(COMBINING))).tolist():
        letter = _letter_under(glyphs, visible, rank, placement)
        if letter is None:
            continue
        if abs(letter - rank) == 1:
            _put(glyphs, int(visible[rank]), int(visible[letter]))
        else:
            _merge(glyphs, int(visible[rank]), int(visible[letter]))


def _letter_under(glyphs: Glyphs, visible: Integers, rank: int, placement: Placement) -> int | None:
    """Rank of the letter beside an accent that the accent's ink stands over, or None."""
    ink = _ink(glyphs, int(visible[rank]), placement)
    near = range(max(rank - ACCENTS.reach, 0), min(rank + ACCENTS.reach + 1, len(visible)))
    letters = [r for r in near if chr(int(glyphs.codes[visible[r]])).isalpha() and r != rank]
    over = [r for r in letters if _stands_over(ink, glyphs.boxes[visible[r]].tolist())]
    if over:
        return min(over, key=lambda r: abs(Box(*glyphs.boxes[visible[r]]).x_mid - ink.x_mid))
    is_attached = is_combining(int(glyphs.codes[visible[rank]])) and rank - 1 in letters
    return rank - 1 if is_attached else None


def _stands_over(ink: Box, letter: list[float]) -> bool:
    box = Box(*letter)
    is_high = (
        box.top - ACCENTS.above * box.height <= ink.y_mid <= box.bottom + ACCENTS.below * box.height
    )
    return box.x0 <= ink.x_mid <= box.x1 and is_high


def _ink(glyphs: Glyphs, index: int, placement: Placement) -> Box:
    store = np.zeros(4)
    native.char_box(glyphs.textpage, index, *(store.ctypes.data + 8 * i for i in range(4)))
    left, right, bottom, top = store.tolist()
    return placement.box(left, bottom, right, top)


def _put(glyphs: Glyphs, accent: int, letter: int) -> None:
    """The letter first and its accent second, both in the letter's box."""
    mark, base = int(glyphs.codes[accent]), int(glyphs.codes[letter])
    first, second = min(accent, letter), max(accent, letter)
    glyphs.codes[first] = WITHOUT_DOT.get(base, base)
    glyphs.codes[second] = COMBINING.get(mark, mark)
    glyphs.boxes[accent] = glyphs.boxes[letter]
    glyphs.angles[accent] = glyphs.angles[letter]


def _merge(glyphs: Glyphs, accent: int, letter: int) -> None:
    """The accented letter as one character; the accent, drawn elsewhere in the text, as none."""
    base, mark = int(glyphs.codes[letter]), int(glyphs.codes[accent])
    parts = chr(WITHOUT_DOT.get(base, base)) + chr(COMBINING.get(mark, mark))
    whole = unicodedata.normalize("NFC", parts)
    if len(whole) == 1:
        glyphs.codes[letter], glyphs.codes[accent] = ord(whole), NOTHING
