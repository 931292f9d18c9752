"""What is in a file and not on the page, or on the page and not of its text."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from raw_pdf import raw_pdf, stream, text
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from jalon.extract.files import open_pdf
from jalon.messages import has_finding
from jalon.schemas.page import Page

SHOWN = text(20, 200, "Cible visée : 300")
SHOWN_WORDS = ["Cible", "visée", ":", "300"]
OTHER = text(20, 150, "Cible secrète : 999")


def page_of(path: Path, data: bytes) -> Page:
    """The first page of a file with these bytes."""
    path.write_bytes(data)
    with open_pdf(path) as document:
        page = next(iter(document.pages()))
    assert isinstance(page, Page)
    return page


LEFT_OUT = [
    pytest.param(b"1 1 1 rg " + OTHER, "white_text", id="white on white"),
    pytest.param(b"0.99 0.99 0.99 rg " + OTHER, "white_text", id="nearly white"),
    pytest.param(b"q 0 0 400 20 re W n " + OTHER + b"Q", "clipped_text", id="clipped away"),
    pytest.param(b"q 5 5 m 5 5 l h W n " + OTHER + b"Q", "clipped_text", id="clipped to nothing"),
    pytest.param(text(20, 400, "Cible secrète : 999"), "text_outside_page", id="above the page"),
    pytest.param(text(-300, 150, "Cible secrète : 999"), "text_outside_page", id="left of it"),
    pytest.param(OTHER.replace(b"BT", b"BT 3 Tr"), "hidden_layer", id="drawn without ink"),
]


@pytest.mark.parametrize(("content", "note"), LEFT_OUT)
def test_what_a_viewer_does_not_show_is_left_out(tmp_path: Path, content: bytes, note: str) -> None:
    """Words that nobody sees are no data, and the page says that there were some."""
    page = page_of(tmp_path / "a.pdf", raw_pdf(SHOWN + content))

    assert [w.text for w in page.words] == SHOWN_WORDS
    assert page.notes == (note,)
    assert has_finding(note)


KEPT = [
    pytest.param(b"0 0 0.4 rg 10 140 200 30 re f 1 1 1 rg " + OTHER, id="white on a dark band"),
    pytest.param(b"q 10 140 300 30 re W n " + OTHER + b"Q", id="inside its clip"),
    pytest.param(b"q 0 150 400 5 re W n " + OTHER + b"Q", id="half clipped"),
    pytest.param(b"1 1 1 rg 0 0 0 RG " + OTHER.replace(b"BT", b"BT 2 Tr"), id="outlined letters"),
    pytest.param(b"0.8 0.8 0.8 rg " + OTHER, id="light grey"),
]


@pytest.mark.parametrize("content", KEPT)
def test_what_a_viewer_shows_is_kept(tmp_path: Path, content: bytes) -> None:
    """Odd ways of drawing that can be seen leave their words in."""
    page = page_of(tmp_path / "a.pdf", raw_pdf(SHOWN + content))

    assert [w.text for w in page.words] == [*SHOWN_WORDS, "Cible", "secrète", ":", "999"]
    assert page.notes == ()


LAYERS = "/OCProperties<</OCGs[3 0 R]/D<</OFF[3 0 R]>>>>"
LAYER = b"<</Type/OCG/Name(Version anglaise)>>"
LAYER_OF_LAYERS = b"<</Type/OCMD/OCGs[3 0 R]>>"
FORM = stream(
    OTHER, "/Type/XObject/Subtype/Form/BBox[0 0 400 300]/OC 3 0 R/Resources<</Font<</F1 5 0 R>>>>"
)
IN_LAYER = b"/OC /L BDC " + OTHER + b"EMC "
HIDDEN = [
    pytest.param(IN_LAYER, "/Properties<</L 3 0 R>>", id="layer"),
    pytest.param(IN_LAYER, "/Properties<</L 4 0 R>>", id="layer of layers"),
    pytest.param(b"/X Do ", "/XObject<</X 6 0 R>>", id="form of a layer"),
]


@pytest.mark.parametrize(("content", "resources"), HIDDEN)
def test_layers_that_are_off_are_left_out(tmp_path: Path, content: bytes, resources: str) -> None:
    """Text of a layer that is off is no data, however it belongs to the layer."""
    nothing = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    extra = [LAYER, LAYER_OF_LAYERS, nothing, FORM]
    off = raw_pdf(SHOWN + content, resources=resources, catalogue=LAYERS, extra=extra)
    on = off.replace(b"/OFF[3 0 R]", b"/ON [3 0 R]")

    hidden, shown = page_of(tmp_path / "off.pdf", off), page_of(tmp_path / "on.pdf", on)

    assert [w.text for w in hidden.words] == SHOWN_WORDS
    assert "hidden_layer" in hidden.notes
    assert [w.text for w in shown.words] == [*SHOWN_WORDS, "Cible", "secrète", ":", "999"]


TWICE = [
    pytest.param(SHOWN + SHOWN, id="same place"),
    pytest.param(SHOWN + text(20.3, 200, "Cible visée : 300"), id="fake bold"),
    pytest.param(SHOWN + text(20.4, 199.6, "Cible visée : 300"), id="shadow"),
    pytest.param(SHOWN.replace(b"BT", b"BT 3 Tr") + SHOWN, id="hidden twin under"),
    pytest.param(SHOWN + SHOWN.replace(b"BT", b"BT 3 Tr"), id="hidden twin over"),
]


@pytest.mark.parametrize("content", TWICE)
def test_text_drawn_twice_is_read_once(tmp_path: Path, content: bytes) -> None:
    """A copy of a word at its own place is not a second word."""
    page = page_of(tmp_path / "a.pdf", raw_pdf(content))

    assert [w.text for w in page.words] == SHOWN_WORDS


def test_the_same_number_in_two_places_stays_twice(tmp_path: Path) -> None:
    """Equal words at two places are two words."""
    page = page_of(tmp_path / "a.pdf", raw_pdf(text(20, 200, "12 12") + text(20, 186, "12 12")))

    assert [w.text for w in page.words] == ["12"] * 4


TABLE = b"".join(text(20, 250 - 18 * i, "Nombre de rencontres de la table : 12") for i in range(8))
TABLE_WORDS = 8 * 8
MARKS = [
    pytest.param(b"0.85 g " + text(20, 180, "BROUILLON", size=60) + b"0 g ", id="level"),
    pytest.param(b"0.8 0.85 1 rg " + text(20, 160, "DRAFT", size=90) + b"0 g ", id="level, blue"),
    pytest.param(b"0.9 g BT /F1 60 Tf 0.7 0.7 -0.7 0.7 60 40 Tm (DRAFT) Tj ET 0 g ", id="slanted"),
    pytest.param(
        b"q /G gs " + text(20, 180, "BROUILLON", size=60) + b"Q ", id="black, nearly transparent"
    ),
]


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("is_first", [True, False])
def test_a_watermark_is_left_out(tmp_path: Path, mark: bytes, *, is_first: bool) -> None:
    """Large light words across the text are named in the notes and are no words of it."""
    content = mark + TABLE if is_first else TABLE + mark
    page = page_of(tmp_path / "a.pdf", raw_pdf(content, resources="/ExtGState<</G<</ca 0.15>>>>"))

    assert len(page.words) == TABLE_WORDS
    assert {"BROUILLON", "DRAFT"}.isdisjoint(w.text for w in page.words)
    assert page.notes == ("watermark",)


TITLES = [
    pytest.param(b"0.75 g " + text(20, 270, "BILAN", size=48), id="light title above the text"),
    pytest.param(text(20, 180, "BILAN", size=48), id="dark letters"),
    pytest.param(b"0.8 g " + text(330, 180, "64", size=40), id="large figure beside the text"),
]


@pytest.mark.parametrize("title", TITLES)
def test_titles_and_figures_are_no_watermarks(tmp_path: Path, title: bytes) -> None:
    """Large type that the text does not cross, or that is dark, is text."""
    page = page_of(tmp_path / "a.pdf", raw_pdf(title + b" 0 g " + TABLE))

    assert len(page.words) == TABLE_WORDS + 1
    assert page.notes == ()


def scan_with_layer(path: Path, visible: str) -> Page:
    """A picture with an invisible text layer, and visible words stamped on it."""
    grey = io.BytesIO(b"P5\n300 200\n255\n" + bytes([250]) * 60_000)
    canvas = Canvas(str(path), pagesize=(300, 200))
    canvas.drawImage(ImageReader(grey), 0, 0, 300, 200)
    lines = canvas.beginText(20, 150)
    lines.setTextRenderMode(3)
    lines.setFont("Helvetica", 10)
    for line in ("Nombre de rencontres : 12", "Taux de satisfaction : 80 %"):
        lines.textLine(line)
    canvas.drawText(lines)
    canvas.drawString(20, 20, visible)
    canvas.save()
    return page_of(path, path.read_bytes())


def test_the_text_layer_of_a_scan_is_read(tmp_path: Path) -> None:
    """Invisible words over a picture are what the picture says, and count as recognised."""
    page = scan_with_layer(tmp_path / "a.pdf", "Reçu")

    assert [w.text for w in page.words][:4] == ["Nombre", "de", "rencontres", ":"]
    assert (page.method, page.confidence < 1) == ("ocr", True)


def test_a_scan_with_a_long_stamp_is_read(tmp_path: Path) -> None:
    """Visible words beside a text layer do not hide it."""
    page = scan_with_layer(tmp_path / "a.pdf", "Reçu au greffe le 12 mars 2025 par la poste")

    assert {"rencontres", "satisfaction", "greffe"} <= {w.text for w in page.words}
