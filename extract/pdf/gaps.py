"""Gaps between glyphs that part no words: of spaced-out headings, within a number."""

from __future__ import annotations

import numpy as np

from jalon.extract.pdf.glyphs import Booleans, Floats, Integers
from jalon.extract.pdf.settings import SETTINGS

WORDS = SETTINGS.words

GROUP_DIGITS = 3  # "16 687"


def letter_gaps(gaps: Floats) -> Floats:
    """How far letters stand apart around each gap, in em: 0 but in spaced-out headings."""
    if not len(gaps):
        return gaps
    half = WORDS.tracking_window // 2
    padded = np.pad(np.clip(gaps, 0.0, 2 * WORDS.widest_tracking_em), half, mode="edge")
    windows = np.lib.stride_tricks.sliding_window_view(padded, WORDS.tracking_window)
    usual = np.median(windows, axis=1)
    return np.where(usual <= WORDS.widest_tracking_em, usual, 0.0)


def parted_digits(codes: Integers, gaps: Floats) -> Integers:
    """The joints between two glyphs at which one number may only seem to end and another begin.

    Both are digits, less than a space apart, and what follows is no group of thousands: "1 6687"
    is no number that anybody writes.

    Args:
        codes: Of the visible glyphs.
        gaps: Between each and the next, in em.
    """
    is_digit = (codes >= ord("0")) & (codes <= ord("9"))
    near = is_digit[:-1] & is_digit[1:] & (gaps > 0) & (gaps <= WORDS.digits_apart_em)
    found = np.flatnonzero(near & (gaps > WORDS.made_up_space_em))
    if not len(found):
        return found
    wide = np.append(gaps > WORDS.digits_apart_em, True)
    kept = [i for i in found.tolist() if not _is_grouped(codes, is_digit, wide, i)]
    return np.array(kept, dtype=found.dtype)


def _is_grouped(codes: Integers, is_digit: Booleans, wide: Booleans, joint: int) -> bool:
    """Whether three digits and no more follow a joint, and three or fewer stand before it."""
    first, last = joint, joint + 1
    while first > 0 and is_digit[first - 1] and not wide[first - 1]:
        first -= 1
    while last + 1 < len(codes) and is_digit[last + 1] and not wide[last]:
        last += 1
    return last - joint == GROUP_DIGITS and joint - first < GROUP_DIGITS


def is_taken_back(boxes: Floats) -> bool:
    """Whether the text moves back over the one space that it draws: kerning by word spacing.

    troff's PostScript kerns "primary" as "primar", a space as wide as nothing, and "y".

    Args:
        boxes: Of a letter, what stands between, and the next letter, all upright.
    """
    if len(boxes) != 3:
        return False
    letter, space, following = boxes
    width = space[2] - space[0]
    apart = min(abs(following[0] - letter[2]), abs(following[0] - space[0]))
    is_inside = following[0] <= space[0] + width / 2
    return bool(width > 0 and apart <= WORDS.taken_back * width and is_inside)
