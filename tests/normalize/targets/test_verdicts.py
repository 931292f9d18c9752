"""What a result printed beside a target says of it."""

from __future__ import annotations

import pytest

from jalon.normalize.targets.targets import parse_target
from jalon.normalize.targets.verdicts import verdict_on

MET, NOT_MET, UNDER_WAY, APART = "met", "not_met", "under_way", "not_comparable"

# indicator, target, result, verdict once the target's time is over
TYPICAL = {
    "more than asked": ("Nombre d’ateliers", "12 ateliers", "14 ateliers", MET),
    "as many": ("Nombre d’ateliers", "12", "12", MET),
    "fewer": ("Nombre d’ateliers", "12", "9", NOT_MET),
    "at least": ("Taux de satisfaction", "80 % et plus", "79 %", NOT_MET),
    "at most": ("Taux d’occupation", "au plus 30 %", "28 %", MET),
    "less is better": ("Taux d’abandon", "12 %", "10 %", MET),
    "less would be better": ("Nombre de plaintes", "5", "9", NOT_MET),
    "change": ("Inscriptions", "+ 10 %", "+ 12 %", MET),
    "change the other way": ("Inscriptions", "+ 10 %", "baisse de 2 %", NOT_MET),
    "cut": ("Émissions", "réduction de 7 %", "réduction de 8 %", MET),
    "other unit": ("Participation", "80 %", "45 personnes", APART),
    "level beside a change": ("Inscriptions", "+ 10 %", "12 %", APART),
    "about as many": ("Nombre de personnes accueillies", "Environ 60", "56", MET),
    "more than about": ("Nombre de personnes accueillies", "Environ 60", "67", MET),
    "state in words": ("Plan déposé", "Plan déposé", "Réalisé", MET),
    "state under way": ("Plan déposé", "Plan déposé", "En cours", UNDER_WAY),
    "English": ("Number of workshops", "12 workshops", "15 workshops", MET),
}
REFUSED = {
    "no number": ("Plan", "Plan déposé", "Le comité s’est réuni trois fois"),
    "time": ("Délai de réponse", "5 jours", "4 à 6 jours"),
    "more or less of a time": ("Durée des stages", "5 jours", "4 jours"),
    "cut as a level": ("Réduction des déchets", "20 %", "15 %"),
    "money": ("Dons", "5 000 $", "4 000 $"),
    "about": ("Nombre d’ateliers", "12", "environ 10"),
    "fewer than about": ("Nombre d’ateliers", "Environ 60", "40"),
    "above a range": ("Durée des stages (jours)", "Entre 10 et 15 jours", "20 jours"),
    "put off": ("Plan déposé", "Plan déposé", "Reporté"),
    "empty": ("Nombre d’ateliers", "12", "S.O."),
    "no target": ("Nombre d’ateliers", "S.O.", "12"),
}


def verdict(
    indicator: str, target: str, result: str, *, is_open: bool | None = False
) -> str | None:
    """The verdict on two texts read like a row's."""
    aim, found = (parse_target(text, indicator=indicator) for text in (target, result))
    said = verdict_on(aim, found, result_text=result, indicator=indicator, is_open=is_open)
    return said.value if said is not None else None


@pytest.mark.parametrize(
    ("indicator", "target", "result", "expected"), TYPICAL.values(), ids=TYPICAL
)
def test_verdict(indicator: str, target: str, result: str, expected: str) -> None:
    """A result that states what its target counts is held against it."""

    assert verdict(indicator, target, result) == expected


@pytest.mark.parametrize(("indicator", "target", "result"), REFUSED.values(), ids=REFUSED)
def test_no_verdict(indicator: str, target: str, result: str) -> None:
    """Where the texts leave it open, nothing is said."""

    assert verdict(indicator, target, result) is None


def test_time_that_goes_on() -> None:
    """Less than the target is under way while there is time, and unsure where that is not known."""

    assert verdict("Nombre d’ateliers", "12", "9", is_open=True) == UNDER_WAY
    assert verdict("Nombre d’ateliers", "12", "9", is_open=None) is None
    assert verdict("Nombre d’ateliers", "12", "14", is_open=None) == MET


def test_baseline_tells_the_direction() -> None:
    """Where it began tells whether less is better, whatever the words are."""

    aim, found = parse_target("5 jours"), parse_target("4 jours")
    down = verdict_on(aim, found, result_text="4 jours", baseline=9, is_open=False)
    up = verdict_on(aim, found, result_text="4 jours", baseline=2, is_open=False)

    assert down is not None
    assert up is not None
    assert (down.value, up.value) == (MET, NOT_MET)
