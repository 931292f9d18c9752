"""Small PDFs drawn for one test, and the page that is read from them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from jalon.extract.files import open_pdf
from jalon.schemas.page import Page

WIDTH, HEIGHT = 400.0, 300.0


def read_drawn(folder: Path, draw: Callable[[Canvas], None]) -> Page:
    """The page that ``draw`` puts on a canvas of 400 by 300 points, origin bottom left."""
    path = folder / "drawn.pdf"
    canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT))
    draw(canvas)
    canvas.save()
    return read_first(path)


def read_first(path: Path) -> Page:
    """The first page of a PDF that can be read."""
    with open_pdf(path) as document:
        page = next(iter(document.pages()))
    assert isinstance(page, Page)
    return page


def bare_pdf(*objects: bytes) -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalogue."""
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return (
        out
        + b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
        + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, len(out))
    )
