"""How far the page as displayed stands inside the page as other libraries measure it."""

from __future__ import annotations

from collections.abc import Iterable

import pypdfium2

from jalon.extract.pdf.open import PdfFile
from jalon.extract.pdf.placement import Placement, read_placement
from jalon.schemas.geometry import Box


def read_margins(file: PdfFile, pages: Iterable[int]) -> dict[int, tuple[float, float]]:
    """By page, the left and upper margins that the crop box cuts off, in points, as displayed.

    pdfplumber and camelot turn a page as ``/Rotate`` says and measure from its media box; a
    point of theirs less the margins is a point of the page as displayed.

    A page that cannot be measured is left out.
    """
    margins = {}
    for number in pages:
        try:
            handle = file.document[number - 1]
            media = Box(*handle.get_mediabox())
            margins[number] = margins_of(read_placement(handle.raw), media)
            handle.close()
        except pypdfium2.PdfiumError:
            continue
    return margins


def margins_of(placement: Placement, media: Box) -> tuple[float, float]:
    """The left and upper margins of a page whose media box is ``media``, in user space.

    ``media.top`` is the smaller y, as in user space.
    """
    width, height = placement.width, placement.height
    if placement.quarter_turns % 2:
        width, height = height, width
    left, bottom = placement.left - media.x0, placement.bottom - media.top
    right, top = media.x1 - placement.left - width, media.bottom - placement.bottom - height
    return ((left, top), (bottom, left), (right, bottom), (top, right))[placement.quarter_turns]
