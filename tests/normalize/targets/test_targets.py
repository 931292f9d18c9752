"""Targets as data: the number that a text states, or an honest null."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalon.normalize.numbers.measures import measure_of
from jalon.normalize.targets.target_splits import split_targets
from jalon.normalize.targets.targets import has_target, parse_target, target_doubts
from jalon.schemas.quantities import TargetDoubt
from jalon.schemas.values import Comparator, Measure, TargetKind, TargetValue

CORPUS = Path(__file__).parents[3].parent / "shared" / "corpus"

# text, comparator, value, upper end, unit, kind
Case = tuple[str, str, float, float | None, str, str]
ABSOLUTE, CHANGE = "absolute", "relative_change"

TYPICAL: list[Case] = [
    ("80 % et plus", "ge", 80, None, "percent", ABSOLUTE),
    ("Plus de 80 000 vues", "gt", 80000, None, "count", ABSOLUTE),
    ("Min 2", "ge", 2, None, "count", ABSOLUTE),
    ("Min. 4", "ge", 4, None, "count", ABSOLUTE),
    ("Minimum : 5", "ge", 5, None, "count", ABSOLUTE),
    ("Minimum de 3 projets", "ge", 3, None, "count", ABSOLUTE),
    ("Un minimum de 12 rencontres par année", "ge", 12, None, "count", ABSOLUTE),
    ("au moins 60 %", "ge", 60, None, "percent", ABSOLUTE),
    ("D’au moins 10 activités", "ge", 10, None, "count", ABSOLUTE),
    ("≥ 75 %", "ge", 75, None, "percent", ABSOLUTE),
    (">= 75 %", "ge", 75, None, "percent", ABSOLUTE),
    ("≥75%", "ge", 75, None, "percent", ABSOLUTE),
    ("> 75 %", "gt", 75, None, "percent", ABSOLUTE),
    ("< 5 %", "lt", 5, None, "percent", ABSOLUTE),
    ("≤ 5 jours", "le", 5, None, "day", ABSOLUTE),
    ("3 rencontres minimum", "ge", 3, None, "count", ABSOLUTE),
    ("15 participants et plus", "ge", 15, None, "count", ABSOLUTE),
    ("50+", "ge", 50, None, "count", ABSOLUTE),
    ("Au plus 3 séances", "le", 3, None, "count", ABSOLUTE),
    ("Maximum 10 %", "le", 10, None, "percent", ABSOLUTE),
    ("Pas plus de 4 plaintes", "le", 4, None, "count", ABSOLUTE),
    ("Jusqu’à 5 projets", "le", 5, None, "count", ABSOLUTE),
    ("Moins de 30 jours", "lt", 30, None, "day", ABSOLUTE),
    ("Environ 150 personnes", "approx", 150, None, "count", ABSOLUTE),
    ("Près de 300 élèves", "approx", 300, None, "count", ABSOLUTE),
    ("une douzaine de projets", "approx", 12, None, "count", ABSOLUTE),
    ("Pas moins de 8 cégeps", "ge", 8, None, "count", ABSOLUTE),
    ("100 % des pistes d’action mises en œuvre", "eq", 100, None, "percent", ABSOLUTE),
    ("Un rapport est produit à 100 %", "eq", 100, None, "percent", ABSOLUTE),
    ("752 personnes en 2020-2021", "eq", 752, None, "count", ABSOLUTE),
    ("Deux projets en RAC réalisés", "eq", 2, None, "count", ABSOLUTE),
    ("Trois à cinq ateliers", "ge", 3, 5, "count", ABSOLUTE),
    ("Vingt et un établissements", "eq", 21, None, "count", ABSOLUTE),
    ("soixante-quinze pour cent", "eq", 75, None, "percent", ABSOLUTE),
    ("75 p. 100 des élèves", "eq", 75, None, "percent", ABSOLUTE),
    ("Une (1) entente signée", "eq", 1, None, "count", ABSOLUTE),
    ("Deux (2) capsules", "eq", 2, None, "count", ABSOLUTE),
    ("Au moins une entente", "ge", 1, None, "count", ABSOLUTE),
    ("Une rencontre par mois", "eq", 1, None, "count", ABSOLUTE),
    ("1 par mois", "eq", 1, None, "count", ABSOLUTE),
    ("2 fois par année", "eq", 2, None, "count", ABSOLUTE),
    ("s 56%", "eq", 56, None, "percent", ABSOLUTE),
    ("30 p.", "eq", 30, None, "page", ABSOLUTE),
    ("2 M$", "eq", 2000000, None, "CAD", ABSOLUTE),
    ("1,5 M$", "eq", 1500000, None, "CAD", ABSOLUTE),
    ("150 k$", "eq", 150000, None, "CAD", ABSOLUTE),
    ("25 000 $", "eq", 25000, None, "CAD", ABSOLUTE),
    ("$25,000", "eq", 25000, None, "CAD", ABSOLUTE),
    ("1,5 million de dollars", "eq", 1500000, None, "CAD", ABSOLUTE),
    ("1\u202f250 visites", "eq", 1250, None, "count", ABSOLUTE),
    ("1\u00a0250\u00a0000 visites", "eq", 1250000, None, "count", ABSOLUTE),
    ("12,5 %", "eq", 12.5, None, "percent", ABSOLUTE),
    ("10 à 15 participants", "ge", 10, 15, "count", ABSOLUTE),
    ("10-15", "ge", 10, 15, "count", ABSOLUTE),
    ("10 – 15 personnes", "ge", 10, 15, "count", ABSOLUTE),
    ("entre 5 et 10 projets", "ge", 5, 10, "count", ABSOLUTE),
    ("De 5 à 10 projets", "ge", 5, 10, "count", ABSOLUTE),
    ("2 ou 3 activités", "ge", 2, 3, "count", ABSOLUTE),
    ("Entre 60 % et 80 %", "ge", 60, 80, "percent", ABSOLUTE),
    ("Passer de 5 à 10 partenaires", "eq", 10, None, "count", ABSOLUTE),
    ("Augmenter à 80 % le taux de réussite", "eq", 80, None, "percent", ABSOLUTE),
    (
        "Augmentation de 20 % par année pour atteindre 2 115 participants en 2022",
        *("eq", 2115, None, "count", ABSOLUTE),
    ),
    (
        "100 % des projets conformes sont financés jusqu’à la hauteur de l’enveloppe = 100 %",
        *("eq", 100, None, "percent", ABSOLUTE),
    ),
    (
        "Constitution de bassins de candidats pour 10 professions distinctes",
        *("eq", 10, None, "count", ABSOLUTE),
    ),
    ("Analyse couvrant au moins 60 % des programmes", "ge", 60, None, "percent", ABSOLUTE),
    ("80 % des 25 écoles du territoire", "eq", 80, None, "percent", ABSOLUTE),
    ("3 ateliers de 2 heures", "eq", 3, None, "count", ABSOLUTE),
    ("5 rencontres d’ici 2 ans", "eq", 5, None, "count", ABSOLUTE),
    ("4 formations d’ici juin 2025", "eq", 4, None, "count", ABSOLUTE),
    ("20 heures de formation", "eq", 20, None, "hour", ABSOLUTE),
    ("2000 visites", "eq", 2000, None, "count", ABSOLUTE),
    ("2025 participants", "eq", 2025, None, "count", ABSOLUTE),
    ("Réaliser 90 % du plan de travail 2024-2025", "eq", 90, None, "percent", ABSOLUTE),
    ("Phase 2 réalisée à 50 %", "eq", 50, None, "percent", ABSOLUTE),
    ("Ateliers (3)", "eq", 3, None, "count", ABSOLUTE),
    ("• 6 établissements", "eq", 6, None, "count", ABSOLUTE),
    ("- 80 % des élèves satisfaits", "eq", 80, None, "percent", ABSOLUTE),
    ("0", "eq", 0, None, "count", ABSOLUTE),
    ("Réponse en moins de 48 h", "lt", 48, None, "hour", ABSOLUTE),
    ("Délai moyen de 5 jours", "eq", 5, None, "day", ABSOLUTE),
    ("Au moins 80 % des répondants (n = 50)", "ge", 80, None, "percent", ABSOLUTE),
    ("50 jeunes de 15 à 29 ans", "eq", 50, None, "count", ABSOLUTE),
    ("Zéro", "eq", 0, None, "count", ABSOLUTE),
    ("2/an", "eq", 2, None, "count", ABSOLUTE),
    ("10k", "eq", 10000, None, "count", ABSOLUTE),
    ("$1.2 million", "eq", 1200000, None, "CAD", ABSOLUTE),
    ("+10%", "eq", 10, None, "percent", CHANGE),
    ("+ 5 %", "eq", 5, None, "percent", CHANGE),
    ("-10 %", "eq", -10, None, "percent", CHANGE),
    ("augmentation de 20 %", "eq", 20, None, "percent", CHANGE),
    ("Augmentation minimale de 5 % par année", "ge", 5, None, "percent", CHANGE),
    ("Hausse d’au moins 15 %", "ge", 15, None, "percent", CHANGE),
    ("Accroître de 10 % le nombre d’inscriptions", "eq", 10, None, "percent", CHANGE),
    ("Augmenter le nombre de participants de 10 %", "eq", 10, None, "percent", CHANGE),
    ("Diminution de 10 % des abandons", "eq", -10, None, "percent", CHANGE),
    ("Réduire de 25 %", "eq", -25, None, "percent", CHANGE),
    ("20 % d’augmentation", "eq", 20, None, "percent", CHANGE),
    ("50 % de moins", "eq", -50, None, "percent", CHANGE),
    ("Augmentation de 20 participants", "eq", 20, None, "count", CHANGE),
    ("At least 60% of the schools", "ge", 60, None, "percent", ABSOLUTE),
    ("More than 1,250 of the students", "gt", 1250, None, "count", ABSOLUTE),
    ("Up to 5 projects", "le", 5, None, "count", ABSOLUTE),
    ("Two workshops held", "eq", 2, None, "count", ABSOLUTE),
    ("Between 5 and 10 partners", "ge", 5, 10, "count", ABSOLUTE),
    ("80% or more", "ge", 80, None, "percent", ABSOLUTE),
    ("Fewer than 10 complaints", "lt", 10, None, "count", ABSOLUTE),
    ("10% increase", "eq", 10, None, "percent", CHANGE),
    ("Increase of 20 per cent", "eq", 20, None, "percent", CHANGE),
    ("Reduce the rate by 5%", "eq", -5, None, "percent", CHANGE),
    ("Increase to reach 300 students", "eq", 300, None, "count", ABSOLUTE),
    ("Once a month: 12 meetings", "eq", 12, None, "count", ABSOLUTE),
]


def _flat(target: TargetValue | None) -> tuple[object, ...]:
    assert target is not None
    bound = None if target.comparator is None else target.comparator.value
    unit = None if target.unit is None else target.unit.value
    return (bound, target.value, target.value_max, unit, target.kind.value)


@pytest.mark.parametrize("case", TYPICAL, ids=lambda case: case[0])
def test_number_is_read(case: Case) -> None:
    """A target that states one number has its bound, its value and its unit."""

    assert _flat(parse_target(case[0])) == case[1:]


# A number may be seen in these, and none is taken; the doubts say why.
REFUSED: list[tuple[str, tuple[str, ...]]] = [
    ("5 projets x 3 ans", ("several_numbers",)),
    ("Au moins le tiers des écoles", ("ratio",)),
    ("La moitié des élèves dans 3 écoles", ("ratio",)),
    ("Moins 5 %", ("sign_unclear",)),
    ("Plus 10 activités", ("sign_unclear",)),
    ("Formation de 45 heures", ("reference_number",)),
    ("18-24 ans", ("reference_number",)),
    ("Top 10", ()),
    ("12 ateliers et 45 participants", ("several_numbers",)),
    ("=1+1", ("several_numbers",)),
    ("=SOMME(A1:A3)", ("several_numbers",)),
    (" ".join(f"{n} ateliers" for n in range(400)), ("several_numbers",)),
    ("60 % en 2024, 80 % en 2025", ("several_numbers",)),
    ("Rencontrer 3 écoles; former 20 personnes", ("several_numbers",)),
    ("Atteindre 3 écoles et 50 élèves", ("several_numbers",)),
    ("1.234", ("ambiguous_number",)),
    ("1,250 visites", ("ambiguous_number",)),
    ("15 à 10 projets", ("ambiguous_number",)),
    ("deux (3) projets", ("ambiguous_number",)),
    ("12 sur 15", ("ratio",)),
    ("12/15", ("ratio",)),
    ("4,2 sur 5", ("ratio",)),
    ("les deux tiers des écoles", ("ratio",)),
    ("Bilan présenté aux 8 établissements", ("reference_number",)),
    ("Un comité de 8 membres", ("reference_number",)),
    ("Mise à jour du site (2)", ("reference_number",)),
    ("5 m", ("unit_unclear",)),
    ("5 min", ("unit_unclear",)),
    ("+ 64 écoles", ("sign_unclear",)),
    ("- 10 %", ("sign_unclear",)),
    ("-12", ("sign_unclear",)),
    ("(20)", ("sign_unclear",)),
    ("½ boîte", ("unit_unclear",)),
    ("Améliorer la réussite de 80 % des élèves", ("sign_unclear",)),
    ("2025", ("maybe_year",)),
    ("5 000 ¥", ("foreign_currency",)),
    ("Z$ 5,000", ("foreign_currency",)),
    ("Score de 80 points", ("percentage_points",)),
    ("Mise à jour", ()),
    ("Une entente conclue avec la CAIQ", ()),
    ("Tenue d’une première rencontre à l’automne 2020", ()),
    ("Les données commencent à être colligées", ()),
    ("Bilan des travaux", ()),
    ("Oui", ()),
    ("Réalisé", ()),
    ("Fait", ()),
    ("Plan adopté en 2022", ()),
    ("Rapport 2024 déposé", ()),
    ("Dépôt du plan 2025-2026", ()),
    ("D’ici 3 ans", ()),
    ("Au 31 mars 2025", ()),
    ("11, 12 et 13 mai 2021", ()),
    ("Étape 2 complétée", ()),
    ("Action 1.1.2", ()),
    ("1.1 Développer une offre", ()),
    ("2e édition", ()),
    ("5e année du secondaire", ()),
    ("Conforme à la Loi 25", ()),
    ("T2 2025", ()),
    ("S1", ()),
    ("Plan d’action COVID-19", ()),
    ("Rencontre à Trois-Rivières", ()),
    ("Un site neuf", ()),
    ("Plan à venir", ()),
    ("Voir p. 12", ()),
    ("Five-year plan adopted", ()),
    ("An agreement is signed", ()),
    ("One report", ()),
]


# A text with numbers of which none can be taken is no deliverable.
_KINDS_OF_DOUBT = {
    "": TargetKind.DELIVERABLE,
    "reference_number": TargetKind.DELIVERABLE,
    "maybe_year": TargetKind.DELIVERABLE,
    "sign_unclear": TargetKind.RELATIVE_CHANGE,
}


@pytest.mark.parametrize(("text", "doubts"), REFUSED, ids=[case[0] for case in REFUSED])
def test_no_number_is_guessed(text: str, doubts: tuple[str, ...]) -> None:
    """A text that states no number, or more than one, has no value, and says why."""
    target = parse_target(text)

    assert target is not None
    assert (target.value, target.comparator, target.unit) == (None, None, None)
    assert target.kind is _KINDS_OF_DOUBT.get(doubts[0] if doubts else "", TargetKind.ABSOLUTE)
    assert target_doubts(text) == tuple(TargetDoubt(doubt) for doubt in doubts)


UNDETERMINED = [
    "À déterminer",
    "A DÉTERMINER",
    "à définir",
    "À préciser",
    "À venir",
    "Cible à venir",
    "Cibles à définir ultérieurement en fonction du nombre de trajectoires à schématiser",
    "Cibles à définir en fonction des 3 trajectoires",
    "La cible sera déterminée après l’an 1",
    "Nombre à confirmer",
    "(à déterminer)",
    "Non déterminée",
    "% à déterminer",
    "TBD",
    "To be determined",
    "Target to be confirmed",
    "Not yet set",
]


@pytest.mark.parametrize("text", UNDETERMINED)
def test_target_to_be_determined(text: str) -> None:
    """A target that is still to be set has no number, even if it names one."""
    target = parse_target(text)

    assert target is not None
    assert target.kind is TargetKind.TO_BE_DETERMINED
    assert target.value is None


@pytest.mark.parametrize(
    "text",
    ["", "  ", "-", "–", "…", "S.O.", "s. o.", "N/A", "n.d.", "Sans objet", "Not applicable"],
)
def test_no_target(text: str) -> None:
    """A cell that says that there is no target reads as an empty one."""

    assert parse_target(text) is None
    assert not has_target(text)
    assert target_doubts(text) == ()


# What the indicator decides: target, indicator, value, unit
BY_INDICATOR: list[tuple[str, str, float | None, str | None]] = [
    ("5 m", "Temps d’engagement", 5, "minute"),
    ("45 s", "Durée moyenne des visites", 45, "second"),
    ("5 min", "Durée des appels", 5, "minute"),
    ("5 m", "Nb de bassins", None, None),
    ("80", "Taux de satisfaction", 80, "percent"),
    ("8", "Taux de satisfaction", None, None),
    ("60", "% d’élèves inscrits", 60, "percent"),
    ("60", "Élèves inscrits (%)", 60, "percent"),
    ("2400", "Nb de visites et % d’augmentation du trafic", 2400, "count"),
    ("30", "Durée des ateliers (minutes)", 30, "minute"),
    ("120", "Nombre d’heures de formation", 120, "hour"),
    ("5 000", "Montant remis ($)", 5000, "CAD"),
    ("12 ateliers et 45 participants", "Nombre de participants aux ateliers", 45, "count"),
    ("12 ateliers et 45 participants", "Nb d’ateliers", 12, "count"),
    ("12 ateliers et 45 participants", "Taux de réussite", None, None),
    ("10 participants par atelier, 5 ateliers", "Nombre de participants", None, None),
    ("Rencontrer les 8 établissements", "Nombre d’établissements rencontrés", 8, "count"),
    ("Rencontrer les 8 établissements", "Tournée régionale", None, None),
    ("1", "Caractère pérenne", 1, "count"),
    ("30 p.", "Taux de conversion", 30, "page"),
]


@pytest.mark.parametrize("case", BY_INDICATOR, ids=lambda case: f"{case[0]} | {case[1]}")
def test_indicator_decides(case: tuple[str, str, float | None, str | None]) -> None:
    """The indicator settles a unit or a choice that the target leaves open, or nothing does."""
    target = parse_target(case[0], indicator=case[1])

    assert target is not None
    assert (target.value, target.unit) == case[2:]


@pytest.mark.parametrize(
    ("text", "indicator", "measure"),
    [
        ("80 %", None, Measure.PERCENTAGE),
        ("12", "Nb de projets", Measure.UNIT),
        ("Bilan des travaux", None, Measure.QUALITATIVE),
        ("Mise à jour", "Nombre de mises à jour", Measure.UNIT),
        ("À déterminer", "Nombre de comptes", Measure.UNIT),
        ("À déterminer", "Taux de réussite", Measure.PERCENTAGE),
        ("À déterminer", "Plan de travail", None),
        ("Oui", None, Measure.NOMINAL),
        ("Élevé", None, Measure.ORDINAL),
    ],
)
def test_measure(text: str, indicator: str | None, measure: Measure | None) -> None:
    """The measure follows the unit, else the indicator, else what is said."""
    target = parse_target(text, indicator=indicator)

    assert target is not None
    assert target.measure is measure


def test_measure_of_indicator_alone() -> None:
    """An indicator says what it measures by its first word, or not at all."""

    assert measure_of("Nombre d’ententes") is Measure.UNIT
    assert measure_of("Percentage of graduates") is Measure.PERCENTAGE
    assert measure_of("Plan de travail") is None


def test_provisional_number_is_kept_and_doubted() -> None:
    """A number that is still to be confirmed is given, and said to be provisional."""
    target = parse_target("25 participants (à confirmer)")

    assert target is not None
    assert target.value == 25
    assert target_doubts("25 participants (à confirmer)") == (TargetDoubt.PROVISIONAL,)


def test_language_decides_thousands() -> None:
    """A comma before three digits is read in an English document only."""
    english = parse_target("1,250 visits", language="en")
    french = parse_target("1,250 visites", language="fr")

    assert english is not None
    assert french is not None
    assert (english.value, french.value) == (1250, None)


SPLIT: list[tuple[str, list[str]]] = [
    (
        "Recenser 60 % des outils\net des initiatives\nMutualiser au moins 30 % de ceux-ci",
        [
            "Recenser 60 % des outils et des initiatives",
            "Mutualiser au moins 30 % de ceux-ci",
        ],
    ),
    (
        "Recenser 60 % des outils développés Mutualiser au moins 30 % de ces initiatives",
        ["Recenser 60 % des outils développés", "Mutualiser au moins 30 % de ces initiatives"],
    ),
    ("3 ateliers\n45 participants", ["3 ateliers", "45 participants"]),
    ("• 2 rencontres\n• 10 participants", ["2 rencontres", "10 participants"]),
    ("3 ateliers; 45 participants", ["3 ateliers", "45 participants"]),
    ("2400\n+10%", ["2400", "+10%"]),
    ("Min 2\nMin 3", ["Min 2", "Min 3"]),
    ("80 %\nPlus de 30 élèves", ["80 %", "Plus de 30 élèves"]),
    ("50 %\nÀ déterminer", ["50 %", "À déterminer"]),
    ("2\n100", ["2", "100"]),
    ("Former 10 personnes. Offrir 3 ateliers.", ["Former 10 personnes.", "Offrir 3 ateliers."]),
]
WHOLE = [
    "80 % et\nplus",
    "Recenser et documenter\nau moins 60 % des\npratiques existantes",
    "Au total 1\n250 participants",
    "Plus de 80\n000 vues",
    "60 % des élèves du Cégep\nÉdouard-Montpetit visités par 3 conseillers",
    "Augmentation de 20 % par année\npour atteindre 2 115 participants\nen 2022",
    "Un plan. Une entente.",
    "Rejoindre 100 élèves\nAtelier de 2 heures",
    "100 %\nde 15 écoles",
    "3 ateliers et 45 participants",
    "4 rencontres (2 en\n2024 et 2 en 2025)",
    "À déterminer",
]


@pytest.mark.parametrize(("text", "pieces"), SPLIT, ids=[case[0] for case in SPLIT])
def test_two_targets_in_one_cell(text: str, pieces: list[str]) -> None:
    """A cell whose pieces each state their own target is divided."""

    assert split_targets(text) == pieces


@pytest.mark.parametrize("text", WHOLE)
def test_one_target_over_lines(text: str) -> None:
    """A target that goes on over lines or sentences stays whole."""

    assert split_targets(text) == [" ".join(text.split())]


@given(st.text(max_size=60))
def test_any_text_is_survived(text: str) -> None:
    """No text makes the reading of targets fail, and a number always has bound and unit."""
    target = parse_target(text, indicator=text)
    target_doubts(text)

    numbers = (None,) if target is None else (target.value, target.comparator, target.unit)
    assert all(n is None for n in numbers) or all(n is not None for n in numbers)


PIECES = st.sampled_from(
    ["12", "80 %", "1 250", "au moins", "plus de", "Recenser", "écoles", "\n", "et", "de", "+",
     "1,5", "M$", "(2)", "à", "2025", "deux", "sur", "/", "min", "augmentation", ";", ".", "en"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=9).map(" ".join))
def test_division_loses_nothing(text: str) -> None:
    """Dividing a cell keeps every word, in order."""
    kept = " ".join(split_targets(text)).split()
    marks = str.maketrans("", "", ";")

    assert " ".join(kept).translate(marks).split() == text.translate(marks).split()


@given(
    st.lists(PIECES, max_size=9).map(" ".join), st.sampled_from(["\u00a0", "\u202f", "\n", "  "])
)
def test_kind_of_space_is_no_matter(text: str, space: str) -> None:
    """A target reads the same whatever its spaces are."""

    assert parse_target(text.replace(" ", space)) == parse_target(" ".join(text.split()))


def _gold_rows() -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    for file in sorted(CORPUS.glob("*.gold.json")):
        rows += json.loads(file.read_text(encoding="utf-8")).get("rows", [])
    return rows


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the labelled documents are not beside the project")
def test_labelled_targets() -> None:
    """Every target of the labelled documents is read as a person read it."""
    rows = _gold_rows()
    wrong = []
    for row in rows:
        read = parse_target(str(row["target"] or ""), indicator=str(row["indicator"]))
        got = (None,) * 4 if read is None else (read.comparator, read.value, read.unit, read.kind)
        if got != (row["comparator"], row["value"], row["unit"], row["kind"]):
            wrong.append((row["target"], got))

    assert rows
    assert wrong == []


@pytest.mark.parametrize(
    "text",
    ["5 projets, minimum 5 projets", "Minimum 5 projets (5 projets)"],
)
def test_bound_is_kept_of_a_number_said_twice(text: str) -> None:
    """Of a number that is said with a bound and without one, the bound holds."""

    value = parse_target(text)

    assert value is not None
    assert (value.value, value.comparator) == (5, Comparator.GE)


@pytest.mark.parametrize("text", ["Entre 10 et 10 projets", "10-10 projets", "12 à 10 projets"])
def test_range_that_is_none_has_no_ends(text: str) -> None:
    """Ends that are equal, or the wrong way round, are no range and no number to trust."""

    value = parse_target(text)

    assert value is None or (value.value, value.value_max) == (None, None)
