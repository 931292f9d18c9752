"""The share reached and the state of progress, and the percentages that are neither."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalon.normalize.targets.progress import parse_share
from jalon.normalize.targets.states import parse_state

CORPUS = Path(__file__).parents[3].parent / "shared" / "corpus"

TYPICAL: list[tuple[str, float]] = [
    ("100%", 100),
    ("(33 %)", 33),
    ("0 % À venir.", 0),
    ("0 % Un projet pilote est en cours d’élaboration.", 0),
    ("État d’avancement : 15 % (L’Office a amorcé des discussions.)", 15),
    ("Trois situations présentées. État d’avancement : 15 %", 15),
    ("Atteinte de la cible : (33 %) L’Office a entrepris des discussions.", 33),
    ("Taux d’avancement : 45 %", 45),
    ("Taux de réalisation de 45 %", 45),
    ("Avancement global : 30 %", 30),
    (
        "Étape 1 (80 % réalisé) Étape 2 (40 %) RÉALISATION SOMMAIRE AU 30 MARS 2021 : (18 %)",
        18,
    ),
    ("Étape 1 : 20 %. Étape 2 : 40 %. Réalisation globale : 30 %", 30),
    ("La liste a été établie à 100 % à l’été 2020 et partagée aux membres.", 100),
    ("Atteinte de 40 % de l’objectif.", 40),
    ("75 personnes ont été admises, ce qui correspond à 10 % d’atteinte de la cible.", 10),
    ("10 % de réalisation. La phase un est en cours.", 10),
    ("Le rapport est produit à 15 %. La réflexion est amorcée.", 15),
    ("Le MRIF estime que cette cible est atteinte à 50 % étant donné une première version.", 50),
    (
        "75 % de la cible est atteinte. Prévision du pourcentage d’atteinte à l’hiver 2022 : 100 %",
        75,
    ),
    ("55 % de la cible visée est atteinte", 55),
    (
        "Pour 2019-2020, la cible est atteinte à 91,2 %. En 2020-2021, on dénombre 757 "
        "participants. La cible a été atteinte à 43 %.",
        43,
    ),
    ("Réalisé à 75 %", 75),
    ("Complété (100 %)", 100),
    ("75 % des travaux sont réalisés", 75),
    ("80 % complété", 80),
    ("La cible est atteinte à 120 %", 120),
    ("Atteinte à environ 50 %", 50),
    ("12,5 % réalisé", 12.5),
    ("50 % complete", 50),
    ("60% of the target was reached", 60),
    ("Target 60% achieved", 60),
    ("Completion: 40%", 40),
    ("Overall progress: 40 %", 40),
    ("Implemented at 30 %.", 30),
]
REFUSED = [
    *("", "Terminé", "15", "(2/3)", "En 2020-2021, un projet a été soumis."),
    "Le volume est en baisse de 50 %",
    "On dénombre 50 % de moins de nouveaux participants",
    "Le ministère s’est engagé à rehausser de 20 % le nombre de participants",
    "La participation est en diminution de 35,8 % comparativement à l’an passé",
    "Étape 1 (80 % réalisé)",
    "ÉTAPE 1 (80 % réalisé) ÉTAPE 2 (40 % réalisé)",
    "Prévision du pourcentage d’atteinte de la cible à l’hiver 2022 : 100 %",
    "D’ici juin, la cible sera atteinte à 50 %",
    "Sera réalisé à 100 % en 2026",
    "La cible n’est pas atteinte : objectif de 80 %",
    "80 % des projets sont terminés",
    "40 % des élèves",
    "100 % des élèves ont répondu",
    "Réalisation : 40 % des participants sont des femmes",
    "Le taux de participation est de 80 %",
    "Un taux établi à 80 %",
    "Progression des inscriptions : 20 %",
    "Réalisé à plus de 80 %",
    "Réalisé de 20 à 30 %",
    "Atteinte à 30 % au nord et atteinte à 60 % au sud",
    "Sondage réalisé (80 % de réponse)",
    "La somme de 110 000 $ a été annoncée",
    "Will be 100% complete by 2026",
]


@pytest.mark.parametrize(("text", "percent"), TYPICAL, ids=[case[0][:60] for case in TYPICAL])
def test_share_is_read(text: str, percent: float) -> None:
    """A status that states its own share has it, with the words that say so."""
    share = parse_share(text)

    assert share is not None
    assert share.percent == percent
    assert "%" in share.evidence


@pytest.mark.parametrize("text", REFUSED)
def test_no_share(text: str) -> None:
    """A change, a forecast, a step or a share of something else is not the row's share."""

    assert parse_share(text) is None


STATES: list[tuple[str, str]] = [
    ("Réalisé", "achieved"),
    ("RÉALISÉE", "achieved"),
    ("Terminé", "achieved"),
    ("Terminé en juin 2024", "achieved"),
    ("Statut : Terminé", "achieved"),
    ("Fait.", "achieved"),
    ("✓", "achieved"),
    ("Complété (100 %)", "achieved"),
    ("Completed", "achieved"),
    ("En cours", "in_progress"),
    ("En cours d’élaboration", "in_progress"),
    ("Partiellement réalisé", "in_progress"),
    ("Réalisée en partie", "in_progress"),
    ("Réalisé à 50 %", "in_progress"),
    ("On track", "in_progress"),
    ("Non débuté", "not_started"),
    ("Non réalisé", "not_started"),
    ("À venir", "not_started"),
    ("Not started", "not_started"),
    ("Reporté à 2025", "delayed"),
    ("En retard", "delayed"),
    ("Delayed", "delayed"),
    ("Annulé", "cancelled"),
    ("Abandonnée – faute de fonds", "cancelled"),
    ("Cancelled", "cancelled"),
    ("En continu", "ongoing"),
    ("Ongoing", "ongoing"),
]
NO_STATE = [
    *("", "X", "12", "Fait marquant", "Réalisation d’un sondage", "Une rencontre a été réalisée"),
    *("Réalisé / En cours", "Réalisé à plus de 80 %", "Finish line"),
]


@pytest.mark.parametrize(("text", "state"), STATES, ids=[case[0] for case in STATES])
def test_state_is_read(text: str, state: str) -> None:
    """A status column's word or two names one state."""

    assert parse_state(text) == state


@pytest.mark.parametrize("text", NO_STATE)
def test_no_state(text: str) -> None:
    """Prose, two states at once and bare marks name none."""

    assert parse_state(text) is None


@given(st.text(max_size=80))
def test_any_text_is_survived(text: str) -> None:
    """No text makes the reading fail; the evidence stands in the text."""
    share = parse_share(text)
    parse_state(text)

    assert share is None or (share.percent >= 0 and share.evidence)


@given(st.sampled_from(TYPICAL), st.sampled_from(["\u00a0", "\u202f", "\n", "   "]))
def test_kind_of_space_is_no_matter(case: tuple[str, float], space: str) -> None:
    """A status reads the same whatever its spaces are."""

    assert parse_share(case[0].replace(" ", space)) == parse_share(case[0])


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the labelled documents are not beside the project")
def test_labelled_shares() -> None:
    """The shares of the labelled reports are read from the state of progress.

    A state that stands beside several targets and speaks of one of them is told apart by its
    place, not by its words: there a text has its share or None.
    """
    files = sorted(CORPUS.glob("*.gold.json"))
    stated: dict[str, set[float | None]] = {}
    for file in files:
        for row in json.loads(file.read_text(encoding="utf-8")).get("rows", []):
            if row["status"]:
                stated.setdefault(row["status"], set()).add(row["percent_complete"])
    read = {text: parse_share(text) for text in stated}
    wrong = {
        text: share
        for text, share in read.items()
        if (share.percent if share else None) not in stated[text]
        or (share is None and stated[text] != {None})
    }

    assert stated
    assert wrong == {}
