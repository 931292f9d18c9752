"""Sums and names of rows in a plan's grids."""

from __future__ import annotations

import pytest
from drawn_grids import Span, said, table_of
from drawn_plans import read

HEADS = ("Action", "Indicateur", "Cible", "Responsable")
FIRST = ("Former les tuteurs", "Nombre de tuteurs", "40", "UQAR")
LAST = ("Ouvrir un centre", "Nombre de visites", "300", "UQAC")


@pytest.mark.parametrize(
    "label", ["Sous-total", "Total", "Total général", "Grand total", "Ensemble"]
)
def test_sums_are_no_targets(label: str) -> None:
    """A row that adds up the rows above would count them twice."""
    found = read(table_of([HEADS, FIRST, (label, "", "40", ""), LAST, (label, "", "340", "")]))

    assert [said(t.target) for t in found.targets] == ["40", "300"]


def test_a_sum_may_lie_across_the_columns_before_its_figure() -> None:
    """Its label stands at the right of a cell over several."""
    across = Span("Total partiel", across=2)
    found = read(table_of([HEADS, FIRST, LAST, (across, None, "340", "")]))

    assert [said(t.target) for t in found.targets] == ["40", "300"]


def test_a_total_to_reach_is_a_target() -> None:
    """An indicator may begin with the word."""
    total = ("Compter", "Total des heures offertes", "900", "UQAR")
    found = read(table_of([HEADS, FIRST, total]))

    assert [said(t.target) for t in found.targets] == ["40", "900"]


def test_a_first_column_without_a_heading_names_the_actions() -> None:
    """Rows are named in front of a table that heads its indicators and targets only."""
    heads = ("", "Indicateur", "Cible", "Responsable")
    rows = (("Mentorat", *FIRST[1:]), ("Portes ouvertes", *LAST[1:]))
    found = read(table_of([heads, *rows]))

    assert [said(t.action) for t in found.targets] == ["Mentorat", "Portes ouvertes"]


def test_levels_without_a_heading_are_no_actions() -> None:
    """A logical framework names its levels there."""
    heads = ("", "Indicateur", "Cible", "Responsable")
    rows = (("Objectif global", *FIRST[1:]), ("Résultat 1", *LAST[1:]))
    found = read(table_of([heads, *rows]))

    assert all(t.action is None for t in found.targets)


def test_a_row_of_words_that_name_columns_is_no_second_heading() -> None:
    """It is set as the rows under it, and the headings above have a column each."""
    found = read(
        table_of(
            [
                ("**Actions", "**Échéances", "**Collaborateurs"),
                ("Recenser les besoins", "Action terminée", "Partenaires"),
                ("Rédiger un guide", "Hiver 2024", "Ministère"),
                ("Publier un bilan", "Automne 2026", "Partenaires"),
            ]
        )
    )

    assert said(found.actions[0].action) == "Recenser les besoins"
    assert len(found.actions) == 3


def test_an_empty_year_of_an_indicator_is_a_row() -> None:
    """With an action or without; an indicator without any target may be any line."""
    heads = ("Indicateur", "2025", "2026")
    rows = (("Nombre de séances", "10", ""), ("Nombre de visites", "", "12"))
    found = read(table_of([heads, *rows]))

    assert [(said(t.period), said(t.target)) for t in found.targets] == [
        ("2025", "10"),
        ("2026", None),
        ("2025", None),
        ("2026", "12"),
    ]
