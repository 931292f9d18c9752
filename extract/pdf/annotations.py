"""What a page holds beside its content: fields of a form, which PDFium keeps apart from text."""

from __future__ import annotations

import ctypes

import pypdfium2
import pypdfium2.raw as c

from jalon.extract.pdf.settings import SETTINGS

ANNOTATIONS = SETTINGS.annotations

VALUE = b"V"  # ISO 32000-2 12.7.4.1
EMPTY = 2  # bytes of a UTF-16 text without characters
TYPED = (c.FPDF_ANNOT_WIDGET,)


def has_filled_fields(page: pypdfium2.PdfPage) -> bool:
    """Whether a form field on the page holds a value that somebody typed or chose."""
    count = min(max(c.FPDFPage_GetAnnotCount(page.raw), 0), ANNOTATIONS.most)
    return any(_is_filled(page, i) for i in range(count))


def _is_filled(page: pypdfium2.PdfPage, index: int) -> bool:
    annotation = c.FPDFPage_GetAnnot(page.raw, index)
    if not annotation:
        return False
    try:
        if c.FPDFAnnot_GetSubtype(annotation) not in TYPED:
            return False
        nothing = ctypes.POINTER(ctypes.c_ushort)()
        return bool(c.FPDFAnnot_GetStringValue(annotation, VALUE, nothing, 0) > EMPTY)
    finally:
        c.FPDFPage_CloseAnnot(annotation)
