"""Footnote digits set with a font's own superscript glyphs.

Such a digit has the size, baseline and loose box of the number that it follows: only its ink
tells ``300¹`` from ``3001``.
"""

from __future__ import annotations

from collections import deque
from itertools import repeat

import numpy as np

from jalon.extract.pdf import native
from jalon.extract.pdf.glyphs import Booleans, Floats, Glyphs, Integers
from jalon.extract.pdf.placement import Placement
from jalon.extract.pdf.settings import SETTINGS

SUPERSCRIPTS = SETTINGS.superscripts

FRACTION_BARS = (0x2F, 0x2044)


def find_raised(
    glyphs: Glyphs, visible: Integers, starts: Integers, placement: Placement
) -> Booleans:
    """Which of the visible glyphs are raised digits, at the end or the beginning of a word.

    Args:
        glyphs: All characters of the page.
        visible: Indices of those that are drawn.
        starts: Ranks among the visible ones that begin a word.
        placement: Of the page, as the glyphs were read.
    """
    raised = np.zeros(len(visible), dtype=bool)
    codes = glyphs.codes[visible]
    is_digit = (codes >= ord("0")) & (codes <= ord("9")) & (glyphs.angles[visible] == 0)
    asked = _candidates(is_digit, starts)
    for rank in asked[_stands_high(glyphs, visible[asked], placement)].tolist():
        _spread(raised, rank, is_digit, glyphs, visible, placement)
    bars = np.flatnonzero(np.isin(codes, FRACTION_BARS))
    for bar in bars[(bars > 0) & raised[bars - 1]].tolist():
        _clear(raised, bar - 1)
    return raised


def _candidates(is_digit: Booleans, starts: Integers) -> Integers:
    """The last digit of each word, and a first one that letters follow."""
    ranks = np.where(is_digit, np.arange(len(is_digit)), -1)
    last = np.maximum.reduceat(ranks, starts)
    first = starts[is_digit[starts]]
    first = first[~np.append(is_digit, True)[first + 1]]
    return np.union1d(last[last >= 0], first)


def _stands_high(glyphs: Glyphs, indices: Integers, placement: Placement) -> Booleans:
    """Whether the ink of each character begins clearly above the baseline."""
    ink, boxes = ink_boxes(glyphs, indices, placement), glyphs.boxes[indices]
    height = boxes[:, 3] - boxes[:, 1]
    high = (ink[:, 3] > ink[:, 1]) & (boxes[:, 3] - ink[:, 3] > SUPERSCRIPTS.clear_of_box * height)
    for i in np.flatnonzero(high).tolist():
        baseline = _baseline(glyphs, int(indices[i]), placement)
        high[i] = baseline - ink[i, 3] > SUPERSCRIPTS.clear_of_baseline * height[i]
    return high


def ink_boxes(glyphs: Glyphs, indices: Integers, placement: Placement) -> Floats:
    """Boxes of what is drawn, as displayed."""
    store = np.zeros((len(indices), 4))
    start, end = store.ctypes.data, store.ctypes.data + store.nbytes
    # left, right, bottom, top
    places = [range(start + 8 * side, end + 8 * side, 32) for side in range(4)]
    deque(map(native.char_box, repeat(glyphs.textpage), indices.tolist(), *places), maxlen=0)
    return placement.boxes(store[:, [0, 2, 1, 3]])


def _baseline(glyphs: Glyphs, index: int, placement: Placement) -> float:
    store = np.zeros(2)
    native.char_origin(glyphs.textpage, index, store.ctypes.data, store.ctypes.data + 8)
    return placement.point(float(store[0]), float(store[1]))[1]


def _spread(  # noqa: PLR0913, PLR0917 - the page, and a place in it
    raised: Booleans,
    rank: int,
    is_digit: Booleans,
    glyphs: Glyphs,
    visible: Integers,
    placement: Placement,
) -> None:
    """Mark the digit at ``rank`` and the raised ones beside it."""
    raised[rank] = True
    for step in (-1, 1):
        at = rank + step
        while 0 <= at < len(raised) and is_digit[at] and not raised[at]:
            if not _stands_high(glyphs, visible[at : at + 1], placement)[0]:
                break
            raised[at] = True
            at += step


def _clear(raised: Booleans, rank: int) -> None:
    """A raised digit before a fraction's bar is its numerator, and no mark."""
    while rank >= 0 and raised[rank]:
        raised[rank] = False
        rank -= 1
