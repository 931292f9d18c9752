"""Who is in charge, who helps and until when, from a row's cells."""

from __future__ import annotations

import pytest
from drawn_grids import WORDS, surroundings, table_of

from jalon.extract.readers.headers import find_columns, grid_rows
from jalon.extract.readers.organisations import organisations_of

Found = tuple[list[str], list[str], str | None]


def found_in(heading: str, text: str, *more: tuple[str, str]) -> Found:
    """Lead, partners and deadline of a row with these columns beside action and target."""
    columns = [("Action", "Former"), ("Cible", "2"), (heading, text), *more]
    table = table_of([[h for h, _ in columns], [t for _, t in columns]])
    rows = grid_rows(table)
    plan = find_columns(rows, WORDS)
    assert plan is not None
    lead, partners, due = organisations_of(rows[1], plan, surroundings())
    return [p.text for p in lead], [p.text for p in partners], due.text if due else None


TYPICAL = [
    pytest.param("Responsable", "Cégep A", (["Cégep A"], [], None), id="lead"),
    pytest.param("Partenaires", "Cégep B", ([], ["Cégep B"], None), id="partners"),
    pytest.param("Responsable", "", ([], [], None), id="blank"),
    pytest.param(
        "Responsables et partenaires",
        "**Cégep A\nCégep B\nUniversité C",
        (["Cégep A"], ["Cégep B\nUniversité C"], None),
        id="bold-lead-before-partners",
    ),
    pytest.param(
        "Responsables et partenaires",
        "**Cégep A\n**Cégep D\nCégep B",
        (["Cégep A\nCégep D"], ["Cégep B"], None),
        id="two-bold-leads",
    ),
    pytest.param(
        "Responsables et partenaires",
        "Cégep A\n\nCégep B",
        (["Cégep A"], ["Cégep B"], None),
        id="first-paragraph-leads",
    ),
    pytest.param(
        "Responsable et échéancier",
        "Pôle régional\nAutomne 2025",
        (["Pôle régional"], [], "Automne 2025"),
        id="lead-and-deadline",
    ),
    pytest.param(
        "Responsable et échéancier",
        "Pôle régional\n(juin 2026)",
        (["Pôle régional"], [], "juin 2026"),
        id="deadline-in-brackets",
    ),
    pytest.param(
        "Responsable et échéancier",
        "Pôle régional",
        (["Pôle régional"], [], None),
        id="no-deadline",
    ),
    pytest.param("Responsable et échéancier", "Juin 2026", ([], [], "Juin 2026"), id="only-when"),
]


@pytest.mark.parametrize(("heading", "text", "expected"), TYPICAL)
def test_cells_name_who_and_when(heading: str, text: str, expected: Found) -> None:
    """Each run of names keeps its line breaks; a deadline at the end of a cell is parted."""
    assert found_in(heading, text) == expected


def test_lead_and_partners_in_columns_of_their_own() -> None:
    """Each column fills its own list."""
    found = found_in("Responsable", "Cégep A", ("Collaborateurs", "Cégep B"))

    assert found == (["Cégep A"], ["Cégep B"], None)
