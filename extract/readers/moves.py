"""Words and cells of the next page laid under the page before, as if that were longer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from jalon.schemas.geometry import Box
from jalon.schemas.page import Fill, Word
from jalon.schemas.rows import PageCut
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


def moved_dots(
    dots: Mapping[int, tuple[Fill, ...]], cuts: Mapping[tuple[int, Box], PageCut]
) -> dict[int, tuple[Fill, ...]]:
    """``dots`` with the drawn bullets of each text that was moved to the page before."""
    found = dict(dots)
    for (page, _), cut in cuts.items():
        moved = [replace(f, box=_moved(f.box, cut.shift)) for f in dots.get(cut.page, ())]
        found[page] = (*found.get(page, ()), *(f for f in moved if f.box.bottom > cut.y))
    return found
