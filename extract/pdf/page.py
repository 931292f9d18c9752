"""One page, read once: words, rules, fills, images in displayed coordinates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol

import numpy as np
import pypdfium2
import pypdfium2.raw as c

from jalon.extract.pdf.annotations import read_typed, with_typed
from jalon.extract.pdf.drawing import Drawing, read_drawing
from jalon.extract.pdf.glyphs import Glyphs, read_glyphs
from jalon.extract.pdf.placement import Placement, read_placement
from jalon.extract.pdf.repair import repair_words
from jalon.extract.pdf.settings import SETTINGS
from jalon.extract.pdf.shapes import figures_in_doubt
from jalon.extract.pdf.struck import struck_words
from jalon.extract.pdf.visibility import covered_words, shown_words, unseen_words, white_words
from jalon.extract.pdf.words import WordReading, read_words
from jalon.schemas.errors import LimitError
from jalon.schemas.geometry import Box
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
    shared_figures: Callable[[], frozenset[str]] = frozenset,
) -> Page:
    """Page ``number`` (1-based) of ``document``.

    Args:
        document: An open document.
        number: 1-based.
        hidden_layers: Names of the layers that are off; asked only where a layer is met.
        complete: Reads from the page's picture what its text layer does not tell.
        shared_figures: Those that a font of the file gives to several of its shapes.

    Raises:
        pypdfium2.PdfiumError: The page cannot be loaded.
    """
    handle = document[number - 1]
    try:
        typed = read_typed(handle)
        if typed.own_objects is not None:
            handle = with_typed(document, handle, number)
        displayed = read_placement(handle.raw)
        reading, placement, drawing = _read_both(
            handle, displayed, hidden_layers, typed.own_objects, shared_figures
        )
        turns = (placement.quarter_turns - displayed.quarter_turns) % 4
        shown, is_scan, faults = shown_words(reading, drawing.images)
        seen, unseen = _seen(handle, shown, reading, drawing, hidden_layers, turns)
        struck, strikes = struck_words(seen, drawing.rules)
        words, repairs = repair_words([w for w in seen if w.order not in struck])
        cut = ["drawing_cut"] if drawing.is_cut else []
        cut += [] if typed.is_among(w.text for w in words) else ["form_fields"]
        cut += ["struck_text"] if struck else []
        notes = {*reading.notes, *faults, *unseen, *repairs, *cut}
        page = Page(
            number=number,
            width=round(placement.width, 3),
            height=round(placement.height, 3),
            words=words,
            rules=tuple(r for i, r in enumerate(drawing.rules) if i not in strikes),
            fills=tuple(drawing.fills),
            images=tuple(drawing.images),
            connectors=tuple(drawing.connectors),
            notes=tuple(sorted(notes)),
            turned_deg=90 * turns,
            doubtful=_with_doubt(words, reading.in_doubt),
        )
        try:
            return complete(handle, page, has_scan_layer=is_scan)
        except LimitError:  # its text stands all the same
            return replace(page, notes=tuple(sorted({*notes, "picture_over_limit"})))
    finally:
        handle.close()


def _read_both(
    handle: pypdfium2.PdfPage,
    displayed: Placement,
    hidden_layers: Callable[[], frozenset[str]],
    own_objects: int | None,
    shared_figures: Callable[[], frozenset[str]],
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
        drawing = read_drawing(handle.raw, placement, frozenset(), own_objects)
        reading = read_words(glyphs, placement, hidden_layers, drawing.rules)
        if reading.words and (shared := shared_figures()):
            in_doubt = _in_doubt(handle, glyphs, placement, shared, turns)
            reading = replace(reading, in_doubt=in_doubt)
    finally:
        c.FPDFText_ClosePage(textpage)
    if "hidden_layer" in reading.notes:
        drawing = read_drawing(handle.raw, placement, hidden_layers(), own_objects)
    return reading, placement, drawing


def _with_doubt(words: Sequence[Word], spots: Sequence[Box]) -> tuple[tuple[Box, str], ...]:
    """Boxes of the words that have a figure in doubt, and no second reading of them."""
    return tuple(
        (w.box, "")
        for w in words
        if any(w.box.grown(0.1).contains_point(spot.x_mid, spot.y_mid) for spot in spots)
    )


def _in_doubt(
    handle: pypdfium2.PdfPage,
    glyphs: Glyphs,
    placement: Placement,
    shared: frozenset[str],
    quarter_turns: int,
) -> tuple[Box, ...]:
    """Boxes of figures in doubt; all that may be, where the page cannot be drawn."""
    try:
        return figures_in_doubt(handle, glyphs, placement, shared, quarter_turns)
    except LimitError:
        asked = np.isin(glyphs.codes, [ord(figure) for figure in shared])
        return tuple(Box(*box) for box in np.round(glyphs.boxes[asked], 3).tolist())


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
    doubtful = white | reading.doubtful | covered_words(reading, drawing)
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
