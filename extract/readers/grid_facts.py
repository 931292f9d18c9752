"""What a grid, its headings or one of its rows tells by itself, without what stands around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jalon.extract.readers.cells import cells_of
from jalon.extract.readers.column_roles import INFERRED_SCORE
from jalon.extract.readers.headings import heading_text
from jalon.schemas.flow import FlowKind, FlowPiece
from jalon.schemas.raw import Passage, RawAction, RawFinding, RawTarget
from jalon.schemas.rows import Bearings, ColumnPlan, GridRow, Surroundings
from jalon.schemas.table import Table
from jalon.schemas.values import Role, Severity

STATES_AIM = (Role.INDICATOR, Role.INDICATOR_TARGET, Role.TARGET)
SUPPORTS_AIM = (
    *STATES_AIM,
    Role.ACTION,
    Role.OBJECTIVE,
    Role.THEME,
    Role.DUE,
    Role.LEAD,
    Role.LEAD_PARTNERS,
    Role.LEAD_DUE,
    Role.STATUS,
    Role.RESULT,
    Role.BASELINE,
)
LONGEST_NAME = 120  # characters of a heading that names the publisher
LEVELS = (Role.THEME, Role.OBJECTIVE, Role.ACTION)


def states_aims(plan: ColumnPlan) -> bool:
    """Whether the columns make an action plan's grid: an aim, and something that it belongs to."""
    roles = [c.role for c in plan.columns]
    return any(r in STATES_AIM for r in roles) and len({r for r in roles if r in SUPPORTS_AIM}) >= 2


def find_unknown_headings(table: Table, plan: ColumnPlan) -> list[RawFinding]:
    """A finding for each column whose heading was not understood, or only inferred."""
    if plan.is_carried:
        return []
    return [
        RawFinding(
            "column_role_inferred" if c.role is not Role.OTHER else "column_role_unknown",
            Severity.WARNING,
            table.page,
            table.box,
            (("heading", c.heading), ("role", c.role.value)),
        )
        for c in plan.columns
        if c.heading and (c.role is Role.OTHER or c.score <= INFERRED_SCORE)
    ]


def action_of(bearings: Bearings, page: int) -> RawAction:
    """The action that ``bearings`` name, which must have one."""
    action = bearings.action
    if action is None:
        raise ValueError(f"expected an action, got {bearings!r}")
    return RawAction(
        page=page,
        box=action.box,
        action=action,
        theme_number=bearings.theme_number,
        theme=bearings.theme,
        objective_code=bearings.objective_code,
        objective=bearings.objective,
        action_code=bearings.action_code,
        description=bearings.description,
        lead=bearings.lead,
        partners=bearings.partners,
        method="table",
        confidence=0.9,
    )


def with_theme_objectives(
    targets: Sequence[RawTarget], objectives: dict[str, Passage]
) -> list[RawTarget]:
    """Give rows without an objective the one that a table of themes states for their theme."""
    return [_with_objective(t, objectives) for t in targets]


def _with_objective(target: RawTarget, objectives: dict[str, Passage]) -> RawTarget:
    keys = [target.theme_number, target.theme.text.casefold() if target.theme else None]
    found = next((objectives[k] for k in keys if k is not None and k in objectives), None)
    if target.objective is not None or target.objective_code is not None or found is None:
        return target
    return replace(target, objective=replace(found, is_inherited=True))


def is_title(piece: FlowPiece, title: str | None) -> bool:
    """Whether a heading only repeats the document's title, or most of it."""
    if piece.kind is not FlowKind.HEADING or piece.passage is None or title is None:
        return False
    text = piece.passage.text.casefold()
    return text in title.casefold() and len(text) >= 0.4 * len(title)


def is_publisher(piece: FlowPiece, first_page: int, around: Surroundings) -> bool:
    """Whether a heading of the first page only names the body that publishes."""
    if piece.kind is not FlowKind.HEADING or piece.passage is None or piece.section is not None:
        return False
    names_it = piece.page == first_page and len(piece.passage.text) <= LONGEST_NAME
    return names_it and around.vocabulary.publisher_of(piece.passage.text) is not None


def begins(row: GridRow, plan: ColumnPlan, role: Role) -> bool:
    """Whether a cell of ``role`` begins in the row with text of its own."""
    return any(c.row == row.row for c in cells_of(row, plan, role))


def number_of(row: GridRow, plan: ColumnPlan, index: int) -> str | None:
    """The number in the column before a level's own; the last such one, of no other level."""
    before = [c for c in plan.of(Role.NUMBER) if c.index < index]
    if not before or plan.has_between(before[-1].index, index, LEVELS):
        return None
    cell = row.cells[before[-1].index]
    text = heading_text(cell).strip(" .") if cell is not None else ""
    return (str(int(text)) if text.isdigit() else text) or None
