"""Headings whose last line hangs over the rule below them, into the first cell of their column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jalon.extract.records.settings import SETTINGS
from jalon.extract.text.lines import lines_of
from jalon.schemas.page import Word
from jalon.schemas.table import Cell, Table

OVERHANGING = SETTINGS.overhanging


def with_whole_heads(table: Table) -> Table:
    """The table with the words of its headings in the headings' cells.

    A row of a fixed height is too low for a heading of two lines: the second one runs over the
    rule. It goes on from the heading, and either it alone of its row stands on the rule or it is
    set as the heading and unlike its column.

    Args:
        table: A table as drawn.
    """
    last = table.header_rows - 1
    if last < 0 or table.rows <= table.header_rows:
        return table
    heads = {
        c.col: c
        for c in table.cells
        if c.row + c.rowspan - 1 == last and c.words and c.colspan == 1
    }
    row = [c for c in table.cells if c.row == last + 1 and c.words and c.colspan == 1]
    found: dict[tuple[int, int], Cell] = {}
    for cell in row:
        head = heads.get(cell.col)
        if head is None:
            continue
        below = [w for c in table.cells if c.row > last + 1 and c.col == cell.col for w in c.words]
        hung = _set_alike(head, cell, below) or _on_rule(cell, row)
        if hung and _goes_on(head, hung):
            found[head.row, head.col] = _holding(head, [*head.words, *hung])
            found[cell.row, cell.col] = _holding(cell, [w for w in cell.words if w not in hung])
    if not found:
        return table
    return replace(table, cells=tuple(found.get((c.row, c.col), c) for c in table.cells))


def _set_alike(head: Cell, cell: Cell, below: Sequence[Word]) -> list[Word]:
    """The first words of a cell that are set as the heading, where nothing else below is."""
    look = _look(head.words[-1])
    alike = [w for w in cell.words if _look(w) == look]
    rest = [w for w in cell.words if _look(w) != look]
    if not alike or not rest or any(_look(w) == look for w in below):
        return []
    is_first = max(w.baseline for w in alike) < min(w.baseline for w in rest)
    return alike if is_first else []


def _on_rule(cell: Cell, row: Sequence[Cell]) -> list[Word]:
    """The words of a cell that stand on the rule above it, where most cells have none there."""
    crossing = [c for c in row if _crossing(c)]
    words = _crossing(cell)
    return words if len(words) < len(cell.words) and 2 * len(crossing) < len(row) else []


def _crossing(cell: Cell) -> list[Word]:
    return [w for w in cell.words if w.box.top < cell.box.top < w.baseline]


def _goes_on(head: Cell, hung: Sequence[Word]) -> bool:
    """Whether words stand on the line after a heading's last."""
    step = max(w.baseline for w in hung) - max(w.baseline for w in head.words)
    return 0 < step <= OVERHANGING.leading_em * head.words[-1].size_pt


def _look(word: Word) -> tuple[bool, int | None]:
    return word.is_bold, word.colour


def _holding(cell: Cell, words: Sequence[Word]) -> Cell:
    """The cell with these words instead of its own."""
    text = "\n".join(n.text for n in lines_of(words))
    return replace(cell, words=tuple(words), text=text)
