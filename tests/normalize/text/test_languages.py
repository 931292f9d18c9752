from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalon.normalize.text.languages import language_of

TYPICAL = {
    "French": ("Le Pôle soutient la réussite des étudiantes et des étudiants.", "fr"),
    "French capitals": ("MISE EN ŒUVRE DES ACTIONS DU PÔLE DANS LA RÉGION", "fr"),
    "French with an English name": ("Le comité Women in STEM est actif dans les cégeps.", "fr"),
    "English": ("The table describes the actions that the hub will carry out.", "en"),
    "English with French names": ("The Pôle and its partners in the Cégep de Rimouski", "en"),
}
REFUSED = {
    "empty": "",
    "numbers": "2024-2025 12 45 %",
    "a heading": "Plan d'action",
    "both": "Le Pôle soutient les étudiants. The hub supports the students in the region.",
}


@pytest.mark.parametrize(("text", "language"), TYPICAL.values(), ids=TYPICAL)
def test_typical(text: str, language: str) -> None:
    """Running text tells its language."""

    assert language_of(text) == language


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_refused(text: str) -> None:
    """What is too short or mixed is None."""

    assert language_of(text) is None


@given(st.text())
def test_never_raises(text: str) -> None:
    """Any text has a known language or none."""

    assert language_of(text) in {"fr", "en", None}
