"""How paragraphs begin."""

from __future__ import annotations

import pytest
from drawn_slides import WORDS

from jalon.extract.readers.openings import counts_in, number_alone, opening_of
from jalon.schemas.diagram import Opening
from jalon.schemas.values import Role

R, I = Role.RECOMMENDATION, Role.ISSUE  # noqa: E741 - the two sides

TYPICAL = [
    pytest.param("Enjeux", Opening(I, None, ""), id="label"),
    pytest.param("RECOMMANDATION 3", Opening(R, "3", ""), id="numbered-label"),
    pytest.param(
        "Recommandation 3 : Créer un fonds", Opening(R, "3", "Créer un fonds"), id="colon"
    ),
    pytest.param("Recommandation no 4 – Agir", Opening(R, "4", "Agir"), id="sign-for-number"),
    pytest.param(
        "Recommendation 12 Expand access", Opening(R, "12", "Expand access"), id="english"
    ),
    pytest.param("Enjeu : Accès", Opening(I, None, "Accès"), id="label-without-number"),
    pytest.param("12. Enveloppe", Opening(None, "12", "Enveloppe"), id="number"),
    pytest.param("12) Enveloppe", Opening(None, "12", "Enveloppe"), id="bracket"),
    pytest.param("14.", Opening(None, "14", ""), id="number-on-its-own-line"),
    pytest.param("R3. Créer", Opening(None, "R3", "Créer"), id="letter-and-number"),
    pytest.param("5 - Créer", Opening(None, "5", "Créer"), id="dash"),
]
REFUSED = [
    pytest.param("Recommandation 3 du rapport", id="prose"),
    pytest.param("2016-2017 : bilan", id="years"),
    pytest.param("2,5 M$ par an", id="amount"),
    pytest.param("21e siècle", id="ordinal"),
    pytest.param("Objectif 3 : agir", id="another-label"),
    pytest.param("3. Recommandations", id="agenda"),
    pytest.param("10 % des sommes", id="share"),
    pytest.param("", id="empty"),
]


@pytest.mark.parametrize(("text", "expected"), TYPICAL)
def test_openings_are_read(text: str, expected: Opening) -> None:
    """Numbers and labels are taken off the text that they open."""

    assert opening_of(text, WORDS) == expected


@pytest.mark.parametrize("text", REFUSED)
def test_other_text_names_no_side(text: str) -> None:
    """Prose, years, amounts and agendas name neither side."""
    opening = opening_of(text, WORDS)

    assert opening is None or opening.role is None
    if text[:1].isdigit() and "." not in text[:3]:
        assert opening is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("6 recommandations", {R: 6}, id="one"),
        pytest.param("17 enjeux et 27 recommandations", {I: 17, R: 27}, id="two"),
        pytest.param("3 personnes, 4 enjeux", {I: 4}, id="beside-another"),
        pytest.param("Recommandations 2016", {}, id="year"),
        pytest.param("2,5 recommandations", {}, id="decimal"),
    ],
)
def test_counts_are_read(text: str, expected: dict[Role, int]) -> None:
    """What a divider states is read as counts of the two sides."""

    assert counts_in(text, WORDS) == expected


@pytest.mark.parametrize(
    ("text", "number"), [("7", "7"), ("14.", "14"), ("(3)", "3"), ("30 %", None), ("2016", None)]
)
def test_numbers_alone(text: str, number: str | None) -> None:
    """A short number is one, a share or a year is not."""

    assert number_alone(text) == number
