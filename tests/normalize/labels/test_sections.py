"""Section headings: level, number, label."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalon.normalize.labels.sections import is_continued, section_of, strip_continuation
from jalon.schemas.values import Role, SectionLabel

THEME, OBJECTIVE, ACTION = Role.THEME, Role.OBJECTIVE, Role.ACTION

TYPICAL = [
    ("ORIENTATION 1 Enrichir l'enseignement", THEME, "1", "Enrichir l'enseignement"),
    ("ORIENTATION 1", THEME, "1", ""),
    ("Axe 2 – Transitions", THEME, "2", "Transitions"),
    ("Enjeu 3 :", THEME, "3", ""),
    ("Thème 01", THEME, "1", ""),
    ("AXE II", THEME, "II", ""),
    ("Axe stratégique no 2 : Réussite", THEME, "2", "Réussite"),
    ("Première orientation : Accès", THEME, "1", "Accès"),
    ("Objectif ministériel 1 - Accessibilité", THEME, "1", "Accessibilité"),
    ("Priority 2: Access", THEME, "2", "Access"),
    ("Goal 1", THEME, "1", ""),
    ("Objectif 1.1 Soutenir", OBJECTIVE, "1.1", "Soutenir"),
    ("Objectif : Rendre accessible", OBJECTIVE, None, "Rendre accessible"),
    ("Action 3 : Faire connaître", ACTION, "3", "Faire connaître"),
    ("Mesure 12.", ACTION, "12", ""),
    ("Action 1a. Accentuer le virage", ACTION, "1a", "Accentuer le virage"),
    ("Sous-action 1.1a.1 – Élaborer", ACTION, "1.1a.1", "Élaborer"),
    ("Mesure n° 4 - Offrir", ACTION, "4", "Offrir"),
    ("Activity 4.2 – Host a fair", ACTION, "4.2", "Host a fair"),
    ("1.1 Soutenir et accompagner", None, "1.1", "Soutenir et accompagner"),
    ("1.1.1 Soutien à des projets.", None, "1.1.1", "Soutien à des projets."),
    ("0. Mesures transversales", None, "0", "Mesures transversales"),
    ("2. Compétences (suite)", None, "2", "Compétences"),
    ("01", None, "1", ""),
    ("02 Améliorer la fluidité", None, "2", "Améliorer la fluidité"),
    ("3 Améliorer la fluidité", None, "3", "Améliorer la fluidité"),
    ("A. Accès et réussite", None, "A", "Accès et réussite"),
    ("B.1 Soutenir", None, "B.1", "Soutenir"),
    ("II. Réussite", None, "II", "Réussite"),
    ("A2 Soutenir la relève", None, "A2", "Soutenir la relève"),
    ("A. Biodiversité", None, "A", "Biodiversité"),
    ("Outcome A – Healthy forests", THEME, "A", "Healthy forests"),
    ("OS 23 : Sensibiliser", OBJECTIVE, "OS 23", "Sensibiliser"),
    ("OO 2.1.3", OBJECTIVE, "OO 2.1.3", ""),
    ("A 53 :", None, "A 53", ""),
    ("Fiche action 12", ACTION, "12", ""),
    ("Objectif A1.", OBJECTIVE, "A1", ""),
    ("Step 3: Train staff", ACTION, "3", "Train staff"),
]
REFUSED = [
    "",
    "Réaffirmer la place de choix",
    "2024-2025 Bilan",
    "3 projets",
    "3 Projets",
    "12",
    "12.5",
    "2.7 K de clics",
    "15 mars 2024",
    "80 % et plus",
    "Axe 2 de la planification",
    "Objectif 1 sur 3 atteint",
    "Actions 2 et 3",
    "M. Tremblay",
    "C. Gagnon",
    "1. Nous avons agi. Nous agirons encore.",
    "2. Dans le cadre du Plan, la reconnaissance renvoie à tout dispositif",
    "Objectif",
]


@pytest.mark.parametrize(
    ("text", "role", "number", "label"), TYPICAL, ids=[case[0] for case in TYPICAL]
)
def test_a_heading_is_taken_apart(
    text: str, role: Role | None, number: str | None, label: str
) -> None:
    """A heading gives its level, its number as printed and its label."""
    assert section_of(text) == SectionLabel(role, number, label)


@pytest.mark.parametrize("text", REFUSED)
def test_prose_quantities_and_dates_are_no_headings(text: str) -> None:
    """Text that names neither a level nor a code is left alone."""
    assert section_of(text) is None


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("2. Reconnaissance (suite)", "2. Reconnaissance"),
        ("Mesure 7 : RCMO (suite et fin)", "Mesure 7 : RCMO"),
        ("Goal 1 (cont’d)", "Goal 1"),
        ("Axe 2 – suite", "Axe 2"),
        ("(suite) Axe 2", "Axe 2"),
    ],
)
def test_a_mark_of_continuation_is_dropped(text: str, bare: str) -> None:
    """A heading that goes on from the page before says so and gives its bare text."""
    assert strip_continuation(text.replace("’", "'")) == (bare, True)
    assert is_continued(text.replace("’", "'"))


def test_a_word_that_only_begins_like_it_is_no_continuation() -> None:
    """``Suite`` as a word of the heading stays."""
    assert strip_continuation("Suite du projet") == ("Suite du projet", False)


@given(st.text(max_size=120))
def test_any_text_is_taken(text: str) -> None:
    """No text raises, and a label comes from the text."""
    section = section_of(text)

    assert section is None or section.role is not None or section.number is not None


@given(st.integers(1, 40), st.sampled_from(["Axe", "Orientation", "Objectif", "Mesure", "Goal"]))
def test_the_number_is_kept_without_leading_zeros(number: int, word: str) -> None:
    """``Axe 01`` and ``Axe 1`` have the number 1."""
    padded, plain = section_of(f"{word} {number:02d} : Réussite"), section_of(f"{word} {number}")

    assert padded is not None
    assert plain is not None
    assert padded.number == plain.number == str(number)
