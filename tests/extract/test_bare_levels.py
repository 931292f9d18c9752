"""Numbers in the place of a theme or an objective name none."""

from __future__ import annotations

import pytest

from jalon.extract.bare_levels import without_bare_levels
from jalon.schemas.geometry import Box
from jalon.schemas.raw import Passage, RawTarget

BOX = Box(0, 0, 10, 10)


def row(objective: str | None, objective_code: str | None, action_code: str | None) -> RawTarget:
    """A row under an objective."""
    named = Passage(objective, 1, BOX) if objective is not None else None
    codes = tuple(
        (name, Passage(code, 1, BOX))
        for name, code in (("objective_code", objective_code), ("action_code", action_code))
        if code is not None
    )
    return RawTarget(
        1,
        BOX,
        objective=named,
        objective_code=objective_code,
        action_code=action_code,
        codes=codes,
    )


NONE_NAMED = [
    pytest.param(row("4 5", None, "4"), id="numbers of two actions"),
    pytest.param(row(None, "7", "7"), id="the number of the action"),
]
NAMED = [
    pytest.param(row("Accueillir", "1", "1"), id="a text"),
    pytest.param(row(None, "1.1", "1.1.2"), id="a code of its own"),
]


@pytest.mark.parametrize("given", NONE_NAMED)
def test_numbers_are_no_objective(given: RawTarget) -> None:
    """The row stands under no objective, and no place is claimed for one."""

    made = without_bare_levels(given)

    assert (made.objective, made.objective_code) == (None, None)
    assert [name for name, _ in made.codes if name == "objective_code"] == []


@pytest.mark.parametrize("given", NAMED)
def test_objectives_stay(given: RawTarget) -> None:
    """What has words, or a code unlike the action's, stays as it was read."""

    assert without_bare_levels(given) == given
