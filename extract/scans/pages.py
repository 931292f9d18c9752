"""Pages whose text is a picture, or a font's bare codes: read from what is displayed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pypdfium2

from jalon.extract.pdf.raster import Raster, draw_page
from jalon.extract.scans.legibility import UNREAD, illegible_fonts
from jalon.extract.scans.ruling import (
    find_scan_rules,
    find_scan_shades,
    with_dark_letters,
    without_rules,
)
from jalon.extract.scans.tesseract import (
    DOTS_PER_INCH,
    OcrError,
    OcrReading,
    ocr_languages,
    read_picture,
)
from jalon.schemas.page import Page, Rule, Word

PICTURE_SHARE = 0.3  # of a page without words: its text, if any, is in the picture
WHOLE_PAGE_SHARE = 0.8  # of a page with a stamp or a page number only
FEW_WORDS = 15
DRAWN_SHAPES = 150  # so many shapes on a page without words: letters drawn as outlines
LETTERS_ARE_SHORTER_PT = 30.0  # a longer rule is no stroke of a letter
LAYER_CONFIDENCE = 0.9  # of a text layer that somebody's character recognition left in a scan


def read_what_is_shown(handle: pypdfium2.PdfPage, page: Page, *, has_scan_layer: bool) -> Page:
    """``page`` with what its text layer does not tell read from its picture.

    Args:
        handle: The page in PDFium.
        page: The page as its text layer and its drawing give it.
        has_scan_layer: Its words are an invisible layer over a scan.

    Words of illegible fonts are left out. Where there is no Tesseract, or it fails, the rules of
    a scan are still read, and the page's notes say what is missing.
    """
    illegible = illegible_fonts(page.words)
    notes = {"illegible_font"} if illegible else set()
    legible = tuple(w for w in page.words if w.font not in illegible)
    if not illegible and any(UNREAD in w.text for w in page.words):
        notes.add("unmapped_characters")
    page = replace(page, words=legible, notes=_with(page.notes, notes))
    if has_scan_layer:
        return _with_scan_rules(handle, replace(page, method="ocr", confidence=LAYER_CONFIDENCE))
    if illegible or _is_picture(page):
        return _read_picture(handle, page)
    return page


def _is_picture(page: Page) -> bool:
    """Whether the page's text, if it has any, is in a picture or in drawn outlines."""
    if len(page.words) > FEW_WORDS:
        return False
    covered = max((i.box.overlap_area(page.box) for i in page.images), default=0.0)
    share = covered / max(page.box.area, 1.0)
    if page.words:
        return share > WHOLE_PAGE_SHARE
    shapes = len(page.fills) + len(page.connectors) + len(page.rules)
    return share > PICTURE_SHARE or shapes > DRAWN_SHAPES


def _with_scan_rules(handle: pypdfium2.PdfPage, page: Page) -> Page:
    raster = draw_page(handle, DOTS_PER_INCH / 2, page.turned_deg // 90)
    shades = find_scan_shades(raster)
    rules = find_scan_rules(raster, shades, [w.box for w in page.words])
    return replace(page, rules=page.rules + tuple(rules), fills=page.fills + tuple(shades))


def _read_picture(handle: pypdfium2.PdfPage, page: Page) -> Page:
    raster = draw_page(handle, DOTS_PER_INCH, page.turned_deg // 90)
    shades = find_scan_shades(raster)
    rules = find_scan_rules(raster, shades)
    clean = without_rules(with_dark_letters(raster, shades), _long(rules))
    reading, notes = _ocr(clean)
    if (
        page.words
        and len(reading.words) <= 2 * len(page.words)
        and "illegible_font" not in page.notes
    ):
        return page  # a photograph behind a title
    if page.images:
        boxes = [w.box for w in reading.words]
        rules = find_scan_rules(raster, shades, boxes)
        page = replace(page, rules=page.rules + tuple(rules), fills=page.fills + tuple(shades))
    new = _beside(reading.words, page.words)
    words = tuple(replace(w, order=i) for i, w in enumerate([*page.words, *new]))
    is_read = len(new) > len(page.words)
    return replace(
        page,
        words=words,
        method="ocr" if is_read else page.method,
        confidence=reading.confidence if new else page.confidence,
        notes=_with(page.notes, notes | ({"read_by_ocr"} if new else set())),
    )


def _ocr(raster: Raster) -> tuple[OcrReading, set[str]]:
    languages = ocr_languages()
    if not languages:
        return OcrReading((), 0.0), {"ocr_missing"}
    try:
        return read_picture(raster, languages), set()
    except OcrError:
        return OcrReading((), 0.0), {"ocr_failed"}


def _long(rules: Sequence[Rule]) -> list[Rule]:
    return [r for r in rules if r.end - r.start > LETTERS_ARE_SHORTER_PT]


def _beside(found: Sequence[Word], kept: Sequence[Word]) -> list[Word]:
    """The words found that stand where none was kept."""
    return [
        w for w in found if not any(k.box.contains_point(w.box.x_mid, w.box.y_mid) for k in kept)
    ]


def _with(notes: tuple[str, ...], more: set[str]) -> tuple[str, ...]:
    return tuple(sorted({*notes, *more}))
