"""Which level a heading names where its word may name two."""

from __future__ import annotations

from drawn_plans import heading, read

HEADS = ("Action", "Indicateur", "Cible")


def test_orientations_coded_under_axes_are_objectives() -> None:
    """Both words name themes; "1.1" goes on from "1"."""
    found = read(
        heading("Axe 1 – Vieillir chez soi", 14.0, top=20.0),
        heading("Orientation 1.1 : Adapter les logements", 11.0, top=40.0),
        [HEADS, ("Rénover les salles d’eau", "Salles d’eau rénovées", "40")],
        heading("Axe 2 – Vivre ensemble", 14.0, top=20.0, page=2),
        heading("Orientation 2.1 : Rompre l’isolement", 11.0, top=40.0, page=2),
    )

    first = found.targets[0]
    assert (first.theme_number, first.theme and first.theme.text) == ("1", "Vieillir chez soi")
    assert (first.objective_code, first.objective and first.objective.text) == (
        "1.1",
        "Adapter les logements",
    )
