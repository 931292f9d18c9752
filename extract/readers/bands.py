"""Which items of a cell belong to a row, where the cell spans several; what says nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from jalon.extract.readers.cells import cell_lines
from jalon.extract.rows.items import value_items
from jalon.schemas.geometry import Box, union
from jalon.schemas.page import Word
from jalon.schemas.region import Line
from jalon.schemas.rows import ColumnPlan, GridRow, Item, Surroundings
from jalon.schemas.table import Cell
from jalon.schemas.values import Role

NOTHING = frozenset(("", "-", "\u2013", "\u2014", "\u2026", "so", "s/o", "na", "n/a"))
OVER_PT = 3.0
SIGNS = frozenset("-\u2013\u2014\u2212")
SIGNED = re.compile(r"\d[\d\s.,]*\s*(?:%|\$|points?\b)")  # a change, where a minus stands before it


def row_box(row: GridRow) -> Box:
    """The band of the row itself: from cells that stand in this row alone."""
    own = [c.box for c in row.cells if c is not None and c.row == row.row and c.rowspan == 1]
    held = own or [c.box for c in row.cells if c is not None]
    return union(held) if held else row.table.box


def spans_down(row: GridRow, plan: ColumnPlan, role: Role) -> bool:
    """Whether a cell of ``role`` began in a row above."""
    return any(row.is_inherited(c.index) for c in plan.of(role))


def in_band(items: Sequence[Item], cell: Cell, row: GridRow) -> list[Item]:
    """The items of a cell that spans several rows which stand in this row's band.

    A lone item speaks for every row that its cell covers.
    """
    if cell.rowspan == 1 or len(items) < 2:
        return list(items)
    band = row_box(row)
    return [i for i in items if band.top <= i.first_baseline - 1 <= band.bottom]


def values_in(cell: Cell, row: GridRow, around: Surroundings) -> list[Item]:
    """The items of a cell of values that stand in the row, top to bottom."""
    lines = value_lines(cell, row, around)
    items = value_items(lines, around.vocabulary.is_quantity, around.lexicon)
    return in_band(items, cell, row)


def says_nothing(text: str) -> bool:
    """Whether a text only says that there is nothing ("–", "s. o.", "n.a.")."""
    return re.sub(r"[\s.]", "", text.casefold()) in NOTHING


def value_lines(cell: Cell, row: GridRow, around: Surroundings) -> list[Line]:
    """The lines of a cell of values; a lone dash before a percentage is a sign, no bullet."""
    lines = cell_lines(cell, around.dots_on(row.table.page))
    dashed = [n for n in lines if n.bullet in SIGNS]
    if len(dashed) != 1 or dashed[0] is not lines[0] or not SIGNED.match(lines[0].text):
        return lines
    return [replace(lines[0], text=f"{lines[0].bullet} {lines[0].text}", bullet=""), *lines[1:]]


def text_over_edge(row: GridRow) -> Word | None:
    """The first word that crosses a side of its cell, as clipped or overfull text does."""
    for cell in filter(None, row.cells):
        for word in cell.words:
            if word.box.x0 < cell.box.x0 - OVER_PT or word.box.x1 > cell.box.x1 + OVER_PT:
                return word
    return None
