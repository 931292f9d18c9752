"""Pages whose text is a picture, or a font's bare codes."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
import typst
from reportlab.lib import colors
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Table as DrawnTable
from scanned_pages import write_scan

from jalon.extract.document import read_document
from jalon.extract.files import open_pdf
from jalon.extract.pdf.raster import Grey, Raster
from jalon.extract.scans import reading
from jalon.extract.scans.found import Found
from jalon.extract.scans.rapid import is_here, rapid_engine
from jalon.extract.scans.ruling import find_scan_rules
from jalon.extract.scans.shades import find_scan_shades
from jalon.extract.scans.tesseract import TesseractEngine, ocr_languages
from jalon.extract.scans.words import part_raised
from jalon.extract.tables import find_tables
from jalon.extract.tables.edges import page_edges
from jalon.schemas.geometry import Box
from jalon.schemas.page import Page
from jalon.schemas.table import Table
from jalon.vocabulary import Wordbook

ENGINES = [
    pytest.param(
        "rapidocr",
        marks=pytest.mark.skipif(not is_here(), reason="the extra jalon[ocr] is not installed"),
    ),
    pytest.param(
        "tesseract",
        marks=pytest.mark.skipif(
            "fra" not in ocr_languages(), reason="Tesseract with its French data is not installed"
        ),
    ),
]
ROWS = [
    ["Action", "Indicateur", "Cible visée"],
    ["Table de concertation", "Nombre de rencontres", "12"],
    ["Journée du personnel", "Taux de satisfaction", "80 %"],
    ["Guide de transition", "Nombre de guides remis", "1 250"],
]
DARK_HEAD = [("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#203040"))]
WHITE_HEAD = [("TEXTCOLOR", (0, 0), (-1, 0), colors.white), *DARK_HEAD]


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Each engine that is installed, in turn."""
    name = str(request.param)
    chosen = rapid_engine() if name == "rapidocr" else TesseractEngine(ocr_languages())
    monkeypatch.setattr(reading, "engine_here", lambda: chosen)
    monkeypatch.setattr(reading, "second_engine", lambda: None)
    return name


@pytest.fixture
def no_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine where nothing is installed to read pictures."""
    monkeypatch.setattr(reading, "engine_here", lambda: None)


def write_plan(path: Path, *, style: Sequence[tuple[object, ...]] | None = None) -> None:
    """A page with one ruled table."""
    canvas = Canvas(str(path), pagesize=(612, 400), invariant=1)
    canvas.setFont("Helvetica-Bold", 16)
    canvas.drawString(60, 350, "Plan d'action 2025-2026")
    grid = ("GRID", (0, 0), (-1, -1), 0.75, colors.black)
    size = ("FONTSIZE", (0, 0), (-1, -1), 11)
    table = DrawnTable(ROWS, colWidths=[170, 190, 110], rowHeights=28, style=[grid, size])
    table.setStyle(style or [])
    table.wrapOn(canvas, 600, 300)
    table.drawOn(canvas, 60, 200)
    canvas.save()


def page_of(path: Path) -> Page:
    """The first page of a file."""
    with open_pdf(path) as document:
        page = next(iter(document.pages()))
    assert isinstance(page, Page)
    return page


def scanned(
    folder: Path, *, style: Sequence[tuple[object, ...]] | None = None
) -> tuple[Page, Page]:
    """A page with its text, and the same page as a picture."""
    write_plan(folder / "text.pdf", style=style)
    write_scan(folder / "text.pdf", folder / "scan.pdf")
    return page_of(folder / "text.pdf"), page_of(folder / "scan.pdf")


def only_table(page: Page) -> Table:
    """The one table of the page."""
    (table,) = find_tables(page)
    return table


@pytest.mark.usefixtures("engine")
def test_a_scanned_table_has_the_cells_of_the_drawn_one(tmp_path: Path) -> None:
    """Rules and words of a picture give the same cells with the same text."""
    text, scan = scanned(tmp_path)
    drawn, seen = only_table(text), only_table(scan)

    assert (scan.method, text.method) == ("ocr", "text")
    assert [(c.row, c.col, c.text) for c in seen.cells] == [
        (c.row, c.col, c.text) for c in drawn.cells
    ]
    for a, b in zip(seen.cells, drawn.cells, strict=True):
        assert a.box == pytest.approx(b.box, abs=1.5)


@pytest.mark.usefixtures("engine")
def test_white_letters_on_a_dark_head_are_read(tmp_path: Path) -> None:
    """A dark band behind white headings is a shade, and its letters are words."""
    _, scan = scanned(tmp_path, style=WHITE_HEAD)

    assert {"Action", "Indicateur", "Cible", "visée"} <= {w.text for w in scan.words}
    assert any(f.box.width > 400 and 24 < f.box.height < 32 for f in scan.fills)


@pytest.mark.usefixtures("engine")
def test_words_of_a_picture_stand_where_they_are(tmp_path: Path) -> None:
    """Box, baseline and size of a word read from a picture are those of the word drawn."""
    text, scan = scanned(tmp_path)

    assert scan.confidence > 0.8
    for word in text.words:
        twins = [w for w in scan.words if w.text == word.text]
        found = min(
            twins, key=lambda w: abs(w.box.x0 - word.box.x0) + abs(w.baseline - word.baseline)
        )
        assert found.baseline == pytest.approx(word.baseline, abs=1.0)
        # where "80 %" is parted is somewhere between the two
        assert found.box.x0 == pytest.approx(word.box.x0, abs=4 if word.text == "%" else 1.5)
        assert found.size_pt == pytest.approx(word.size_pt, rel=0.3)


@pytest.mark.usefixtures("engine")
def test_a_scan_is_reported_and_its_rows_are_less_sure(tmp_path: Path) -> None:
    """A document read from pictures says so, page by page, and lowers its confidence."""
    scanned(tmp_path)
    text = read_document(tmp_path / "text.pdf", Wordbook())
    scan = read_document(tmp_path / "scan.pdf", Wordbook())

    assert scan.ocr_pages == (1,)
    assert ("read_by_ocr", 1) in {(f.code, f.page) for f in scan.findings}
    assert [t.target and t.target.text for t in scan.targets] == ["12", "80 %", "1 250"]
    assert max(t.confidence for t in scan.targets) < min(t.confidence for t in text.targets)


@pytest.mark.usefixtures("no_engine")
def test_without_an_engine_rules_stay_and_a_finding_says_how_to_get_it(tmp_path: Path) -> None:
    """A scan that cannot be read keeps its rules, and is no silent blank."""
    text, scan = scanned(tmp_path)

    assert scan.words == ()
    assert scan.method == "text"
    assert "ocr_missing" in scan.notes
    for edges, drawn in zip(page_edges(scan), page_edges(text), strict=True):
        assert [e.position for e in edges] == pytest.approx([e.position for e in drawn], abs=1.0)


def test_a_photograph_behind_a_title_leaves_the_title(tmp_path: Path) -> None:
    """A page that is a picture with few words keeps these words."""
    path = tmp_path / "a.pdf"
    noise = np.random.default_rng(1).integers(90, 200, (80, 80), dtype=np.uint8)
    write_photo(path, noise)

    page = page_of(path)

    assert [w.text for w in page.words] == ["Rapport", "annuel"]
    assert page.method == "text"


def write_photo(path: Path, grey: Grey) -> None:
    """A page-wide picture with a title on it."""
    header = b"P5\n%d %d\n255\n" % (grey.shape[1], grey.shape[0])
    canvas = Canvas(str(path), pagesize=(300, 300))
    canvas.drawImage(ImageReader(io.BytesIO(header + grey.tobytes())), 0, 0, 300, 300)
    canvas.setFont("Helvetica", 20)
    canvas.drawString(40, 150, "Rapport annuel")
    canvas.save()


# --- fonts that do not name their characters


def typeset(path: Path, text: str) -> None:
    """A page set by Typst whose fonts have no character map."""
    source = path.with_suffix(".typ")
    source.write_text(
        f'#set page(width: 400pt, height: 200pt)\n#set text(11pt, lang: "fr")\n{text}'
    )
    typst.compile(str(source), output=str(path))
    data = path.read_bytes()
    assert b"/ToUnicode" in data
    path.write_bytes(data.replace(b"/ToUnicode", b"/ToUnicodX"))


SENTENCE = "Nombre de personnes formées : 300. Réussite et persévérance des étudiantes."


@pytest.mark.usefixtures("no_engine")
def test_a_font_without_map_gives_no_words(tmp_path: Path) -> None:
    """Bare codes of a font are never handed out as text."""
    typeset(tmp_path / "a.pdf", SENTENCE)

    page = page_of(tmp_path / "a.pdf")

    assert page.words == ()
    assert {"illegible_font", "ocr_missing"} <= set(page.notes)


@pytest.mark.usefixtures("engine")
def test_a_font_without_map_is_read_from_its_picture(tmp_path: Path) -> None:
    """What a viewer shows in a font without a map is read by character recognition."""
    typeset(tmp_path / "a.pdf", SENTENCE)

    page = page_of(tmp_path / "a.pdf")

    assert {"Nombre", "personnes", "300.", "persévérance"} <= {w.text for w in page.words}
    assert page.method == "ocr"


# --- rules and shades of pictures


def blank(height: int = 400, width: int = 600) -> Grey:
    """A white picture, two pixels to a point."""
    return np.full((height, width), 250, dtype=np.uint8)


def test_rules_of_a_picture() -> None:
    """Long thin lines are rules; short strokes and thick bars are not."""
    grey = blank()
    grey[100:102, 40:500] = 20
    grey[50:300, 40:42] = 20
    grey[200:202, 60:80] = 20  # a stroke of 10 points
    grey[240:280, 60:300] = 20  # a bar of 20 points

    rules = find_scan_rules(Raster(grey, 2.0))
    shades = find_scan_shades(Raster(grey, 2.0))

    across, down = rules
    assert (across.is_horizontal, down.is_horizontal) == (True, False)
    # where they cross, neither is darker than what is beside it
    assert across.box == pytest.approx(Box(20, 50, 250, 51), abs=1.1)
    assert down.box == pytest.approx(Box(20, 25, 21, 150), abs=1.1)
    assert [s.box for s in shades] == [Box(30, 120, 150, 140)]


def test_a_line_that_is_not_quite_level_is_one_rule() -> None:
    """The steps of a tilted line are joined."""
    grey = blank()
    for column in range(40, 560):
        row = 100 + column // 130
        grey[row : row + 2, column] = 0

    (rule,) = find_scan_rules(Raster(grey, 2.0))

    assert (rule.start, rule.end) == (20, 280)


def test_strokes_inside_words_are_no_rules() -> None:
    """A long stroke of a letter, inside a word's box, is left out."""
    grey = blank()
    grey[100:140, 100:103] = 0
    raster = Raster(grey, 2.0)

    assert len(find_scan_rules(raster)) == 1
    assert find_scan_rules(raster, words=[Box(45, 45, 90, 75)]) == []


RAISED = [
    pytest.param("300", (0, 0, 0), ["300"], id="level"),
    pytest.param("3001", (0, 0, 0, 9), ["300", "1"], id="one mark"),
    pytest.param("2512", (0, 0, 9, 9), ["25", "12"], id="two figures"),
    pytest.param("8*", (0, 9), ["8", "*"], id="star"),
    pytest.param("30", (0, 9, 9), ["30"], id="signs do not tell letters apart"),
]


@pytest.mark.parametrize(("text", "lifts", "parts"), RAISED)
def test_small_raised_figures_are_parted(
    text: str, lifts: tuple[int, ...], parts: list[str]
) -> None:
    """A number read from a picture does not swallow its footnote mark."""
    grey = blank(60, 200)
    for i, lift in enumerate(lifts):
        grey[10 : 30 - lift, 20 + 14 * i : 28 + 14 * i] = 0
    ink = Box(20, 10, 20 + 14 * len(lifts) - 6, 30)

    found = part_raised(Found(text, ink, ("1",), 95.0), Raster(grey, 1.0))

    assert [f.text for f in found] == parts
    assert [f.is_raised for f in found] == [False, True][: len(parts)]
