"""From user space to the page as displayed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from drawn_pdfs import read_drawn
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from jalon.extract.pdf.placement import Placement

PLACED = {turns: Placement(10.0, 20.0, 400.0, 300.0, turns) for turns in range(4)}

CORNERS = [
    # the visible area's lower left corner, as displayed after so many turns clockwise
    pytest.param(0, (0.0, 300.0), id="upright"),
    pytest.param(1, (0.0, 0.0), id="quarter"),
    pytest.param(2, (400.0, 0.0), id="half"),
    pytest.param(3, (400.0, 300.0), id="three-quarters"),
]


@pytest.mark.parametrize(("turns", "expected"), CORNERS)
def test_corner_goes_where_the_page_is_turned(turns: int, expected: tuple[float, float]) -> None:
    """The lower left corner of the crop box lands in the corner that ``/Rotate`` says."""
    assert PLACED[turns].point(10.0, 20.0) == expected


coordinates = st.floats(min_value=-500, max_value=500, width=32)
turns_ = st.integers(min_value=0, max_value=3)


@given(turns_, coordinates, coordinates)
def test_points_in_bulk_are_points(turns: int, x: float, y: float) -> None:
    """An array of points is placed as each point is."""
    placement = PLACED[turns]

    (placed,) = placement.points(np.array([[x, y]], dtype=np.float64)).tolist()
    assert tuple(placed) == pytest.approx(placement.point(x, y))


@given(turns_, coordinates, coordinates, coordinates, coordinates)
def test_boxes_are_upright(turns: int, a: float, b: float, c: float, d: float) -> None:
    """Whatever corners are given, a box has its left before its right and its top above."""
    placement = PLACED[turns]

    box = placement.box(a, b, c, d)

    assert box.x0 <= box.x1
    assert box.top <= box.bottom
    (bulk,) = placement.boxes(np.array([[a, b, c, d]], dtype=np.float64)).tolist()
    assert tuple(bulk) == pytest.approx(tuple(box), abs=0.001)


@given(turns_, turns_)
def test_four_quarters_are_none(start: int, by: int) -> None:
    """Turning on and on comes back, and the sides change places at each quarter."""
    placement = PLACED[start]

    assert placement.turned(by).turned(4 - by) == placement
    sides = (placement.turned(1).width, placement.turned(1).height)
    assert sides == (placement.height, placement.width)


@pytest.mark.parametrize(
    ("rotate", "size"),
    [(0, (200.0, 150.0)), (90, (150.0, 200.0)), (180, (200.0, 150.0)), (270, (150.0, 200.0))],
)
def test_crop_box_is_the_page(tmp_path: Path, rotate: int, size: tuple[float, float]) -> None:
    """Sizes and places count from the visible area, turned as the viewer turns it."""

    def draw(canvas: Canvas) -> None:
        canvas.setCropBox((60, 50, 260, 200))
        canvas.setPageRotation(rotate)
        canvas.drawString(80, 120, "Ici")
        canvas.drawString(20, 120, "hors")

    page = read_drawn(tmp_path, draw)

    (word,) = page.words
    assert (page.width, page.height) == size
    assert (word.text, word.angle_deg) == ("Ici", rotate)
    assert page.box.contains(word.box)
    start = {0: word.box.x0, 90: word.box.top, 180: 200 - word.box.x1, 270: 200 - word.box.bottom}
    assert start[rotate] == pytest.approx(20.0, abs=0.1)
