from __future__ import annotations

import pytest

from jalon.normalize.labels.roles import role_of
from jalon.schemas.values import Role


def test_one_unknown_noun_beside_a_strong_phrase_is_allowed() -> None:
    """What stands beside the word that decides may narrow it down."""

    guess = role_of("Cibles de voitures")

    assert guess is not None
    assert (guess.role, guess.score) == (Role.TARGET, 0.75)


@pytest.mark.parametrize(
    "text", ["Cibles montagne voiture", "Indicateurs montagne voiture maison chemin"]
)
def test_several_unknown_nouns_are_no_heading(text: str) -> None:
    """A label of its own, in which such a word stands, heads nothing."""

    assert role_of(text) is None
