"""Numbers that a reading took for the text of a theme or an objective: they name none."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from jalon.schemas.raw import Passage, RawAction, RawTarget

Row = TypeVar("Row", RawTarget, RawAction)


def without_bare_levels(row: Row) -> Row:
    """The row without themes and objectives that are numbers alone.

    The number of an action stands in a column of its own beside it, often without a heading: it
    is no objective, nor the code of one.

    Args:
        row: A target or an action as read.
    """
    if _is_bare(row.theme):
        row = replace(row, theme=None, theme_number=None, codes=_others(row, "theme_number"))
    is_number = row.objective is None and row.objective_code is not None
    if _is_bare(row.objective) or (is_number and row.objective_code == row.action_code):
        codes = _others(row, "objective_code")
        row = replace(row, objective=None, objective_code=None, codes=codes)
    return row


def _is_bare(passage: Passage | None) -> bool:
    return passage is not None and not any(map(str.isalpha, passage.text))


def _others(row: RawTarget | RawAction, name: str) -> tuple[tuple[str, Passage], ...]:
    return tuple((column, passage) for column, passage in row.codes if column != name)
