"""Indicator and target in one text, parted by one sign in most texts of a field."""

from __future__ import annotations

import pytest

from jalon.extract.records.combined import parted_at, sign_of
from jalon.vocabulary import Wordbook

FR = Wordbook().in_language("fr")
FIELDS = [
    ("Ateliers offerts : 12", "Personnes jointes : 85 %"),
    ("Ateliers offerts (12)", "Personnes jointes (85 %)"),
    ("Ateliers offerts [12]", "Personnes jointes [85 %]."),
    ("Ateliers offerts – 12", "Personnes jointes – 85 %"),
    ("Ateliers offerts → 12", "Personnes jointes → 85 %"),
]


@pytest.mark.parametrize("texts", FIELDS, ids=[f[0] for f in FIELDS])
def test_one_sign_parts_the_texts_of_a_field(texts: tuple[str, str]) -> None:
    """Brackets of both shapes, dashes, arrows and colons part what is measured from how much."""
    sign = sign_of(texts, FR)

    assert sign is not None
    assert [parted_at(t, sign) for t in texts] == [
        ("Ateliers offerts", "12"),
        ("Personnes jointes", "85 %"),
    ]


def test_brackets_around_names_part_nothing() -> None:
    """What stands in brackets has to be like a target."""
    assert sign_of(["Ateliers (Service de la vie étudiante)", "Salon (Registraire)"], FR) is None
