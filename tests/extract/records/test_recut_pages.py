"""Tables cut from their headings: close headings, cells of two lines, pages that go on."""

from __future__ import annotations

from collections.abc import Sequence

from drawn_pages import Sheet

from jalon.extract.records.grid_heads import are_of_years
from jalon.extract.records.head_lines import head_lines
from jalon.extract.records.looks import Shades
from jalon.extract.records.recut import recut, recut_on
from jalon.extract.records.segments import segments_of
from jalon.schemas.page import Page
from jalon.schemas.table import Table
from jalon.vocabulary import Wordbook

WORDS = Wordbook().in_language("en")


def _headings(page: Page) -> list[list[str]]:
    heads = head_lines(segments_of(page, (), Shades(page)), page, WORDS)
    return [[" ".join(s.line.text for s in c) for c in head.columns] for head in heads]


def _rows(table: Table | None) -> list[list[str]]:
    assert table is not None
    return [[c.text for c in table.cells if c.row == r] for r in range(table.rows)]


def _is_level(text: str) -> bool:
    return text.startswith("Initiative")


def _sheet(cells: Sequence[tuple[float, float, str]]) -> Sheet:
    sheet = Sheet()
    for x, y, text in cells:
        sheet.text(x, y, text)
    return sheet


def _headed(*cells: tuple[float, float, str]) -> Page:
    sheet = _sheet(cells)
    for x, text in ((40, "Action"), (240, "Indicator"), (400, "Target")):
        sheet.text(x, 60, text, weight=700)
    return sheet.page()


def test_years_set_close_together_head_a_column_each() -> None:
    """A line of years under two known headings is as many headings as years."""
    sheet = Sheet()
    for x, text in ((40, "Action"), (200, "Indicator"), (320, "2026-2027 2027-2028 2028-2029")):
        sheet.text(x, 60, text, weight=700)

    assert _headings(sheet.page()) == [
        ["Action", "Indicator", "2026-2027", "2027-2028", "2028-2029"]
    ]


def test_a_heading_may_be_short_for_a_word() -> None:
    """A full stop ends a sentence; behind a single word it shortens it."""
    sheet = Sheet()
    for x, text in ((40, "Num."), (100, "Action"), (240, "Indicator"), (400, "Target")):
        sheet.text(x, 60, text, weight=700)

    assert _headings(sheet.page()) == [["Num.", "Action", "Indicator", "Target"]]


def test_a_cell_that_begins_with_a_word_for_a_level_is_no_banner() -> None:
    """A centred row's first line stands alone; the cell goes on beneath it."""
    page = _headed(
        (40, 80, "Initiative 1 - Plant an orchard"),
        (40, 91, "behind the school"),
        (240, 85.5, "Trees planted"),
        (400, 85.5, "120"),
    )
    head = head_lines(segments_of(page, (), Shades(page)), page, WORDS)[0]

    assert _rows(recut(page, head, (), _is_level))[1] == [
        "Initiative 1 - Plant an orchard\nbehind the school",
        "Trees planted",
        "120",
    ]


def test_a_page_goes_on_in_the_columns_of_the_page_before() -> None:
    """Without headings the table has rows alone."""
    page = _sheet(
        [
            *((40, 60, "Open a bike library"), (240, 60, "Bikes lent"), (400, 60, "75")),
            *((40, 78, "Hold market days"), (240, 78, "Days held"), (400, 78, "12")),
        ]
    ).page()

    table = recut_on(page, (30, 230, 390, 500), (45, page.height), _is_level)

    assert _rows(table) == [
        ["Open a bike library", "Bikes lent", "75"],
        ["Hold market days", "Days held", "12"],
    ]
    assert table is not None
    assert table.header_rows == 0


def test_headings_that_differ_by_their_year_alone_are_told() -> None:
    """A year that no other heading's stem has says nothing."""
    texts = ["Key", "Finish line 2024-2025", "Finish line 2025-2026", "Baseline 2023"]

    assert are_of_years(texts, WORDS) == [False, True, True, False]
