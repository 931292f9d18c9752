"""What stands beside a row's targets: deadline, status, result, baseline, remarks."""

from __future__ import annotations

import re

from jalon.extract.readers.bands import says_nothing, spans_down, values_in
from jalon.extract.readers.cells import cell_blocks, passage_of
from jalon.extract.rows.ties import tie_values
from jalon.schemas.geometry import union
from jalon.schemas.raw import Passage
from jalon.schemas.rows import Column, ColumnPlan, GridRow, Item, Surroundings
from jalon.schemas.table import Cell
from jalon.schemas.values import Role

ROLES = (Role.BASELINE, Role.DUE, Role.RESULT, Role.PERCENT, Role.STATUS)
REMARKS = (Role.OTHER, Role.NOTE, Role.BUDGET, Role.AUDIENCE, Role.TAGS)
MARK = re.compile(r"[xX\u00d7\u2713\u2714\u2715\u2716\u2717\u2718\u2022\u25cf\u25a0\u25aa\uf0fc*]")


def values_beside(
    row: GridRow, plan: ColumnPlan, items: list[Item], target: Column | None, around: Surroundings
) -> dict[Role, list[Passage | None]]:
    """For each further role, one text for each of the row's items (one where it has none).

    Args:
        row: One data row.
        plan: What the table's columns hold.
        items: The row's indicators.
        target: The column of targets; of several columns of one role ("Résultat" under each
            year) the one under the same period is taken, or none.
        around: Vocabulary, lexicon, drawn bullets and footnotes.
    """
    found: dict[Role, list[Passage | None]] = {}
    for role in ROLES:
        if role is Role.DUE and (marked := _marked(row, plan)) is not None:
            found[role] = [marked] * max(len(items), 1)
        elif (cell := _cell_of(row, plan, role, target)) is not None:
            found[role] = _texts(cell, row, plan, role, items, around)
    return found


def _cell_of(row: GridRow, plan: ColumnPlan, role: Role, target: Column | None) -> Cell | None:
    """The filled cell of ``role`` that goes with the target's column."""
    columns = plan.of(role)
    periods = {_period_of(c) for c in columns if c.period is not None}
    if len(periods) > 1:
        own = _period_of(target) if target is not None else None
        columns = tuple(c for c in columns if c.period is not None and _period_of(c) == own)
    cells = (row.cells[c.index] for c in columns)
    return next((c for c in cells if c is not None and c.words), None)


def _period_of(column: Column) -> str | None:
    """What tells a column from those of other periods: its years, else its own name."""
    return column.years or (column.period.text if column.period is not None else None)


def _texts(  # noqa: PLR0913, PLR0917 - one column's text for each indicator
    cell: Cell,
    row: GridRow,
    plan: ColumnPlan,
    role: Role,
    items: list[Item],
    around: Surroundings,
) -> list[Passage | None]:
    """The cell's entries, each for its indicator, or the whole cell for each where undivided."""
    page = row.table.page
    values = values_in(cell, row, around)
    if role is not Role.STATUS and len(values) > 1 and len(items) > 1:
        ties = tie_values(items, values, lambda _: True)
        if role is not Role.DUE or not any(t.gap for t in ties):
            tied = [t.value for t in ties]
            return [Passage(v.text, page, v.box) if v is not None else None for v in tied]
    blocks = cell_blocks(cell, around.dots_on(page), around.lexicon)
    whole = passage_of(blocks, page, is_inherited=spans_down(row, plan, role))
    if whole is not None and says_nothing(whole.text):
        whole = None
    return [whole] * max(len(items), 1)


def crosses(row: GridRow, plan: ColumnPlan) -> list[tuple[Column, Cell]]:
    """The cells of a schedule's columns that the row has a cross in; none where it says more."""
    columns = plan.of(Role.DUE)
    held = [(c, cell) for c in columns if (cell := row.cells[c.index]) and cell.words]
    are_marks = all(MARK.fullmatch(cell.text.strip()) for _, cell in held)
    return held if len(columns) > 1 and are_marks else []


def _marked(row: GridRow, plan: ColumnPlan) -> Passage | None:
    """The headings of the schedule's columns in which the row has a cross, as its deadline."""
    held = crosses(row, plan)
    if not held:
        return None
    text = ", ".join(c.leaf for c, _ in held)
    return Passage(text, row.table.page, union(cell.box for _, cell in held))


def remarks_of(row: GridRow, plan: ColumnPlan, around: Surroundings) -> tuple[Passage, ...]:
    """The texts of the columns that say something else ("Budget : 60 000 $"), so none is lost."""
    page = row.table.page
    found = []
    for column in plan.of(*REMARKS):
        cell = row.cells[column.index]
        blocks = cell_blocks(cell, around.dots_on(page), around.lexicon) if cell else []
        text = passage_of(blocks, page, is_inherited=row.is_inherited(column.index))
        if text is None or says_nothing(text.text):
            continue
        label = f"{column.heading} : {text.text}" if column.heading else text.text
        found.append(Passage(label, page, text.box, text.is_inherited))
    return tuple(found)
