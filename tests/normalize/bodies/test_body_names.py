"""Names of bodies by their words alone."""

from __future__ import annotations

import pytest

from jalon.normalize.bodies.body_names import body_name_likeness

NAMES = [
    pytest.param("Société de développement de Saint-Hyacinthe", 1.0, id="french-head"),
    pytest.param("St. Brendan’s College", 1.0, id="english-head-at-the-end"),
    pytest.param("Regional District of Three Rivers", 1.0, id="english-head-before-of"),
    pytest.param("L’Université de l’Estuaire", 1.0, id="article"),
    pytest.param("Government of the Republic of Moldova", 0.5, id="state"),
    pytest.param("SJSSAA", 0.25, id="acronym"),
    pytest.param("Establishment of Sub-division Sports Office", 0.25, id="deed-for-a-body"),
    pytest.param("Solidarité Puits ouverts", 0.25, id="capitals"),
]
REFUSED = [
    pytest.param("Adopté par le conseil d’administration le 12 mai 2023", id="date-line"),
    pytest.param("Enjeu 1 : Mobilité durable", id="theme"),
    pytest.param("Présidente du conseil", id="office-holder"),
    pytest.param("Portrait du milieu", id="heading"),
    pytest.param("Pôle", id="word-alone"),
    pytest.param("Plan d’action 2025-2026", id="title"),
    pytest.param("", id="empty"),
]


@pytest.mark.parametrize(("text", "likeness"), NAMES)
def test_names_are_known_by_their_words(text: str, likeness: float) -> None:
    """A body's own word says more than capitals."""
    assert body_name_likeness(text) == likeness


@pytest.mark.parametrize("text", REFUSED)
def test_other_lines_of_a_cover_are_no_names(text: str) -> None:
    """Titles, dates, headings and office holders are no bodies."""
    assert body_name_likeness(text) == 0.0
