"""Items that a letter or a code begins, set with hanging lines."""

from __future__ import annotations

import pytest
from drawn_pages import Sheet

from jalon.extract.records.document import elements_of
from jalon.extract.records.enumerated import place_of
from jalon.schemas.units import Loose
from jalon.vocabulary import Wordbook

FRENCH = Wordbook().in_language("fr")
EDGE, TEXT = 60.0, 92.0
LONG = "les bibliothèques du réseau pour que chaque école y trouve une salle ouverte"


def texts_of(*lines: tuple[float, str]) -> list[str]:
    """The texts that the lines of a page make."""
    sheet = Sheet()
    for i, (x, text) in enumerate(lines):
        marker, _, rest = text.partition(" ")
        if x == EDGE:
            sheet.text(EDGE, 100.0 + 13 * i, marker, size=10.0)
        sheet.text(TEXT, 100.0 + 13 * i, rest if x == EDGE else text, size=10.0)
    found = elements_of([sheet.page()], {}, FRENCH, frozenset()).elements
    return [e.block.text for e in found if isinstance(e, Loose)]


@pytest.mark.parametrize(
    "markers", [("a.", "b.", "c."), ("1)", "2)", "3)"), ("2.1.1", "2.1.2", "2.1.3")]
)
def test_hanging_lines_belong_to_their_item(markers: tuple[str, str, str]) -> None:
    """A line under the text of an item goes on with it; the next marker begins another."""
    lines = [
        line
        for m in markers
        for line in ((EDGE, f"{m} Équiper {LONG}"), (TEXT, "le samedi et le dimanche ;"))
    ]

    found = texts_of(*lines)

    assert found == [f"{m} Équiper {LONG} le samedi et le dimanche ;" for m in markers]


@pytest.mark.parametrize("word", ["2024", "a", "Plan", "3", "I."])
def test_words_and_bare_numbers_count_in_no_list(word: str) -> None:
    """A year, a word or a numeral is no place in a list of letters or numbers with a sign."""
    place = place_of(word)

    assert place is None or not place[0]
