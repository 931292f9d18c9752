"""Columns that only the drawing tells apart, cards, and headings of tables that go on."""

from __future__ import annotations

from drawn_grids import BOLD, words_at

from jalon.extract.records.carded import card_of
from jalon.extract.records.grids import carried, fields_of
from jalon.extract.records.narrowed import narrowed
from jalon.extract.records.table_text import table_text
from jalon.schemas.geometry import Box, union
from jalon.schemas.table import Cell, Table
from jalon.vocabulary import Wordbook

WIDTH, HEIGHT = 150.0, 20.0
EN = Wordbook().in_language("en")


def table_of(*rows: tuple[str | None, ...], bold: int = 0) -> Table:
    """A drawn table; None goes on from the cell before it, the first ``bold`` rows are bold."""
    cells: list[Cell] = []
    for r, row in enumerate(rows):
        for c, said in enumerate(row):
            if said is None:
                last = cells[-1]
                box = last.box._replace(x1=(c + 1) * WIDTH)
                cells[-1] = Cell(r, last.col, 1, c - last.col + 1, box, last.words, last.text)
                continue
            box = Box(c * WIDTH, r * HEIGHT, (c + 1) * WIDTH, (r + 1) * HEIGHT)
            shown = BOLD + said if r < bold else said
            words = tuple(words_at(box.x0 + 2, box.top + 12, shown)) if said else ()
            cells.append(Cell(r, c, 1, 1, box, words, said))
    return Table(1, union(c.box for c in cells), len(rows), len(rows[0]), tuple(cells))


def texts_of(table: Table) -> list[list[str]]:
    found = [[""] * table.cols for _ in range(table.rows)]
    for cell in table.cells:
        found[cell.row][cell.col] = cell.text
    return found


def test_columns_that_no_row_fills_both_are_one() -> None:
    """Edges that do not meet make columns of headings alone, and rows that alternate."""
    table = narrowed(
        table_of(
            ("Action", None, "", "Cost", "Status"),
            ("Plant trees", "", "400", "", "Done"),
            ("", "Mend the dam", "900", "", "Begun"),
        )
    )

    assert texts_of(table) == [
        ["Action", "Cost", "Status"],
        ["Plant trees", "400", "Done"],
        ["Mend the dam", "900", "Begun"],
    ]


def test_columns_with_headings_of_their_own_stay() -> None:
    """A column that few rows fill is one by its heading."""
    table = table_of(("Action", "2025", "2026"), ("Plant trees", "x", ""), ("Mend", "", "x"))

    assert narrowed(table) == table


def test_a_card_has_a_label_across_and_labels_over_values() -> None:
    """The action stands across the card, its keepers and dates in a row of labels below."""
    card = card_of(
        table_text(
            table_of(
                ("Strategy", "Inventory all rooftops for solar panels", None, None),
                ("Timeline", "Lead agency", "Partner agency", "Resources"),
                ("Short-term", "City council", "Private sector", "None"),
            )
        ),
        EN,
        frozenset(),
    )

    assert card is not None
    assert [(x.key, x.value.lines[0].text if x.value else "") for x in card] == [
        ("strategy", "Inventory all rooftops for solar panels"),
        ("timeline", "Short-term"),
        ("lead agency", "City council"),
        ("partner agency", "Private sector"),
        ("resources", "None"),
    ]


def test_another_table_does_not_go_on_under_a_grid() -> None:
    """Fewer columns under bold headings of their own are no part of the grid above."""
    above = table_of(
        ("Section", "Milestone", "Risk", "Indicator"), ("3A", "Plant", "Heat", "Trees")
    )
    other = table_of(
        ("Section of the plan", "Process", None, "Response"),
        ("3A", "Step one", None, "Yes"),
        bold=1,
    )
    fields = fields_of(table_text(above), 0, 1)

    assert carried(fields, table_text(narrowed(other))) is None
