"""Words that stand in a table as drawn shapes."""

from __future__ import annotations

from pathlib import Path

import pytest
import reportlab
from fontTools.pens.reportLabPen import ReportLabPen
from fontTools.ttLib import TTFont
from reportlab.pdfgen.canvas import Canvas

from jalon.extract.files import open_pdf
from jalon.extract.scans import engines
from jalon.extract.scans.curves import drawn_words
from jalon.extract.scans.rapid import is_here
from jalon.messages import has_finding
from jalon.schemas.ocr import OcrMode
from jalon.schemas.page import Page

FACE = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"
ROWS = [("Nombre de rencontres", "120"), ("Taux de satisfaction", "75"), ("Nombre de guides", "41")]


def draw_outlined(canvas: Canvas, text: str, x: float, y: float, size: float) -> None:
    """The outlines of ``text``, filled."""
    with TTFont(FACE) as font:
        glyphs, names = font.getGlyphSet(), font.getBestCmap()
        scale = size / font["head"].unitsPerEm
        for letter in text:
            path = canvas.beginPath()
            path.closePath = path.close  # as the pen calls it
            glyphs[names[ord(letter)]].draw(ReportLabPen(glyphs, path))
            canvas.saveState()
            canvas.translate(x, y)
            canvas.scale(scale, scale)
            canvas.drawPath(path, stroke=0, fill=1)
            canvas.restoreState()
            x += glyphs[names[ord(letter)]].width * scale


def table_of(path: Path, *, logo: bool = False) -> None:
    """A ruled table whose last column is written in outlines; or a logo of them above it."""
    canvas = Canvas(str(path), pagesize=(400, 300), invariant=1)
    canvas.setFont("Helvetica", 10)
    for i, (label, value) in enumerate(ROWS):
        top = 200 - 24 * i
        canvas.rect(40, top - 24, 180, 24)
        canvas.rect(220, top - 24, 80, 24)
        canvas.drawString(46, top - 16, label)
        if logo:
            canvas.drawString(226, top - 16, value)
        else:
            draw_outlined(canvas, value, 226, top - 16, 10)
    if logo:
        draw_outlined(canvas, "Conseil", 40, 260, 12)
        canvas.circle(232, 140, 3, fill=1)
    canvas.save()


def page_of(path: Path, mode: OcrMode = OcrMode.AUTO) -> Page:
    """The only page of a file."""
    with open_pdf(path, ocr=mode) as file:
        (page,) = file.pages()
    assert isinstance(page, Page)
    return page


@pytest.mark.skipif(not is_here(), reason="the extra jalon[ocr] is not installed")
def test_drawn_figures_are_read(tmp_path: Path) -> None:
    """Each figure is a word in its cell, also with a 1, whose outline is as thin as a rule."""
    table_of(tmp_path / "a.pdf")

    page = page_of(tmp_path / "a.pdf")

    read = [w for w in page.words if w.box.x0 > 220]
    assert [w.text for w in read] == [value for _, value in ROWS]
    assert all(220 < w.box.x0 < w.box.x1 < 260 for w in read)
    assert "read_by_ocr" in page.notes


def test_drawn_figures_are_told_where_nothing_reads_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without an engine, or with ``--ocr off``, the page says that text was not read."""
    table_of(tmp_path / "a.pdf")
    monkeypatch.setattr(engines, "engine_here", lambda: None)

    assert "drawn_text" in page_of(tmp_path / "a.pdf").notes
    assert "drawn_text" in page_of(tmp_path / "a.pdf", OcrMode.OFF).notes
    assert has_finding("drawn_text")


def test_logos_and_dots_are_no_words_of_a_table(tmp_path: Path) -> None:
    """Outlined letters above the table, and a disc in a cell, are left alone."""
    table_of(tmp_path / "a.pdf", logo=True)

    assert drawn_words(page_of(tmp_path / "a.pdf", OcrMode.OFF)) == []
