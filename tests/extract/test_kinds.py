"""The kind of a document, by its own words and by what its rows say."""

from __future__ import annotations

import pytest
from drawn_grids import passage

from jalon.extract.contents import Contents
from jalon.extract.kinds import kind_of
from jalon.schemas.facts import DocumentFacts
from jalon.schemas.geometry import Box
from jalon.schemas.raw import RawTarget
from jalon.schemas.units import FieldRole, GridMeaning
from jalon.schemas.values import DocType, Role
from jalon.vocabulary import Wordbook

NOTHING = Contents((), {}, (), (), frozenset(), Wordbook())
PLAN = DocumentFacts(passage("Plan d’action 2025-2026"))


def row(status: str | None) -> RawTarget:
    """A row with how far it has come."""
    text = passage(status) if status is not None else None
    return RawTarget(1, Box(0, 0, 1, 1), indicator=passage("Visites"), status=text)


def grid(*roles: Role) -> GridMeaning:
    """A table whose headings are known."""
    held = tuple(FieldRole(role, 3.0, 1.0) for role in roles)
    return GridMeaning(held, frozenset(), (0.0,) * len(held), (None,) * len(held))


@pytest.mark.parametrize(
    ("states", "kind"),
    [
        (("Réalisé", "En cours", None), DocType.STATUS_REPORT),
        (("À venir", "À venir", "À venir"), DocType.ACTION_PLAN),
        (("Réalisé", None, None), DocType.ACTION_PLAN),
        (("Nouveau", "Récurrent", "Nouveau"), DocType.ACTION_PLAN),
    ],
)
def test_a_plan_whose_rows_say_how_far_they_are_reports_on_it(
    states: tuple[str | None, ...], kind: DocType
) -> None:
    """Most of them do, and not all the same."""
    assert kind_of(PLAN, NOTHING, (), [row(s) for s in states])[0] is kind


def test_a_page_without_a_title_may_be_of_a_plan() -> None:
    """Its table says what is done, by when and with whom; what has a title is what that says."""
    meaning = grid(Role.ACTION, Role.DUE, Role.PARTNERS)

    assert kind_of(DocumentFacts(), NOTHING, (meaning,), ())[0] is DocType.ACTION_PLAN
    minutes = DocumentFacts(passage("Réunion du comité"))
    assert kind_of(minutes, NOTHING, (meaning,), ())[0] is DocType.OTHER
