"""Words and cells of the next page laid under the page before, as if that were longer."""

from __future__ import annotations

from dataclasses import replace

from jalon.schemas.geometry import Box
from jalon.schemas.page import Word
from jalon.schemas.table import Cell

LATER = 1_000_000  # added to a word's rank: it was written after all of the page before


def moved_word(word: Word, shift_pt: float) -> Word:
    """``word`` moved down by ``shift_pt``."""
    return replace(
        word,
        box=_moved(word.box, shift_pt),
        baseline=word.baseline + shift_pt,
        order=word.order + LATER,
    )


def moved_cell(cell: Cell, rows: int, shift_pt: float) -> Cell:
    """``cell`` moved down by ``shift_pt`` and by so many ``rows`` of the grid."""
    words = tuple(moved_word(w, shift_pt) for w in cell.words)
    return replace(cell, row=cell.row + rows, box=_moved(cell.box, shift_pt), words=words)


def _moved(box: Box, shift_pt: float) -> Box:
    return Box(box.x0, box.top + shift_pt, box.x1, box.bottom + shift_pt)
