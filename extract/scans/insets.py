"""Tables that stand in a page of text as pictures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np
import pypdfium2

from jalon.extract.pdf.raster import Raster, draw_page
from jalon.extract.scans.engines import engine_here
from jalon.extract.scans.found import OcrError
from jalon.extract.scans.picture import Scan, evenly_lit, letter_height, picture_dots_per_inch
from jalon.extract.scans.reading import PictureReading, read_level
from jalon.extract.scans.ruling import find_scan_rules
from jalon.extract.scans.settings import SETTINGS
from jalon.schemas.geometry import Box
from jalon.schemas.page import Page, Rule

INSETS = SETTINGS.insets
SHARED = SETTINGS.shared


def read_insets(
    handle: pypdfium2.PdfPage, page: Page, boxes: Sequence[Box]
) -> PictureReading | None:
    """What the ruled tables in pictures show; None where the pictures are none.

    Args:
        handle: The page in PDFium.
        page: As its text layer and drawing give it.
        boxes: Of images that may be tables, in points of the page.
    """
    raster = draw_page(handle, picture_dots_per_inch(handle), page.turned_deg // 90)
    readings = [r for box in boxes if (r := _read_inset(raster, box)) is not None]
    if not readings:
        return None
    sure = [r.confidence for r in readings if r.words]
    return PictureReading(
        readings[0].scan,
        tuple(w for r in readings for w in r.words),
        tuple(rule for r in readings for rule in r.rules),
        tuple(f for r in readings for f in r.fills),
        min(sure, default=0.0),
        frozenset().union(*(r.notes for r in readings)),
        tuple(d for r in readings for d in r.doubtful),
    )


def _read_inset(raster: Raster, box: Box) -> PictureReading | None:
    rows, columns = raster.pixels(box)
    grey = np.ascontiguousarray(raster.grey[rows, columns])
    if not grey.size or not _is_paper(grey):
        return None
    part = Raster(evenly_lit(grey), raster.scale)
    if not _is_grid(find_scan_rules(part)):
        return None
    scan = Scan(part, letter_px=letter_height(part.grey))
    try:
        engine = engine_here()
    except OcrError:
        return None
    reading = read_level(scan, engine)
    if engine is not None and (
        len(reading.words) < INSETS.fewest_words or reading.confidence < INSETS.likely_text
    ):
        return None
    return _moved(reading, columns.start / raster.scale, rows.start / raster.scale)


def _is_paper(grey: np.ndarray) -> bool:
    """Whether most of a picture is one light grey."""
    small = cv2.blur(grey, (3, 3))
    paper = int(np.bincount(small.ravel(), minlength=256).argmax())
    near = np.abs(small.astype(np.int16) - paper) <= 6
    return paper >= SHARED.light and float(near.mean()) >= SHARED.paper_share


def _is_grid(rules: Sequence[Rule]) -> bool:
    across = sum(r.is_horizontal for r in rules)
    return across >= INSETS.fewest_rules and len(rules) - across >= INSETS.fewest_rules


def _moved(reading: PictureReading, x: float, y: float) -> PictureReading:
    """A reading of a part of the page, in points of the page."""

    def at(box: Box) -> Box:
        moved = (box.x0 + x, box.top + y, box.x1 + x, box.bottom + y)
        return Box(*(round(v, 3) for v in moved))

    return replace(
        reading,
        words=tuple(
            replace(w, box=at(w.box), baseline=round(w.baseline + y, 3)) for w in reading.words
        ),
        rules=tuple(replace(r, box=at(r.box)) for r in reading.rules),
        fills=tuple(replace(f, box=at(f.box)) for f in reading.fills),
        doubtful=tuple((at(box), text) for box, text in reading.doubtful),
    )
