"""What headings, captions and columns of units say of bare targets."""

from __future__ import annotations

from drawn_grids import table_of
from drawn_plans import Text, heading, read

ROWS = (("Verser des bourses", "Aide versée", "150"), ("Rénover", "Budget engagé", "1 250"))


def test_a_heading_states_the_unit_of_its_targets() -> None:
    """The scale is that of the column, as printed."""
    found = read(table_of([("Action", "Indicateur", "Cible (en milliers de dollars)"), *ROWS]))

    assert {t.unit_hint for t in found.targets} == {"Cible (en milliers de dollars)"}


def test_a_caption_states_the_unit_of_the_table_under_it() -> None:
    """It stands right above; a text elsewhere says nothing of the numbers."""
    caption = "Cibles financières (en k$)"
    for top, hint in ((84.0, caption), (40.0, None)):
        found = read(
            heading("Plan d’action 2025-2026", top=10),
            Text(caption, top=top),
            table_of([("Action", "Indicateur", "Cible"), *ROWS]),
        )

        assert {t.unit_hint for t in found.targets} == {hint}


def test_a_column_of_units_is_read_row_by_row() -> None:
    """Each target is in the unit beside it."""
    found = read(
        table_of(
            [
                ("Action", "Indicateur", "Unité", "Cible"),
                ("Verser des bourses", "Aide versée", "k$", "150"),
                ("Former les tuteurs", "Taux de réussite", "%", "85"),
            ]
        )
    )

    assert [t.unit_hint for t in found.targets] == ["k$", "%"]


def test_headings_without_a_unit_state_none() -> None:
    """A year or a plain word is no unit."""
    found = read(table_of([("Action", "Indicateur", "Cible 2025-2026"), *ROWS]))

    assert {t.unit_hint for t in found.targets} == {None}
