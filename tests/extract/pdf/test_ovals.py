"""Which closed shapes are ovals."""

from __future__ import annotations

import math
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from jalon.extract.files import open_pdf
from jalon.schemas.page import Fill, Page


def shapes_on(path: Path) -> tuple[Fill, ...]:
    """The closed shapes of the first page."""
    with open_pdf(path) as document:
        page = next(iter(document.pages()))
    assert isinstance(page, Page)
    return page.fills


def draw_finely(canvas: Canvas, x: float, y: float, rx: float, ry: float) -> None:
    """An ellipse in sixteen curves and a closing line, as office programs draw it."""
    path = canvas.beginPath()
    step = math.tau / 16
    reach = 4 / 3 * math.tan(step / 4)
    path.moveTo(x + rx, y)
    for i in range(16):
        a, b = i * step, (i + 1) * step
        path.curveTo(
            x + rx * (math.cos(a) - reach * math.sin(a)),
            y + ry * (math.sin(a) + reach * math.cos(a)),
            x + rx * (math.cos(b) + reach * math.sin(b)),
            y + ry * (math.sin(b) - reach * math.cos(b)),
            x + rx * math.cos(b),
            y + ry * math.sin(b),
        )
    path.lineTo(x + rx, y)
    path.lineTo(x + rx, y)
    path.close()
    canvas.drawPath(path, fill=1, stroke=0)


def test_ovals_are_told_from_rounded_boxes(tmp_path: Path) -> None:
    """Circles and ellipses are ovals however they are drawn; rounded boxes and pills are not."""
    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path))
    canvas.ellipse(50, 600, 250, 700, fill=1, stroke=0)
    draw_finely(canvas, 400, 650, 100, 50)
    canvas.roundRect(50, 400, 200, 80, 10, fill=1, stroke=0)
    canvas.roundRect(300, 400, 200, 40, 20, fill=1, stroke=0)
    canvas.rect(50, 200, 200, 80, fill=1, stroke=0)
    canvas.save()
    shapes = shapes_on(path)

    assert [s.is_ellipse for s in shapes] == [True, True, False, False, False]
    assert [s.is_rounded for s in shapes] == [False, False, True, True, False]
    assert [s.is_rectangle for s in shapes] == [False, False, True, True, True]
