"""Codes of levels whose titles stand apart from them."""

from __future__ import annotations

from drawn_grids import lines_at

from jalon.extract.meaning.heading_labels import numbered_texts
from jalon.extract.meaning.levels import headings_of
from jalon.extract.text.lines import block_of
from jalon.schemas.units import Look, Loose
from jalon.schemas.values import Role
from jalon.vocabulary import Wordbook

BODY = Look(is_bold=False, is_italic=False, is_caps=False, colour=0, size_pt=9.0)
FRENCH = Wordbook().in_language("fr")


def piece(x: float, baseline: float, text: str, size_pt: float = 10.0) -> Loose:
    block = block_of(lines_at(baseline, text, x=x))
    return Loose(block, 1, BODY._replace(size_pt=size_pt), block.box)


def test_a_title_beside_its_code_is_its_label() -> None:
    """A lone "ORIENTATION 1" takes the text on its line, whichever of them comes first."""
    title = piece(130, 100, "Enrichir la formation")
    found = headings_of([title, piece(36, 100, "ORIENTATION 1", 12.0)], BODY, FRENCH, {})

    assert [(h.role, h.number, h.label) for h in found.values()] == [
        (Role.THEME, "1", "Enrichir la formation")
    ]
    assert [h.box for h in found.values()] == [title.box]


def test_large_numbers_that_count_bear_the_text_after_them() -> None:
    """Large "01" and "02" over titles are codes; numbers that do not count are none."""
    titles = [piece(36, 120, "Accès"), piece(36, 220, "Parcours")]
    counting = [piece(36, 100, "01", 40.0), titles[0], piece(36, 200, "02", 40.0), titles[1]]
    figures = [piece(36, 100, "35", 40.0), titles[0], piece(36, 200, "12", 40.0), titles[1]]

    assert [(h.number, h.label) for h in numbered_texts(counting, BODY)] == [
        ("1", "Accès"),
        ("2", "Parcours"),
    ]
    assert numbered_texts(figures, BODY) == []
