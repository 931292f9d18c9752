"""Small grids within sheets, and rows of labels over their values."""

from jalon.extract.records.insets import without_insets
from jalon.extract.records.sheets import Place, keys_in_rows
from jalon.schemas.geometry import Box
from jalon.schemas.page import Word
from jalon.schemas.table import Cell, Table


def word(text: str, x0: float, baseline: float, order: int = 0) -> Word:
    box = Box(x0, baseline - 8, x0 + 5 * len(text), baseline + 2)
    return Word(text=text, box=box, baseline=baseline, size_pt=10.0, order=order)


def cell(row: int, col: int, column: tuple[float, float], *lines: tuple[str, float]) -> Cell:
    words = tuple(word(t, column[0], y, order=i) for i, (t, y) in enumerate(lines))
    box = Box(column[0], 20, column[1], 100)
    return Cell(row, col, 1, 1, box, words, "\n".join(t for t, _ in lines))


def table(*cells: Cell, rows: int = 2) -> Table:
    return Table(1, Box(0, 0, 300, 100), rows, 2, cells, 1, method="headed", score=0.9)


NAMES, AIMS = (0, 150), (150, 300)
HEADS = (cell(0, 0, NAMES, ("Indicateur", 10)), cell(0, 1, AIMS, ("Cible", 10)))


def test_tables_over_an_inner_grid_are_left_for_it() -> None:
    """What the finder sees where a grid within a sheet lies is dropped, all else stays."""
    sheet, other = table(*HEADS), table(*HEADS)
    other = Table(1, Box(0, 400, 300, 500), 2, 2, other.cells, 1, method="ruled", score=1.0)

    assert without_insets([sheet, other], [sheet]) == [other]


def places(*rows: tuple[str, ...]) -> list[Place]:
    return [
        Place(key, Box(100 * i, 30 * y, 100 * i + 50, 30 * y + 10))
        for y, row in enumerate(rows)
        for i, key in enumerate(row)
    ]


CARD = (("axe", "objectif", "porteur"), ("indicateur", "cible"))


def test_rows_of_labels_with_changing_names_are_those_of_sheets() -> None:
    """Row after row of other labels stands over its values."""
    found = keys_in_rows([places(*CARD, *CARD, *CARD)])

    assert found == {"axe", "objectif", "porteur", "indicateur", "cible"}


def test_headings_that_come_again_are_those_of_tables() -> None:
    """One row of headings on each table gives no labels of sheets."""
    assert not keys_in_rows([places(CARD[1], CARD[1], CARD[1], CARD[1], CARD[1])])
