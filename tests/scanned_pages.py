"""Pages made into pictures, as a scanner gives them."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas


def write_scan(source: Path, target: Path, dots_per_inch: int = 200) -> None:
    """Write the pages of ``source`` as grey pictures that fill the pages of ``target``."""
    canvas = Canvas(str(target), invariant=1)
    document = pypdfium2.PdfDocument(source)
    for page in document:
        size = page.get_size()
        picture = page.render(scale=dots_per_inch / 72, grayscale=True).to_pil()
        stored = io.BytesIO()
        picture.save(stored, format="PNG")
        stored.seek(0)
        canvas.setPageSize(size)
        canvas.drawImage(ImageReader(stored), 0, 0, *size)
        canvas.showPage()
    canvas.save()
    document.close()
