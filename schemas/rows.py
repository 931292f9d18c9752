"""The list items of a cell, and where a row stands."""

from __future__ import annotations

from dataclasses import dataclass

from jalon.schemas.geometry import Box
from jalon.schemas.raw import Passage
from jalon.schemas.region import Line


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list in a cell: its lines, its text on one line, its footnote marks.

    ``first_baseline`` is the baseline of its first line, ``last_baseline`` of its last, in
    points from the page's top.
    """

    lines: tuple[Line, ...]
    box: Box
    text: str
    is_bulleted: bool
    first_baseline: float
    last_baseline: float
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bearings:
    """Where a row stands: its theme, objective and action, from headings or from its table.

    ``due`` is the deadline that the action's first row states for all its rows.
    """

    theme_number: str | None = None
    theme: Passage | None = None
    objective_code: str | None = None
    objective: Passage | None = None
    action_code: str | None = None
    action: Passage | None = None
    description: Passage | None = None
    lead: tuple[Passage, ...] = ()
    partners: tuple[Passage, ...] = ()
    due: Passage | None = None
