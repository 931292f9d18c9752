"""A table as plain rows and spans, the form in which ``jalon tables`` prints it."""

from __future__ import annotations

from jalon.schemas.table import Table


def plain_rows(table: Table) -> tuple[list[list[str | None]], list[list[int]]]:
    """Rows of text and the spans of merged cells, each ``[row, col, rowspan, colspan]``.

    A spanning cell's text stands in its first place, None in the others that it covers; ""
    is an empty cell.
    """
    rows: list[list[str | None]] = [[None] * table.cols for _ in range(table.rows)]
    spans: list[list[int]] = []
    for cell in table.cells:
        rows[cell.row][cell.col] = cell.text
        if (cell.rowspan, cell.colspan) != (1, 1):
            spans.append([cell.row, cell.col, cell.rowspan, cell.colspan])
    return rows, spans
