"""Headings that only say what stands under them, and lines that state nothing."""

from __future__ import annotations

import pytest
from drawn_plans import heading, read

from jalon.extract.rows.fold import AIM_TITLE
from jalon.extract.rows.making import CONTACT


@pytest.mark.parametrize(
    ("title", "is_name"),
    [
        ("Targets for the branches", True),
        ("Indicateurs de suivi", True),
        ("Expected results of the third year", True),
        ("Target the poorest districts first", False),
        ("Cibler les quartiers mal desservis", False),
    ],
)
def test_title_of_aims_is_no_action(title: str, is_name: bool) -> None:
    """A heading that names targets or indicators heads them; one of what is done does not."""
    assert (AIM_TITLE.match(title) is not None) is is_name


def test_rows_under_a_title_of_aims_have_no_action() -> None:
    """What is measured under such a title belongs to no action."""
    found = read(
        heading("2.13 Targets for the branches"),
        [("Indicators", "Targets"), ("Loans per head", "6"), ("Visits per head", "4")],
    )

    assert {r.action.text for r in found.targets if r.action is not None} == set()


@pytest.mark.parametrize(
    ("text", "is_contact"),
    [
        ("2814 0212, Tele fax : 044-2814 0213", True),
        ("Téléphone : 418 555-0100", True),
        ("info@college.example", True),
        ("100 % des appels de téléphone rendus en 2 jours", False),
    ],
)
def test_letterhead_states_no_target(text: str, is_contact: bool) -> None:
    """A number to call is none to reach."""
    assert (CONTACT.search(text) is not None) is is_contact
