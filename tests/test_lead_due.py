"""A deadline below the body in charge is the row's deadline, and no body."""

from __future__ import annotations

import pytest
from test_assemble import BOX, FILE, plan, said

from jalon.assemble.document import assemble
from jalon.assemble.lead_due import split_deadline
from jalon.schemas.raw import RawTarget

TYPICAL = [
    ("Cégep de Lévis\nMai 2024", ("Cégep de Lévis", "Mai 2024")),
    ("UQAR\nAutomne\n2025", ("UQAR", "Automne 2025")),
    ("Pôle – En continu", ("Pôle", "En continu")),
    ("Fédération des cégeps, MES\n30 juin 2025", ("Fédération des cégeps, MES", "30 juin 2025")),
    ("Cégep de Thetford\nCégep Beauce-Appalaches", None),
    ("Mai 2024", None),
    ("Comité d'automne", None),
    ("Forum 2025", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "parts"), TYPICAL)
def test_split(text: str, parts: tuple[str, str] | None) -> None:
    """Only what is nothing but a deadline is parted from the body before it."""

    assert split_deadline(text) == parts


def test_row() -> None:
    """The row has the body and the days; a deadline of its own is left as it is."""
    row = RawTarget(
        page=1,
        box=BOX,
        indicator=said("Nombre de guides"),
        target=said("2"),
        lead=(said("UQAR\nAutomne 2025"),),
    )
    own = RawTarget(
        page=1,
        box=BOX,
        indicator=said("Nombre de guides"),
        target=said("2"),
        lead=(said("UQAR\nAutomne 2025"),),
        due=said("Juin 2026"),
    )
    (first,), (second,) = (assemble(plan(one), FILE).targets for one in (row, own))

    assert (first.lead, first.due) == (("UQAR",), "Automne 2025")
    assert first.due_end is not None
    assert second.due == "Juin 2026"
