"""Columns of nothing but signs ("$", "%", "km"), as part of the numbers that they stand beside."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from jalon.extract.records.settings import SETTINGS
from jalon.schemas.geometry import union
from jalon.schemas.table import Cell, Table
from jalon.schemas.vocabulary import Vocabulary

SHARED = SETTINGS.shared
SPLIT_UNITS = SETTINGS.split_units

FIGURE = re.compile(r"[<>≤≥~±+\u2212\u2013-]? ?\d[\d.,\s]*")

Column = Mapping[int, Cell]  # the cells of one column, by row


def with_units(table: Table, vocabulary: Vocabulary) -> Table:
    """The table with each column of signs joined to the numbers beside it.

    A form has a narrow column for the sign of money or per cent. Its heading stands over both
    columns, or it has none: a column that is called "Unité" stays as it is.

    Args:
        table: A table as drawn.
        vocabulary: Knows units.
    """
    for col in reversed(range(table.cols)):
        for beside in (col - 1, col + 1):
            if 0 <= beside < table.cols and _are_signs(table, col, beside, vocabulary):
                table = _joined(table, min(col, beside))
                break
    return table


def _are_signs(table: Table, col: int, beside: int, vocabulary: Vocabulary) -> bool:
    signs, numbers = _column(table, col), _column(table, beside)
    rows = [r for r, c in signs.items() if c.words and c.colspan == 1]
    if len(rows) < SHARED.several or not _has_no_heading(signs, numbers, min(rows)):
        return False
    beside_it = [n for r in rows if (n := numbers.get(r)) is not None]
    if len(beside_it) < len(rows) or not all(FIGURE.fullmatch(n.text.strip()) for n in beside_it):
        return False
    texts = [signs[r].text.strip() for r in rows]
    known = sum(vocabulary.states_unit(t) for t in texts)
    return all(map(_is_short, texts)) and known >= SHARED.most * len(texts)


def _has_no_heading(signs: Column, numbers: Column, first: int) -> bool:
    """Whether nothing stands over a column of signs but what stands over the numbers as well."""
    above = [signs[r] for r in range(first) if r in signs]
    return bool(above) and all(not c.words or c is numbers.get(c.row) for c in above)


def _is_short(text: str) -> bool:
    return len(text) <= SPLIT_UNITS.longest and not any(c.isdecimal() for c in text)


def _column(table: Table, col: int) -> dict[int, Cell]:
    """The cells that cover a column, by the rows that they cover."""
    return {
        r: c
        for c in table.cells
        if c.col <= col < c.col + c.colspan
        for r in range(c.row, c.row + c.rowspan)
    }


def _joined(table: Table, left: int) -> Table:
    """The table with the column ``left`` and the next one as one."""
    found: dict[tuple[int, int], Cell] = {}
    for cell in table.cells:
        if cell.col <= left and cell.col + cell.colspan > left + 1:
            moved = replace(cell, colspan=cell.colspan - 1)
        elif cell.col > left:
            moved = replace(cell, col=cell.col - 1)
        else:
            moved = cell
        before = found.get((moved.row, moved.col))
        found[moved.row, moved.col] = _one((before, moved)) if before is not None else moved
    return replace(table, cols=table.cols - 1, cells=tuple(found.values()))


def _one(cells: Sequence[Cell]) -> Cell:
    return replace(
        cells[0],
        box=union(c.box for c in cells),
        words=tuple(w for c in cells for w in c.words),
        text=" ".join(c.text for c in cells if c.text),
    )
