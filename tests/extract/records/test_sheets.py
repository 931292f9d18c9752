"""Tables told from sheets and cards."""

from __future__ import annotations

import pytest

from jalon.extract.records.sheets import Place, is_sheet
from jalon.schemas.geometry import Box

TABLE = Box(0.0, 0.0, 400.0, 200.0)


def _place(key: str, x: float, top: float) -> Place:
    return Place(key, Box(x, top, x + 60.0, top + 10.0))


HEADS = [_place("action", 10, 10), _place("terme", 110, 10), _place("cible", 210, 10)]


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        ([("court terme", 110, 40), ("long terme", 110, 70), ("long terme", 110, 100)], False),
        ([("porteur", 10, 40), ("état", 110, 40), ("risque", 210, 40)], True),
    ],
    ids=["words of one column", "labels all over"],
)
def test_words_of_one_column_make_no_sheet(
    below: list[tuple[str, float, float]], expected: bool
) -> None:
    """Values that recur read like labels; they stand under one of the headings."""
    assert is_sheet(TABLE, [*HEADS, *(_place(*b) for b in below)]) is expected


def test_headings_of_a_tall_drawn_row_stand_at_any_height() -> None:
    """Headings that are centred in a tall row stand lower than the first; none is a label."""
    heads = [_place("finance", 10, 10), _place("secteur", 110, 30), _place("objectif", 210, 30)]

    assert is_sheet(TABLE, heads)
    assert not is_sheet(TABLE, heads, heads_end=50.0)
