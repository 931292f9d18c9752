"""Grids that only list actions, and what their rows are besides."""

from __future__ import annotations

import pytest
from drawn_grids import grid_of

from jalon.extract.meaning.roles import grid_meanings
from jalon.extract.records.totals import is_total
from jalon.extract.rows.lists import with_listed_actions
from jalon.vocabulary import Wordbook

FR = Wordbook().in_language("fr")


PROJECTS = (
    ("Projet de gestion des berges", "15 000 000", "1 500 000"),
    ("Programme national d’alertes précoces", "40 000 000", "4 000 000"),
    ("Foyers améliorés", "5 000 000", "500 000"),
)
POSTS = (("Salaires", "48 000", ""), ("Matériel", "12 000", ""), ("Loyer", "9 000", ""))


@pytest.mark.parametrize(
    ("headings", "rows", "expected"),
    [
        (("Actions", "Coût (US $)", "Coût annuel"), PROJECTS, True),
        (("Poste", "Montant", "Note"), POSTS, False),
    ],
    ids=["projects and their costs", "a budget"],
)
def test_what_is_done_and_costs_is_a_list_of_actions(
    headings: tuple[str, ...], rows: tuple[tuple[str, ...], ...], expected: bool
) -> None:
    """Projects with their costs are actions; the posts of a budget are none."""
    one = grid_of(headings, *rows)
    found = with_listed_actions([one], grid_meanings([one], FR), FR, frozenset())

    assert found[0].lists_actions is expected
    assert found[0].costs == (frozenset({1, 2}) if expected else frozenset())


@pytest.mark.parametrize(
    ("text", "expected"),
    [("SOUS TOTAL", True), ("S/total", True), ("Total général", True), ("Totaliser l’eau", False)],
)
def test_sums_are_no_actions(text: str, expected: bool) -> None:
    """A row that sums up the rows above states nothing that is done."""
    (line,) = grid_of(("Actions", "Coût"), (text, "12 000")).lines

    assert is_total(line) is expected
