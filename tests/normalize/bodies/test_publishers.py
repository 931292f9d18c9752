"""Publishers named by covers, running heads and addresses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalon.normalize.bodies.publishers import resolve_publisher

TYPICAL = [
    ("Pôle Québec Plan d’action 2025-2026", "pole-capitale-nationale"),
    ("https://polequebec.ca/", "pole-capitale-nationale"),
    ("RECONNAÎTRE Pôle d'enseignement supérieur - Montérégie", "pole-monteregie"),
    ("Pôle mauricien en enseignement supérieur", "pole-mauricie"),
    ("Pôle régional d'enseignement supérieur de l'Abitibi-Témiscamingue",
     "pole-abitibi-temiscamingue"),
    ("PESO – Plan d'action 2024-2027", "pole-outaouais"),
    ("Eastern Townships higher education pole", "pole-estrie"),
    ("Plan d’action 2019-2024 du Pôle de coordination pour l’accès à la formation",
     "pole-coordination-acces-formation"),
    ("Pôle de l'Est-du-Québec", "pole-est-du-quebec"),
    ("Mémoire de la Fédération des cégeps", "federation-des-cegeps"),
    ("Pôle Québec, avec le soutien du ministère de l'Enseignement supérieur",
     "pole-capitale-nationale"),
]  # fmt: skip
REFUSED = [
    "Plan d'action 2025-2026",
    "Plan d'action déposé au ministère de l'Enseignement supérieur",
    "Le pôle d'attraction de Montréal",
    "Pôle Québec et Pôle lanaudois en enseignement supérieur",
    "Cégeps et universités",
    "",
]


@pytest.mark.parametrize(("text", "publisher_id"), TYPICAL)
def test_publisher_is_named(text: str, publisher_id: str) -> None:
    """A name, a brand, an address or a Pôle beside its region names the publisher."""

    found = resolve_publisher(text)

    assert found is not None
    assert found.code == publisher_id


@pytest.mark.parametrize("text", REFUSED, ids=repr)
def test_unsure_publishers_are_null(text: str) -> None:
    """An addressee, two Pôles or none are no publisher."""

    assert resolve_publisher(text) is None


@given(st.text(alphabet=st.sampled_from("Pôle Québec-.ca'\nMES régional"), max_size=40))
def test_no_text_is_too_odd(text: str) -> None:
    """Any text gives a publisher with a score of at most one, or None."""

    found = resolve_publisher(text)

    assert found is None or 0 < found.score <= 1
