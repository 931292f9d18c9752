"""Pictures where nothing is installed to work on them (``jalon[ocr]``): which may hold a table."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.util import find_spec

import numpy as np
import pypdfium2

from jalon.extract.pdf.raster import draw_page
from jalon.extract.scans.settings import SETTINGS
from jalon.schemas.geometry import Box
from jalon.schemas.page import Page

SHARED = SETTINGS.shared
UNOPENED = SETTINGS.unopened


def has_opencv() -> bool:
    """Whether OpenCV is installed."""
    if "cv2" in sys.modules:
        return sys.modules["cv2"] is not None
    return find_spec("cv2") is not None


def looks_like_paper(handle: pypdfium2.PdfPage, page: Page, boxes: Sequence[Box]) -> bool:
    """Whether one of the images in ``boxes`` is mostly of one light grey: text, not a photograph.

    Args:
        handle: The page in PDFium.
        page: As its text layer and drawing give it.
        boxes: In points of the page.
    """
    raster = draw_page(handle, UNOPENED.dots_per_inch, page.turned_deg // 90)
    for box in boxes:
        grey = raster.grey[raster.pixels(box)]
        if not grey.size:
            continue
        paper = int(np.bincount(grey.ravel(), minlength=256).argmax())
        share = float((np.abs(grey.astype(np.int16) - paper) <= UNOPENED.alike).mean())
        if paper >= SHARED.light and share >= SHARED.paper_share:
            return True
    return False
