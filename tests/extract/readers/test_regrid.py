"""Grids cut at inner headings, and rows rejoined that only a list parts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import pytest
from drawn_grids import WORDS, Span, Texts, table_of
from drawn_pages import Sheet
from hypothesis import given
from hypothesis import strategies as st

from jalon.extract.readers.regrid import merge_rows, regrid, split_at_headings
from jalon.schemas.page import Page
from jalon.schemas.table import Table

HEADS: Texts = ("Actions", "Indicateurs", "Cibles")
BLANK_PAGE = Page(1, 792.0, 612.0)


def drawn(*rows: Texts, ruled: Sequence[int] = ()) -> tuple[Table, Page]:
    """A table and its page, with a rule above each row of ``ruled``."""
    sheet = Sheet(1, 792.0, 612.0)
    table = table_of(rows, sheet=sheet)
    for row in ruled:
        y = next(c.box.top for c in table.cells if c.row == row)
        sheet.rule(table.box.x0, y, table.box.x1, y)
    return table, sheet.page()


def covered(table: Table) -> list[tuple[int, int]]:
    """The places that the cells cover, each as often as it is covered."""
    return sorted(
        (r, c)
        for cell in table.cells
        for r, c in product(
            range(cell.row, cell.row + cell.rowspan), range(cell.col, cell.col + cell.colspan)
        )
    )


def places(table: Table) -> list[tuple[int, int]]:
    """Every place of the grid once."""
    return list(product(range(table.rows), range(table.cols)))


def test_headings_inside_begin_another_table() -> None:
    """Two tables that touch are two: each has its own headings."""
    table = table_of([HEADS, ("a", "b", "2"), HEADS, ("c", "d", "3"), ("e", "f", "4")])

    parts = split_at_headings(table, WORDS)

    assert [p.rows for p in parts] == [2, 3]
    assert [p.cells[0].text for p in parts] == ["Actions", "Actions"]
    assert parts[0].box.bottom <= parts[1].box.top
    assert all(covered(p) == places(p) for p in parts)


UNCUT = [
    pytest.param([HEADS, ("a", "b", "2"), ("c", "d", "3")], id="one-heading"),
    pytest.param([("x", "y", "z"), ("a", "b", "2")], id="no-heading"),
    pytest.param(
        [
            ("Actions", "Indicateurs", "24-25", "25-26"),
            ("a", "b", "2", "3"),
            ("", "", "26-27", "27-28"),
            ("c", "d", "4", "5"),
        ],
        id="years-alone-renew-the-same-table",
    ),
    pytest.param(
        [HEADS, (Span("a", 3), "b", "2"), (None, "Indicateurs", "Cibles"), (None, "d", "3")],
        id="through-a-merged-cell",
    ),
]


@pytest.mark.parametrize("rows", UNCUT)
def test_table_stays_whole(rows: Sequence[Texts]) -> None:
    """Nothing is cut through a cell, nor where only the years are said again."""
    table = table_of(rows)

    assert split_at_headings(table, WORDS) == [table]


LISTED: tuple[Texts, ...] = (
    HEADS,
    ("Former le personnel", "Nb de projets", "2"),
    ("enseignant", "Taux", "80 %"),
    ("Soutenir", "Bilan", "1"),
)


def test_rows_that_only_a_list_parts_are_rejoined() -> None:
    """Where an action's label runs on and no line is drawn, the rows are one."""
    (table,) = regrid(*drawn(*LISTED), WORDS)

    assert table.rows == 3
    assert covered(table) == places(table)
    assert [c.text for c in table.cells if c.row == 1] == [
        "Former le personnel\nenseignant",
        "Nb de projets\nTaux",
        "2\n80 %",
    ]


APART = [
    pytest.param(LISTED, [2], id="ruled"),
    pytest.param(
        (HEADS, ("Former", "a", "2"), ("1.2 enseignant", "b", "3")), [], id="code-begins-a-row"
    ),
    pytest.param((HEADS, ("Former", "a", "2"), ("Soutenir", "b", "3")), [], id="capital"),
    pytest.param((HEADS, ("Former", "a", "2"), ("", "b", "3")), [], id="blank-level"),
    pytest.param(
        (
            HEADS,
            ("Former", "a", "2"),
            ("enseignant", Span("b", 2), "3"),
            ("Soutenir", None, "4"),
        ),
        [],
        id="merged-cell-begins-beside",
    ),
]


@pytest.mark.parametrize(("rows", "ruled"), APART)
def test_rows_that_something_parts_stay_apart(rows: Sequence[Texts], ruled: Sequence[int]) -> None:
    """A line, a code, a capital or a merged cell beside keeps two rows apart."""
    table, page = drawn(*rows, ruled=ruled)

    assert regrid(table, page, WORDS) == [table]


def test_table_written_in_lower_case_keeps_its_rows() -> None:
    """Where the first row begins in lower case as well, lower case says nothing."""
    table, page = drawn(
        HEADS, ("former", "Nb", "2"), ("aider", "Taux", "4"), ("lier", "Bilan", "1")
    )

    assert regrid(table, page, WORDS) == [table]


@given(st.sets(st.integers(min_value=1, max_value=5)), st.booleans())
def test_merged_rows_keep_every_word_and_cover_the_grid(joined: set[int], is_spanned: bool) -> None:
    """Whatever rows are put together, the cells cover the grid and hold the same words."""
    first = Span("a", 6) if is_spanned else "a"
    rows: list[Texts] = [(first, "b", "2")]
    rows += [(None if is_spanned else "c", "d", "3")] * 5
    table = table_of(rows)

    merged = merge_rows(table, joined)

    assert merged.rows == 6 - len(joined)
    assert covered(merged) == places(merged)
    assert sum(len(c.words) for c in merged.cells) == sum(len(c.words) for c in table.cells)


def test_table_without_a_plan_is_left_as_it_is() -> None:
    """Rows of unknown tables are rejoined only where their first column runs on."""
    table = table_of([("Zone", "Total"), ("Nord", "2"), ("Sud", "3")])

    assert regrid(table, BLANK_PAGE, WORDS) == [table]
