"""Codes, labels and bold runs of single cells."""

from __future__ import annotations

import pytest
from drawn_grids import WORDS, table_of

from jalon.extract.readers.cells import (
    block_passages,
    cell_blocks,
    cell_box,
    flowing_passage,
    leading_number,
    passage_of,
    split_bold,
    split_code,
)
from jalon.schemas.table import Cell

NONE: frozenset[str] = frozenset()


def cell_of(text: str) -> Cell:
    """One cell that holds ``text``."""
    return table_of([[text]], widths=[300]).cells[0]


CODED = [
    pytest.param("1.1 Soutenir les projets", ("1.1", "Soutenir les projets"), id="two-levels"),
    pytest.param("2.3.1. Former", ("2.3.1", "Former"), id="three-levels-and-point"),
    pytest.param("Objectif 1.2 Accueillir", ("1.2", "Accueillir"), id="named"),
    pytest.param("1. Soutenir", ("1", "Soutenir"), id="point"),
    pytest.param("**4\nSoutenir", ("4", "Soutenir"), id="bold-number"),
    pytest.param("Soutenir 3 projets", (None, "Soutenir 3 projets"), id="number-inside"),
    pytest.param("12 stages offerts", (None, "12 stages offerts"), id="quantity"),
    pytest.param("2025-2026", (None, "2025-2026"), id="years"),
    pytest.param("", (None, None), id="empty"),
]


@pytest.mark.parametrize(("text", "expected"), CODED)
def test_code_is_parted_from_its_label(text: str, expected: tuple[str | None, str | None]) -> None:
    """A number that is a code stands apart from the text; one that counts something does not."""
    code, label = split_code(cell_of(text), 1, WORDS, NONE)

    assert (code, label.text if label else None) == expected


def test_numbered_column_takes_any_first_number() -> None:
    """Where the column counts 1, 2, 3 the bare number is the code."""
    code, label = split_code(cell_of("7 Soutenir les stages"), 1, WORDS, NONE, is_numbered=True)

    assert (code, label and label.text) == ("7", "Soutenir les stages")


NUMBERS = [
    pytest.param("7 Soutenir", 7, id="number"),
    pytest.param("07. Soutenir", 7, id="zero-and-point"),
    pytest.param("1.1 Soutenir", None, id="code"),
    pytest.param("7", None, id="nothing-else"),
    pytest.param("Soutenir 7", None, id="later"),
    pytest.param("", None, id="empty"),
]


@pytest.mark.parametrize(("text", "expected"), NUMBERS)
def test_leading_number_is_a_whole_number_before_text(text: str, expected: int | None) -> None:
    """Only a whole number that text follows can count the rows."""
    assert leading_number(cell_of(text)) == expected


BOLD = [
    pytest.param("**Former\nles gens", (["Former"], ["les gens"]), id="bold-first"),
    pytest.param("**Former\n**les gens", ([], ["Former les gens"]), id="all-bold"),
    pytest.param("Former\n**les gens", ([], ["Former", "les gens"]), id="bold-last"),
    pytest.param("", ([], []), id="empty"),
]


@pytest.mark.parametrize(("text", "expected"), BOLD)
def test_bold_run_is_parted_from_what_follows(
    text: str, expected: tuple[list[str], list[str]]
) -> None:
    """A title is only what is bold before something that is not."""
    first, rest = split_bold(cell_blocks(cell_of(text), (), NONE))

    assert ([b.text for b in first], [b.text for b in rest]) == expected


def test_words_broken_at_a_line_end_are_mended() -> None:
    """A cell's text is on one line, its broken words whole."""
    text = flowing_passage(cell_of("Nombre de par-\ncours offerts"), 2, NONE)

    assert text is not None
    assert (text.text, text.page) == ("Nombre de parcours offerts", 2)


def test_names_keep_their_lines() -> None:
    """A list of bodies is not run together."""
    (names,) = block_passages(cell_blocks(cell_of("Cégep A\nCégep B"), (), NONE), 1)

    assert names.text == "Cégep A\nCégep B"


def test_passage_of_nothing_is_none() -> None:
    """A cell without text has no passage, and its own box."""
    cell = cell_of("")

    assert passage_of(cell_blocks(cell, (), NONE), 1) is None
    assert flowing_passage(cell, 1, NONE) is None
    assert cell_box(cell) == cell.box


def test_box_of_a_cell_is_that_of_its_words() -> None:
    """Evidence points at the words and not at the white around them."""
    cell = cell_of("Former")

    assert cell.box.contains(cell_box(cell))
    assert cell_box(cell).width < cell.box.width
