"""Tables with their labels down the side, and tables that stand beside each other."""

from __future__ import annotations

from drawn_grids import words_at

from jalon.extract.records.order import in_order
from jalon.extract.records.table_text import table_text
from jalon.extract.records.turned import turned_on
from jalon.schemas.geometry import Box, union
from jalon.schemas.table import Cell, Table
from jalon.schemas.units import Element, Grid, Loose
from jalon.vocabulary import Wordbook

WIDTH, HEIGHT = 150.0, 20.0
FRENCH = Wordbook().in_language("fr")


def table_of(*rows: tuple[str, ...], page: int = 1) -> Table:
    cells = []
    for r, row in enumerate(rows):
        for c, said in enumerate(row):
            box = Box(c * WIDTH, r * HEIGHT, (c + 1) * WIDTH, (r + 1) * HEIGHT)
            words = tuple(words_at(box.x0 + 2, box.top + 12, said)) if said else ()
            cells.append(Cell(r, c, 1, 1, box, words, said))
    return Table(page, union(c.box for c in cells), len(rows), len(rows[0]), tuple(cells))


def read(*tables: Table) -> list[Element]:
    pages = {t.page: [table_text(t)] for t in tables}
    found = turned_on(pages, FRENCH, frozenset())
    return [e for page in sorted(found) for _, held in found[page] for e in held]


def texts_of(grid: Grid) -> list[list[str]]:
    return [
        [" ".join(n.text for n in v.lines) if v is not None else "" for v in line.values]
        for line in grid.lines
    ]


def test_every_column_after_the_labels_is_a_record() -> None:
    """Columns of a table with its labels down the side become the rows of a grid."""
    (grid,) = read(
        table_of(
            ("Action", "Planter des arbres", "Ouvrir un centre"),
            ("Indicateur", "Arbres", "Centres"),
            ("Cible", "100", "2"),
        )
    )

    assert isinstance(grid, Grid)
    assert [f.key for f in grid.fields] == ["action", "indicateur", "cible"]
    assert texts_of(grid) == [
        ["Planter des arbres", "Arbres", "100"],
        ["Ouvrir un centre", "Centres", "2"],
    ]


def test_labels_that_begin_again_begin_new_records() -> None:
    """The first label printed again parts the table, as a lone heading does."""
    found = read(
        table_of(
            ("Action", "Planter des arbres", "Ouvrir un centre"),
            ("Cible", "100", "2"),
            ("Axe 2 : Culture", "", ""),
            ("Action", "Former des guides", ""),
            ("Cible", "12", ""),
        )
    )

    assert [type(e) for e in found] == [Grid, Loose, Grid]
    assert isinstance(found[2], Grid)
    assert texts_of(found[2]) == [["Former des guides", "12"]]


def test_numbered_labels_make_a_row_each() -> None:
    """« Indicateur 2 » and « Cible 2 » stand together, under the same action."""
    (grid,) = read(
        table_of(
            ("Action", "Planter des arbres", "Ouvrir un centre"),
            ("Indicateur 1", "Arbres", "Centres"),
            ("Indicateur 2", "Parcs", ""),
            ("Cible 1", "100", "2"),
            ("Cible 2", "7", ""),
        )
    )

    assert isinstance(grid, Grid)
    assert texts_of(grid) == [
        ["Planter des arbres", "Arbres", "100"],
        ["Planter des arbres", "Parcs", "7"],
        ["Ouvrir un centre", "Centres", "2"],
    ]


def test_records_go_on_over_the_page() -> None:
    """Labels at the top of a page that begin within a record end that of the page before."""
    (grid,) = read(
        table_of(
            ("Action", "Planter des arbres", "Ouvrir un centre"),
            ("Indicateur", "Arbres", "Centres"),
        ),
        table_of(("Cible", "100", "2"), ("Responsable", "Ville", "Service"), page=2),
    )

    assert isinstance(grid, Grid)
    assert [row[2] for row in texts_of(grid)] == ["100", "2"]


def test_pairs_of_label_and_value_are_no_records() -> None:
    """Labels among the values make a sheet, not a table on its side."""
    table = table_of(
        ("Action", "Planter des arbres", "Responsable", "Ville"),
        ("Indicateur", "Arbres", "Échéance", "2025"),
        ("Cible", "100", "Partenaires", "Cégep"),
    )

    assert read(table) == []


def test_tables_abreast_are_columns_with_their_headings() -> None:
    """Headings over tables beside each other each stand before their own table."""
    a, b = Box(0, 0, 90, 10), Box(200, 0, 290, 10)
    left, right = Box(0, 20, 180, 100), Box(200, 20, 380, 100)
    pieces = [a, b, left, right]

    assert in_order(pieces, lambda x: x) == pieces
    assert in_order(pieces, lambda x: x, lambda x: x.height > 50) == [a, left, b, right]
