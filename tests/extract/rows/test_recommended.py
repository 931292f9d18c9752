"""Recommendations in documents of any kind."""

from __future__ import annotations

import pytest
from drawn_grids import grid_of, lines_at

from jalon.extract.meaning.roles import grid_meanings
from jalon.extract.rows.advice import Opening, announces, heads_column, listed, marked
from jalon.extract.rows.agreed import agreed
from jalon.extract.rows.recommended import recommended
from jalon.extract.rows.settings import SETTINGS
from jalon.extract.text.lines import block_of
from jalon.schemas.geometry import Box, union
from jalon.schemas.raw import Passage, RawRecommendation
from jalon.schemas.units import Element, Look, Loose
from jalon.vocabulary import Wordbook

AGREED = SETTINGS.agreed

WORDS = Wordbook()
BODY = Look(False, False, False, 0, 10.0)
HEADING = Look(True, False, False, 0, 14.0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Recommandation n° 3 – Créer un fonds", Opening("3", "Créer un fonds")),
        ("RECOMMENDATION #2", Opening("2", "")),
        ("Recommendation 2.1: Test the backups", Opening("2.1", "Test the backups")),
        ("Recommandation 3 du rapport Lavoie", None),
        ("Objectif 3 – Créer un fonds", None),
    ],
)
def test_a_label_with_a_number_marks_a_recommendation(text: str, expected: Opening | None) -> None:
    """The word and a number mark one, unless a sentence goes on after the number."""

    assert marked(text, WORDS) == expected


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("3. Créer un fonds", "3"),
        ("R1. Clarify the mandate", "R1"),
        ("2.1 The Agency should test its backups", "2.1"),
        ("2016-2017 en bref", None),
        ("12 étudiants admis", None),
    ],
)
def test_an_entry_of_a_list_opens_with_its_number(text: str, number: str | None) -> None:
    """A number and its sign open an entry; a count or a year does not."""
    opening = listed(text)

    assert (None if opening is None else opening.number) == number


def test_what_is_said_of_recommendations_holds_none() -> None:
    """A heading or a column so called announces them, one for the answers to them does not."""
    headings = ("5. Summary of recommendations", "La recommandation a été suivie.")
    columns = ("Recommandation", "Auditor’s recommendation", "Réponse à la recommandation")

    assert [announces(t, WORDS) for t in headings] == [True, False]
    assert [heads_column(t, WORDS) for t in columns] == [True, True, False]


def loose(text: str, top: float, look: Look = BODY) -> Loose:
    lines = tuple(lines_at(top, text))
    return Loose(block_of(lines), 1, look, union(n.box for n in lines))


def read(*elements: Element) -> list[tuple[str, str]]:
    meanings = grid_meanings(elements, WORDS)
    found = recommended(elements, meanings, BODY, WORDS, frozenset())
    return [(r.number, r.text.text) for r in found]


def test_a_list_ends_with_its_heading() -> None:
    """Numbered entries count under a heading that announces them, and nowhere else."""
    found = read(
        loose("1. Ce que nous sommes", 10),
        loose("Recommandations", 30, HEADING),
        loose("1. Créer un fonds commun.", 50),
        loose("Le fonds servirait à tous.", 60),
        loose("2. Publier un bilan annuel.", 70),
        loose("Annexes", 90, HEADING),
        loose("3. Composition du comité", 110),
    )

    assert found == [("1", "Créer un fonds commun."), ("2", "Publier un bilan annuel.")]


def test_a_text_that_is_cut_off_is_no_recommendation() -> None:
    """A text that ends on a preposition lost its rest to another place and is left."""
    found = read(
        loose("Recommandation 1 : Adapter les règles sur le", 10),
        loose("Recommandation 2 : Adapter les règles.", 30),
    )

    assert found == [("2", "Adapter les règles.")]


ANSWERED = (("1", "Adopter un registre.", "D’accord."), ("2", "Tester la relève.", "En partie."))


@pytest.mark.parametrize(
    ("headings", "count"),
    [
        (("N°", "Recommandation", "Réponse de la direction"), 2),
        (("N°", "Recommandation", "Cible"), 0),
        (("N°", "Mesure", "Responsable"), 0),
    ],
    ids=["answers", "a plan", "no such column"],
)
def test_a_column_so_called_holds_recommendations(headings: tuple[str, ...], count: int) -> None:
    """A row with a number is one, unless the grid says what is measured."""
    found = read(grid_of(headings, *ANSWERED))

    assert found == [row[:2] for row in ANSWERED][:count]


def test_readings_complete_each_other() -> None:
    """What both give is surer; a number that only the second one read is added in its place."""
    first = [_row("1", "Créer un fonds", 10)]
    second = [_row("1", "Créer un fonds.", 10), _row("2", "Publier un bilan", 30)]

    rows = agreed(first, second)

    assert [(r.number, r.confidence) for r in rows] == [("1", AGREED.agreed), ("2", 0.5)]


def _row(number: str, text: str, top: float) -> RawRecommendation:
    box = Box(0, top, 100, top + 10)
    return RawRecommendation(1, box, number, Passage(text, 1, box))
