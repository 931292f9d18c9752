"""What sentences of plans want reached, and sentences that want nothing."""

from __future__ import annotations

import pytest

from jalon.normalize.targets.aims import find_aims

STATED = [
    pytest.param(
        "The county aims to reduce its direct emissions by at least 40 % by 2035",
        [("at least 40 %", "by 2035")],
        id="bound",
    ),
    pytest.param(
        "Cut waste by 20% by 2028 and by 35% by 2032",
        [("20%", "by 2028"), ("35%", "by 2032")],
        id="each-with-its-year",
    ),
    pytest.param(
        "The port will be carbon neutral by 2045", [("carbon neutral", "by 2045")], id="state"
    ),
    pytest.param(
        "La région s’engage à une réduction de 30 % d’ici 2030",
        [("réduction de 30 %", "d’ici 2030")],
        id="change-before",
    ),
    pytest.param("Il est prévu de couvrir 40 % des toits", [("40 %", None)], id="undated"),
]
SILENT = [
    pytest.param("Energy use has been cut by 12 % since 2015", id="past"),
    pytest.param("We will hold 12 meetings by 2027", id="count"),
    pytest.param("The Net Zero Office will report in 2027", id="name"),
    pytest.param("Agriculture represents 30 % of the jobs", id="no-aim"),
    pytest.param("Restore 500 ha of marsh", id="undated-size"),
    pytest.param("The board should cut costs by 5 % by 2027", id="advice"),
    pytest.param("We will spend 3 M$ by 2027", id="money"),
]


@pytest.mark.parametrize(("sentence", "expected"), STATED)
def test_amounts_are_found_with_their_year(
    sentence: str, expected: list[tuple[str, str | None]]
) -> None:
    """Each amount or state stands with the year next to it."""

    assert [(a.target, a.due) for a in find_aims(sentence)] == expected


@pytest.mark.parametrize("sentence", SILENT)
def test_other_sentences_state_nothing(sentence: str) -> None:
    """The past, counts, sums of money and names are no aims."""

    assert find_aims(sentence) == ()


def test_a_deed_needs_no_word_that_looks_forward() -> None:
    """An item known to say what is done states its amount."""
    item = "Divert 75 % of operational waste"

    assert find_aims(item) == ()
    assert [a.target for a in find_aims(item, is_deed=True)] == ["75 %"]
