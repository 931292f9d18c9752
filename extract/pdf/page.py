"""One page, read once: words, rules, fills, images in displayed coordinates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

import pypdfium2
import pypdfium2.raw as c

from jalon.extract.pdf.annotations import has_filled_fields
from jalon.extract.pdf.drawing import Drawing, read_drawing
from jalon.extract.pdf.glyphs import Glyphs, read_glyphs
from jalon.extract.pdf.placement import Placement, read_placement
from jalon.extract.pdf.repair import repair_words
from jalon.extract.pdf.settings import SETTINGS
from jalon.extract.pdf.visibility import shown_words, unseen_words, white_words
from jalon.extract.pdf.words import WordReading, read_words
from jalon.schemas.errors import LimitError
from jalon.schemas.page import Page, Word

PAGE = SETTINGS.page


class Completion(Protocol):
    """Reads what a page's text layer does not tell, from the page as it is displayed."""

    def __call__(self, handle: pypdfium2.PdfPage, page: Page, *, has_scan_layer: bool) -> Page:
        """``page`` with what was added; ``has_scan_layer``: its words lie unseen over a scan."""


def as_printed(handle: pypdfium2.PdfPage, page: Page, *, has_scan_layer: bool) -> Page:
    """``page`` itself: nothing is read from its picture."""
    return page


def read_page(
    document: pypdfium2.PdfDocument,
    number: int,
    hidden_layers: Callable[[], frozenset[str]],
    complete: Completion = as_printed,
) -> Page:
    """Page ``number`` (1-based) of ``document``.

    Args:
        document: An open document.
        number: 1-based.
        hidden_layers: Names of the layers that are off; asked only where a layer is met.
        complete: Reads from the page's picture what its text layer does not tell.

    Raises:
        pypdfium2.PdfiumError: The page cannot be loaded.
    """
    handle = document[number - 1]
    try:
        displayed = read_placement(handle.raw)
        reading, placement, drawing = _read_both(handle, displayed, hidden_layers)
        turns = (placement.quarter_turns - displayed.quarter_turns) % 4
        shown, is_scan, faults = shown_words(reading, drawing.images)
        seen, unseen = _seen(handle, shown, reading, drawing, hidden_layers, turns)
        words, repairs = repair_words(seen)
        cut = ["drawing_cut"] if drawing.is_cut else []
        cut += ["form_fields"] if has_filled_fields(handle) else []
        notes = {*reading.notes, *faults, *unseen, *repairs, *cut}
        page = Page(
            number=number,
            width=round(placement.width, 3),
            height=round(placement.height, 3),
            words=words,
            rules=tuple(drawing.rules),
            fills=tuple(drawing.fills),
            images=tuple(drawing.images),
            connectors=tuple(drawing.connectors),
            notes=tuple(sorted(notes)),
            turned_deg=90 * turns,
        )
        try:
            return complete(handle, page, has_scan_layer=is_scan)
        except LimitError:  # its text stands all the same
            return replace(page, notes=tuple(sorted({*notes, "picture_over_limit"})))
    finally:
        handle.close()


def _read_both(
    handle: pypdfium2.PdfPage, displayed: Placement, hidden_layers: Callable[[], frozenset[str]]
) -> tuple[WordReading, Placement, Drawing]:
    """The page's words, the placement in which most of its text runs upright, and its drawing."""
    textpage = c.FPDFText_LoadPage(handle.raw)
    try:
        glyphs, placement = read_glyphs(textpage, displayed), displayed
        turns = _turns_to_upright(glyphs)
        if turns:
            placement = displayed.turned(turns)
            c.FPDFText_ClosePage(textpage)
            textpage = _text_of_turned(handle, turns)
            glyphs = read_glyphs(textpage, placement)
        drawing = read_drawing(handle.raw, placement, frozenset())
        reading = read_words(glyphs, placement, hidden_layers, drawing.rules)
    finally:
        c.FPDFText_ClosePage(textpage)
    if "hidden_layer" in reading.notes:
        drawing = read_drawing(handle.raw, placement, hidden_layers())
    return reading, placement, drawing


def _text_of_turned(handle: pypdfium2.PdfPage, quarter_turns: int) -> c.FPDF_TEXTPAGE:
    """The page's text in the order in which it is read once the page is turned clockwise.

    PDFium orders characters and finds spaces as the page is displayed; upside down, each line
    would come from its end.
    """
    before = c.FPDFPage_GetRotation(handle.raw)
    c.FPDFPage_SetRotation(handle.raw, (before + quarter_turns) % 4)
    try:
        return c.FPDFText_LoadPage(handle.raw)
    finally:
        c.FPDFPage_SetRotation(handle.raw, before)


def _turns_to_upright(glyphs: Glyphs) -> int:
    """Quarter turns clockwise after which most of the page's text runs to the right."""
    angles = glyphs.angles[glyphs.codes > 32]
    if len(angles) < PAGE.fewest_to_turn:
        return 0
    for angle in (90, 180, 270):
        if (angles == angle).mean() > PAGE.share_to_turn:
            return (360 - angle) // 90
    return 0


def _seen(  # noqa: PLR0913, PLR0917 - all that tells whether a word is seen
    handle: pypdfium2.PdfPage,
    words: tuple[Word, ...],
    reading: WordReading,
    drawing: Drawing,
    hidden_layers: Callable[[], frozenset[str]],
    quarter_turns: int,
) -> tuple[tuple[Word, ...], frozenset[str]]:
    """The words that leave a trace in the page's picture, and codes of what was left out."""
    white = white_words(words, drawing)
    doubtful = white | reading.doubtful
    # PDFium does not say which layer a form belongs to.
    if drawing.has_forms and hidden_layers():
        doubtful |= {w.order for w in words}
    asked = doubtful - {w.order for w in reading.invisible}
    try:
        unseen = unseen_words(handle, words, asked, quarter_turns)
    except LimitError:
        return words, frozenset({"picture_over_limit"})
    notes = {"white_text"} if unseen & white else set()
    if unseen - white:
        notes.add("hidden_layer" if hidden_layers() else "clipped_text")
    return tuple(w for w in words if w.order not in unseen), frozenset(notes)
