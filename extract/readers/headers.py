"""Which of a table's first rows are headings, and what each column holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jalon.extract.readers.cells import cell_box, place_of
from jalon.extract.readers.column_roles import settle
from jalon.extract.readers.headings import heading_text
from jalon.schemas.geometry import Box
from jalon.schemas.raw import Passage
from jalon.schemas.rows import Column, ColumnPlan, GridRow
from jalon.schemas.table import Cell, Table
from jalon.schemas.values import Role, RoleGuess
from jalon.schemas.vocabulary import Vocabulary

MOST_HEADER_ROWS = 4
BANNER_SHARE = 0.6  # of the row's columns that a banner fills at least
MOST_BANNERS = 2  # rows over the headings that name the table's theme
HEADER_SHARE = 0.6  # of a heading row's texts that must be understood
CARRIED_SCORE = 0.95
EDGE_SLACK_PT = 6.0
VALUE_ROLES = (Role.TARGET, Role.BASELINE, Role.RESULT, Role.STATUS, Role.INDICATOR_TARGET)


def grid_rows(table: Table) -> list[GridRow]:
    """Every row of the table as the cells that cover it, column by column."""
    grid: list[list[Cell | None]] = [[None] * table.cols for _ in range(table.rows)]
    for cell in table.cells:
        for r in range(cell.row, min(cell.row + cell.rowspan, table.rows)):
            for c in range(cell.col, min(cell.col + cell.colspan, table.cols)):
                grid[r][c] = cell
    kept = [c for c in range(table.cols) if c == 0 or not _is_same_column(grid, c - 1, c)]
    return [GridRow(table, r, tuple(cells[c] for c in kept)) for r, cells in enumerate(grid)]


def _is_same_column(grid: Sequence[Sequence[Cell | None]], a: int, b: int) -> bool:
    """Whether a boundary that only a banner or a band needs is all that parts two columns."""
    tells = False
    for cells in grid:
        if cells[a] is cells[b]:
            tells = True
        elif len({place_of(c) for c in cells if c is not None and c.words}) > 1:
            return False
    return tells


def find_columns(rows: Sequence[GridRow], vocabulary: Vocabulary) -> ColumnPlan | None:
    """What the columns of a table hold, None where its headings are not understood.

    Args:
        rows: The table's rows.
        vocabulary: Knows headings and periods.
    """
    skipped = 0
    while skipped < min(MOST_BANNERS, len(rows)) and is_banner(rows[skipped]):
        skipped += 1
    count = _header_rows(rows[skipped:], vocabulary)
    if count == 0 or skipped + count >= len(rows):
        return None
    heads = rows[skipped : skipped + count]
    columns = [_column(heads, c, vocabulary) for c in range(len(rows[0].cells))]
    settled = settle(columns, heads, rows[skipped + count :])
    return ColumnPlan(tuple(settled), skipped + count, banner_rows=skipped)


def is_banner(row: GridRow) -> bool:
    """Whether one cell fills the row: over its whole width, or most of it and the rest blank."""
    cells = list(dict.fromkeys(c for c in row.cells if c is not None))
    filled = [c for c in cells if c.words]
    if len(filled) != 1 or filled[0].row != row.row or len(row.cells) < 2:
        return False
    held = sum(1 for c in row.cells if c is filled[0])
    return held >= max(2, BANNER_SHARE * len(row.cells)) and row.cells[0] is filled[0]


def _header_rows(rows: Sequence[GridRow], vocabulary: Vocabulary) -> int:
    """How many rows from the top are headings: those that hold roles or periods and no more."""
    count = 0
    for row in rows[:MOST_HEADER_ROWS]:
        if not is_header_row(row, vocabulary):
            break
        count = row.row + 1 - rows[0].row
        count = max(count, _rows_of(row) - rows[0].row)
    return count


def _rows_of(row: GridRow) -> int:
    """The row after the last that a heading row takes: one heading may stand over several.

    Where headings reach down beside such a one, what it stands over are headings as well.
    """
    cells = [c for c in _distinct(row) if c.row == row.row]
    ends = [c.row + c.rowspan for c in cells]
    is_parted = any(c.colspan > 1 and c.rowspan == 1 for c in cells)
    return max(ends) if is_parted and ends else min(ends, default=row.row + 1)


def is_header_row(row: GridRow, vocabulary: Vocabulary) -> bool:
    """Whether the row holds headings: most of its texts are roles or periods, two at least."""
    cells = _distinct(row)
    filled = [c for c in cells if c.text.strip()]
    texts = [heading_text(c) for c in filled]
    if not any(vocabulary.hints_at_heading(t) for t in texts):
        return False
    known = sum(_means_something(t, vocabulary, thorough=False) for t in texts)
    least = max(min(2, len(row.cells)), HEADER_SHARE * len(filled))
    if known == 0 or known >= least:
        return known >= least
    return sum(_means_something(t, vocabulary, thorough=True) for t in texts) >= least


def is_inner_heading(row: GridRow, plan: ColumnPlan, vocabulary: Vocabulary) -> bool:
    """Whether a row under the headings says anew what columns hold.

    It names a column's own role again, or nothing but periods; else its texts are data that also
    could head a column ("Bilan annuel").
    """
    if not is_header_row(row, vocabulary):
        return False
    cells = {place_of(c): (i, c) for i, c in reversed(list(enumerate(row.cells))) if c and c.words}
    texts = [(i, heading_text(c)) for i, c in cells.values()]
    if all(vocabulary.period_of(t) is not None for _, t in texts):
        return True
    guesses = [(plan.columns[i].role, vocabulary.role_of(t)) for i, t in texts]
    return any(g is not None and g.role is role for role, g in guesses)


def _means_something(text: str, vocabulary: Vocabulary, *, thorough: bool) -> bool:
    if vocabulary.role_of(text, thorough=thorough) is not None:
        return True
    return vocabulary.period_of(text) is not None


def _distinct(row: GridRow) -> list[Cell]:
    return list({place_of(c): c for c in row.cells if c is not None}.values())


def _column(rows: Sequence[GridRow], index: int, vocabulary: Vocabulary) -> Column:
    cells = list(dict.fromkeys(c for row in rows if (c := row.cells[index]) is not None))
    texts = [(c, heading_text(c)) for c in cells if c.text.strip()]
    guess: RoleGuess | None = None
    period: Passage | None = None
    years: str | None = None
    for cell, text in texts:
        found = vocabulary.role_of(text)
        if found is not None and (guess is None or found.role is not Role.OTHER):
            guess = found
        named = vocabulary.period_of(text) or vocabulary.find_period(text)
        if named is not None:
            period, years = Passage(text, rows[0].table.page, cell_box(cell)), named.label
    heading = " ".join(text for _, text in texts)
    leaf = texts[-1][1] if texts else ""
    if guess is not None:
        return Column(index, guess.role, heading, guess.score, period, leaf, years)
    role = Role.PERIOD if period is not None else Role.OTHER
    return Column(index, role, heading, 1.0 if period is not None else 0.0, period, leaf, years)


def column_boxes(rows: Sequence[GridRow]) -> list[Box]:
    """The horizontal extent of each column, from the narrowest of its cells."""
    boxes = []
    for index in range(len(rows[0].cells)):
        held = [c for row in rows if (c := row.cells[index]) is not None]
        narrowest = min((c.box.width for c in held), default=0.0)
        near = [c.box for c in held if c.box.width <= narrowest * 1.25 + 1]
        box = near[len(near) // 2] if near else rows[0].table.box
        boxes.append(Box(box.x0, rows[0].table.box.top, box.x1, rows[0].table.box.bottom))
    return boxes


def carry_columns(plan: ColumnPlan, before: Table, table: Table) -> ColumnPlan | None:
    """The plan of ``before`` for a table that goes on without headings, matched by position.

    None where the columns of the two tables do not stand over each other. A column that covers
    several of the earlier ones takes the role of the last of them that is no period column.
    """
    old, new = column_boxes(grid_rows(before)), column_boxes(grid_rows(table))
    if abs(table.box.x0 - before.box.x0) > EDGE_SLACK_PT:
        return None
    if abs(table.box.x1 - before.box.x1) > EDGE_SLACK_PT:
        return None
    if table.page != before.page and len(new) != len(old):
        return None
    columns = []
    for index, box in enumerate(new):
        covered = [
            plan.columns[i]
            for i, b in enumerate(old)
            if min(b.x1, box.x1) - max(b.x0, box.x0) > 0.6 * b.width
        ]
        if not covered:
            return None
        chosen = covered[-1]
        columns.append(replace(chosen, index=index, score=chosen.score * CARRIED_SCORE))
    return ColumnPlan(tuple(columns), 0, is_carried=True)


def renewed_columns(plan: ColumnPlan, row: GridRow, vocabulary: Vocabulary) -> ColumnPlan:
    """``plan`` with what a heading row inside the table says anew (its years, its roles)."""
    columns = []
    for column in plan.columns:
        cell = row.cells[column.index]
        text = heading_text(cell) if cell is not None else ""
        period = vocabulary.period_of(text)
        guess = vocabulary.role_of(text)
        if period is not None and cell is not None:
            place = Passage(text, row.table.page, cell_box(cell))
            columns.append(replace(column, period=place, leaf="", years=period.label))
        elif guess is not None:
            columns.append(
                replace(column, role=guess.role, heading=text, score=guess.score, leaf="")
            )
        else:
            columns.append(column)
    return ColumnPlan(tuple(columns), plan.header_rows, plan.is_carried)
