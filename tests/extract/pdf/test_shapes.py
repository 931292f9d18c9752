"""Fonts whose tables give one figure to several shapes."""

from __future__ import annotations

import io
import zlib
from pathlib import Path

import pytest
import reportlab
from raw_pdf import raw_pdf, stream
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from jalon.extract.pdf.open import open_bytes
from jalon.extract.pdf.shapes import shared_figures
from jalon.schemas.page import Page

HEAD = b"/CIDInit /ProcSet findresource begin begincmap\n"
SINGLE = HEAD + b"2 beginbfchar\n<61> <0037>\n<62> <0037>\nendbfchar\nendcmap"
RANGES = HEAD + b"2 beginbfrange\n<61> <61> <0037>\n<62> <62> [<0037>]\nendbfrange\nendcmap"
OWN = HEAD + b"2 beginbfchar\n<61> <0037>\n<62> <0039>\nendbfchar\nendcmap"
LETTERS = HEAD + b"2 beginbfchar\n<61> <002D>\n<62> <002D>\nendbfchar\nendcmap"
FACE = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"


def in_own_font(shown: str, *, wrongly: bool) -> bytes:
    """A page that shows ``shown`` in a font whose table calls its 9 a 7, or what it is."""
    pdfmetrics.registerFont(TTFont("Vera", str(FACE)))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(400, 300), pageCompression=0, invariant=1)
    canvas.setFont("Vera", 10)
    canvas.drawString(20, 200, shown)
    canvas.setFillColorRGB(0, 0, 0.4)
    canvas.rect(10, 140, 200, 30, fill=1)
    canvas.setFillColorRGB(1, 1, 1)
    canvas.drawString(20, 150, "7")
    canvas.save()
    return out.getvalue().replace(b"<0039>", b"<0037>") if wrongly else out.getvalue()


@pytest.mark.parametrize("table", [SINGLE, RANGES], ids=["one by one", "in ranges"])
def test_figures_given_twice_are_found(table: bytes) -> None:
    """A table that names two codes 7 is seen, packed or not."""
    assert shared_figures(raw_pdf(b"", extra=[stream(table)])) == {"7"}
    packed = stream(zlib.compress(table), "/Filter/FlateDecode")
    assert shared_figures(raw_pdf(b"", extra=[packed])) == {"7"}


@pytest.mark.parametrize("table", [OWN, LETTERS], ids=["a code a figure", "hyphens"])
def test_tables_without_shared_figures(table: bytes) -> None:
    """A code for each figure is the rule; hyphens have several."""
    assert shared_figures(raw_pdf(b"", extra=[stream(table)])) == frozenset()


def page_of(data: bytes) -> Page:
    """The only page of a file."""
    with open_bytes(Path("a.pdf"), data) as file:
        (page,) = file.pages()
    assert isinstance(page, Page)
    return page


def test_figures_drawn_in_two_shapes_are_in_doubt() -> None:
    """Where one of the two shapes is another figure, the numbers with it are doubtful."""
    page = page_of(in_own_font("3 797 45", wrongly=True))

    assert [w.text for w in page.words] == ["3", "777", "45", "7"]
    assert page.doubtful == ((page.words[1].box, ""), (page.words[3].box, ""))


def test_figures_of_one_shape_are_sure(monkeypatch: pytest.MonkeyPatch) -> None:
    """A figure is the same at any place, dark on white or white on a dark ground."""
    monkeypatch.setattr("jalon.extract.pdf.open.shared_figures", lambda _: frozenset("79"))
    page = page_of(in_own_font("3 797 45", wrongly=False))

    assert [w.text for w in page.words] == ["3", "797", "45", "7"]
    assert page.doubtful == ()
