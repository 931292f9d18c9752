"""Published figures: the whole text is the figure, or there is none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalon.normalize.targets.figures import parse_figure

CORPUS = Path(__file__).parents[3].parent / "shared" / "corpus"

TYPICAL: list[tuple[str, str, float, str, str | None]] = [
    ("8", "eq", 8, "count", None),
    ("8*", "eq", 8, "count", None),
    ("4 rencontres", "eq", 4, "count", "rencontres"),
    ("195 490 visionnements", "eq", 195490, "count", "visionnements"),
    ("280\u202f000 impressions", "eq", 280000, "count", "impressions"),
    ("2.7 K de clics sur les capsules", "eq", 2700, "count", "clics sur les capsules"),
    ("1,5 M de vues", "eq", 1500000, "count", "vues"),
    ("+ 64 écoles", "gt", 64, "count", "écoles"),
    ("+64 écoles", "gt", 64, "count", "écoles"),
    ("+ de 50 personnes", "gt", 50, "count", "personnes"),
    ("Plus de 1 000 visites", "gt", 1000, "count", "visites"),
    ("Environ 50 personnes", "approx", 50, "count", "personnes"),
    ("50 personnes et plus", "ge", 50, "count", "personnes"),
    ("120+ participants", "ge", 120, "count", "participants"),
    ("1 activité par mois", "eq", 1, "count", "activité par mois"),
    ("+ 2 minutes par session", "gt", 2, "minute", "minutes par session"),
    ("30 min par séance", "eq", 30, "minute", "min par séance"),
    ("3 000 heures de formation", "eq", 3000, "hour", "heures de formation"),
    ("4000 pages consultées", "eq", 4000, "page", "pages consultées"),
    ("80 % de satisfaction", "eq", 80, "percent", "satisfaction"),
    ("25 000 $", "eq", 25000, "CAD", None),
    ("2 250 $ en bourses", "eq", 2250, "CAD", "en bourses"),
    ("60 % des élèves sont satisfaits", "eq", 60, "percent", "élèves sont satisfaits"),
    ("12 600 repas portés à domicile", "eq", 12600, "count", "repas portés à domicile"),
    ("\u2212 11 % de consommation", "eq", -11, "percent", "consommation"),
    ("-2.5%", "eq", -2.5, "percent", None),
    ("25 000 $ investis", "eq", 25000, "CAD", "investis"),
    ("2 partenaires\nde relais", "eq", 2, "count", "partenaires de relais"),
    ("Participants : 45", "eq", 45, "count", "Participants"),
    ("Nombre de participants: 45", "eq", 45, "count", "Nombre de participants"),
    ("• 12 ateliers", "eq", 12, "count", "ateliers"),
    ("More than 300 students", "gt", 300, "count", "students"),
    ("$5,000 awarded", "eq", 5000, "CAD", "awarded"),
    ("45 Personnes étudiantes", "eq", 45, "count", "Personnes étudiantes"),
    ("1 CRIÉE", "eq", 1, "count", "CRIÉE"),
    ("228 PERSONNES", "eq", 228, "count", "PERSONNES"),
    ("2000 participants", "eq", 2000, "count", "participants"),
]
REFUSED = [
    *("1 Mettre sur pied une cellule", "5 Reconnaissance des", "11 Programme d’aide"),
    *("8 Optimiser les", "4 performantes,", "60 % des", "1 Plan de travail", "25 en région"),
    *("", "abc", "5e année", "1er", "2nd edition", "2025", "2000", "2024-2025", "12 mars 2024"),
    *("12/15", "4 sur 5", "5 à 7", "10-15 personnes", "1.234 vues", "1,250 visites", "01"),
    *("450 555-1234", "Tél. : 418 555-1234", "7600, 3e Avenue Est", "H1V 2B3", "Page 3", "p. 3"),
    *("Page : 3", "Année : 2025", "Cible : 25", "1. Ateliers", "1.1 Développer", "18 ans et plus"),
    *("2 h 30", "- 10 %", "Deux webinaires", "3 rencontres; 45 participants", "Thème 2"),
    "20 personnes ont participé à la rencontre",
    "Une somme de 110 000 $ a été annoncée",
    "3 ateliers offerts à 45 participants",
    "10 partenaires du milieu réunis autour d'une même table. Une première dans la région.",
    "The college welcomed 45 students",
]


@pytest.mark.parametrize("case", TYPICAL, ids=lambda case: case[0])
def test_figure_is_read(case: tuple[str, str, float, str, str | None]) -> None:
    """A text that is a figure has its bound, value, unit and what it counts."""
    figure = parse_figure(case[0])

    assert figure is not None
    assert (figure.comparator, figure.value, figure.unit, figure.label) == case[1:]
    assert figure.raw == " ".join(case[0].split())


@pytest.mark.parametrize("text", REFUSED)
def test_no_figure(text: str) -> None:
    """Prose, ordinals, years, ranges, addresses and headings are no figures."""

    assert parse_figure(text) is None


def test_language_of_the_document() -> None:
    """A comma before three digits is read in an English document, never in a French one."""
    figure = parse_figure("1,250 students", language="en")

    assert figure is not None
    assert figure.value == 1250
    assert parse_figure("1,250 élèves", language="fr") is None


@given(st.text(max_size=60))
def test_any_text_is_survived(text: str) -> None:
    """No text makes the reading of figures fail, and no figure is negative."""
    figure = parse_figure(text)

    assert figure is None or figure.value >= 0


@given(st.integers(min_value=0, max_value=10**8), st.sampled_from([" ", "\u00a0", "\u202f", "\n"]))
def test_grouped_figures_read_back(number: int, space: str) -> None:
    """A count printed with grouped digits and a label reads back."""
    figure = parse_figure(f"{number:,}".replace(",", space) + f"{space}clics")

    assert figure is not None
    assert (figure.value, figure.label) == (number, "clics")


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the labelled documents are not beside the project")
def test_labelled_figures() -> None:
    """Every figure of the labelled reports is read as a person read it."""
    files = sorted(CORPUS.glob("*.gold.json"))
    golds = [json.loads(file.read_text(encoding="utf-8")).get("results", []) for file in files]
    wrong = []
    for gold in (gold for results in golds for gold in results):
        figure = parse_figure(gold["raw"])
        assert figure is not None
        # A bare number takes its label from the line of its table.
        label = figure.label or gold["label"]
        got = (figure.raw, figure.comparator, figure.value, figure.unit, label)
        if got != tuple(gold[name] for name in ("raw", "comparator", "value", "unit", "label")):
            wrong.append((gold["raw"], got))

    assert any(golds)
    assert wrong == []
