"""Small documents for tests of batches: plans, and files that attack what reads them."""

from __future__ import annotations

import zlib
from pathlib import Path

from raw_pdf import raw_pdf, stream, text
from reportlab.lib import colors
from reportlab.lib.pagesizes import landscape, letter
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

HEADS = ["Objectifs", "Actions", "Indicateurs", "Cibles"]


def make_plan(path: Path, number: int = 1, body: str = "Pôle de l'Outaouais") -> Path:
    """Write a plan of one page with a table; another number, another plan of the same body."""
    start = 2010 + number
    rows = [
        ["Accroître l'accès", "Ateliers de tutorat en sciences", "Nombre d'ateliers", "12"],
        ["", f"Guide {number} des services", "Nombre de guides", str(number)],
    ]
    table = Table([HEADS, *rows], colWidths=[150, 190, 150, 100])
    style = [("GRID", (0, 0), (-1, -1), 1, colors.black), ("SPAN", (0, 1), (0, 2))]
    table.setStyle(TableStyle(style))
    title = getSampleStyleSheet()["Title"]
    lines = [f"Plan d'action {start}-{start + 1}", body]
    document = SimpleDocTemplate(str(path), pagesize=landscape(letter), invariant=1)
    document.build([*(Paragraph(line, title) for line in lines), table])
    return path


def make_plans(folder: Path, count: int) -> Path:
    """Write ``count`` plans into a new folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(1, count + 1):
        make_plan(folder / f"plan-{number}.pdf", number)
    return folder


GOOD = text(50, 200, "Une page comme une autre")


def self_drawing_form() -> bytes:
    """The second page draws a form that draws itself twice: PDFium never ends and eats memory."""
    form = stream(
        b"/X Do /X Do", "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 3 0 R>>>>"
    )
    return raw_pdf(GOOD, b"/X Do", GOOD, resources="/XObject<</X 3 0 R>>", extra=[form])


def nested_marks() -> bytes:
    """The second page opens 200,000 marks and closes none: PDFium ends the process."""
    packed = zlib.compress(b"/A BMC " * 200_000, 9)
    content = raw_pdf(GOOD, b"@", GOOD)
    return content.replace(
        b"<</Length 1>>stream\n@\nendstream",
        stream(packed, "/Filter/FlateDecode"),
    )


def endless_layers() -> bytes:
    """The catalogue's layers are a reference to itself: pdfminer follows it for ever."""
    return raw_pdf(
        b"/OC /L BDC " + GOOD + b" EMC",
        catalogue="/OCProperties 3 0 R",
        resources="/Properties<</L 4 0 R>>",
        extra=[b"3 0 R", b"<</Type/OCG/Name(x)>>"],
    )


ATTACKS = {
    "self-drawing form": self_drawing_form,
    "nested marks": nested_marks,
    "endless layers": endless_layers,
}
