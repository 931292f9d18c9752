"""Rows that a page's end cuts in two."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from drawn_grids import Span, Texts, said, surroundings, table_of, tabled

from jalon.extract.readers.grid import read_grids
from jalon.extract.readers.stitch import relocated, stitch
from jalon.schemas.geometry import Box
from jalon.schemas.raw import Passage, RawTarget
from jalon.schemas.rows import PageCut
from jalon.schemas.table import Table

HEADS: Texts = ("Actions", "Indicateurs", "Cibles")
ABOVE: Texts = ("1.1 Former le personnel\nenseignant des cégeps\net des", "• Nb de projets", "• 2")
FULL: Texts = ("1.2 Soutenir", "• Taux", "• 80 %")
BOTH: Texts = ("universités de la région", "de formation continue", "au moins")


def pages(above: Sequence[Texts], below: Sequence[Texts], *, page: int = 2) -> tuple[Table, Table]:
    """A table at the end of a page, and what stands at the head of another."""
    return table_of([HEADS, *above], top=400), table_of(below, page=page, top=60)


def stitched(
    above: Sequence[Texts], below: Sequence[Texts], *, page: int = 2
) -> tuple[list[Table], int]:
    """Both tables after stitching, and how many cuts were mended."""
    pieces, cuts = stitch([tabled(t) for t in pages(above, below, page=page)], surroundings())
    return [p.table for p in pieces if p.table is not None], len(cuts)


def text_of(table: Table, row: int, col: int) -> str:
    """The words of one cell."""
    (cell,) = (c for c in table.cells if (c.row, c.col) == (row, col))
    return " ".join(w.text for w in cell.words)


def test_row_cut_at_the_page_end_is_made_whole() -> None:
    """A label and an indicator that go on overleaf are joined to what they go on from."""
    (longer, shorter), cuts = stitched(
        [("1.1 Former le personnel\nenseignant et", "• Nb de projets\n réalisés par les", "• 2")],
        [("professionnel", "partenaires", ""), FULL],
    )

    assert cuts == 1
    assert text_of(longer, 1, 0) == "1.1 Former le personnel enseignant et professionnel"
    assert text_of(longer, 1, 1) == "• Nb de projets réalisés par les partenaires"
    assert text_of(shorter, 0, 0) == ""
    assert text_of(shorter, 1, 0) == "1.2 Soutenir"


UNCUT = [
    pytest.param([ABOVE], [FULL], 2, id="new-action-overleaf"),
    pytest.param(
        [("1.1 Former.", "• Taux", "• 2")], [("", "• Bilan", "• 1"), FULL], 2, id="new-bullet"
    ),
    pytest.param([ABOVE], [("universités", "", ""), FULL], 4, id="not-the-next-page"),
    pytest.param([ABOVE], [(Span("universités", 1, 3), None, None), FULL], 2, id="banner-overleaf"),
    pytest.param([ABOVE], [("universités", ""), ("1.2 Soutenir", "• Taux")], 2, id="other-columns"),
    pytest.param(
        [("Former le personnel.", "Nb de projets.", "2")],
        [("Soutenir", "Taux", "80 %")],
        2,
        id="sentences-end",
    ),
]


@pytest.mark.parametrize(("above", "below", "page"), UNCUT)
def test_rows_that_begin_anew_are_left_alone(
    above: Sequence[Texts], below: Sequence[Texts], page: int
) -> None:
    """What begins with a code, a bullet or after a full stop is a row of its own."""
    before = pages(above, below, page=page)

    tables, cuts = stitched(above, below, page=page)

    assert (tuple(tables), cuts) == (before, 0)


def test_no_word_is_lost_or_doubled() -> None:
    """Stitching moves words from one table to the other."""
    above, below = [ABOVE], [("universités de la région", "", ""), FULL]
    before = [w.text for t in pages(above, below) for c in t.cells for w in c.words]

    tables, cuts = stitched(above, below)

    assert cuts == 1
    assert sorted(w.text for t in tables for c in t.cells for w in c.words) == sorted(before)


def read_across_the_cut() -> dict[str, RawTarget]:
    """The rows of an action whose second indicator stands wholly overleaf, by indicator."""
    above = [("1.1 Former le personnel\nenseignant et", "• Nb de projets", "• 2")]
    below = [("professionnel", "• Taux de\n réussite", "• 80 %"), FULL]
    reading = read_grids([tabled(t) for t in pages(above, below)], surroundings())
    return {t.indicator.text: t for t in reading.targets if t.indicator is not None}


def test_rows_on_both_sides_of_the_cut_belong_to_the_whole_action() -> None:
    """The action's label is whole on each row, the targets are those beside the indicators."""
    found = read_across_the_cut()

    texts = {k: (said(t.action), said(t.target)) for k, t in found.items()}
    whole = "Former le personnel enseignant et professionnel"
    assert texts == {
        "Nb de projets": (whole, "2"),
        "Taux de réussite": (whole, "80 %"),
        "Taux": ("Soutenir", "80 %"),
    }


def test_every_piece_lies_on_a_page() -> None:
    """No box keeps the place that a page without end would give it."""
    for target in read_across_the_cut().values():
        for piece in (target.indicator, target.target, target.action):
            assert piece is not None
            assert 0 <= piece.box.top < piece.box.bottom <= 612


def test_what_stands_wholly_overleaf_is_found_overleaf() -> None:
    """An indicator of which no line stands above the cut is on the next page."""
    target = read_across_the_cut()["Taux de réussite"]

    assert (target.page, target.indicator and target.indicator.page) == (2, 2)


def test_target_that_goes_on_overleaf_is_whole() -> None:
    """A target's last line at the head of the next page is no row of its own."""
    above = [("1.3 Lier", "• Bilan remis", "Au moins 10")]
    below = [("", "", "par année"), FULL]

    targets = read_grids([tabled(t) for t in pages(above, below)], surroundings()).targets

    assert [t.target and t.target.text for t in targets] == ["Au moins 10 par année", "80 %"]


CUT = PageCut(y=500.0, page=2, shift=440.0)


@pytest.mark.parametrize(
    ("top", "bottom", "expected"),
    [
        pytest.param(480, 490, (1, 480, 490), id="above-the-cut"),
        pytest.param(510, 520, (2, 70, 80), id="overleaf"),
        pytest.param(480, 520, (1, 480, 500), id="across"),
    ],
)
def test_piece_goes_back_to_its_page(
    top: float, bottom: float, expected: tuple[int, float, float]
) -> None:
    """Only what lies below the cut is moved, by the shift and to the next page."""
    target = RawTarget(1, Box(0, 0, 9, 9), indicator=Passage("Taux", 1, Box(0, top, 9, bottom)))

    piece = relocated(target, CUT, 1).indicator

    assert piece is not None
    assert (piece.page, piece.box.top, piece.box.bottom) == expected


def test_row_stands_where_its_indicator_does() -> None:
    """The row's page and box are those of its indicator's first part."""
    target = RawTarget(
        1,
        Box(0, 0, 9, 9),
        indicator=Passage("Taux", 1, Box(0, 510, 9, 520)),
        target=Passage("2", 1, Box(20, 510, 30, 520)),
    )

    moved = relocated(target, CUT, 1)

    assert (moved.page, moved.box) == (2, Box(0, 70, 30, 80))
