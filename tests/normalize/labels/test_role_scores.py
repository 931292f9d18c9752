"""All roles that a heading speaks for: graded, never raising, none where none is known."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalon.normalize.labels.bare_headings import bare_heading
from jalon.normalize.labels.role_scores import role_scores
from jalon.schemas.values import Role

# what stands around a listed word and must not hide it
HIDDEN = [
    ("deliverable", "Bien livrable", Role.INDICATOR),
    ("unit-in-brackets", "Cible (nb)", Role.TARGET),
    ("possessive-and-adjective", "Nos indicateurs clés", Role.INDICATOR),
    ("numbered-no", "Indicateur n° 2", Role.INDICATOR),
    ("numbered-colon", "Cible 2 :", Role.TARGET),
    ("capitals", "INDICATEURS DE RÉSULTAT", Role.INDICATOR),
    ("spaced-capitals", "C I B L E S", Role.TARGET),
    ("bullet", "• Responsable(s) :", Role.LEAD),
    ("list-number", "1. Responsable", Role.LEAD),
    ("list-letter", "b) Échéance", Role.DUE),
    ("year", "Cible 2025", Role.TARGET),
    ("unit-without-brackets", "Budget k$", Role.BUDGET),
    ("unit-in-words", "Coût en milliers de dollars", Role.BUDGET),
    ("square-brackets", "Cible [%]", Role.TARGET),
    ("level-and-code", "Action 3.2", Role.ACTION),
    ("question", "Qui ?", Role.LEAD),
    ("percent", "%", Role.PERCENT),
    ("broken-word", "Inconditionn el", Role.BUDGET),
    ("glued-words", "Indicatorsfor success", Role.INDICATOR),
]


@pytest.mark.parametrize(
    ("text", "role"), [case[1:] for case in HIDDEN], ids=[c[0] for c in HIDDEN]
)
def test_nothing_around_a_listed_word_hides_it(text: str, role: Role) -> None:
    """Bullets, numbering, capitals, years, units and a colon leave the word alone."""
    first = role_scores(text)[0]

    assert first.role is role
    assert first.score == 1.0


GRADED = [
    ("exact", "Cibles visées", Role.TARGET, 1.0, 1.0),
    ("harmless-words", "Échéance de l'action", Role.DUE, 0.9, 0.9),
    ("pair", "Porteur principal / partenaires", Role.LEAD_PARTNERS, 0.95, 0.95),
    ("strong-inside", "Indicateurs de rayonnement", Role.INDICATOR, 0.7, 0.7),
    ("misspelt", "Indicatuers", Role.INDICATOR, 0.6, 0.6),
    ("ambiguous", "Résultats", Role.RESULT, 0.6, 0.8),
]


@pytest.mark.parametrize(
    ("text", "role", "least", "most"), [case[1:] for case in GRADED], ids=[c[0] for c in GRADED]
)
def test_the_score_falls_with_what_is_not_known(
    text: str, role: Role, least: float, most: float
) -> None:
    """An exact phrase is sure, one among other words less, a near spelling less again."""
    first = role_scores(text)[0]

    assert first.role is role
    assert least <= first.score <= most


NOTHING = [
    ("empty", ""),
    ("name", "Université Laval"),
    ("count", "3 projets"),
    ("share", "80 %"),
    ("years", "2024-2025"),
    ("objective", "Réaffirmer la place de choix de la région"),
    ("deed", "Mettre en place un projet de mentorat"),
    ("counted", "Nombre de projets"),
    ("paragraph", "Les indicateurs " * 20),
]


@pytest.mark.parametrize("text", [case[1] for case in NOTHING], ids=[c[0] for c in NOTHING])
def test_what_is_no_heading_supports_nothing(text: str) -> None:
    """Names, counts, sentences and paragraphs speak for no role."""
    assert role_scores(text) == ()


def test_an_ambiguous_word_speaks_for_all_that_it_may_mean() -> None:
    """Results are what was reached or what is aimed at; a word beside them decides."""
    assert {guess.role for guess in role_scores("Résultats")} == {Role.RESULT, Role.TARGET}
    assert [guess.role for guess in role_scores("Résultats attendus")] == [Role.TARGET]


@given(st.text(max_size=250))
def test_no_text_raises_and_scores_stay_in_bounds(text: str) -> None:
    """Whatever the text, scores lie between 0 and 1, fall, and each role stands once."""
    guesses = role_scores(text)

    assert all(0 < guess.score <= 1 for guess in guesses)
    assert [g.score for g in guesses] == sorted((g.score for g in guesses), reverse=True)
    assert len({guess.role for guess in guesses}) == len(guesses)


@given(st.text(max_size=80))
def test_bare_headings_never_raise(text: str) -> None:
    """Any text can be laid bare."""
    main, aside = bare_heading(text)

    assert isinstance(main, str)
    assert isinstance(aside, str)
