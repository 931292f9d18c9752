"""The measure of the floors itself: what counts as agreement with gold."""

from __future__ import annotations

from typing import Any

import pytest
from layouts.agreement import Tally, compare_rows

GOLD: dict[str, Any] = {
    "page": 2,
    "action": "Former",
    "indicator": "Nb de projets",
    "period": "2025-2026",
    "target": "Min 2",
    "value": 2,
    "lead": ["Cégep A", "Cégep B"],
    "due": None,
}
READ: dict[str, Any] = {**GOLD, "confidence": 0.95, "row_id": "x"}

CASES = [
    pytest.param({}, (1, 3, 3, 1, 1), id="same"),
    pytest.param({"lead": ["Cégep B", "Cégep A"]}, (1, 3, 3, 1, 1), id="order-of-a-list"),
    pytest.param({"indicator": "Nb de  projets."}, (1, 3, 3, 1, 1), id="spaces-and-full-stop"),
    pytest.param({"value": 2.0}, (1, 3, 3, 1, 1), id="whole-number"),
    pytest.param({"value": 3}, (1, 2, 3, 0, 0), id="wrong-number"),
    pytest.param({"lead": ["Cégep A"]}, (1, 2, 3, 0, 1), id="wrong-field"),
    pytest.param({"due": "Mai 2026"}, (1, 3, 4, 0, 1), id="field-made-up"),
    pytest.param({"target": "Min 5"}, (0, 3, 3, 0, 0), id="wrong-target-is-still-paired"),
    pytest.param({"action": "Aider"}, (0, 0, 0, 0, 0), id="another-row"),
]


@pytest.mark.parametrize(("change", "expected"), CASES)
def test_what_counts_as_agreement(
    change: dict[str, Any], expected: tuple[int, int, int, int, int]
) -> None:
    """Keys pair the rows; fields, whole rows and sure numbers are counted over the pairs."""
    found = compare_rows("rows", [GOLD], [{**READ, **change}])

    counts = (found.agreed, found.fields_right, found.fields, found.whole, found.sure_right)
    assert counts == expected
    assert (found.read, found.expected, found.sure) == (1, 1, 1)


def test_unsure_rows_and_rows_without_figure_are_not_sure() -> None:
    """Only rows that claim a number with confidence can be silently wrong."""
    rows = [{**READ, "confidence": 0.6}, {**READ, "target": None}]

    assert compare_rows("rows", [GOLD], rows).sure == 0


def test_rows_that_were_not_read_or_are_too_many_count() -> None:
    """Missing rows lower recall, further rows precision."""
    twice = compare_rows("rows", [GOLD], [READ, dict(READ)])
    none = compare_rows("rows", [GOLD], [])

    assert twice.shares()["f1"] == pytest.approx(2 / 3)
    assert none.shares()["f1"] == 0.0
    assert (twice + none).expected == 2
    assert set(Tally().shares().values()) == {1.0}


@pytest.mark.parametrize(
    ("shown", "share"),
    [("Taux de réussite 12 %", 1.0), ("Taux de réussite", 0.5), ("", 0.0)],
)
def test_grounding_is_what_the_page_shows_at_the_place(shown: str, share: float) -> None:
    """A text counts as placed where the page shows it in the row's box."""
    gold = GOLD | {"indicator": "Taux de réussite", "target": "12 %"}
    read = READ | {"indicator": "Taux de réussite", "target": "12 %"}

    assert compare_rows("rows", [gold], [read], lambda _: shown).shares()["grounding"] == share
