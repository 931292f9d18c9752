"""Words laid across a page behind its text (BROUILLON, DRAFT), which are no part of it."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from jalon.schemas.page import Word

LEAST_SIZE_PT = 30.0
TIMES_THE_TEXT = 2.5  # as large as this many times the page's usual type
LIGHT = 0.6  # luminance of its colour on white paper, 0 (black) to 1
FEWEST_ACROSS = 3  # words of the text that stand on it


def watermark_orders(words: Sequence[Word]) -> frozenset[int]:
    """Orders of level words that are large and light, with the page's text across them.

    Args:
        words: All words of one page that are drawn.
    """
    large = [w for w in words if w.size_pt >= LEAST_SIZE_PT and luminance(w.colour) >= LIGHT]
    if not large:
        return frozenset()
    usual = median(w.size_pt for w in words)
    return frozenset(
        w.order
        for w in large
        if w.size_pt >= TIMES_THE_TEXT * usual and _words_across(w, words) >= FEWEST_ACROSS
    )


def luminance(colour: int | None) -> float:
    """How light a colour ``0xRRGGBB`` is (Rec. 601), 0 to 1; 0 for a pattern."""
    if colour is None:
        return 0.0
    red, green, blue = ((colour >> s) & 0xFF for s in (16, 8, 0))
    return (0.299 * red + 0.587 * green + 0.114 * blue) / 255


def _words_across(mark: Word, words: Sequence[Word]) -> int:
    """Words of the text whose middle lies on the mark's letters."""
    return sum(
        mark.box.contains_point(w.box.x_mid, w.box.y_mid)
        for w in words
        if w.size_pt < mark.size_pt / 2
    )
