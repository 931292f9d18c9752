"""Words as PDFium's characters give them: where they end, what they look like, what is unseen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from drawn_pdfs import HEIGHT, read_drawn
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from jalon.schemas.page import Word

pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
pdfmetrics.registerFont(TTFont("VeraBd", "VeraBd.ttf"))


def texts(folder: Path, *runs: tuple[float, str], font: str = "Helvetica") -> list[str]:
    """The words read from runs of text set at these x on one line."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont(font, 10)
        for x, text in runs:
            canvas.drawString(x, 200, text)

    return [w.text for w in read_drawn(folder, draw).words]


RUNS = [
    pytest.param([(50, "Nb de projets")], ["Nb", "de", "projets"], id="spaces"),
    pytest.param([(50, "AB"), (63.34, "CD")], ["ABCD"], id="runs-that-touch-are-one-word"),
    pytest.param([(50, "A"), (90, "B")], ["A", "B"], id="gap-without-a-space"),
    pytest.param([(50, "80\u00a0%")], ["80", "%"], id="hard-space"),
    pytest.param([(50, "l’écart à Québec")], ["l’écart", "à", "Québec"], id="accents"),
    pytest.param([(50, "« Agir »")], ["«", "Agir", "»"], id="quotes"),
    pytest.param([(50, "2025-2026")], ["2025-2026"], id="hyphen"),
    pytest.param([(50, "300 000 $")], ["300", "000", "$"], id="amount"),
    pytest.param([(50, "   ")], [], id="only-spaces"),
]


@pytest.mark.parametrize(("runs", "expected"), RUNS)
def test_words_end_at_spaces_and_gaps(
    tmp_path: Path, runs: list[tuple[float, str]], expected: list[str]
) -> None:
    """Spaces and gaps part words; how the text was cut into runs does not."""
    assert texts(tmp_path, *runs) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        pytest.param("ef\ufb01cace \ufb01n", ["efficace", "fin"], id="letters-in-one-glyph"),
        pytest.param("\ufb02eur œuvre", ["fleur", "œuvre"], id="oe-is-a-letter"),
        pytest.param("partena\u00adires", ["partenaires"], id="soft-hyphen-in-mid-line"),
    ],
)
def test_ligatures_are_plain_letters(tmp_path: Path, printed: str, expected: list[str]) -> None:
    """What is one glyph for several letters comes as the letters."""
    assert texts(tmp_path, (50, printed), font="Vera") == expected


def test_symbol_font_keeps_its_signs(tmp_path: Path) -> None:
    """The sign of a Symbol font is what the page shows: ≥ and not another character."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Symbol", 10)
        canvas.drawString(50, 200, "\u2265")
        canvas.setFont("Helvetica", 10)
        canvas.drawString(60, 200, "75 %")

    assert [w.text for w in read_drawn(tmp_path, draw).words] == ["≥", "75", "%"]


def drawn(folder: Path, setting: Callable[[Canvas], None]) -> Word:
    """One word as ``setting`` makes it look."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        setting(canvas)
        canvas.drawString(50, 200, "Agir")

    (word,) = read_drawn(folder, draw).words
    return word


def white_on_black(canvas: Canvas) -> None:
    """Draws a dark ground and sets white."""
    canvas.rect(40, 190, 60, 30, stroke=0, fill=1)
    canvas.setFillGray(1)


LOOKS = [
    pytest.param(lambda c: c.setFont("Vera", 10), "weight", 400, id="regular"),
    pytest.param(lambda c: c.setFont("VeraBd", 10), "weight", 700, id="bold"),
    pytest.param(lambda c: c.setFont("Helvetica-Oblique", 10), "is_italic", True, id="oblique"),
    pytest.param(lambda c: c.setFont("Times-Italic", 10), "is_italic", True, id="italic"),
    pytest.param(lambda _: None, "is_italic", False, id="upright"),
    pytest.param(lambda c: c.setFillColorRGB(1, 0, 0), "colour", 0xFF0000, id="red"),
    pytest.param(white_on_black, "colour", 0xFFFFFF, id="white"),
    pytest.param(lambda _: None, "colour", 0, id="black"),
    pytest.param(lambda c: c.setFont("VeraBd", 9), "font", "BitstreamVeraSans-Bold", id="font"),
]


@pytest.mark.parametrize(("setting", "field", "expected"), LOOKS)
def test_word_says_what_it_looks_like(
    tmp_path: Path, setting: Callable[[Canvas], None], field: str, expected: object
) -> None:
    """Weight, slant, colour and font, without the prefix of a subset."""
    assert getattr(drawn(tmp_path, setting), field) == expected


def test_box_and_baseline_stand_where_the_text_is_drawn(tmp_path: Path) -> None:
    """The pen's start is the box's left side, the baseline lies between its ascent and descent."""
    word = drawn(tmp_path, lambda _: None)

    assert word.box.x0 == pytest.approx(50, abs=0.1)
    assert word.baseline == pytest.approx(HEIGHT - 200, abs=0.1)
    assert word.box.top < word.baseline < word.box.bottom
    assert word.box.width == pytest.approx(pdfmetrics.stringWidth("Agir", "Helvetica", 10), abs=0.1)


def test_words_are_in_the_order_in_which_they_are_drawn(tmp_path: Path) -> None:
    """The content stream's order is kept, wherever the words stand."""

    def draw(canvas: Canvas) -> None:
        canvas.drawString(50, 100, "premier")
        canvas.drawString(50, 200, "second")

    words = read_drawn(tmp_path, draw).words

    assert [w.text for w in words] == ["premier", "second"]
    assert [w.order for w in words] == sorted(w.order for w in words)


def test_text_outside_the_page_is_left_out(tmp_path: Path) -> None:
    """What no viewer shows is no text of the page, and a note says so."""

    def draw(canvas: Canvas) -> None:
        canvas.drawString(50, 200, "Agir")
        canvas.drawString(500, 200, "dehors")

    page = read_drawn(tmp_path, draw)

    assert [w.text for w in page.words] == ["Agir"]
    assert "text_outside_page" in page.notes


def unseen(canvas: Canvas, text: str, y: float) -> None:
    """Sets text in the rendering mode that draws nothing."""
    canvas.saveState()
    run = canvas.beginText(50, y)
    run.setTextRenderMode(3)
    run.textLine(text)
    canvas.drawText(run)
    canvas.restoreState()


def test_invisible_text_beside_visible_is_left_out(tmp_path: Path) -> None:
    """Text drawn to be searched and not seen does not double what is seen."""

    def draw(canvas: Canvas) -> None:
        canvas.drawString(50, 200, "Plan d’action du Pôle")
        unseen(canvas, "caché", 180)

    assert "caché" not in [w.text for w in read_drawn(tmp_path, draw).words]


def test_invisible_text_of_a_scan_is_its_text(tmp_path: Path) -> None:
    """Where nothing visible is written, the text under the picture is what there is."""

    def draw(canvas: Canvas) -> None:
        unseen(canvas, "Plan d’action du Pôle", 180)

    assert [w.text for w in read_drawn(tmp_path, draw).words] == ["Plan", "d’action", "du", "Pôle"]


def test_text_drawn_twice_is_read_once(tmp_path: Path) -> None:
    """A word drawn again a hair's breadth aside, to look bold, is one word."""

    def draw(canvas: Canvas) -> None:
        for shift in (0, 0.3):
            canvas.drawString(50 + shift, 200, "Agir")

    assert [w.text for w in read_drawn(tmp_path, draw).words] == ["Agir"]


def test_empty_page_has_no_words(tmp_path: Path) -> None:
    """A page without text is a page."""
    assert read_drawn(tmp_path, lambda c: c.line(0, 0, 9, 9)).words == ()


def test_rule_between_letters_parts_words(tmp_path: Path) -> None:
    """A spreadsheet cuts long text at the cell's side, just where the next cell's begins."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        canvas.drawString(50, 200, "procès-ver")
        side = 50.2 + canvas.stringWidth("procès-ver", "Helvetica", 10)
        canvas.drawString(side + 0.2, 200, "Nombre")
        canvas.line(side, 150, side, 250)

    assert [w.text for w in read_drawn(tmp_path, draw).words] == ["procès-ver", "Nombre"]


def test_change_of_size_parts_words(tmp_path: Path) -> None:
    """Smaller digits on the baseline of a word that they touch are a word of their own."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 12)
        canvas.drawString(50, 200, "Cible")
        canvas.setFont("Helvetica", 9.5)
        canvas.drawString(50 + canvas.stringWidth("Cible", "Helvetica", 12), 200, "3")

    assert [w.text for w in read_drawn(tmp_path, draw).words] == ["Cible", "3"]
