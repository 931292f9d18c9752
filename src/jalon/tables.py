"""A table as one line of JSON, as it stands on the page."""

from __future__ import annotations

import json

from jalon.schemas.table import Table


def table_line(table: Table) -> str:
    """One JSON object: page, bbox in points, rows x columns of text, spans.

    A spanning cell's text stands in its first cell, ``null`` in the others that it covers;
    ``""`` is an empty cell. Lines within a cell are joined by one space.
    """
    rows: list[list[str | None]] = [[None] * table.cols for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row][cell.col] = " ".join(cell.text.split())
    spans = [
        [cell.row, cell.col, cell.rowspan, cell.colspan]
        for cell in table.cells
        if cell.rowspan > 1 or cell.colspan > 1
    ]
    bbox = [round(edge, 2) for edge in table.box]
    return json.dumps(
        {"page": table.page, "bbox": bbox, "rows": rows, "spans": spans}, ensure_ascii=False
    )
