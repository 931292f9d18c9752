"""A table's cells laid out, with the lines of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from jalon.extract.records.settings import SETTINGS
from jalon.extract.text.lines import lines_of
from jalon.extract.text.turned import SIDEWAYS, upright_words
from jalon.schemas.geometry import union
from jalon.schemas.page import Fill, Word
from jalon.schemas.region import Line
from jalon.schemas.table import Cell, Table

TABLE_TEXT = SETTINGS.table_text


@dataclass(frozen=True, slots=True)
class TableText:
    """A table with the lines of its cells: ``at[row][col]`` is the cell that covers a place."""

    table: Table
    at: tuple[tuple[Cell | None, ...], ...]
    lines: dict[tuple[int, int], tuple[Line, ...]]

    def lines_of(self, cell: Cell) -> tuple[Line, ...]:
        """The lines of a cell, top to bottom."""
        return self.lines[cell.row, cell.col]

    def text_of(self, cell: Cell) -> str:
        """The cell's text on one line."""
        return " ".join(line.text for line in self.lines_of(cell)).strip()


def table_text(table: Table, dots: Sequence[Fill] = ()) -> TableText:
    """The table with its cells laid out and their lines made once."""
    at: list[list[Cell | None]] = [[None] * table.cols for _ in range(table.rows)]
    lines: dict[tuple[int, int], tuple[Line, ...]] = {}
    for cell in table.cells:
        lines[cell.row, cell.col] = tuple(_lines_of(cell.words, dots))
        for r in range(cell.row, min(cell.row + cell.rowspan, table.rows)):
            for c in range(cell.col, min(cell.col + cell.colspan, table.cols)):
                at[r][c] = cell
    return TableText(table, tuple(tuple(r) for r in at), lines)


def _lines_of(words: Sequence[Word], dots: Sequence[Fill]) -> list[Line]:
    if words and all(w.angle_deg in SIDEWAYS for w in words):
        by_order = {w.order: w.box for w in words}
        return [
            replace(line, box=union(by_order[w.order] for w in line.words))
            for line in lines_of(upright_words(words))
        ]
    return lines_of(words, dots) or _marks_of(words)


def _marks_of(words: Sequence[Word]) -> list[Line]:
    """The line of a cell that holds nothing but a mark ("\u25cf"), which begins no text there."""
    if not words:
        return []
    first = words[0]
    text = " ".join(w.text for w in words)
    box = union(w.box for w in words)
    look = (first.size_pt, first.weight, first.colour)
    return [Line(tuple(words), box, first.baseline, text, *look)]


def distinct(row: Sequence[Cell | None]) -> list[Cell]:
    """The cells of a row once each, left to right."""
    seen: dict[tuple[int, int], Cell] = {}
    for cell in row:
        if cell is not None:
            seen.setdefault((cell.row, cell.col), cell)
    return list(seen.values())


def banner_of(text: TableText, index: int) -> Cell | None:
    """The one filled cell of a row that lies across most columns, None in other rows."""
    row = text.at[index]
    filled = [c for c in distinct(row) if c.words]
    if len(filled) != 1 or filled[0].row != index or len(row) < 2:
        return None
    cell = filled[0]
    held = sum(1 for c in row if c is cell)
    wide = held >= max(2, TABLE_TEXT.banner_share * len(row)) or (
        cell.col == 0 and cell.words[-1].box.x1 > cell.box.x1 + 2
    )
    return cell if wide and cell.col == 0 else None


def column_extents(text: TableText) -> list[tuple[float, float]]:
    """Where each column begins and ends, by the narrowest cells in it."""
    found = []
    for col in range(text.table.cols):
        cells = [c for row in text.at if (c := row[col]) is not None]
        single = [c for c in cells if c.colspan == 1] or cells
        box = min((c.box for c in single), key=lambda b: b.width, default=text.table.box)
        found.append((box.x0, box.x1))
    return found
