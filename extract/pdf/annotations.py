"""What a page holds beside its content: values of form fields, text put on it as annotations."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as c

from jalon.extract.pdf.settings import SETTINGS

ANNOTATIONS = SETTINGS.annotations

# Whose text is under which key, ISO 32000-2 12.5.2 and 12.7.4.1.
KEYS = {c.FPDF_ANNOT_WIDGET: b"V", c.FPDF_ANNOT_FREETEXT: b"Contents"}
STATE, OFF = b"AS", "Off"  # of a box to tick
EMPTY = 2  # bytes of a UTF-16 text without characters


@dataclass(frozen=True, slots=True)
class Typed:
    """What was put on a page after it was laid out.

    Attributes:
        texts: Typed or chosen in fields, or written on the page as annotations.
        own_objects: How many objects the page drew by itself; None where nothing was put on it,
            neither texts nor ticks.
    """

    texts: tuple[str, ...] = ()
    own_objects: int | None = None

    def is_among(self, words: Iterable[str]) -> bool:
        """Whether all the texts stand among the words of the page."""
        known = set(words)
        return all(word in known for text in self.texts for word in text.split())


def read_typed(page: pypdfium2.PdfPage) -> Typed:
    """What somebody typed, chose or ticked on the page, which PDFium keeps apart from its text."""
    count = min(max(c.FPDFPage_GetAnnotCount(page.raw), 0), ANNOTATIONS.most)
    states = [_read(page, i) for i in range(count)]
    texts = tuple(text for text, state in states if text and not state)
    if not texts and all(state in {"", OFF} for _, state in states):
        return Typed()
    return Typed(texts, c.FPDFPage_CountObjects(page.raw))


def with_typed(
    document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, number: int
) -> pypdfium2.PdfPage:
    """Page ``number`` (1-based) with the looks of its fields and annotations made its content.

    ``page`` is closed. A field that brings no look of its own is given one, as viewers do.
    """
    page.close()
    if document.formenv is None and document.get_formtype() != c.FORMTYPE_NONE:
        document.init_forms()
    flat = document[number - 1]
    c.FPDFPage_Flatten(flat.raw, c.FLAT_NORMALDISPLAY)
    flat.close()
    return document[number - 1]


def _read(page: pypdfium2.PdfPage, index: int) -> tuple[str, str]:
    """Text of one annotation, and the state of a box or button; "" for what it has not."""
    annotation = c.FPDFPage_GetAnnot(page.raw, index)
    if not annotation:
        return "", ""
    try:
        key = KEYS.get(c.FPDFAnnot_GetSubtype(annotation))
        return ("", "") if key is None else (_string(annotation, key), _string(annotation, STATE))
    finally:
        c.FPDFPage_CloseAnnot(annotation)


def _string(annotation: c.FPDF_ANNOTATION, key: bytes) -> str:
    nothing = ctypes.POINTER(ctypes.c_ushort)()
    size = int(c.FPDFAnnot_GetStringValue(annotation, key, nothing, 0))
    if not EMPTY < size <= ANNOTATIONS.longest:
        return ""
    buffer = (ctypes.c_ushort * (size // 2))()
    c.FPDFAnnot_GetStringValue(annotation, key, buffer, size)
    return bytes(buffer)[: size - EMPTY].decode("utf-16-le", "replace").strip()
