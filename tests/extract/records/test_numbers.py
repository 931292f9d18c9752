"""Numbers that stand off from their headings."""

from __future__ import annotations

from drawn_grids import lines_at

from jalon.extract.records.looks import look_of
from jalon.extract.records.numbers import with_numbers
from jalon.extract.text.lines import block_of
from jalon.schemas.units import Loose


def loose(y: float, text: str, x: float) -> Loose:
    lines = lines_at(y, text, x=x)
    block = block_of(lines)
    return Loose(block, 1, look_of(lines[0].words), block.box)


def texts(*elements: Loose) -> list[str]:
    return [e.block.text for e in with_numbers(elements) if isinstance(e, Loose)]


def test_a_number_is_part_of_the_text_on_its_line() -> None:
    """Word processors print it apart; elsewhere it stays by itself."""
    assert texts(loose(100, "2.", 40), loose(100, "Ouvrir un gîte", 60)) == ["2. Ouvrir un gîte"]
    assert texts(loose(100, "2.", 40), loose(130, "Ouvrir un gîte", 60)) == ["2.", "Ouvrir un gîte"]
    assert texts(loose(100, "Note", 40), loose(100, "Ouvrir un gîte", 80)) == [
        "Note",
        "Ouvrir un gîte",
    ]
