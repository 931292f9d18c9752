"""What a page does not show to a reader of its text: damaged streams, fields of forms."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest
from pypdf import PdfWriter
from pypdf.annotations import FreeText
from pypdf.generic import DictionaryObject, NameObject
from raw_pdf import raw_pdf, stream, text
from reportlab.pdfgen.canvas import Canvas

from jalon.extract.pdf.inflation import damaged_streams
from jalon.extract.pdf.open import open_bytes
from jalon.schemas.geometry import Box
from jalon.schemas.page import Page

PACKED = zlib.compress(b"0123456789" * 40 + bytes(range(256)))
CUT = PACKED[: len(PACKED) // 2]
TORN = PACKED[:20] + bytes(b ^ 0xFF for b in PACKED[20:60]) + PACKED[60:]

STREAMS = {
    "whole": (PACKED, "/FlateDecode", 0),
    "cut short": (CUT, "/FlateDecode", 1),
    "torn": (TORN, "/FlateDecode", 1),
    "another filter named": (PACKED, "/LZWDecode", 1),
    "no filter": (PACKED, "/Nothing", 0),
    "packed in text": (b"Gb!;b9f2ABC~>" * 9, "[/ASCII85Decode/FlateDecode]", 0),
    "empty form": (CUT[:4], "/FlateDecode", 0),
    "image": (CUT, "/FlateDecode/Subtype/Image", 0),
}


@pytest.mark.parametrize(("data", "filters", "count"), STREAMS.values(), ids=STREAMS)
def test_damaged_streams_are_counted(data: bytes, filters: str, count: int) -> None:
    """Streams that cannot be what their filter says are counted, and no others."""

    pdf = raw_pdf(text(50, 200, "Plan"), extra=[stream(data, f"/Filter{filters}")])

    assert damaged_streams(pdf) == count
    with open_bytes(Path("x.pdf"), pdf) as file:
        assert file.damaged_streams == count


FIELDS = {"filled": ("/V(80 %)", True), "empty": ("/V()", False), "without value": ("", False)}


@pytest.mark.parametrize(("value", "is_told"), FIELDS.values(), ids=FIELDS)
def test_filled_fields_are_told(value: str, *, is_told: bool) -> None:
    """A field of a form that holds a text leaves a note on its page."""

    field = f"<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/Rect[9 9 90 30]{value}>>".encode()
    pdf = raw_pdf(text(50, 200, "Plan"), extra=[field])
    pdf = pdf.replace(b"/Type/Page/Parent", b"/Type/Page/Annots[3 0 R]/Parent")
    with open_bytes(Path("x.pdf"), pdf) as file:
        (page,) = file.pages()

    assert isinstance(page, Page)
    assert ("form_fields" in page.notes) is is_told


def form_of(path: Path) -> None:
    """A table of one row whose second cell is a field that somebody filled in."""
    canvas = Canvas(str(path), pagesize=(400, 300), invariant=1)
    canvas.setFont("Helvetica", 10)
    canvas.rect(40, 180, 150, 24)
    canvas.rect(190, 180, 150, 24)
    canvas.drawString(46, 188, "Nombre de guides")
    form = canvas.acroForm
    form.textfield(name="c", value="45 guides", x=200, y=184, width=90, height=16, fontSize=9)
    form.checkbox(name="k", checked=True, x=310, y=184, size=12)
    canvas.save()


def without_looks(path: Path) -> None:
    """Take away what shows the fields of a form: viewers then draw them from their values."""
    writer = PdfWriter(clone_from=path)
    for annotation in writer.pages[0].annotations or ():
        field = annotation.get_object()
        assert isinstance(field, DictionaryObject)
        field.pop(NameObject("/AP"), None)
    writer.write(path)


@pytest.mark.parametrize("has_looks", [True, False], ids=["with looks", "without"])
def test_values_of_fields_are_words(tmp_path: Path, *, has_looks: bool) -> None:
    """What was typed stands where it is seen, and the ground of its field is no cell."""
    form_of(tmp_path / "a.pdf")
    if not has_looks:
        without_looks(tmp_path / "a.pdf")
    with open_bytes(Path("a.pdf"), (tmp_path / "a.pdf").read_bytes()) as file:
        (page,) = file.pages()

    assert isinstance(page, Page)
    typed = [w for w in page.words if w.text in {"45", "guides"} and w.box.x0 > 190]
    assert [w.text for w in typed] == ["45", "guides"]
    assert all(Box(200, 100, 290, 116).contains(w.box, 1.0) for w in typed)
    assert "form_fields" not in page.notes
    assert not any(Box(198, 96, 292, 118).contains(f.box) for f in page.fills)


def test_text_put_on_a_page_is_read(tmp_path: Path) -> None:
    """A note that somebody wrote on the page (FreeText) and that it shows is text of it."""
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(400, 300), invariant=1)
    canvas.drawString(46, 188, "Cible")
    canvas.save()
    writer = PdfWriter(clone_from=tmp_path / "a.pdf")
    note = FreeText(text="80 %", rect=(200, 180, 260, 200), font_size="10pt")
    writer.add_annotation(0, note)
    writer.write(tmp_path / "a.pdf")

    with open_bytes(Path("a.pdf"), (tmp_path / "a.pdf").read_bytes()) as file:
        (page,) = file.pages()

    assert isinstance(page, Page)
    assert "form_fields" in page.notes or [w.text for w in page.words] == ["Cible", "80", "%"]
