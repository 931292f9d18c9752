"""Deeds joined to dates by dots: milestones of a project, and no indicators."""

from __future__ import annotations

import pytest
from drawn_plans import Drawn, Text, heading, read

DOTS = " . . . . . . . . . . . . . . . . "


def roadmap(*values: str) -> Drawn:
    """Two projects with two lines each."""
    lines = [
        heading("Roadmap 2026-2028", 20.0, top=20.0),
        heading("Project 1: Reading room", 13.0, top=60.0),
        Text("Lead: Facilities", top=85.0),
        Text(f"Select the architect{DOTS}{values[0]}", top=105.0),
        Text(f"Open the reading room{DOTS}{values[1]}", top=125.0),
        heading("Project 2: Online catalogue", 13.0, top=160.0),
        Text("Lead: Systems", top=185.0),
        Text(f"Migrate the records{DOTS}{values[2]}", top=205.0),
        Text(f"Retire the old catalogue{DOTS}{values[3]}", top=225.0),
    ]
    return read(*lines)


def test_a_deed_with_its_date_is_an_action_under_its_project() -> None:
    """The date is when it is due, the project the theme."""
    found = roadmap("March 2026", "Fall 2027", "June 2026", "January 2028")

    assert not found.targets
    assert [
        (a.theme and a.theme.text, a.action.text, a.due and a.due.text, a.lead[0].text)
        for a in found.actions
    ] == [
        ("Reading room", "Select the architect", "March 2026", "Facilities"),
        ("Reading room", "Open the reading room", "Fall 2027", "Facilities"),
        ("Online catalogue", "Migrate the records", "June 2026", "Systems"),
        ("Online catalogue", "Retire the old catalogue", "January 2028", "Systems"),
    ]


@pytest.mark.parametrize("values", [("40", "85%", "1,200", "12"), ("2026", "1950", "2030", "2015")])
def test_numbers_joined_to_names_stay_targets(values: tuple[str, ...]) -> None:
    """A number alone may be counted, even one that could be a year."""
    assert [t.target and t.target.text for t in roadmap(*values).targets] == list(values)
