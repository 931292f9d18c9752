"""Codes in front of a text: level, code, key, rest; counts, dates and articles are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalon.normalize.labels.codes import split_code
from jalon.schemas.values import CodeSplit, Role

THEME, OBJECTIVE, ACTION = Role.THEME, Role.OBJECTIVE, Role.ACTION

# text, and its level, code, key, rest and role
Parts = tuple[str | None, str, tuple[int | str, ...], str, Role | None]
SURE: list[tuple[str, Parts]] = [
    ("1.1 Soutenir", (None, "1.1", (1, 1), "Soutenir", None)),
    ("1.1. Soutenir", (None, "1.1", (1, 1), "Soutenir", None)),
    ("1.1.1 soutien à des projets", (None, "1.1.1", (1, 1, 1), "soutien à des projets", None)),
    ("1) ", (None, "1", (1,), "", None)),
    ("3 Améliorer la fluidité", (None, "3", (3,), "Améliorer la fluidité", None)),
    ("02 Réussite", (None, "02", (2,), "Réussite", None)),
    ("A2 Soutenir la relève", (None, "A2", ("A", 2), "Soutenir la relève", None)),
    ("A. Biodiversité", (None, "A", ("A",), "Biodiversité", None)),
    ("A. Milieux naturels", (None, "A", ("A",), "Milieux naturels", None)),
    ("A1.", (None, "A1", ("A", 1), "", None)),
    ("B1.2 Former", (None, "B1.2", ("B", 1, 2), "Former", None)),
    ("1.A Bâtir", (None, "1.A", (1, "A"), "Bâtir", None)),
    ("1.2a – Bâtir", (None, "1.2a", (1, 2, "a"), "Bâtir", None)),
    ("OS 23 :", (None, "OS 23", ("OS", 23), "", OBJECTIVE)),
    ("OS5 : Sensibiliser", (None, "OS5", ("OS", 5), "Sensibiliser", OBJECTIVE)),
    ("A 53 :", (None, "A 53", ("A", 53), "", None)),
    ("- A 14 : Plaider", (None, "A 14", ("A", 14), "Plaider", None)),
    ("OO 2.1.3", (None, "OO 2.1.3", ("OO", 2, 1, 3), "", OBJECTIVE)),
    ("OBJ-3", (None, "OBJ-3", ("OBJ", 3), "", OBJECTIVE)),
    ("M12", (None, "M12", ("M", 12), "", None)),
    ("II.", (None, "II", (2,), "", None)),
    ("i)", (None, "i", (1,), "", None)),
    ("iii. Former", (None, "iii", (3,), "Former", None)),
    ("a)", (None, "a", ("a",), "", None)),
    ("[2.1]", (None, "2.1", (2, 1), "", None)),
    ("(3)", (None, "3", (3,), "", None)),
    ("#4", (None, "4", (4,), "", None)),
    ("N° 7", (None, "7", (7,), "", None)),
    ("• 2.1 Former", (None, "2.1", (2, 1), "Former", None)),
    ("Fiche action 12", ("Fiche action", "12", (12,), "", ACTION)),
    ("Fiche n° 3 –", ("Fiche", "3", (3,), "", ACTION)),
    ("Objectif A1.", ("Objectif", "A1", ("A", 1), "", OBJECTIVE)),
    ("Objectif A) Former", ("Objectif", "A", ("A",), "Former", OBJECTIVE)),
    ("Objectif 1.1\nRéduire", ("Objectif", "1.1", (1, 1), "Réduire", OBJECTIVE)),
    ("Outcome A – Forests", ("Outcome", "A", ("A",), "Forests", THEME)),
    ("Mesure 1.2.3 :", ("Mesure", "1.2.3", (1, 2, 3), "", ACTION)),
    ("Action no 4", ("Action", "4", (4,), "", ACTION)),
    ("Action 1.2 – ", ("Action", "1.2", (1, 2), "", ACTION)),
    ("Axe I –", ("Axe", "I", (1,), "", THEME)),
    ("Axe (2) : Vélo", ("Axe", "2", (2,), "Vélo", THEME)),
    ("Orientation 2 :", ("Orientation", "2", (2,), "", THEME)),
    ("Priorité n°3.", ("Priorité", "3", (3,), "", THEME)),
    ("Première orientation : Accès", ("orientation", "1", (1,), "Accès", THEME)),
    ("Objectif stratégique 2 :", ("Objectif stratégique", "2", (2,), "", OBJECTIVE)),
    ("Step 3", ("Step", "3", (3,), "", ACTION)),
    ("Commitment 4:", ("Commitment", "4", (4,), "", ACTION)),
    ("Engagement 5", ("Engagement", "5", (5,), "", ACTION)),
    ("SDG 4", ("SDG", "4", (4,), "", None)),
]
UNSURE = [
    ("12", "a count alone"),
    ("3 Projets", "a count"),
    ("1.5 FTE", "a quantity"),
    ("12.5", "a number"),
    ("C. Gagnon", "a person"),
    ("A Biodiversité", "an article"),
    ("CO2 Réduction", "a substance"),
    ("Q3 – bilan", "a quarter"),
    ("1. Nous avons agi.", "a footnote"),
]
REFUSED = [
    "",
    "3 projets",
    "2024-2025 Bilan",
    "2024",
    "100 % des",
    "5 ans",
    "1.5 fois",
    "2,5 km",
    "10 000 arbres",
    "15 mars 2024",
    "T1 2025",
    "A small grant",
    "À bâtir",
    "Y compris",
    "M. Tremblay",
    "CO2 emissions",
    "2e année",
    "Axe 2 de la planification",
    "Objectif 1 sur 3 atteint",
    "Actions 2 et 3",
    "Objectif : Rendre accessible",
    "24/7 Support",
]


@pytest.mark.parametrize(
    ("text", "split"),
    [(text, CodeSplit(*parts, is_sure=True)) for text, parts in SURE],
    ids=[case[0] for case in SURE],
)
def test_a_code_is_taken_off(text: str, split: CodeSplit) -> None:
    """A code in a usual form is surely one, with what it nests in and the text without it."""
    assert split_code(text) == split


@pytest.mark.parametrize("text", [case[0] for case in UNSURE], ids=[case[1] for case in UNSURE])
def test_what_may_be_something_else_is_not_sure(text: str) -> None:
    """A code that may as well be a count, a name or an article is returned as unsure."""
    split = split_code(text)

    assert split is not None
    assert not split.is_sure


@pytest.mark.parametrize("text", REFUSED)
def test_counts_dates_and_prose_have_no_code(text: str) -> None:
    """Quantities, dates, articles and sentences begin with no code."""
    assert split_code(text) is None


@given(st.text(alphabet="ABIVXaeimosu0123456789 .,:;()[]-–/%$#°éÀ\n", max_size=30))
def test_no_text_raises_and_the_rest_stands_in_the_text(text: str) -> None:
    """Whatever the text, nothing raises, and code and rest are pieces of it."""
    split = split_code(text)

    if split is not None:
        assert split.key
        assert split.rest in " ".join(text.split())
