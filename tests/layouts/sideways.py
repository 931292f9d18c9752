"""A PDF stored sideways and shown upright by /Rotate."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium


def turn_pages(path: Path) -> None:
    """Store every page a quarter turn to the left, and have viewers turn it back."""
    document = pypdfium2.PdfDocument(path.read_bytes())
    for page in document:
        width, height = page.get_size()
        matrix = pdfium.FS_MATRIX(0, 1, -1, 0, height, 0)
        clip = pdfium.FS_RECTF(0, width, height, 0)
        pdfium.FPDFPage_TransFormWithClip(page, matrix, clip)
        page.set_mediabox(0, 0, height, width)
        page.set_cropbox(0, 0, height, width)
        page.set_rotation(90)
    document.save(path)
    document.close()
