"""Pages whose text is a picture, or a font's bare codes."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
import typst
from drawn_scans import LINES, WHITE_HEAD, write_plan
from odd_scans import KINDS
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from scanned_pages import Scanner, write_scan

from jalon.extract import files
from jalon.extract.document import read_document
from jalon.extract.files import open_pdf
from jalon.extract.pdf.raster import Grey, Raster
from jalon.extract.scans import reading
from jalon.extract.scans.found import Found
from jalon.extract.scans.rapid import is_here, rapid_engine
from jalon.extract.scans.ruling import find_scan_rules, without_creases
from jalon.extract.scans.shades import find_scan_shades
from jalon.extract.scans.tesseract import TesseractEngine, ocr_languages
from jalon.extract.scans.words import part_raised
from jalon.extract.settings import SETTINGS
from jalon.extract.tables import find_tables
from jalon.extract.tables.edges import page_edges
from jalon.schemas.geometry import Box
from jalon.schemas.ocr import OcrMode
from jalon.schemas.page import Page
from jalon.schemas.table import Table
from jalon.vocabulary import Wordbook

DOUBTS = SETTINGS.doubts

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


def page_of(path: Path, ocr: OcrMode = OcrMode.AUTO) -> Page:
    """The first page of a file."""
    with open_pdf(path, ocr=ocr) as document:
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


HARD_SCANS = [
    pytest.param(Scanner(quarter_turns=1, quality=60, noise=3), id="on its side"),
    pytest.param(Scanner(quarter_turns=2), id="upside down"),
    pytest.param(Scanner(tilt_deg=2, noise=4, quality=60), id="askew"),
    pytest.param(Scanner(dots_per_inch=150, quality=60), id="coarse"),
    pytest.param(Scanner(shadow=60, box_scale=200 / 72), id="in a shadow, in a large page box"),
]


@pytest.mark.skipif(not is_here(), reason="the extra jalon[ocr] is not installed")
@pytest.mark.parametrize("scanner", HARD_SCANS)
def test_a_scan_that_was_made_carelessly_has_the_same_cells(
    tmp_path: Path, scanner: Scanner
) -> None:
    """Neither how the sheet lay nor how fine it was scanned changes what its table says."""
    write_plan(tmp_path / "text.pdf", style=WHITE_HEAD, lines=LINES)
    write_scan(tmp_path / "text.pdf", tmp_path / "scan.pdf", scanner)
    drawn, page = only_table(page_of(tmp_path / "text.pdf")), page_of(tmp_path / "scan.pdf")

    assert [(c.row, c.col, c.text) for c in only_table(page).cells] == [
        (c.row, c.col, c.text) for c in drawn.cells
    ]
    assert page.doubtful == ()


ODD = ["edges", "jpeg2000", "strips", "sideways", "fax", "stamps"]


@pytest.mark.skipif(not is_here(), reason="the extra jalon[ocr] is not installed")
@pytest.mark.parametrize("kind", ODD)
def test_a_scan_as_offices_have_them_has_the_same_rows(tmp_path: Path, kind: str) -> None:
    """Neither what lies on a sheet, nor the light, nor how its picture is stored changes rows."""
    write_plan(tmp_path / "text.pdf", lines=LINES)
    KINDS[kind](tmp_path / "text.pdf", tmp_path / "scan.pdf")
    scan = read_document(tmp_path / "scan.pdf", Wordbook())

    assert [t.target and t.target.text for t in scan.targets] == ["12", "80 %", "1 250"]


@pytest.mark.skipif(not is_here(), reason="the extra jalon[ocr] is not installed")
def test_rows_of_a_turned_scan_are_shown_where_they_lie(tmp_path: Path) -> None:
    """The boxes of a scan on its side are those of the page as a viewer displays it."""
    write_plan(tmp_path / "text.pdf", lines=LINES)
    write_scan(tmp_path / "text.pdf", tmp_path / "scan.pdf", Scanner(quarter_turns=1))
    upright = read_document(tmp_path / "text.pdf", Wordbook())
    lying = read_document(tmp_path / "scan.pdf", Wordbook())

    assert [t.target and t.target.text for t in lying.targets] == ["12", "80 %", "1 250"]
    for a, b in zip(upright.targets, lying.targets, strict=True):
        assert a.target is not None
        assert b.target is not None
        # turned clockwise, the top of the sheet is at the right
        assert b.target.box.x_mid == pytest.approx(400 - a.target.box.y_mid, abs=3)
        assert b.target.box.y_mid == pytest.approx(a.target.box.x_mid, abs=3)


def test_a_doubtful_number_is_kept_with_little_confidence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A number that was read in two ways is not corrected: it claims little, and is a finding."""
    write_plan(tmp_path / "text.pdf")

    def doubted(handle: pypdfium2.PdfPage, page: Page, **_: object) -> Page:
        (word,) = [w for w in page.words if w.text == "12"]
        return replace(page, doubtful=((word.box, "72"),))

    monkeypatch.setattr(files, "read_what_is_shown", doubted)
    document = read_document(tmp_path / "text.pdf", Wordbook())

    assert [t.target and t.target.text for t in document.targets] == ["12", "80 %", "1 250"]
    assert [t.confidence <= DOUBTS.doubtful for t in document.targets] == [True, False, False]
    assert [(f.code, f.params) for f in document.findings if f.code == "number_doubtful"] == [
        ("number_doubtful", (("other", "72"),))
    ]


# --- when pages are read from their pictures


def test_off_reads_no_picture_and_says_so(tmp_path: Path) -> None:
    """With ``off`` a scan stays unread, with a finding of its own; text is read as ever."""
    write_plan(tmp_path / "text.pdf")
    write_scan(tmp_path / "text.pdf", tmp_path / "scan.pdf")

    text = page_of(tmp_path / "text.pdf", OcrMode.OFF)
    scan = page_of(tmp_path / "scan.pdf", OcrMode.OFF)

    assert text == page_of(tmp_path / "text.pdf")
    assert (scan.words, scan.notes) == ((), ("ocr_off",))


def test_a_document_of_text_asks_for_no_engine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is installed to read pictures changes neither the rows of a text nor their time."""

    def asked() -> None:
        raise AssertionError("an engine was asked for")

    monkeypatch.setattr(reading, "engine_here", asked)
    write_plan(tmp_path / "text.pdf", style=WHITE_HEAD, lines=LINES)

    auto = read_document(tmp_path / "text.pdf", Wordbook())

    assert len(auto.targets) == 3
    assert auto == read_document(tmp_path / "text.pdf", Wordbook(), ocr=OcrMode.OFF)


@pytest.mark.usefixtures("engine")
def test_force_reads_the_picture_of_a_page_of_text(tmp_path: Path) -> None:
    """With ``force`` the text layer is not used; rules stay as they are drawn."""
    write_plan(tmp_path / "text.pdf")

    page = page_of(tmp_path / "text.pdf", OcrMode.FORCE)

    assert page.method == "ocr"
    assert {"rencontres", "12"} <= {w.text for w in page.words}
    assert page.rules == page_of(tmp_path / "text.pdf").rules


@pytest.mark.skipif(not is_here(), reason="the extra jalon[ocr] is not installed")
def test_a_table_that_is_a_picture_in_a_page_of_text_is_read_beside_it(tmp_path: Path) -> None:
    """Words of the text layer and of the picture stand on one page."""
    write_plan(tmp_path / "text.pdf")
    document = pypdfium2.PdfDocument(tmp_path / "text.pdf")
    picture = document[0].render(scale=200 / 72, crop=(40, 180, 60, 70)).to_pil()
    document.close()
    canvas = Canvas(str(tmp_path / "mixed.pdf"), pagesize=(612, 792), invariant=1)
    canvas.setFont("Helvetica", 10)
    for i, line in enumerate(LINES):
        canvas.drawString(60, 700 - 16 * i, line)
    width, height = (side * 72 / 200 for side in picture.size)
    canvas.drawImage(ImageReader(picture), 40, 400, width, height)
    canvas.save()

    page = page_of(tmp_path / "mixed.pdf")

    assert {"établissements", "rencontres", "12"} <= {w.text for w in page.words}
    assert only_table(page).cells[-1].text == "1 250"
    assert "read_by_ocr" in page.notes


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
    assert [s.box for s in shades] == [pytest.approx(Box(30, 120, 150, 140), abs=1.1)]


def test_a_line_that_is_not_quite_level_is_one_rule() -> None:
    """The steps of a tilted line are joined."""
    grey = blank()
    for column in range(40, 560):
        row = 100 + column // 130
        grey[row : row + 2, column] = 0

    (rule,) = find_scan_rules(Raster(grey, 2.0))

    assert (rule.start, rule.end) == (20, 280)


def test_a_fold_that_runs_across_the_sheet_is_no_rule() -> None:
    """Rules end inside a sheet; as many as a table has stay where it fills its sheet."""
    grey = blank()
    grey[100:102] = 120
    grey[200:202, 40:500] = 20
    raster = Raster(grey, 2.0)
    full = blank()
    for y in range(20, 400, 60):
        full[y : y + 2] = 20

    (kept,) = without_creases(find_scan_rules(raster), raster)

    assert kept.box.top == pytest.approx(100, abs=1.1)
    table = Raster(full, 2.0)
    assert without_creases(find_scan_rules(table), table) == find_scan_rules(table)


def test_a_layer_that_no_one_can_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What noise left under a picture is no text: the page says so, and is read or left unread."""
    monkeypatch.setattr(reading, "engine_here", lambda: None)
    write_plan(tmp_path / "text.pdf")
    KINDS["bad-layer"](tmp_path / "text.pdf", tmp_path / "scan.pdf")

    page = page_of(tmp_path / "scan.pdf")

    assert page.words == ()
    assert {"layer_refused", "ocr_missing"} <= set(page.notes)
    assert "layer_refused" in page_of(tmp_path / "scan.pdf", OcrMode.OFF).notes


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
