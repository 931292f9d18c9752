"""A table as plain rows and spans, and as the line of JSON that ``jalon tables`` prints."""

from __future__ import annotations

import json

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


def table_line(table: Table) -> str:
    """One JSON object: page, bbox in points, rows x columns of text, spans.

    Lines within a cell are joined by one space.
    """
    rows, spans = plain_rows(table)
    joined = [[None if text is None else " ".join(text.split()) for text in row] for row in rows]
    bbox = [round(edge, 2) for edge in table.box]
    return json.dumps(
        {"page": table.page, "bbox": bbox, "rows": joined, "spans": spans}, ensure_ascii=False
    )
