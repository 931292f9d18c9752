"""Choices with boxes: what is ticked is what the cell says."""

from __future__ import annotations

import pytest
from drawn_grids import lines_at

from jalon.extract.rows.boxes import ticked_in


@pytest.mark.parametrize(
    ("lines", "ticked"),
    [
        (("☒ Réalisé", "☐ En cours", "☐ Non débuté"), "Réalisé"),
        (("☐ À venir ☑ Amorcé ☐", "Complété"), "Amorcé"),
        (("[ ] Late  [x] On track",), "On track"),
        (("Oui ☐ Non ☑",), "Non"),
        (("☑ Collégial ☑ Universitaire ☐ Autre",), "Collégial, Universitaire"),
        (("☐ Réalisé ☐ En cours",), ""),
    ],
)
def test_of_choices_the_ticked_ones_are_said(lines: tuple[str, ...], ticked: str) -> None:
    """One or several of them, whatever sign ticks them; "" where none is."""
    assert ticked_in(lines_at(100, *lines)) == ticked


@pytest.mark.parametrize(
    "lines",
    [
        ("En cours",),
        ("□ Former les tuteurs", "□ Aider les cohortes"),
        ("● En retard",),
        ("☑ Fait",),
    ],
)
def test_bullets_and_lone_marks_offer_no_choice(lines: tuple[str, ...]) -> None:
    """A list with square bullets is a list, a mark beside a state is a mark."""
    assert ticked_in(lines_at(100, *lines)) is None
