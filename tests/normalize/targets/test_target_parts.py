"""Indicator, target and baseline in one cell, taken apart where a sign parts them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalon.normalize.targets.progress import parse_share
from jalon.normalize.targets.target_parts import split_baseline, split_indicator_target
from jalon.normalize.targets.targets import parse_target

PAIRS: list[tuple[str, str, str]] = [
    ("No of Events/02", "No of Events", "02"),
    ("# of trainings / 12", "# of trainings", "12"),
    ("Nombre d’ateliers : 5", "Nombre d'ateliers", "5"),
    ("Number of events: at least 3", "Number of events", "at least 3"),
    ("Participants : 45", "Participants", "45"),
    ("Ateliers tenus : 5", "Ateliers tenus", "5"),
    ("Nombre d’élèves → au moins 40", "Nombre d'élèves", "au moins 40"),
    ("Taux de satisfaction – 80 %", "Taux de satisfaction", "80 %"),
    ("Nombre de visites = 500", "Nombre de visites", "500"),
    ("Nombre d’ateliers (cible : 5)", "Nombre d'ateliers", "5"),
    ("Taux de satisfaction (cible : au moins 80 %)", "Taux de satisfaction", "au moins 80 %"),
    ("Taux de réussite, cible : 80 %", "Taux de réussite", "80 %"),
    ("Nombre de rapports / 1 par année", "Nombre de rapports", "1 par année"),
    ("Satisfaction rate: TBD", "Satisfaction rate", "TBD"),
]
WHOLE = [
    "5 ateliers tenus",
    "Nombre d’ateliers (5)",
    "Cible : 5",
    "Mesure de départ : 12",
    "Page : 3",
    "Année : 2025",
    "Échéance : 5 jours",
    "Direction : 5",
    "Réaliser des ateliers : 5",
    "Ateliers/conférences",
    "Nombre de services 24/7",
    "Nombre d’élèves : filles, garçons",
    "Nombre d’élèves : 12 ateliers et 45 participants",
    "Objectif 1 : 5 ateliers",
    "Cohorte 2025 : 30",
    "",
]


@pytest.mark.parametrize("case", PAIRS, ids=lambda case: case[0])
def test_target_behind_its_label(case: tuple[str, str, str]) -> None:
    """A label and the target that a sign sets apart are two fields."""

    assert split_indicator_target(case[0]) == case[1:]


@pytest.mark.parametrize("text", WHOLE)
def test_no_target_behind_a_label(text: str) -> None:
    """What is not a label of a measure before a plain target stays whole."""

    assert split_indicator_target(text) is None


# text, what is left, the baseline
BASELINES: list[tuple[str, str, str | None]] = [
    ("Nombre d’usagers\nMesure de départ : 17 512", "Nombre d'usagers", "17 512"),
    ("Nombre d’usagers Mesure de départ : 17 512", "Nombre d'usagers", "17 512"),
    (
        "Mesure de départ (2022-2023) : 17 512\nNombre d’usagers",
        *("Nombre d'usagers", "(2022-2023) : 17 512"),
    ),
    ("Taux de réussite (référence 2022 : 45 %)", "Taux de réussite", "2022 : 45 %"),
    ("80 % (valeur de référence : 60 %)", "80 %", "60 %"),
    ("Baseline: 12 Target: 20", "Target: 20", "12"),
    ("Baseline 2020: 12; Target 2025: 20", "Target 2025: 20", "2020: 12"),
    ("Taux de satisfaction (Baseline: N/A)", "Taux de satisfaction", "N/A"),
    ("Niveau de référence : à déterminer", "", "à déterminer"),
    ("Cadre de référence : 12", "Cadre de référence : 12", None),
    ("Nombre de départs : 12", "Nombre de départs : 12", None),
    (
        "Situation actuelle : les élèves attendent",
        "Situation actuelle : les élèves attendent",
        None,
    ),
    ("Nombre d’ateliers", "Nombre d'ateliers", None),
]


@pytest.mark.parametrize("case", BASELINES, ids=lambda case: case[0])
def test_baseline_in_a_cell(case: tuple[str, str, str | None]) -> None:
    """A baseline behind its label leaves the cell; other words with the same root stay."""

    assert split_baseline(case[0]) == case[1:]


@given(st.text(max_size=80))
def test_any_text_is_survived(text: str) -> None:
    """No text makes the splitting fail, and what is split off is part of the text."""
    pair = split_indicator_target(text)
    split_baseline(text)

    assert pair is None or all(pair)


PROSE = "Au moins 12 ateliers et 45 élèves en 2025, soit une hausse de 20 % par rapport à 2023; "


@pytest.mark.parametrize("parse", [parse_target, parse_share], ids=lambda parse: parse.__name__)
def test_long_text_takes_time_in_proportion(parse: object) -> None:
    """Eight times the text takes nothing near 64 times the time."""
    assert callable(parse)
    parse(PROSE)

    def seconds(text: str) -> float:
        start = time.process_time()
        parse(text)
        return time.process_time() - start

    assert seconds(PROSE * 64) < 30 * max(seconds(PROSE * 8), 0.01)
