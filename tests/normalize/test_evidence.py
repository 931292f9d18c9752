"""What a text is like, judged without its heading."""

from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalon.normalize.evidence import value_kinds
from jalon.schemas.evidence import ValueKinds

# (text, kind) that a reader would name at once
TYPICAL = [
    ("12", "is_number"),
    ("1 250", "is_number"),
    ("≥ 12 %", "is_number"),
    ("$2.5 million", "is_number"),
    ("10-15 %", "is_number"),
    ("(20)", "is_number"),
    ("12 ateliers en 2025", "has_number"),
    ("85 % et plus", "is_percent"),
    ("12 500 $", "is_money"),
    ("3,5 M€", "is_money"),
    ("Au moins 25", "is_target"),
    ("At least 98.5%", "is_target"),
    ("Entre 20 et 25", "is_target"),
    ("À déterminer", "is_target"),
    ("Cibles à définir", "is_target"),
    ("Trois réunions par année", "is_target"),
    ("12 ateliers", "is_target"),
    ("Hausse de 25 %", "is_target"),
    ("100 % des écoles publiques", "is_target"),
    ("Oui", "is_target"),
    ("Automne 2022", "is_due"),
    ("Q3 2023", "is_due"),
    ("FY22 Q4 - FY23 Q2", "is_due"),
    ("In progress, FY 2025", "is_due"),
    ("2026-12-15", "is_due"),
    ("En continu", "is_due"),
    ("D’ici octobre 2022", "is_due"),
    ("Dec. 31, 2021", "is_due"),
    ("Quarterly", "is_due"),
    ("2024-2025", "is_period"),
    ("Direction des études", "is_body"),
    ("Comité eau | Agente de liaison", "is_body"),
    ("Cégep de Lévis", "is_body"),
    ("UQAR", "is_body"),
    ("Service de l’aménagement et de l’urbanisme", "is_body"),
    ("Board, Program Manager", "is_body"),
    ("Teaching and Learning Centre", "is_body"),
    ("Coordonnatrice", "is_body"),
    ("Nombre d’ateliers", "is_indicator"),
    ("9. Proportion des élèves vaccinés", "is_indicator"),
    ("% de réussite", "is_indicator"),
    ("Satisfaction rate among families", "is_indicator"),
    ("No of Events", "is_indicator"),
    ("Degré de satisfaction", "is_indicator"),
    ("Réaliser une vitrine vidéo", "is_deed"),
    ("1.2 Tenir un salon", "is_deed"),
    ("Se doter d’un plan", "is_deed"),
    ("Baliser les sentiers", "is_deed"),
    ("Mise en place d’un comité", "is_deed"),
    ("Develop a data inventory", "is_deed"),
    ("1.1.1", "is_code"),
    ("A2", "is_code"),
    ("OS 23", "is_code"),
    ("En cours", "is_state"),
    ("Not started", "is_state"),
    ("Responsables", "is_label_like"),
    ("S.O.", "is_blank"),
    ("–", "is_blank"),
    ("", "is_blank"),
    ("✓", "is_tick"),
    ("X", "is_tick"),
]
# (text, kind) that it must not be taken for
REFUSED = [
    ("Automne 2022", "has_number"),
    ("2024-2025", "is_target"),
    ("December 2025", "is_deed"),
    ("12% increase", "is_indicator"),
    ("100 % des ententes", "is_indicator"),
    ("1.1.1", "is_target"),
    ("Nombre d’ateliers", "is_target"),
    ("Nombre d’ateliers", "is_deed"),
    ("Ministère de la Santé", "is_deed"),
    ("Teacher training", "is_deed"),
    ("Commission des clubs", "is_deed"),
    ("Comité formé", "is_body"),
    ("Document publié", "is_body"),
    ("Tenir 12 ateliers", "is_due"),
    ("Publier le bulletin de mai", "is_due"),
    ("12 ateliers", "is_code"),
    ("Rapport 2025 déposé", "has_number"),
    ("Les ateliers ont eu lieu. Les élèves sont venus.", "is_label_like"),
]


@pytest.mark.parametrize(("text", "kind"), TYPICAL, ids=[f"{k} {t}" for t, k in TYPICAL])
def test_text_is_like_its_kind(text: str, kind: str) -> None:
    """A text has a high score for the kind that its words or signs show."""

    assert getattr(value_kinds(text), kind) >= 0.6


@pytest.mark.parametrize(("text", "kind"), REFUSED, ids=[f"{k} {t}" for t, k in REFUSED])
def test_text_is_not_like_another_kind(text: str, kind: str) -> None:
    """A text has a low score for a kind that only looks like its own."""

    assert getattr(value_kinds(text), kind) <= 0.4


def test_counts_characters_and_words() -> None:
    """Length is counted after spaces are folded."""

    kinds = value_kinds(" Tenir\n un  salon ")

    assert (kinds.n_chars, kinds.n_words) == (14, 3)


@given(st.text())
def test_never_raises_and_stays_between_0_and_1(text: str) -> None:
    """Any text has scores between 0 and 1."""

    kinds = value_kinds(text)

    scores = [
        getattr(kinds, f.name) for f in fields(ValueKinds) if f.name.startswith(("is", "has"))
    ]
    assert all(0.0 <= score <= 1.0 for score in scores)
