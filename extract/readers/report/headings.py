"""What the columns of a report's table say that their cells hold."""

from __future__ import annotations

from typing import NamedTuple

from jalon.extract.readers.report.settings import SETTINGS
from jalon.schemas.table import Cell, Table
from jalon.schemas.values import Role
from jalon.schemas.vocabulary import Vocabulary

HEADINGS = SETTINGS.headings

AIMS = frozenset((Role.TARGET, Role.INDICATOR_TARGET))
TOLD = frozenset((Role.RESULT, Role.STATUS, Role.TAGS, Role.DESCRIPTION))


class Headings(NamedTuple):
    """The role of each understood column, and the first row below the headings."""

    roles: dict[int, Role]
    first_row: int


def headings_of(table: Table, vocabulary: Vocabulary) -> Headings | None:
    """The roles of a table's columns from the row of headings that names the most of them.

    Of results of several years only the latest are the report's own; the others are left out.
    """
    best: Headings | None = None
    for row in range(min(HEADINGS.heading_rows, table.rows)):
        roles = _row_roles(table, row, vocabulary)
        if len(set(roles.values())) >= 2 and (best is None or len(roles) > len(best.roles)):
            best = Headings(roles, row + 1)
    return best


def _row_roles(table: Table, row: int, vocabulary: Vocabulary) -> dict[int, Role]:
    cells = [c for c in table.cells if c.row <= row < c.row + c.rowspan]
    roles = {}
    for cell in cells:
        guess = vocabulary.role_of(heading_text(cell))
        if guess is not None:
            roles[cell.col] = guess.role
    return _own_results(table, cells, roles, vocabulary)


def _own_results(
    table: Table, cells: list[Cell], roles: dict[int, Role], vocabulary: Vocabulary
) -> dict[int, Role]:
    """The roles with one column of results: that of the latest year where years are named."""
    years = {
        cell.col: year
        for cell in cells
        if (year := _year_of(table, cell, roles, vocabulary)) is not None
    }
    if not years:
        return roles
    latest = max(years, key=lambda col: years[col])
    if Role.RESULT in roles.values() and roles.get(latest) is not Role.RESULT:
        return roles
    others = {col: Role.OTHER for col in years if col != latest}
    return {**roles, **others, latest: Role.RESULT}


def _year_of(
    table: Table, cell: Cell, roles: dict[int, Role], vocabulary: Vocabulary
) -> int | None:
    """The last year that the heading of a column of results names, None for other columns."""
    role, text = roles.get(cell.col), heading_text(cell)
    if role is Role.RESULT:
        period = vocabulary.find_period(text)
    elif role is not None or Role.INDICATOR not in roles.values():
        return None
    else:
        period = None if _is_aimed(table, cell, vocabulary) else vocabulary.period_of(text)
    return None if period is None else period.end_year


def _is_aimed(table: Table, cell: Cell, vocabulary: Vocabulary) -> bool:
    """Whether a heading above this one, or beside it, speaks of targets."""
    above = [heading_text(c) for c in table.cells if c.row <= cell.row]
    guesses = [vocabulary.role_of(text) for text in above]
    return any(guess is not None and guess.role in AIMS for guess in guesses)


def heading_text(cell: Cell) -> str:
    """A cell's text on one line."""
    return " ".join(cell.text.split())


def is_of_results(headings: Headings) -> bool:
    """Whether the columns report on actions, or put results beside indicators.

    A table of actions with targets and without results is a plan.
    """
    roles = set(headings.roles.values())
    if Role.ACTION in roles:
        is_plan = bool(roles & AIMS) and Role.RESULT not in roles
        return not is_plan and bool(roles & (TOLD | {Role.INDICATOR}))
    return Role.RESULT in roles and bool(roles & {Role.INDICATOR, Role.DESCRIPTION})
