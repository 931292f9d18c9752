"""Where rows end under headings: column by column, by what is drawn, else by white space."""

from __future__ import annotations

import pytest
from drawn_pages import Sheet
from hypothesis import given
from hypothesis import strategies as st

from jalon.extract.tables.headed.row_breaks import row_breaks
from jalon.schemas.headed import BodyBounds

EDGES = (40.0, 240.0, 440.0)
BOUNDS = BodyBounds(100.0, 300.0, 40.0, 440.0, is_drawn=False, runs_on=False)


def sheet_of(*baselines: float) -> Sheet:
    """A page with a word in both columns on each baseline."""
    sheet = Sheet()
    for y in baselines:
        sheet.text(50, y, "Former")
        sheet.text(250, y, "Nb")
    return sheet


def breaks_of(sheet: Sheet) -> list[list[float]]:
    """The breaks of both columns, rounded to the point."""
    page = sheet.page()
    found = row_breaks(page, page.words, EDGES, BOUNDS)
    return [[round(y) for y in column] for column in found]


def test_rule_parts_the_columns_that_it_covers() -> None:
    """A rule over the second column leaves the first one whole."""
    sheet = sheet_of(120, 150, 180)
    sheet.rule(40, 130, 440, 130)
    sheet.rule(240, 160, 440, 160)

    assert breaks_of(sheet) == [[130], [130, 160]]


def test_rule_drawn_in_pieces_is_one() -> None:
    """Each cell's own side makes the line between two rows together."""
    sheet = sheet_of(120, 150)
    for x in (40, 140, 240, 340):
        sheet.rule(x, 130.0 + x / 400, x + 100, 130.0 + x / 400)

    assert [len(column) for column in breaks_of(sheet)] == [1, 1]


def test_edges_of_shades_part_rows() -> None:
    """A shaded row begins and ends where its shade does."""
    sheet = sheet_of(120, 150, 180)
    sheet.panel(40, 132, 440, 162)

    assert breaks_of(sheet) == [[132, 162], [132, 162]]


REFUSED = [
    pytest.param(lambda s: s.rule(40, 117, 440, 117), id="through-the-words"),
    pytest.param(lambda s: s.rule(40, 200, 440, 200), id="below-all-words"),
    pytest.param(lambda s: s.rule(40, 99, 440, 99), id="above-the-body"),
    pytest.param(lambda s: s.rule(40, 127, 90, 127), id="short-underline"),
    pytest.param(lambda s: s.panel(60, 126, 64, 129), id="bullet"),
    pytest.param(lambda s: s.panel(0, 0, 612, 792), id="page-ground"),
]


@pytest.mark.parametrize("draw", REFUSED)
def test_other_marks_part_nothing(draw: object) -> None:
    """An underline, a bullet or the page's ground is no boundary of rows."""
    sheet = sheet_of(120)
    sheet.text(50, 132, "les gens")
    assert callable(draw)
    draw(sheet)

    assert breaks_of(sheet) == [[], []]


def test_white_space_parts_where_nothing_is_drawn() -> None:
    """More than a cell's own leading in every column ends the row; a wrapped line does not."""
    sheet = sheet_of(120, 162)
    sheet.text(50, 132, "les gens")

    (first, second) = breaks_of(sheet)

    assert len(first) == 1
    assert 135 <= first[0] <= 154
    assert first == second


def test_lines_that_all_columns_share_are_rows() -> None:
    """Where no cell wraps, even rows set at one leading are rows."""
    assert [len(column) for column in breaks_of(sheet_of(120, 132, 144))] == [2, 2]


def test_column_that_goes_on_keeps_the_row() -> None:
    """A blank in one column is no boundary while the other column's text runs on."""
    sheet = Sheet()
    for y, text in ((120, "Former le"), (132, "personnel"), (144, "enseignant")):
        sheet.text(50, y, text)
    sheet.text(250, 120, "Nb")
    sheet.text(250, 144, "taux")

    assert breaks_of(sheet) == [[], []]


def test_wide_steps_part_rows_written_in_lower_case() -> None:
    """Rows set far apart are rows, however their texts begin."""
    sheet = Sheet()
    for y, text in ((120, "former les"), (132, "gens"), (170, "aider"), (220, "lier")):
        sheet.text(50, y, text)
        if text != "gens":
            sheet.text(250, y, "nb")

    assert [len(column) for column in breaks_of(sheet)] == [2, 2]


@given(st.lists(st.floats(min_value=110, max_value=290), max_size=6), st.booleans())
def test_breaks_are_sorted_and_inside(ys: list[float], is_ruled: bool) -> None:
    """Whatever stands there, breaks lie in the body, top to bottom, each once."""
    sheet = sheet_of(*ys)
    for y in ys if is_ruled else ():
        sheet.rule(40, y + 5, 440, y + 5)

    for column in breaks_of(sheet):
        assert column == sorted(set(column))
        assert all(BOUNDS.top < y < BOUNDS.bottom for y in column)
