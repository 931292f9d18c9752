"""Column headings and their roles."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalon.normalize.labels.roles import role_of, roles_of
from jalon.schemas.values import Role

TYPICAL = [
    ("OBJECTIFS", Role.OBJECTIVE),
    ("Indicateur de l’action", Role.INDICATOR),
    ("Cible(s)", Role.TARGET),
    ("Cible 2025-2026", Role.TARGET),
    ("Résultats attendus", Role.TARGET),
    ("Résultats 2023-2024", Role.RESULT),
    ("Mesure", Role.ACTION),
    ("Mesure de suivi", Role.INDICATOR),
    ("Explication sommaire", Role.DESCRIPTION),
    ("M/O en charge et M/O collaborateurs", Role.LEAD_PARTNERS),
    ("Responsable et échéancier", Role.LEAD_DUE),
    ("Indicateurs et cibles", Role.INDICATOR_TARGET),
    ("État d’avancement des mesures au 31 mars 2021 (pourcentage de la cible)", Role.STATUS),
    ("Situation de départ", Role.BASELINE),
    ("% de réalisation", Role.PERCENT),
    ("Établissements impliqués", Role.PARTNERS),
    ("Clientèle visée", Role.AUDIENCE),
    ("N°", Role.NUMBER),
    ("Recommandations", Role.RECOMMENDATION),
    ("Key performance indicators", Role.INDICATOR),
    ("Expected outcomes", Role.TARGET),
    ("Lead organization", Role.LEAD),
    ("Due date", Role.DUE),
]
UNSEEN = [
    ("Indicateurs de réussite retenus", Role.INDICATOR),
    ("Cibles que l’on s’est fixées", Role.TARGET),
    ("Personne responsable du dossier", Role.LEAD),
    ("Moyens que nous prendrons", Role.ACTION),
    ("Indicateurs de rayonnement retenus", Role.INDICATOR),
    ("Objetifs", Role.OBJECTIVE),
    ("Echancier", Role.DUE),
]
REFUSED = [
    "",
    "2024-2025",
    "24-25",
    "80 % et plus",
    "Action 3",
    "Réaffirmer la place de choix de la région de Québec",
    "Plan d’action",
    "Nombre d’actions prioritaires",
    "Projet pilote en TI",
    "Objectifs et indicateurs",
    "Calendrier partagé des présences à l'international",
    "Taux de satisfaction",
    "Nb de projets;",
]
BUGS_CAUGHT = [
    ("aux défis communs", None),  # a piece of a sentence that a line end cut off
    ("avec les objectifs du", None),
    ("pilote)", None),
    ("■ Cibles à définir", None),
    ("Sous-objectifs", Role.OBJECTIVE),  # "sous" alone is a preposition
    ("Partenaire(s) externe(s)", Role.PARTNERS),
    ("Mesure de l’indicateur", None),
    ("Actions réalisées", Role.STATUS),
    ("Résultats (attendus)", Role.TARGET),
    ("Résultat cumulatif au 31 mars", Role.RESULT),
    ("Success measures", Role.INDICATOR),
    ("Comment", None),  # the French for how, or an English remark
    ("Gestes posés", Role.STATUS),
]


@pytest.mark.parametrize(("heading", "role"), TYPICAL, ids=[h for h, _ in TYPICAL])
def test_a_listed_heading_gets_its_role(heading: str, role: Role) -> None:
    """A heading of the word list, with its usual dress, gets its role."""
    guess = role_of(heading)

    assert guess is not None
    assert guess.role is role
    assert 0 < guess.score <= 1


@pytest.mark.parametrize(("heading", "role"), UNSEEN, ids=[h for h, _ in UNSEEN])
def test_an_unseen_heading_is_understood_by_its_words(heading: str, role: Role) -> None:
    """A heading that no list holds is understood by lemmas or near spelling, less surely."""
    guess = role_of(heading)

    assert guess is not None
    assert guess.role is role
    assert guess.score < 1


@pytest.mark.parametrize("heading", REFUSED)
def test_what_is_no_heading_gets_no_role(heading: str) -> None:
    """Prose, years, figures and codes are no headings."""
    assert role_of(heading) is None


@pytest.mark.parametrize(("heading", "role"), BUGS_CAUGHT, ids=[h for h, _ in BUGS_CAUGHT])
def test_a_heading_once_misread_stays_right(heading: str, role: Role | None) -> None:
    """Headings that were misread once keep their right role."""
    guess = role_of(heading)

    assert (guess.role if guess else None) is role


def test_issues_are_themes_where_nothing_is_recommended() -> None:
    """``Enjeux`` beside actions divides the plan; beside recommendations it is an issue."""
    plan = roles_of(["Enjeux", "Actions", "Cibles"])
    brief = roles_of(["Enjeux", "Recommandations"])

    assert [guess.role for guess in plan if guess] == [Role.THEME, Role.ACTION, Role.TARGET]
    assert [guess.role for guess in brief if guess] == [Role.ISSUE, Role.RECOMMENDATION]


def test_listed_headings_do_not_load_the_tagger(monkeypatch: pytest.MonkeyPatch) -> None:
    """The word list answers alone: the tagger takes seconds to load."""
    monkeypatch.setitem(sys.modules, "spacy", None)
    role_of.cache_clear()

    assert all(role_of(heading) is not None for heading, _ in TYPICAL)


@given(st.text(max_size=80))
def test_any_text_is_taken(text: str) -> None:
    """No text raises, and a score is between 0 and 1."""
    guess = role_of(text)

    assert guess is None or 0 < guess.score <= 1


@given(st.sampled_from(TYPICAL), st.sampled_from([" ", "\n", "\u00a0", "  "]))
def test_white_space_and_case_do_not_matter(case: tuple[str, Role], space: str) -> None:
    """Line breaks and capitals leave the role as it is."""
    heading, role = case
    guess = role_of(heading.replace(" ", space).upper())

    assert guess is not None
    assert guess.role is role
