"""Printed themes and the ministry's."""

from __future__ import annotations

import pytest

from jalon.normalize.labels.themes import crosswalk_of, ministerial_theme_of, ministerial_themes

TYPICAL = [
    ("Accessibilité des personnes en enseignement supérieur", "access"),
    (
        "Favoriser l’accessibilité des personnes à l’enseignement supérieur, notamment des groupes "
        "sous‐représentés",
        "access",
    ),
    ("Améliorer la fluidité des parcours de formation et des transitions", "transitions"),
    ("Axe 3 – Adéquation formation-emploi", "training-employment"),
    (
        "Répondre à des besoins nationaux et régionaux d’adéquation formation-emploi, permettant "
        "aux personnes d’avoir accès à des formations tout au long de la vie",
        "training-employment",
    ),
    ("Rapprocher les cégeps et les universités avec le secondaire", "promotion-recruitment"),
    ("Soutenir la communauté étudiante dans sa diversité", "adapted-practices"),
    ("Fluidity of pathways and transitions", "transitions"),
    ("Accessibilté", "access"),
]
REFUSED = [
    None,
    "",
    "Petite enfance",
    "Compétences numériques",
    "Information",
    "Transition écologique",
    "Accès à l’information",
    "Recrutement du personnel enseignant",
    # two themes in one label: neither may be chosen
    "Contribuer à l'effort collectif favorisant l'accessibilité et la fluidité des parcours",
]


@pytest.mark.parametrize(("theme", "code"), TYPICAL, ids=[theme[:40] for theme, _ in TYPICAL])
def test_a_wording_or_a_name_gives_the_theme(theme: str, code: str) -> None:
    """The ministry's wording of any year, whole, abridged or by name, gives its code."""
    found = ministerial_theme_of(theme)

    assert found is not None
    assert found.code == code
    assert found.evidence


@pytest.mark.parametrize("theme", REFUSED)
def test_a_local_theme_is_left_open(theme: str | None) -> None:
    """A theme whose words are not the ministry's, or are two of its themes, stays null."""
    assert ministerial_theme_of(theme) is None


def test_actions_decide_for_a_local_theme_only_together() -> None:
    """A local theme is mapped where nearly all of its actions name one theme."""
    agreeing = ["Promotion des programmes au secondaire", "Recrutement étudiant en région"]
    mixed = [*agreeing, "Passerelles DEC-BAC", "Mise à jour du site web"]
    found = ministerial_theme_of("Petite enfance", actions=agreeing)

    assert found is not None
    assert found.code == "promotion-recruitment"
    assert ministerial_theme_of("Petite enfance", actions=mixed) is None
    assert ministerial_theme_of("Petite enfance", actions=agreeing[:1]) is None


def test_the_number_of_the_year_confirms_a_wording() -> None:
    """The same wording is surer with the number that the ministry gave it that year."""
    label = "Répondre aux besoins régionaux d’adéquation formation-emploi"
    alone = ministerial_theme_of(label)
    numbered = ministerial_theme_of(label, "4", year=2024)

    assert alone is not None
    assert numbered is not None
    assert numbered.score > alone.score


def test_the_crosswalk_leads_to_themes_that_stay_themselves() -> None:
    """Every theme is counted under a code of the list that is counted under itself."""
    codes = {theme.code for theme in ministerial_themes()}

    assert {crosswalk_of(code) for code in codes} <= codes
    assert all(crosswalk_of(crosswalk_of(code)) == crosswalk_of(code) for code in codes)
    assert crosswalk_of("adapted-practices") == "access"


def test_an_unknown_code_names_the_known_ones() -> None:
    """The error for an unknown code lists the codes there are."""
    with pytest.raises(ValueError, match="training-employment"):
        crosswalk_of("acces")


@pytest.mark.parametrize(("year", "count"), [(2024, 5), (2025, 4)])
def test_each_year_has_the_list_that_the_ministry_printed(year: int, count: int) -> None:
    """Five numbered objectives in 2024-2025, four numbered themes from 2025-2026."""
    numbers = [
        wording.number
        for theme in ministerial_themes()
        for wording in theme.wordings
        if wording.number is not None
        and wording.first_year <= year
        and (wording.last_year is None or year <= wording.last_year)
    ]

    assert sorted(numbers) == [str(number) for number in range(1, count + 1)]
