"""One page, read once: words, rules, fills, images in displayed coordinates."""

from __future__ import annotations

from collections.abc import Callable

import pypdfium2
import pypdfium2.raw as c

from jalon.extract.glyphs import read_glyphs
from jalon.extract.paths import read_drawing
from jalon.extract.placement import Placement, read_placement
from jalon.extract.repair import repair_words
from jalon.extract.words import WordReading, read_words
from jalon.schemas.page import Page, Word


def read_page(
    document: pypdfium2.PdfDocument, number: int, hidden_layers: Callable[[], frozenset[str]]
) -> Page:
    """Page ``number`` (1-based) of ``document``.

    Args:
        document: An open document.
        number: 1-based.
        hidden_layers: Names of the layers that are off; asked only where a layer is met.

    Raises:
        pypdfium2.PdfiumError: The page cannot be loaded.
    """
    handle = document[number - 1]
    try:
        placement = read_placement(handle.raw)
        reading = _read_text(handle, placement, hidden_layers)
        met_layer = "hidden_layer" in reading.notes
        drawing = read_drawing(handle.raw, placement, hidden_layers() if met_layer else frozenset())
    finally:
        handle.close()
    words, repairs = repair_words(_shown(reading))
    notes = {*reading.notes, *repairs, *(["drawing_cut"] if drawing.is_cut else [])}
    return Page(
        number=number,
        width=round(placement.width, 3),
        height=round(placement.height, 3),
        words=words,
        rules=tuple(drawing.rules),
        fills=tuple(drawing.fills),
        images=tuple(drawing.images),
        connectors=tuple(drawing.connectors),
        notes=tuple(sorted(notes)),
    )


def _read_text(
    handle: pypdfium2.PdfPage, placement: Placement, hidden_layers: Callable[[], frozenset[str]]
) -> WordReading:
    textpage = c.FPDFText_LoadPage(handle.raw)
    try:
        return read_words(read_glyphs(textpage, placement), placement, hidden_layers)
    finally:
        c.FPDFText_ClosePage(textpage)


def _shown(reading: WordReading) -> tuple[Word, ...]:
    """Visible words; those drawn invisibly only where nothing visible was written (a scan)."""
    if not reading.invisible:
        return reading.words
    if len(reading.words) * 4 < len(reading.invisible):
        return tuple(sorted(reading.words + reading.invisible, key=lambda w: w.order))
    return reading.words
