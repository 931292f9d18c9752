"""Cells that only say "the same as above": they stand for the cell above them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jalon.extract.records.dittos import is_ditto
from jalon.schemas.rows import GridRow


def without_dittos(rows: Sequence[GridRow]) -> list[GridRow]:
    """``rows`` with the cell above in the place of each sign of repetition."""
    out: list[GridRow] = []
    for row in rows:
        above = out[-1].cells if out else ()
        cells = tuple(
            above[i] if above and cell is not None and is_ditto(cell.text) else cell
            for i, cell in enumerate(row.cells)
        )
        out.append(row if cells == row.cells else replace(row, cells=cells))
    return out
