from __future__ import annotations

from jalon.normalize.labels.roles import role_of
from jalon.schemas.values import Role


def test_one_unknown_noun_beside_a_strong_phrase_is_allowed() -> None:
    """What stands beside the word that decides may narrow it down."""

    guess = role_of("Cibles de voitures")

    assert guess is not None
    assert (guess.role, guess.score) == (Role.TARGET, 0.75)


def test_several_unknown_nouns_are_no_heading() -> None:
    """A label of its own, in which such a word stands, heads nothing."""

    assert role_of("Indicateurs montagne voiture maison chemin") is None
