"""Cells that only say "the same as above": they stand for the cell above them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jalon.schemas.rows import GridRow
from jalon.schemas.table import Cell

DITTOS = frozenset(("idem", "id.", "ditto", "\u3003", "\u2033", "''", '"', "\u00bb"))


def without_dittos(rows: Sequence[GridRow]) -> list[GridRow]:
    """``rows`` with the cell above in the place of each sign of repetition."""
    out: list[GridRow] = []
    for row in rows:
        above = out[-1].cells if out else ()
        cells = tuple(
            above[i] if above and is_ditto(cell) else cell for i, cell in enumerate(row.cells)
        )
        out.append(row if cells == row.cells else replace(row, cells=cells))
    return out


def is_ditto(cell: Cell | None) -> bool:
    """Whether the cell says no more than that it is as the one above."""
    return cell is not None and cell.text.strip().casefold() in DITTOS
