"""Tables parted by rows of their own: a bold name beside nothing, a band across, a level's name."""

from __future__ import annotations

from drawn_plans import heading, read

HEADS = ("Code", "Activité", "Indicateur", "Cible", "Responsable")
FIRST = ("101", "Réparer les toitures", "Toitures réparées", "12", "Service technique")
SECOND = ("102", "Repeindre les corridors", "Corridors repeints", "8", "Service technique")
THIRD = ("201", "Relancer les retardataires", "Taux de retard", "2 %", "Perception")


def test_a_bold_row_with_a_name_alone_is_the_theme_of_the_rows_below() -> None:
    """Its code goes with it, and no action is made of it."""
    found = read(
        heading("Plan d’action 2026"),
        [
            HEADS,
            ("100", "**Entretien", "", "", ""),
            FIRST,
            SECOND,
            ("200", "**Location", "", "", ""),
            THIRD,
        ],
    )

    assert [(t.theme_number, t.theme.text) for t in found.targets if t.theme is not None] == [
        ("100", "Entretien"),
        ("100", "Entretien"),
        ("200", "Location"),
    ]
    assert not found.actions


def test_a_plain_row_with_a_name_alone_stays_an_action() -> None:
    """Without a look of its own nothing says that it heads others."""
    found = read(
        heading("Plan d’action 2026"),
        [HEADS, ("100", "Entretenir les immeubles", "", "", ""), FIRST, SECOND],
    )

    assert [a.action.text for a in found.actions] == ["Entretenir les immeubles"]
    assert all(t.theme is None for t in found.targets)


def test_levels_named_down_a_logical_framework_are_no_labels() -> None:
    """A row that begins with "Résultat 1" is one of the grid; what it states is its action."""
    found = read(
        heading("Cadre logique 2026-2029"),
        [
            ("", "Logique d’intervention", "Indicateurs", "Valeurs cibles"),
            ("Objectif global", "Améliorer l’accès à l’eau", "Taux de desserte", "80 %"),
            ("Objectif spécifique", "Équiper 20 villages", "Villages équipés", "20"),
            ("Résultat 1", "Des forages en service", "Forages", "25"),
            ("Résultat 2", "Des comités formés", "Comités formés", "20"),
        ],
    )

    assert [(t.action.text, t.target.text) for t in found.targets if t.action and t.target] == [
        ("Améliorer l’accès à l’eau", "80 %"),
        ("Équiper 20 villages", "20"),
        ("Des forages en service", "25"),
        ("Des comités formés", "20"),
    ]
