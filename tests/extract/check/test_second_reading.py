"""The second engines' readings: characters and grids at the same spots as ours."""

from __future__ import annotations

import gc
from pathlib import Path

import pypdfium2
import pytest
from drawn_pdfs import HEIGHT, WIDTH, read_first
from reportlab.pdfgen.canvas import Canvas

from jalon.extract.check.grid import read_second_grids
from jalon.extract.check.margins import read_margins
from jalon.extract.check.text import (
    glyphs_in,
    read_second_text,
    text_of,
    texts_of,
    without_doubles,
)
from jalon.extract.files import open_pdf
from jalon.schemas.crosscheck import Glyph, SecondPage
from jalon.schemas.geometry import Box


def margins_in(path: Path) -> dict[int, tuple[float, float]]:
    """The margins of the file's first page."""
    with open_pdf(path) as file:
        return read_margins(file, [1])


PAGES = [
    pytest.param(0, (0, 0), None, id="plain"),
    pytest.param(0, (0, 0), (30, 20, 360, 270), id="cropped"),
    pytest.param(90, (0, 0), (30, 20, 360, 270), id="turned-90"),
    pytest.param(180, (0, 0), (30, 20, 360, 270), id="turned-180"),
    pytest.param(270, (0, 0), (30, 20, 360, 270), id="turned-270"),
    pytest.param(0, (-50, 40), None, id="origin-elsewhere"),
    pytest.param(90, (-50, 40), (30, 60, 300, 270), id="all-of-it"),
]


def draw_grid(path: Path) -> Path:
    """Two columns; the left cell of the second and third row is one."""
    canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT), invariant=1)
    canvas.grid([60, 160, 260], [200, 230])
    canvas.rect(60, 140, 100, 60)
    canvas.grid([160, 260], [140, 170, 200])
    for x, y, text in ((65, 210, "Nombre"), (165, 210, "75 %"), (65, 180, "Taux"), (165, 150, "8")):
        canvas.drawString(x, y, text)
    canvas.save()
    return path


def place(path: Path, turn: int, origin: tuple[int, int], crop: tuple[int, ...] | None) -> Path:
    """The same page, its boxes and its turn changed."""
    document = pypdfium2.PdfDocument(path)
    page = document[0]
    page.set_mediabox(*origin, int(WIDTH), int(HEIGHT))
    if crop is not None:
        page.set_cropbox(*crop)
    page.set_rotation(turn)
    placed = path.with_name("placed.pdf")
    document.save(placed)
    document.close()
    return placed


@pytest.mark.parametrize(("turn", "origin", "crop"), PAGES)
def test_spots_are_ours(
    tmp_path: Path, turn: int, origin: tuple[int, int], crop: tuple[int, ...] | None
) -> None:
    """A word stands at the same spot in both readings, however the page is cropped and turned."""

    path = place(draw_grid(tmp_path / "grid.pdf"), turn, origin, crop)
    page = read_first(path)
    (second,) = read_second_text(path, margins_in(path))

    assert len(page.words) == 5
    for word in page.words:
        glyphs = glyphs_in(second.glyphs, page.as_displayed(word.box))
        assert sorted("".join(g.text for g in glyphs).strip()) == sorted(word.text)


@pytest.mark.parametrize(("origin", "crop"), [((0, 0), None), ((-50, 40), (30, 60, 300, 270))])
def test_grid_with_a_spanning_cell(
    tmp_path: Path, origin: tuple[int, int], crop: tuple[int, ...] | None
) -> None:
    """Cells without a line between them are one, at the spot where we see it."""

    path = place(draw_grid(tmp_path / "grid.pdf"), 0, origin, crop)
    (grid,) = read_second_grids(path, margins_in(path)).grids
    boxes = {word.text: word.box for word in read_first(path).words}
    cells = {text: grid.cell_at(box.x_mid, box.y_mid) for text, box in boxes.items()}

    spans = {text: (cell.rows, cell.cols) for text, cell in cells.items() if cell}
    assert spans["Nombre"] == ((0, 0), (0, 0))
    assert spans["75"] == spans["%"] == ((0, 0), (1, 1))
    assert spans["Taux"] == ((1, 2), (0, 0))
    assert spans["8"] == ((2, 2), (1, 1))


# playa leaves a file open that it cannot parse
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_file_that_the_engines_cannot_read(tmp_path: Path) -> None:
    """A failure is a finding that only informs; every page is still answered for."""

    path = tmp_path / "broken.pdf"
    path.write_bytes(b"%PDF-1.7\nnothing")
    margins = {1: (0.0, 0.0), 2: (0.0, 0.0)}
    first, second = read_second_text(path, margins)
    grids = read_second_grids(path, margins)
    gc.collect()

    assert second == SecondPage(2)
    assert first.failure
    assert not grids.grids
    findings = [first.failure, *grids.failures]
    assert [finding.page for finding in findings] == [None, None]
    assert {(f.code, f.severity.value) for f in findings} == {("second_engine_failed", "info")}
    assert {dict(f.params)["engine"] for f in findings} == {"pdfplumber", "camelot"}


def glyphs(text: str, x: float = 0.0, size: float = 10.0, bottom: float = 20.0) -> list[Glyph]:
    """Characters side by side, six points each."""
    boxes = [Box(x + 6 * i, bottom - size, x + 6 * i + 6, bottom) for i in range(len(text))]
    return [Glyph(sign, box, size) for sign, box in zip(text, boxes, strict=True)]


def test_lines_and_gaps() -> None:
    """Characters are put in lines from left to right, and a gap is a space."""

    mixed = (*glyphs("80%", 0, bottom=40), *glyphs("12", 30), *glyphs("de"))

    assert text_of(mixed) == "de 12 80%"


def test_raised_and_double_characters_may_be_left_out() -> None:
    """The number of a footnote and the second stroke of fake bold are left out in turn."""

    marked = (*glyphs("300"), *glyphs("1", 18, size=6, bottom=16))
    bold = tuple(g for pair in zip(glyphs("12"), glyphs("12", 0.3), strict=True) for g in pair)

    assert texts_of(marked) == ("3001", "300")
    assert text_of(bold) == "1122"
    assert text_of(without_doubles(bold)) == "12"
