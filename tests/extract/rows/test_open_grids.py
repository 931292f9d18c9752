"""Grids whose headings say enough, though what stands beside is undecided."""

from __future__ import annotations

import pytest
from drawn_grids import grid_of

from jalon.extract.meaning.roles import grid_meanings
from jalon.extract.rows.gates import is_plan
from jalon.extract.rows.lists import with_listed_actions
from jalon.schemas.units import GridMeaning
from jalon.schemas.values import Role
from jalon.vocabulary import Wordbook

EN = Wordbook().in_language("en")


def meaning(headings: tuple[str, ...], *rows: tuple[str, ...]) -> GridMeaning:
    """What a grid of these headings and texts means."""
    grid = grid_of(headings, *rows)
    return with_listed_actions([grid], grid_meanings([grid], EN), EN, frozenset())[0]


@pytest.mark.parametrize(
    ("headings", "rows"),
    [
        (
            ("Chapter of the plan", "Performance indicator", "Remarks of the board"),
            (
                ("Moorings", "Share of moorings inspected", "Two divers left"),
                ("Cranes", "Number of cranes idle", "See the annex"),
            ),
        ),
        (
            ("Sector", "Target 2027", "Target 2031"),
            (
                ("Water", "80 % of homes are metered", "All homes are metered"),
                ("Roads", "40 km are resurfaced", "90 km are resurfaced"),
            ),
        ),
        (
            ("Site", "Countermeasure/Action"),
            (
                ("East", "Complete the triage review"),
                ("West", "Develop a standard for reassessment"),
                ("North", "Train nurses in the evening"),
            ),
        ),
    ],
    ids=["indicators", "dated targets", "actions"],
)
def test_sure_headings_state_a_plan(
    headings: tuple[str, ...], rows: tuple[tuple[str, ...], ...]
) -> None:
    """Indicators, dated targets and actions stand whatever stands beside them."""

    assert is_plan(meaning(headings, *rows))


def test_years_that_nothing_stands_under_are_to_come() -> None:
    """Blank years beside indicators are their targets, not filled in yet."""
    found = meaning(
        ("Indicator", "2031-2032", "2032-2033"),
        ("Number of berths", "", ""),
        ("Share of ships on shore power", "", ""),
    )

    assert [r.role for r in found.roles] == [Role.INDICATOR, Role.TARGET, Role.TARGET]


def test_a_calendar_of_sales_is_no_plan() -> None:
    """Names with numbers by year say nothing of what is aimed at."""
    found = meaning(("Product", "2019", "2020"), ("Rope", "12", "15"), ("Paint", "7", "9"))

    assert not is_plan(found)
