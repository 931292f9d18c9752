"""Which grids state a plan."""

from __future__ import annotations

import pytest

from jalon.extract.rows.gates import states_plan
from jalon.schemas.units import FieldRole
from jalon.schemas.values import Role


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        ((Role.ACTION, Role.STATUS), True),
        ((Role.THEME, Role.ACTION), True),
        ((Role.ACTION, Role.BUDGET), False),
        ((Role.OTHER, Role.DESCRIPTION), False),
        ((Role.ACTION, Role.INDICATOR_TARGET), True),
        ((Role.TARGET, Role.OTHER), True),
    ],
    ids=[
        "projects and their state",
        "orientations and measures",
        "a budget",
        "a glossary",
        "steps and what measures them",
        "targets and their source",
    ],
)
def test_actions_with_what_they_stand_under_state_a_plan(
    roles: tuple[Role, ...], expected: bool
) -> None:
    """A grid of actions needs no indicator, but something that says whose or where they are."""

    assert states_plan([FieldRole(r, 2.0, 0.9) for r in roles]) is expected
