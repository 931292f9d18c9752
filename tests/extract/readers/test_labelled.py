"""Plans without tables: what each line says of itself."""

from __future__ import annotations

import pytest
from drawn_grids import WORDS
from drawn_pages import Sheet

from jalon.extract.readers.labelled import find_labelled
from jalon.schemas.geometry import Box

RECORD = ("Action : Former", "Indicateur : Nb de projets", "Cible : 12", "Échéance : Mai 2026")
READ = [
    pytest.param(RECORD, [["Former", "Nb de projets", "12", "Mai 2026"]], id="one-line-each"),
    pytest.param(
        ("Action : Former", "Indicateur : Nb de projets", "menés en région", "Cible : 12"),
        [["Former", "Nb de projets\nmenés en région", "12"]],
        id="answer-goes-on",
    ),
    pytest.param(
        ("Action : Former", "Indicateurs :", "• Nb", "• Taux", "Cibles :", "• 2", "• 80 %"),
        [["Former", "• Nb\n• Taux", "• 2\n• 80 %"]],
        id="lists",
    ),
    pytest.param((*RECORD, "", *RECORD), [["Former", "Nb de projets", "12", "Mai 2026"] * 2],
                 id="records-that-touch"),
]  # fmt: skip
LEFT_ALONE = [
    pytest.param(("Courriel : a@b.ca", "Téléphone : 514 555-0100", "Rue : Main"), id="address"),
    pytest.param(("Responsable : Cégep", "Échéance : 2026", "Budget : 5 $"), id="states-no-aim"),
    pytest.param(("Le plan dit ceci :", "il faut agir.", "Cible : 12"), id="prose"),
]


def page_of(texts: tuple[str, ...]) -> Sheet:
    """A page with one line for each text; "" leaves a line blank."""
    sheet = Sheet(1, 612.0, 792.0)
    for i, text in enumerate(texts):
        if text:
            sheet.text(50, 100 + 14 * i, text, size=10)
    return sheet


@pytest.mark.parametrize(("texts", "expected"), READ)
def test_lines_that_ask_and_answer_are_a_record(
    texts: tuple[str, ...], expected: list[list[str]]
) -> None:
    """Each answer stands beside its question, with the lines that go on from it."""
    tables = find_labelled(page_of(texts).page(), [], WORDS)

    found = [[w for c in t.cells if c.col == 1 for w in [_text(c.text)]] for t in tables]
    assert found == [[_text(e) for e in row] for row in expected]


def _text(text: str) -> str:
    """Without the bullets, which a cell keeps as words and not in its text."""
    return text.replace("• ", "")


@pytest.mark.parametrize("texts", LEFT_ALONE)
def test_other_lines_with_colons_are_left_alone(texts: tuple[str, ...]) -> None:
    """Only records that state an aim are read."""
    assert find_labelled(page_of(texts).page(), [], WORDS) == []


def test_words_of_tables_are_left_to_them() -> None:
    """What stands in a table is not read twice."""
    page = page_of(RECORD).page()

    assert find_labelled(page, [Box(0, 0, 612, 792)], WORDS) == []
