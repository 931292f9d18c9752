"""A table cut by the ends of pages, at a place that is the same for every producer."""

from __future__ import annotations

from dataclasses import replace

from .blocks import Cell, Line, Table, wrap
from .grids import LEADING, PAD

Row = tuple[Cell | None, ...]


def split_table(table: Table, room_pt: float, next_room_pt: float) -> list[Table]:
    """Return the parts of a table that fit their pages; a row may be cut between two lines.

    Only the first part carries the heading: whoever wants it repeated puts it back.
    """
    parts: list[list[Row]] = [list(table.rows[: table.heading_rows])]
    left = room_pt - sum(_height(row, table) for row in parts[0])
    rest = list(table.rows[table.heading_rows :])
    while rest:
        row, rest = rest[0], rest[1:]
        height = _height(row, table)
        if height > left:
            lines = int((left - 2 * PAD) / (table.size * LEADING))
            upper, lower = _cut_row(row, lines, table)
            if lines >= 2 and upper:
                parts[-1].append(upper)
                row = lower
            parts.append([])
            left = next_room_pt
            row = _carry_spans(parts[:-1], row, [r for part in parts for r in part], table)
        parts[-1].append(row)
        left -= _height(row, table)
    return [
        replace(table, rows=tuple(_close_spans(part)), heading_rows=table.heading_rows * (i == 0))
        for i, part in enumerate(parts)
    ]


def table_height(table: Table) -> float:
    """Return the most that a table can take of a page."""
    return sum(_height(row, table) for row in table.rows)


def with_heading(part: Table, table: Table) -> Table:
    """Return the part under the heading of the whole table."""
    head = table.rows[: table.heading_rows]
    return replace(part, rows=(*head, *part.rows), heading_rows=table.heading_rows)


def _height(row: Row, table: Table) -> float:
    counts = [
        len(_lines(cell, _width(table, place, cell), table.size))
        for place, cell in enumerate(row)
        if cell and cell.rowspan == 1
    ]
    return max([1, *counts]) * table.size * LEADING + 2 * PAD


def _width(table: Table, place: int, cell: Cell) -> float:
    return sum(table.widths[place : place + cell.colspan])


def _lines(cell: Cell, width: float, size: float) -> list[Line]:
    """Return the lines of a cell, each short enough to stay one line in every producer."""
    made = []
    for line in cell.lines:
        room = width - 2 * PAD - 1 - (size if line.bullet or line.is_hanging else 0)
        first, *others = wrap(line.text, room * (0.92 if line.is_bold else 1), size)
        made.append(replace(line, text=first, mark="" if others else line.mark))
        hangs = bool(line.bullet) or line.is_hanging
        made += [replace(line, text=t, bullet="", mark="", is_hanging=hangs) for t in others]
    return made


def _cut_row(row: Row, count: int, table: Table) -> tuple[Row | None, Row]:
    """Return the row's first lines and what is left of them; None where nothing would be left."""
    split = [
        (_lines(cell, _width(table, place, cell), table.size) if cell else [])
        for place, cell in enumerate(row)
    ]
    if all(len(lines) <= count for lines in split):
        return None, row
    upper = tuple(
        cell and replace(cell, lines=tuple(lines[:count]), rowspan=1)
        for cell, lines in zip(row, split, strict=True)
    )
    lower = tuple(
        cell and replace(cell, lines=tuple(lines[count:]))
        for cell, lines in zip(row, split, strict=True)
    )
    return upper, lower


def _carry_spans(done: list[list[Row]], row: Row, before: list[Row], table: Table) -> Row:
    """Return the first row of a page with an empty cell where a merged one goes on from above."""
    made = list(row)
    for place, cell in enumerate(row):
        covered = place and any(
            left and left.colspan > place - i for i, left in enumerate(row[:place])
        )
        if cell is None and not covered:
            above = next((r[place] for r in reversed(before) if r[place]), None)
            made[place] = Cell(fill=above.fill if above else None, rowspan=99)
    return tuple(made)


def _close_spans(rows: list[Row]) -> list[Row]:
    """Return the rows with every span ending where its covered places end, or with the part."""
    made = []
    for number, row in enumerate(rows):
        cells = []
        for place, cell in enumerate(row):
            if cell and cell.rowspan > 1:
                below = rows[number + 1 : number + cell.rowspan]
                reach = 1
                for other in below:
                    if other[place] is not None:
                        break
                    reach += 1
                cell = replace(cell, rowspan=reach)  # noqa: PLW2901 - the same cell, shortened
            cells.append(cell)
        made.append(tuple(cells))
    return made
