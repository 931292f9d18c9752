"""Indicator labels and their families."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalon.normalize.labels.indicators import indicator_family_of, read_indicator
from jalon.schemas.values import Measure, Unit

CORPUS = Path(__file__).parents[3].parent / "shared" / "corpus"

TYPICAL = [
    ("Nb d'établissements*", "establishments"),
    ("Nombre d'établissements membres concertés", "establishments"),
    ("Nombre de nouvelles organisations partenaires impliquées", "partners"),
    ("Nombre d'actions/projets", "projects"),
    ("Nb de personnes touchées lors des transferts", "participants"),
    ("Nb de visites et % d'augmentation du trafic", "views"),
    ("Taux de satisfaction des personnes participantes", "satisfaction"),
    ("Pourcentage des participants qui se disent satisfaits", "satisfaction"),
    ("Taux d’implantation des recommandations émises", "completion"),
    ("Production d'un état de situation", "reports"),
    ("Recensement et mutualisation des outils développés", "tools"),
    ("Organisation d'une journée thématique", "events"),
    ("Number of community partners", "partners"),
    ("Communication plan developed", "plans"),
    ("Nombre d'importants partenaires", "partners"),
    ("Nombre de participents", "participants"),
]
REFUSED = [
    "",
    "Interpôles",
    "Caractère pérenne",
    "Nombre",
    "Nombre de professions et territoires identifiés",
    "Nombre de rencontres et de participants",
    "Pratique ou non",
    "Schématisation de trajectoire",
    "Nombre d'arbres plantés",
    "Collaboration accrue",
    "Participation active des partenaires",
    "Partner engagement",
    "Rapport entre le nombre d'inscrits et de diplômés",
]
BUGS_CAUGHT = [
    ("Ressources embauchées", "hires"),
    ("Nombre de cohortes", "cohorts"),
    ("Program completion rate", "success"),
    ("Taux d’échec", "success"),
    ("Taux de départ volontaire", "turnover"),
    ("Nombre de nouvelles inscriptions", "registrations"),  # "nouvelles" are news elsewhere
    ("Nb de nouvelles", "publications"),
    ("Liste des établissements du réseau de la santé et des services sociaux", "inventories"),
    ("Nombre de professionnels de la santé et des services sociaux", "participants"),
    ("Production et adoption par les établissements membres d’un rapport commun", "reports"),
    ("Nombre d'organisations", "partners"),
    ("Nombre de réseaux soutenus", "communities"),
    ("Nombre de sites visités", "sites"),  # English has "site visit"
    ("Bilan annuel produit", "reports"),  # no grammatical word says that this is French
    ("Memorandum of understanding signed", "agreements"),
]


@pytest.mark.parametrize(("label", "family"), TYPICAL, ids=[label for label, _ in TYPICAL])
def test_the_noun_that_is_counted_gives_the_family(label: str, family: str) -> None:
    """The noun behind ``Nombre de``, ``Taux de``, ``Production de`` decides."""
    code = indicator_family_of(label)

    assert code is not None
    assert code.code == family


@pytest.mark.parametrize("label", REFUSED)
def test_what_is_not_sure_gets_no_family(label: str) -> None:
    """A noun nobody listed, two nouns of two families, or none at all give nothing."""
    assert indicator_family_of(label) is None


@pytest.mark.parametrize(("label", "family"), BUGS_CAUGHT, ids=[label for label, _ in BUGS_CAUGHT])
def test_a_label_once_misread_stays_right(label: str, family: str) -> None:
    """Labels that were misread once keep their right family."""
    code = indicator_family_of(label)

    assert code is not None
    assert code.code == family


def test_qualifier_unit_and_measure_come_with_the_family() -> None:
    """What is counted, how, and what the label adds are read together."""
    counted = read_indicator("Nb d'établissements impliqués")
    shared = read_indicator("Taux de satisfaction des personnes participantes")

    assert (counted.qualifier, counted.unit, counted.measure) == (
        "impliqués",
        Unit.COUNT,
        Measure.UNIT,
    )
    assert (shared.qualifier, shared.unit, shared.measure) == (
        "des personnes participantes",
        Unit.PERCENT,
        Measure.PERCENTAGE,
    )


# What a reader gives the indicators of the gold whose first words leave room for doubt.
GOLD_FAMILIES = {
    "Interpôles": None,
    "Caractère pérenne": None,
    "Information à jour sur les sites Web": None,
    "Modalités de concertation convenues entre les partenaires": None,
    "Section compétence numérique développée": None,
    "Temps d'engagement": "engagement",
    "Nb de partenariats en vigueur": "partners",
    "Bilan des apprentissages": "reports",
    "Plan de travail": "plans",
    "Nombre de prêts octroyés": "funding",
    "Outils constituant la boîte à outils": "tools",
    "Nombre de recommandations": "recommendations",
}


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not beside the repository")
def test_every_counted_indicator_of_the_corpus_has_a_family_or_two() -> None:
    """Each gold indicator that counts something gets a family, unless it counts two things."""
    labels = {
        row["indicator"]
        for path in sorted(CORPUS.glob("*.gold.json"))
        for row in json.loads(path.read_text(encoding="utf-8"))["rows"]
    }
    unread = {
        label
        for label in labels
        if label.startswith(("Nb ", "Nombre ")) and indicator_family_of(label) is None
    }
    families = {label: indicator_family_of(label) for label in sorted(labels & set(GOLD_FAMILIES))}

    assert all(" et " in label or " ou " in label for label in unread)
    assert len(unread) <= 2
    assert {label: code.code if code else None for label, code in families.items()} == {
        label: GOLD_FAMILIES[label] for label in families
    }
    assert len(families) == len(GOLD_FAMILIES)


@given(st.text(max_size=100))
def test_any_text_is_taken(text: str) -> None:
    """No text raises."""
    code = indicator_family_of(text)

    assert code is None or 0 < code.score <= 1


@given(st.sampled_from(TYPICAL), st.sampled_from(["\n", "\u00a0", "\u202f", "  "]))
def test_white_space_does_not_matter(case: tuple[str, str], space: str) -> None:
    """A label broken over lines keeps its family."""
    code = indicator_family_of(case[0].replace(" ", space))

    assert code is not None
    assert code.code == case[1]
