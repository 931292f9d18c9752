"""The text of a heading cell."""

from __future__ import annotations

from jalon.extract.readers.cells import cell_lines
from jalon.extract.text.hyphens import join_lines
from jalon.schemas.table import Cell


def heading_text(cell: Cell) -> str:
    """A heading cell's text on one line."""
    return join_lines([line.text for line in cell_lines(cell)])
