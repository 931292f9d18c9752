"""Units, money, changes, frequencies and what a heading says of bare numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalon.normalize.numbers.unit_hints import may_be_negative, unit_hint_of
from jalon.normalize.targets.targets import parse_target, target_doubts
from jalon.schemas.quantities import TargetDoubt
from jalon.schemas.values import Comparator, Per, TargetKind, Unit, UnitHint

# text, value, unit
UNITS: list[tuple[str, float, str]] = [
    ("0,5 ETP", 0.5, "fte"),
    ("1.5 FTE", 1.5, "fte"),
    ("2 équivalents temps complet", 2, "fte"),
    ("3 full-time equivalents", 3, "fte"),
    ("5000 ha", 5000, "ha"),
    ("120 hectares", 120, "ha"),
    ("12,5 km de sentiers", 12.5, "km"),
    ("construction de centrale fioul/gaz (400MW)", 400, "MW"),
    ("2 GW", 2000, "MW"),
    ("150 000 tCO2e", 150000, "tCO2e"),
    ("25 kt CO2 eq", 25000, "tCO2e"),
    ("30 000 tonnes de CO₂", 30000, "tCO2e"),
    ("3 tonnes de déchets", 3, "count"),
    ("5 km²", 5, "count"),
    ("48h", 48, "hour"),
    ("½ heure", 0.5, "hour"),
    ("½ journée", 0.5, "day"),
    ("5 000 €", 5000, "EUR"),
    ("€ 5,000", 5000, "EUR"),
    ("2,5 millions d’euros", 2500000, "EUR"),
    ("150 k€", 150000, "EUR"),
    ("US$ 5,000", 5000, "USD"),
    ("5 000 $ US", 5000, "USD"),
    ("USD 5,000", 5000, "USD"),
    ("£2.5m", 2500000, "GBP"),
    ("CHF 3'000", 3000, "CHF"),
    ("3’000 CHF", 3000, "CHF"),
    ("250 000 FCFA", 250000, "XOF"),
    ("10 milliards de francs CFA", 10000000000, "XOF"),
    ("12 MDH", 12000000, "MAD"),
    ("3 M$", 3000000, "CAD"),
    ("5 m$", 5000000, "CAD"),
    ("1.250 €", 1250, "EUR"),
    ("1.250,5 €", 1250.5, "EUR"),
    ("1\u202f250,5", 1250.5, "count"),
    ("12 500.50 $", 12500.5, "CAD"),
    ("We try 5 tools", 5, "count"),
    ("02", 2, "count"),
]


@pytest.mark.parametrize("case", UNITS, ids=lambda case: case[0])
def test_unit_is_read(case: tuple[str, float, str]) -> None:
    """A number has the unit printed beside it, in whole units."""
    target = parse_target(case[0])

    assert target is not None
    assert (target.value, target.unit) == case[1:]


# text, comparator, value, upper end, unit
BOUNDS: list[tuple[str, str, float, float | None, str]] = [
    ("Ne pas dépasser 5 %", "le", 5, None, "percent"),
    ("Not to exceed 5 days", "le", 5, None, "day"),
    ("Capped at 10 %", "le", 10, None, "percent"),
    ("Up to 40", "le", 40, None, "count"),
    ("No fewer than 5", "ge", 5, None, "count"),
    ("Not below 90%", "ge", 90, None, "percent"),
    ("80 % et +", "ge", 80, None, "percent"),
    ("Maintenir à 80 %", "eq", 80, None, "percent"),
    ("Maintenir au moins 80 %", "ge", 80, None, "percent"),
    ("D’ici 2027, atteindre 80 % des élèves", "eq", 80, None, "percent"),
    ("12 - 15", "ge", 12, 15, "count"),
    ("From 10 to 15", "ge", 10, 15, "count"),
    ("0,5-1,5 ETP", "ge", 0.5, 1.5, "fte"),
    ("4,5 % – 6 %", "ge", 4.5, 6, "percent"),
    ("1 200 à 1 500 $", "ge", 1200, 1500, "CAD"),
    ("10 à 15 M$", "ge", 10000000, 15000000, "CAD"),
    ("Environ 10 à 15", "approx", 10, 15, "count"),
    ("23,3 ± 6,7", "approx", 23.3, None, "count"),
    ("80 % ± 3 %", "approx", 80, None, "percent"),
    ("45 +/- 5 jours", "approx", 45, None, "day"),
    ("Les cinq (5) communes du lac", "eq", 5, None, "count"),
    ("Au moins 60 % des entreprises de plus de 50 personnes", "ge", 60, None, "percent"),
    ("80% of the schools with 20 pupils", "eq", 80, None, "percent"),
]


@pytest.mark.parametrize("case", BOUNDS, ids=lambda case: case[0])
def test_bound_is_read(case: tuple[str, str, float, float | None, str]) -> None:
    """A bound has its comparator, a range its lower and upper end, a margin is left aside."""
    target = parse_target(case[0])

    assert target is not None
    assert (target.comparator, target.value, target.value_max, target.unit) == case[1:]
    assert target.kind is TargetKind.ABSOLUTE


# text, value, unit
CHANGES: list[tuple[str, float, str]] = [
    ("− 7 %", -7, "percent"),
    ("réduction de 7 %", -7, "percent"),
    ("+12", 12, "count"),
    ("+ 12 points", 12, "point"),
    ("+3 pp", 3, "point"),
    ("Hausse de 3 points de pourcentage", 3, "point"),
    ("Baisse de 2 points", -2, "point"),
    ("Doubler le nombre de participants d’ici 3 ans", 100, "percent"),
    ("Doubling of the budget", 100, "percent"),
    ("Tripler", 200, "percent"),
    ("× 2", 100, "percent"),
    ("x2", 100, "percent"),
    ("Réduire de moitié les émissions", -50, "percent"),
    ("Réduction de 10 à 15 %", -15, "percent"),
]


@pytest.mark.parametrize("case", CHANGES, ids=lambda case: case[0])
def test_change_is_read(case: tuple[str, float, str]) -> None:
    """A change keeps the sign of its direction; "doubler" is 100 percent more."""
    target = parse_target(case[0])

    assert target is not None
    assert (target.value, target.unit) == case[1:]
    assert target.kind is TargetKind.RELATIVE_CHANGE


NO_CHANGE = [
    "Double diplôme",
    "Doubler les places pour atteindre 200",
    "2 x / an",
    "3 points d’eau",
]


@pytest.mark.parametrize("text", NO_CHANGE)
def test_no_change_is_read(text: str) -> None:
    """A word that only looks like a change, or a level that follows it, is none."""
    target = parse_target(text)

    assert target is not None
    assert target.kind is not TargetKind.RELATIVE_CHANGE


# text, value, what it counts by
FREQUENCIES: list[tuple[str, float | None, Per | None]] = [
    ("Six rencontres par année", 6, Per.YEAR),
    ("1 fois par session", 1, Per.SESSION),
    ("4 per term", 4, Per.SESSION),
    ("2 x / an", 2, Per.YEAR),
    ("2/an", 2, Per.YEAR),
    ("Quatre fois l’an", 4, Per.YEAR),
    ("Twice a year", 2, Per.YEAR),
    ("Once per quarter", 1, Per.QUARTER),
    ("3 h/semaine", 3, Per.WEEK),
    ("Accompagner 60 aînés chaque année", 60, Per.YEAR),
    ("100 $ par personne", 100, Per.PERSON),
    ("Trimestriel", None, None),
    ("Monthly", None, None),
    ("12 rencontres mensuelles", 12, None),
    ("4 meetings within a year", 4, None),
    ("4 formations d’ici la fin de l’année", 4, None),
    ("+ 1 % par rapport à la mesure de départ", 1, None),
    ("Augmentation de 20 % par année pour atteindre 2 115 participants", 2115, None),
]


@pytest.mark.parametrize("case", FREQUENCIES, ids=lambda case: case[0])
def test_frequency_is_read(case: tuple[str, float | None, Per | None]) -> None:
    """A frequency says what it counts by; a rhythm alone states no number to count."""
    target = parse_target(case[0])

    assert target is not None
    assert (target.value, target.per) == case[1:]


# heading, unit, factor
HEADINGS: list[tuple[str, Unit | None, float]] = [
    ("Cible (%)", Unit.PERCENT, 1),
    ("Target (%)", Unit.PERCENT, 1),
    ("%", Unit.PERCENT, 1),
    ("Budget ($)", Unit.CAD, 1),
    ("Budget (M$)", Unit.CAD, 1e6),
    ("k€", Unit.EUR, 1e3),
    ("Cible (en milliers de dollars)", Unit.CAD, 1e3),
    ("Les montants sont en millions de dollars canadiens", Unit.CAD, 1e6),
    ("(in thousands of dollars)", Unit.CAD, 1e3),
    ("(000 $)", Unit.CAD, 1e3),
    ("(In crores of rupees)", None, 1),
    ("En millions de FCFA", Unit.XOF, 1e6),
    ("En milliers", None, 1e3),
    ("Durée (h)", Unit.HOUR, 1),
    ("Délai en jours", Unit.DAY, 1),
    ("Superficie (ha)", Unit.HA, 1),
    ("Effectif (ETP)", Unit.FTE, 1),
    ("Capacité (GW)", Unit.MW, 1e3),
    ("Nombre", Unit.COUNT, 1),
]
NO_HINTS = ["Cible", "Cible 2025-2026", "Target (year)", "Cible (an 1)", "Responsable (s)", "", "M"]


@pytest.mark.parametrize("case", HEADINGS, ids=lambda case: case[0])
def test_heading_states_a_unit(case: tuple[str, Unit | None, float]) -> None:
    """A unit in brackets, after "en" or alone in its cell is that of the numbers under it."""
    hint = unit_hint_of(case[0])

    assert (hint and hint.unit, hint.factor if hint else 1) == case[1:]


@pytest.mark.parametrize("heading", NO_HINTS)
def test_heading_states_no_unit(heading: str) -> None:
    """Other words in a heading, or a letter that may be anything, state nothing."""

    assert unit_hint_of(heading) is None


def test_brackets_as_minus_are_announced() -> None:
    """A note or an indicator of what may be negative says that brackets are a minus."""
    hint = unit_hint_of("Les montants entre parenthèses sont négatifs")

    assert hint is not None
    assert hint.brackets_mean_minus
    assert may_be_negative("Variation du nombre d’abandons")
    assert not may_be_negative("Nombre d’abandons")


THOUSANDS = UnitHint(Unit.CAD, 1000)
PERCENT = UnitHint(Unit.PERCENT)
MINUS = UnitHint(brackets_mean_minus=True)
# text, indicator, hint, value, unit
HINTED: list[tuple[str, str | None, UnitHint | None, float | None, str | None]] = [
    ("1 250", "Montant des bourses", THOUSANDS, 1250000, "CAD"),
    ("80,5", None, THOUSANDS, 80500, "CAD"),
    ("1 250 $", None, THOUSANDS, 1250000, "CAD"),
    ("10 à 15", None, THOUSANDS, 10000, "CAD"),
    ("2 M$", None, THOUSANDS, 2000000, "CAD"),
    ("12 ateliers", None, THOUSANDS, 12, "count"),
    ("80 %", None, THOUSANDS, 80, "percent"),
    ("45", "Nombre de bourses", THOUSANDS, None, None),
    ("45", "Durée (minutes)", THOUSANDS, 45, "minute"),
    ("85", "Taux de satisfaction", PERCENT, 85, "percent"),
    ("8", "Taux de satisfaction", PERCENT, 8, "percent"),
    ("Au moins 85", None, PERCENT, 85, "percent"),
    ("5 000 $", None, UnitHint(Unit.USD), 5000, "USD"),
    ("12", None, UnitHint(Unit.MW, 1000), 12000, "MW"),
    ("(20)", None, MINUS, -20, "count"),
    ("(20 076) $", "Écart budgétaire", None, -20076, "CAD"),
    ("(3,5) %", "Variation du taux d’échec", None, -3.5, "percent"),
    ("(3,5 %)", "Variation du taux d’échec", None, -3.5, "percent"),
    ("(20)", "Nombre d’ateliers", None, None, None),
    ("0", "Taux de satisfaction", None, 0, "percent"),
    ("3 sur 5", "Nombre de cégeps engagés", None, 3, "count"),
    ("2/3", "Part des établissements", None, None, None),
    ("19,6 M", "Nombre d’heures travaillées", None, 19600000, "hour"),
    ("12", "Superficie protégée (ha)", None, 12, "ha"),
    ("12", "Nombre de projet(s)", None, 12, "count"),
]


@pytest.mark.parametrize("case", HINTED, ids=lambda case: f"{case[0]} | {case[1]}")
def test_hint_decides(
    case: tuple[str, str | None, UnitHint | None, float | None, str | None],
) -> None:
    """A bare number takes the unit and scale of its heading, unless something contradicts it."""
    text, indicator, hint, value, unit = case
    target = parse_target(text, indicator=indicator, unit_hint=hint)

    assert target is not None
    assert (target.value, target.unit) == (value, unit)
    assert (value is None) == bool(target_doubts(text, indicator=indicator, unit_hint=hint))


def test_numbers_that_are_not_taken_are_no_deliverable() -> None:
    """A target with two numbers is a level that was not read, not a thing to produce."""
    target = parse_target("275 000 ménages et subvention à 35 % des recharges")

    assert target is not None
    assert (target.kind, target.value) == (TargetKind.ABSOLUTE, None)


def test_signed_count_in_words_is_doubted() -> None:
    """A plus sign before things counted may be more than so many: no value, and the reason."""

    assert target_doubts("+ 64 écoles") == (TargetDoubt.SIGN_UNCLEAR,)


@given(st.text(max_size=40), st.sampled_from([None, THOUSANDS, PERCENT, MINUS]))
def test_any_text_is_survived(text: str, hint: UnitHint | None) -> None:
    """No text and no hint makes the reading fail; a number always has bound and unit."""
    unit_hint_of(text)
    target = parse_target(text, indicator=text, unit_hint=hint)

    stated = target is not None and target.value is not None
    assert stated == (target is not None and isinstance(target.comparator, Comparator))
    assert stated == (target is not None and isinstance(target.unit, Unit))
