"""Pages whose text is a picture, or a font's bare codes: read from what is displayed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pypdfium2

from jalon.extract.scans.curves import drawn_words, read_drawn
from jalon.extract.scans.found import OcrError
from jalon.extract.scans.layers import is_usable_layer
from jalon.extract.scans.legibility import UNREAD, illegible_fonts
from jalon.extract.scans.settings import SETTINGS
from jalon.extract.scans.unopened import has_opencv, looks_like_paper
from jalon.schemas.geometry import Box
from jalon.schemas.ocr import OcrMode
from jalon.schemas.page import Fill, Image, Page, Rule, Word

PAGES = SETTINGS.pages


def read_what_is_shown(
    handle: pypdfium2.PdfPage,
    page: Page,
    *,
    has_scan_layer: bool,
    mode: OcrMode = OcrMode.AUTO,
) -> Page:
    """``page`` with what its text layer does not tell read from its picture.

    Args:
        handle: The page in PDFium.
        page: The page as its text layer and its drawing give it.
        has_scan_layer: Its words are an invisible layer over a scan.
        mode: When pages are read from their pictures.

    Words of illegible fonts are left out. Where nothing is there to read pictures, or it fails,
    the rules of a scan are still read, and the page's notes say what is missing. Without OpenCV
    nothing of a picture is read, and they say so.
    """
    illegible = illegible_fonts(page.words)
    notes = {"illegible_font"} if illegible else set()
    legible = tuple(w for w in page.words if w.font not in illegible)
    if not illegible and any(UNREAD in w.text for w in page.words):
        notes.add("unmapped_characters")
    if has_scan_layer and not is_usable_layer(w.text for w in legible):
        # the picture is all there is: what cannot be read is no words
        has_scan_layer, legible = False, ()
        notes.add("layer_refused")
    page = replace(page, words=legible, notes=_with(page.notes, notes))
    if has_scan_layer and not illegible and mode is not OcrMode.FORCE:
        return _with_scan_rules(
            handle, replace(page, method="ocr", confidence=PAGES.layer_confidence)
        )
    if mode is OcrMode.FORCE:
        page = replace(page, words=())
        is_scan = has_scan_layer or _covered(page) > PAGES.picture_share
        return _read_picture(handle, page) if is_scan else _read_drawing(handle, page)
    is_picture = has_scan_layer or _is_picture(page)
    if not (is_picture or illegible or _is_outlined(page)):
        return _with_drawn_words(handle, _with_insets(handle, page, mode), mode)
    if mode is OcrMode.OFF:
        return replace(page, notes=_with(page.notes, {"ocr_off"}))
    return _read_picture(handle, page) if is_picture else _read_drawing(handle, page)


def _is_picture(page: Page) -> bool:
    """Whether the page's text, if it has any, is in a picture."""
    if len(page.words) > PAGES.few_words:
        return False
    share = _covered(page)
    return share > (PAGES.whole_page_share if page.words else PAGES.picture_share)


def _covered(page: Page) -> float:
    """Share of the page that its pictures cover; strips of one scan count together."""
    return min(sum(i.box.overlap_area(page.box) for i in page.images) / max(page.box.area, 1), 1)


def _is_outlined(page: Page) -> bool:
    """Whether the page's letters are drawn as outlines: so many small shapes, so few words.

    Beside a few words only shapes with curves count: the lines of a map are no letters.
    """
    if not page.words:
        return len(page.fills) + len(page.connectors) + len(page.rules) > PAGES.drawn_shapes
    if len(page.words) > PAGES.few_words or "drawing_cut" in page.notes:
        return False
    letters = sum(_is_small(f) and not f.is_rectangle for f in page.fills)
    return letters > max(PAGES.drawn_shapes, PAGES.shapes_a_word * len(page.words))


def _is_small(shape: Fill | Rule) -> bool:
    return shape.box.height <= PAGES.letter_pt and shape.box.width <= PAGES.letter_pt


def _with_insets(handle: pypdfium2.PdfPage, page: Page, mode: OcrMode) -> Page:
    """A page of text with the tables in it that are pictures, read from these."""
    insets = [i.box for i in page.images if _may_be_text(i.box, page)]
    if not insets or mode is OcrMode.OFF:
        return page
    if not has_opencv():
        is_paper = looks_like_paper(handle, page, insets)
        return replace(page, notes=_with(page.notes, {"inset_unread"})) if is_paper else page
    from jalon.extract.scans.insets import read_insets  # noqa: PLC0415

    reading = read_insets(handle, page, insets)
    if reading is None:
        return page
    return _with_words(
        replace(page, rules=page.rules + reading.rules, fills=page.fills + reading.fills),
        reading.words,
        reading.confidence,
        reading.notes | ({"read_by_ocr"} if reading.words else set()),
        reading.doubtful,
    )


def _with_drawn_words(handle: pypdfium2.PdfPage, page: Page, mode: OcrMode) -> Page:
    """A page of text with the words in its tables that are drawn as shapes."""
    boxes = drawn_words(page)
    if not boxes:
        return page
    untold = replace(page, notes=_with(page.notes, {"drawn_text"}))
    if mode is OcrMode.OFF or not has_opencv():
        return untold
    from jalon.extract.scans.engines import engine_here  # noqa: PLC0415

    try:
        engine = engine_here()
        if engine is None:
            return untold
        words, confidence = read_drawn(handle, page, boxes, engine)
    except OcrError:
        return replace(page, notes=_with(page.notes, {"ocr_failed"}))
    if not words:
        return page
    taken = [box for box in boxes if any(box.overlap_area(w.box) > 0 for w in words)]
    fills = tuple(f for f in page.fills if not any(b.contains(f.box) for b in taken))
    page = replace(page, fills=fills)
    return _with_words(page, words, confidence, {"read_by_ocr"}, ())


def _may_be_text(box: Box, page: Page) -> bool:
    """Whether an image is as large as a table, and nothing is written over it."""
    seen = box.overlap_area(page.box)
    if (
        seen < PAGES.inset_share * page.box.area
        or box.width < PAGES.inset_pt[0]
        or box.height < PAGES.inset_pt[1]
    ):
        return False
    over = sum(box.contains_point(w.box.x_mid, w.box.y_mid) for w in page.words)
    return over <= PAGES.few_over_inset


def _with_scan_rules(handle: pypdfium2.PdfPage, page: Page) -> Page:
    """A scan with a text layer: its rules and shades are found beside its words."""
    if not has_opencv():
        return replace(page, notes=_with(page.notes, {"ocr_missing"}))
    # pictures are worked on only where there are any: it takes a while to load
    from jalon.extract.scans.picture import draw_scan  # noqa: PLC0415
    from jalon.extract.scans.ruling import find_scan_rules  # noqa: PLC0415
    from jalon.extract.scans.shades import find_scan_shades  # noqa: PLC0415

    raster = draw_scan(handle, page.turned_deg // 90, is_level=True).raster
    shades = find_scan_shades(raster)
    rules = find_scan_rules(raster, shades, [w.box for w in page.words])
    return replace(
        page,
        rules=page.rules + tuple(rules),
        fills=page.fills + tuple(shades),
        images=_without_grounds(page.images, page.words),
    )


def _read_drawing(handle: pypdfium2.PdfPage, page: Page) -> Page:
    """A page whose drawing is as it is to be read, and whose letters are drawn or unknown."""
    if not has_opencv():
        return replace(page, notes=_with(page.notes, {"ocr_missing"}))
    from jalon.extract.scans.reading import read_page_picture  # noqa: PLC0415

    reading = read_page_picture(handle, page.turned_deg // 90, is_level=True)
    words = _beside(reading.words, page.words)
    notes = reading.notes | ({"read_by_ocr"} if words else set())
    if words:
        page = replace(
            page,
            rules=tuple(r for r in page.rules if not _is_small(r)),
            fills=tuple(f for f in page.fills if not _is_small(f)),
            connectors=(),
        )
    if _covered(page) > PAGES.picture_share:
        page = replace(page, rules=page.rules + reading.rules, fills=page.fills + reading.fills)
    return _with_words(page, words, reading.confidence, notes, reading.doubtful)


def _read_picture(handle: pypdfium2.PdfPage, page: Page) -> Page:
    """A page that is a picture, with no words or a few, such as its number."""
    if not has_opencv():
        return replace(page, notes=_with(page.notes, {"ocr_missing"}))
    from jalon.extract.scans.reading import read_page_picture  # noqa: PLC0415

    reading = read_page_picture(handle, page.turned_deg // 90, is_level=False)
    notes = reading.notes
    if reading.words and (
        reading.confidence < PAGES.likely_text
        or (page.words and len(reading.words) <= 2 * len(page.words))
    ):
        return replace(page, notes=_with(page.notes, notes))  # a photograph, perhaps with a title
    raster, scan = reading.scan.raster, reading.scan
    rows, columns = raster.grey.shape
    shown = replace(
        page,
        width=round(columns / raster.scale, 3),
        height=round(rows / raster.scale, 3),
        turned_deg=90 * scan.turns,
        tilt_deg=scan.tilt_deg,
        magnified=scan.magnified,
        rules=reading.rules,
        fills=reading.fills,
        connectors=(),
    )
    kept: tuple[Word, ...] = page.words
    if shown.is_moved:
        # its own few words stand elsewhere now; the picture shows what it shows of them
        kept = ()
    else:
        shown = replace(shown, rules=page.rules + shown.rules, fills=page.fills + shown.fills)
    if reading.words:
        shown = replace(shown, images=_without_grounds(page.images, reading.words))
    new = _beside(reading.words, kept)
    shown = replace(shown, words=kept)
    return _with_words(
        shown,
        new,
        reading.confidence,
        notes | ({"read_by_ocr"} if new else set()),
        reading.doubtful,
    )


def _with_words(
    page: Page,
    words: Sequence[Word],
    confidence: float,
    notes: frozenset[str] | set[str],
    doubtful: tuple[tuple[Box, str], ...],
) -> Page:
    together = tuple(replace(w, order=i) for i, w in enumerate([*page.words, *words]))
    return replace(
        page,
        words=together,
        method="ocr" if len(words) > len(page.words) else page.method,
        confidence=min(confidence, page.confidence) if words else page.confidence,
        notes=_with(page.notes, notes),
        doubtful=page.doubtful + doubtful,
    )


def _without_grounds(images: Sequence[Image], words: Sequence[Word]) -> tuple[Image, ...]:
    """Images on which no words stand: the others are what the words were read from."""
    return tuple(
        i for i in images if not any(i.box.contains_point(w.box.x_mid, w.box.y_mid) for w in words)
    )


def _beside(found: Sequence[Word], kept: Sequence[Word]) -> list[Word]:
    """The words found that stand where none was kept."""
    return [
        w for w in found if not any(k.box.contains_point(w.box.x_mid, w.box.y_mid) for k in kept)
    ]


def _with(notes: tuple[str, ...], more: set[str] | frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted({*notes, *more}))
