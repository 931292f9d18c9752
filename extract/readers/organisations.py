"""Who is in charge and who helps, from the cells of a row."""

from __future__ import annotations

from jalon.extract.readers.cells import (
    block_passages,
    cell_blocks,
    cell_lines,
    cells_of,
    split_bold,
)
from jalon.extract.rows.items import item_of
from jalon.schemas.raw import Passage
from jalon.schemas.rows import ColumnPlan, GridRow, Surroundings
from jalon.schemas.table import Cell
from jalon.schemas.values import Role


def organisations_of(
    row: GridRow, plan: ColumnPlan, around: Surroundings
) -> tuple[tuple[Passage, ...], tuple[Passage, ...], Passage | None]:
    """Lead, partners, and the deadline that stands in a lead's cell, of a row."""
    page = row.table.page
    dots = around.dots_on(page)
    lead: list[Passage] = []
    partners: list[Passage] = []
    due: Passage | None = None
    for cell in cells_of(row, plan, Role.LEAD):
        lead += block_passages(cell_blocks(cell, dots, around.lexicon), page)
    for cell in cells_of(row, plan, Role.PARTNERS):
        partners += block_passages(cell_blocks(cell, dots, around.lexicon), page)
    for cell in cells_of(row, plan, Role.LEAD_PARTNERS):
        first, rest = split_bold(cell_blocks(cell, dots, around.lexicon))
        if not first:
            first, rest = rest[:1], rest[1:]
        lead += block_passages(first, page)
        partners += block_passages(rest, page)
    for cell in cells_of(row, plan, Role.LEAD_DUE):
        names, due = _lead_and_due(cell, page, around)
        lead += names
    return tuple(lead), tuple(partners), due


def _lead_and_due(
    cell: Cell, page: int, around: Surroundings
) -> tuple[list[Passage], Passage | None]:
    """Part a cell that names who and when: the last lines that read as a deadline are it."""
    lines = cell_lines(cell, around.dots_on(page))
    for start in range(len(lines)):
        tail = item_of(lines[start:], around.lexicon)
        if around.vocabulary.is_deadline(tail.text.strip(" ()")):
            names = [Passage("\n".join(n.text for n in lines[:start]), page, cell.box)]
            due = Passage(tail.text.strip(" ()"), page, tail.box)
            return (names if start else []), due
    whole = [Passage("\n".join(n.text for n in lines), page, cell.box)] if lines else []
    return whole, None
