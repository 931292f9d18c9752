"""The actions of drawn matrices that have no headings of their own."""

from __future__ import annotations

import pytest
from drawn_grids import words_at

from jalon.extract.rows.matrix import ticked_actions
from jalon.schemas.geometry import Box, union
from jalon.schemas.table import Cell, Table
from jalon.vocabulary import Wordbook

EN = Wordbook().in_language("en")
ACTIONS = (
    "Build for net-zero emissions",
    "Increase energy and water efficiency",
    "Reduce waste in all buildings",
    "Support sustainable siting",
)
PLACES = ("North wing", "South wing", "Main hall", "Old library")


def matrix(texts: tuple[str, ...]) -> Table:
    """A goal over all rows, a text each, and three columns of dots."""
    cells = [_cell(0, 0, "2", len(texts)), _cell(0, 1, "Buildings of 2045", len(texts))]
    for row, text in enumerate(texts):
        cells.append(_cell(row, 2, text))
        cells += [_cell(row, 3 + i, "•" if (row + i) % 2 else "") for i in range(3)]
    return Table(1, union(c.box for c in cells), len(texts), 6, tuple(cells))


def _cell(row: int, col: int, text: str, rowspan: int = 1) -> Cell:
    box = Box(col * 200.0, row * 20.0, (col + 1) * 200.0, (row + rowspan) * 20.0)
    words = tuple(words_at(box.x0 + 2, box.top + 12, text)) if text else ()
    return Cell(row, col, rowspan, 1, box, words, text)


@pytest.mark.parametrize(
    ("texts", "found"), [(ACTIONS, ACTIONS), (PLACES, ())], ids=["actions", "rooms"]
)
def test_dots_beside_what_is_done_make_actions(
    texts: tuple[str, ...], found: tuple[str, ...]
) -> None:
    """What dots stand beside are actions where it says what is done; rooms are none."""
    read = ticked_actions([matrix(texts)], EN, frozenset())

    assert tuple(a.action.text for a in read) == found
    assert {(a.theme_number, a.theme.text if a.theme else None) for a in read} == (
        {("2", "Buildings of 2045")} if found else set()
    )
