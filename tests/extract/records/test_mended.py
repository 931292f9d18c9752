"""Tables whose drawing parts or joins what the text does not: read as they were meant."""

from __future__ import annotations

from dataclasses import replace

from drawn_grids import Span, table_of
from drawn_pages import Sheet

from jalon.extract.records.line_rows import with_line_rows
from jalon.extract.records.outer_stubs import with_outer_stubs
from jalon.extract.records.overhanging import with_whole_heads
from jalon.extract.records.split_units import with_units
from jalon.schemas.page import Page
from jalon.schemas.table import Table
from jalon.vocabulary import Wordbook

FR = Wordbook().in_language("fr")
WIDTH, HEIGHT = 792.0, 612.0


def texts_of(table: Table) -> list[list[str]]:
    found = [[""] * table.cols for _ in range(table.rows)]
    for cell in table.cells:
        found[cell.row][cell.col] = cell.text
    return found


def headed(table: Table, method: str = "ruled") -> Table:
    """A table whose first row is of headings."""
    return replace(table, header_rows=1, method=method)


def page_of(sheet: Sheet) -> Page:
    return Page(1, WIDTH, HEIGHT, words=tuple(sheet.words))


def test_signs_beside_numbers_are_of_them() -> None:
    """A narrow column of signs under the numbers' heading is no column of its own."""
    table = table_of(
        [
            ("Mesure", Span("Cible", across=2), None, "Porteur"),
            ("Bonifier le fonds", "48 000", "$", "UQAR"),
            ("Former les mentors", "92,5", "%", "UQAC"),
        ]
    )

    assert texts_of(with_units(table, FR)) == [
        ["Mesure", "Cible", "Porteur"],
        ["Bonifier le fonds", "48 000 $", "UQAR"],
        ["Former les mentors", "92,5 %", "UQAC"],
    ]


def test_signs_may_stand_before_their_numbers() -> None:
    """A sign without a heading goes with the amount on its right."""
    table = table_of([("Action", "", "Target"), ("Fund", "$", "1,500"), ("Buy", "$", "900")])

    assert [row[1] for row in texts_of(with_units(table, FR))] == ["Target", "$ 1,500", "$ 900"]


def test_units_under_their_own_heading_stay() -> None:
    """A column that is called "Unité" is one; so is one of words."""
    units = table_of([("Mesure", "Cible", "Unité"), ("A", "12", "%"), ("B", "14", "%")])
    words = table_of([("Mesure", "Cible", ""), ("A", "12", "UQAR"), ("B", "14", "Laval")])

    assert with_units(units, FR) == units
    assert with_units(words, FR) == words


def _hanging(weight: int) -> Table:
    """A table whose second heading goes on over the rule below it."""
    sheet = Sheet(1, WIDTH, HEIGHT)
    table = headed(
        table_of(
            [
                ("**Action", "**Cible", "**Porteur"),
                ("Former", "120", "UQAR"),
                ("Aider", "45", "UQAC"),
                ("Loger", "60", "UQAR"),
            ],
            sheet=sheet,
        )
    )
    cell = next(c for c in table.cells if (c.row, c.col) == (1, 1))
    first = len(sheet.words)
    sheet.text(cell.box.x0 + 3, cell.box.top + 3, "2025-2026", weight=weight)
    words = (*sheet.words[first:], *cell.words)
    held = replace(cell, words=words, text="2025-2026\n120")
    return replace(table, cells=tuple(held if c is cell else c for c in table.cells))


def test_headings_that_hang_over_their_rule_are_whole() -> None:
    """The second line of a heading is no first line of the cell below, bold or not."""
    for weight in (700, 400):
        found = texts_of(with_whole_heads(_hanging(weight)))

        assert [row[1] for row in found] == ["Cible\n2025-2026", "120", "45", "60"]


def test_bold_cells_below_headings_stay() -> None:
    """What is set as the heading all down its column is of the rows."""
    table = headed(table_of([("**Axe", "**Cible"), ("**Un", "**12\nau moins"), ("**Deux", "**4")]))

    assert with_whole_heads(table) == table


def _with_labels(*lines: tuple[float, str]) -> tuple[Table, Page]:
    """A drawn grid away from the margin, and what stands left of it at these heights."""
    sheet = Sheet(1, WIDTH, HEIGHT)
    table = headed(table_of([("", "Indicateur", "Cible"), ("", "A", "1"), ("", "B", "2")]))
    cells = [replace(c, col=c.col - 1) for c in table.cells if c.col and c.words]
    left = min(c.box.x0 for c in cells)
    inner = replace(table, cols=2, cells=tuple(cells), box=table.box._replace(x0=left))
    tops = {c.row: c.box.top for c in cells}
    for row, text in lines:
        sheet.text(60, tops[int(row)] + 12 + 10 * (row % 1), text)
    return inner, page_of(sheet)


def test_labels_left_of_a_grid_are_its_first_column() -> None:
    """Each row has a label level with it, outside of what is drawn."""
    table, page = _with_labels((1, "Tutorat"), (2, "Accueil"))
    found = with_outer_stubs(table, page, [table])

    assert texts_of(found) == [
        ["", "Indicateur", "Cible"],
        ["Tutorat", "A", "1"],
        ["Accueil", "B", "2"],
    ]
    assert found.box.x0 < 60


def test_text_beside_a_grid_is_no_label() -> None:
    """A row without one, lines between the rows, or more than a line: a column of text."""
    for lines in (
        [(1.0, "Tutorat")],
        [(1.6, "Le tutorat"), (2.6, "aide les cohortes")],
        [(0.0, "Texte"), (1.0, "qui"), (2.0, "court"), (2.9, "encore"), (3.0 - 1e-6, "plus bas")],
    ):
        table, page = _with_labels(*lines)

        assert with_outer_stubs(table, page, [table]) == table


def test_rows_between_rules_are_told_by_their_figures() -> None:
    """Rules part groups: each line with a figure is a row, the group's name holds for all."""
    table = headed(
        table_of(
            [
                ("Volet", "Mesure", "Indicateur", "Cible"),
                ("Relève", "Ouvrir\nOutiller\nles profs", "Visites\nProfs", "8\n60 %"),
            ]
        ),
        "mixed",
    )
    found = with_line_rows(table, FR)

    assert texts_of(found)[1:] == [
        ["Relève", "Ouvrir", "Visites", "8"],
        ["", "Outiller\nles profs", "Profs", "60 %"],
    ]
    assert next(c for c in found.cells if c.text == "Relève").rowspan == 2


def test_lists_beside_one_action_are_one_row() -> None:
    """Two indicators with their targets beside one action are parted elsewhere."""
    table = headed(
        table_of(
            [("Action", "Indicateur", "Cible"), ("Ouvrir les labos", "Visites\nProfs", "8\n60 %")]
        ),
        "mixed",
    )

    assert with_line_rows(table, FR) == table


def test_text_that_runs_on_parts_no_row() -> None:
    """A line in lower case, or one after an open end, goes on with the line above."""
    table = headed(
        table_of(
            [
                ("Mesure", "Indicateur", "Cible"),
                ("Ouvrir les\nlabos", "Nombre de\nVisites", "8\n60 %"),
            ]
        ),
        "mixed",
    )

    assert with_line_rows(table, FR) == table


def test_an_action_may_have_several_of_the_rows() -> None:
    """Its cell is empty on the lines that go on with its indicators."""
    table = headed(
        table_of(
            [
                ("Volet", "Mesure", "Indicateur", "Cible"),
                ("Relève", "Ouvrir\n\nOutiller", "Visites\nHeures\nProfs", "8\n30\n60 %"),
            ]
        ),
        "mixed",
    )

    assert [row[1:] for row in texts_of(with_line_rows(table, FR))[1:]] == [
        ["Ouvrir", "Visites", "8"],
        ["", "Heures", "30"],
        ["Outiller", "Profs", "60 %"],
    ]
