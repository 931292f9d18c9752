"""Drawn paths as rules, fills, dots and connectors."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from drawn_pdfs import HEIGHT, read_drawn
from reportlab.pdfgen.canvas import Canvas

from jalon.schemas.geometry import Box

Draw = Callable[[Canvas], None]


def flipped(x0: float, y0: float, x1: float, y1: float) -> Box:
    """The box of two corners given from the bottom left."""
    return Box(x0, HEIGHT - y1, x1, HEIGHT - y0)


RULES = [
    pytest.param(lambda c: c.line(50, 200, 150, 200), True, id="line"),
    pytest.param(lambda c: c.line(50, 200, 50, 100), False, id="upright-line"),
    pytest.param(lambda c: c.rect(50, 200, 100, 1, stroke=0, fill=1), True, id="thin-rectangle"),
    pytest.param(lambda c: c.rect(50, 100, 0.5, 90, stroke=0, fill=1), False, id="thin-upright"),
    pytest.param(lambda c: c.line(50, 200, 150, 200.3), True, id="hardly-slanted"),
]


@pytest.mark.parametrize(("draw", "is_horizontal"), RULES)
def test_straight_lines_are_rules(tmp_path: Path, draw: Draw, is_horizontal: bool) -> None:
    """A line is a rule, whether it is stroked or a thin shape that is filled."""
    page = read_drawn(tmp_path, draw)

    (rule,) = page.rules
    assert rule.is_horizontal is is_horizontal
    assert not rule.is_dashed
    assert page.fills == ()


def test_rule_stands_where_it_is_drawn(tmp_path: Path) -> None:
    """Position, start and end are those of the line, within its own thickness."""
    (rule,) = read_drawn(tmp_path, lambda c: c.line(50, 200, 150, 200)).rules

    assert (rule.position, rule.start, rule.end) == pytest.approx((100, 50, 150), abs=1.0)


def test_dashed_line_says_so(tmp_path: Path) -> None:
    """Dashes are no line of their own each."""

    def draw(canvas: Canvas) -> None:
        canvas.setDash(3, 2)
        canvas.line(50, 200, 150, 200)

    (rule,) = read_drawn(tmp_path, draw).rules
    assert rule.is_dashed


def test_slanted_line_is_a_connector(tmp_path: Path) -> None:
    """A line that runs aslant joins two things and parts none."""
    page = read_drawn(tmp_path, lambda c: c.line(50, 200, 150, 120))

    assert page.rules == ()
    assert [(k.start, k.end) for k in page.connectors] == [((50.0, 100.0), (150.0, 180.0))]


BOX = (50.0, 100.0, 150.0, 140.0)


def rect(**paint: int) -> Draw:
    """A rectangle over ``BOX``, red inside and blue outside."""

    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(1, 0, 0)
        canvas.setStrokeColorRGB(0, 0, 1)
        canvas.rect(50, 100, 100, 40, **paint)

    return draw


FILLS = [
    pytest.param(rect(stroke=0, fill=1), 0xFF0000, None, 0, id="filled"),
    pytest.param(rect(stroke=1, fill=0), None, 0x0000FF, 4, id="outlined"),
    pytest.param(rect(stroke=1, fill=1), 0xFF0000, 0x0000FF, 4, id="both"),
]


@pytest.mark.parametrize(("draw", "colour", "stroke", "sides"), FILLS)
def test_rectangle_is_a_fill_with_its_colours(
    tmp_path: Path, draw: Draw, colour: int | None, stroke: int | None, sides: int
) -> None:
    """A closed shape says how it is painted; what is stroked has its sides as rules too."""
    page = read_drawn(tmp_path, draw)

    (fill,) = page.fills
    assert (fill.colour, fill.stroke) == (colour, stroke)
    assert fill.box == pytest.approx(flipped(*BOX), abs=0.1)
    assert fill.is_rectangle
    assert not fill.is_rounded
    assert len(page.rules) == sides


SHAPES = [
    pytest.param(lambda c: c.circle(100, 100, 20, stroke=0, fill=1), "ellipse", id="circle"),
    pytest.param(lambda c: c.ellipse(50, 80, 150, 120, stroke=1, fill=0), "ellipse", id="oval"),
    pytest.param(lambda c: c.roundRect(50, 80, 100, 40, 8), "rounded", id="rounded"),
]


@pytest.mark.parametrize(("draw", "shape"), SHAPES)
def test_curved_shapes_are_told_apart(tmp_path: Path, draw: Draw, shape: str) -> None:
    """An oval is no rectangle; a rectangle with round corners is one."""
    page = read_drawn(tmp_path, draw)

    (fill,) = page.fills
    assert fill.is_ellipse is (shape == "ellipse")
    assert fill.is_rounded is (shape == "rounded")
    assert fill.is_rectangle is (shape == "rounded")
    assert page.rules == ()


@pytest.mark.parametrize("side_pt", [2.0, 3.0, 4.0])
def test_dot_is_no_rule(tmp_path: Path, side_pt: float) -> None:
    """A bullet drawn as a small disc or square is a small shape."""
    page = read_drawn(tmp_path, lambda c: c.circle(55, 200, side_pt / 2, stroke=0, fill=1))

    assert page.rules == ()
    assert [round(f.box.width, 1) for f in page.fills] == [side_pt]


UNSEEN = [
    pytest.param(lambda c: c.rect(50, 100, 99, 9, stroke=0, fill=0), id="not-painted"),
    pytest.param(lambda c: c.rect(-200, -200, 100, 40, fill=1), id="off-the-page"),
    pytest.param(lambda c: c.rect(500, 100, 100, 40, fill=1), id="right-of-the-page"),
]


@pytest.mark.parametrize("draw", UNSEEN)
def test_what_is_not_seen_is_not_there(tmp_path: Path, draw: Draw) -> None:
    """Paths that paint nothing on the page leave nothing."""
    page = read_drawn(tmp_path, draw)

    assert (page.rules, page.fills, page.connectors) == ((), (), ())


def test_later_shapes_are_on_top(tmp_path: Path) -> None:
    """The order of the shapes is that in which they are drawn."""

    def draw(canvas: Canvas) -> None:
        for gray in (0.9, 0.5, 0.1):
            canvas.setFillGray(gray)
            canvas.rect(50, 100, 100, 40, stroke=0, fill=1)

    fills = read_drawn(tmp_path, draw).fills

    assert [f.order for f in fills] == [0, 1, 2]
    assert [f.colour for f in fills] == sorted((f.colour or 0 for f in fills), reverse=True)


def test_shapes_in_forms_stand_where_the_form_is_placed(tmp_path: Path) -> None:
    """A drawing that is kept apart and placed on the page is part of it."""

    def draw(canvas: Canvas) -> None:
        canvas.beginForm("card")
        canvas.rect(0, 0, 100, 40, stroke=0, fill=1)
        canvas.line(0, 60, 100, 60)
        canvas.endForm()
        canvas.translate(50, 100)
        canvas.doForm("card")

    page = read_drawn(tmp_path, draw)

    assert [f.box for f in page.fills] == [pytest.approx(flipped(50, 100, 150, 140), abs=0.1)]
    assert [r.position for r in page.rules] == [pytest.approx(HEIGHT - 160, abs=0.5)]


def test_scaled_lines_keep_their_thickness(tmp_path: Path) -> None:
    """A line drawn in a larger scale is as thick as it is shown."""

    def draw(canvas: Canvas) -> None:
        canvas.scale(10, 10)
        canvas.setLineWidth(0.1)
        canvas.rect(5, 10, 10, 4, stroke=1, fill=0)

    thick = [min(r.box.width, r.box.height) for r in read_drawn(tmp_path, draw).rules]

    assert thick == [pytest.approx(1.0, abs=0.1)] * 4
