"""What is not read as a table is told, with its box and the reason."""

from __future__ import annotations

from drawn_pages import Sheet

from jalon.extract.tables import find_all
from jalon.schemas.table import LeftOutReason


def grid(sheet: Sheet, xs: list[float], ys: list[float]) -> None:
    """Draws every line of a grid."""
    for y in ys:
        sheet.rule(xs[0], y, xs[-1], y + 0.5)
    for x in xs:
        sheet.rule(x, ys[0], x + 0.5, ys[-1])


def test_a_grid_of_one_row_is_left_out_as_too_small() -> None:
    """A drawn row with a blank cell is no table, and is told with its texts."""
    sheet = Sheet()
    grid(sheet, [60, 160, 260, 360], [100, 120])
    sheet.text(64, 114, "Action")
    sheet.text(164, 114, "Cible")

    found = find_all(sheet.page())

    (left,) = found.left_out
    assert found.tables == ()
    assert (left.reason, left.first_texts) == (LeftOutReason.TOO_SMALL, ("Action", "Cible"))


def test_a_nearly_empty_fine_grid_is_left_out_as_a_plot() -> None:
    """Text in few places of a fine grid, none along its sides."""
    sheet = Sheet()
    grid(sheet, [60 + 30 * i for i in range(13)], [100 + 20 * i for i in range(13)])
    for i in (3, 5, 7):
        sheet.text(63 + 30 * i, 114 + 20 * i, "12")
        sheet.text(93 + 30 * i, 114 + 20 * i, "14")

    (left,) = find_all(sheet.page()).left_out

    assert (left.reason, left.rows, left.cols) == (LeftOutReason.PLOT, 12, 12)


def test_boxes_one_below_another_are_left_out_as_one_column() -> None:
    """A drawn column is told, though it has no columns to read."""
    sheet = Sheet()
    grid(sheet, [60, 300], [100, 120, 140, 160])
    for i, text in enumerate(("Action", "Indicateur", "Cible")):
        sheet.text(64, 114 + 20 * i, text)

    (left,) = find_all(sheet.page()).left_out

    assert (left.reason, left.first_texts) == (LeftOutReason.ONE_COLUMN, ("Action",))


def test_a_list_with_page_numbers_is_left_out_with_its_score() -> None:
    """Contents score low, and the score says how low."""
    sheet = Sheet()
    for i, text in enumerate(("Introduction", "Bilan", "Axes", "Suivi", "Annexes")):
        sheet.text(60, 100 + 14 * i, text)
        sheet.text(500, 100 + 14 * i, str(3 + 4 * i))

    (left,) = find_all(sheet.page()).left_out

    assert left.reason is LeftOutReason.LOW_SCORE
    assert 0 < left.score < 0.5


def test_a_mesh_too_fine_for_a_table_is_left_out_as_a_drawing() -> None:
    """Its words are not lost in silence."""
    sheet = Sheet()
    grid(sheet, [60 + 3 * i for i in range(160)], [100 + 3 * i for i in range(160)])
    sheet.text(300, 300, "Carte")

    (left,) = find_all(sheet.page()).left_out

    assert (left.reason, left.first_texts) == (LeftOutReason.DRAWING, ("Carte",))


def test_what_a_table_reads_is_not_left_out() -> None:
    """Worse candidates for the same words are not told."""
    sheet = Sheet()
    grid(sheet, [60, 160, 260, 360], [100, 120, 140, 160])
    for r in range(3):
        for c in range(3):
            sheet.text(64 + 100 * c, 114 + 20 * r, f"mot {r}{c}")

    found = find_all(sheet.page())

    assert len(found.tables) == 1
    assert found.left_out == ()
