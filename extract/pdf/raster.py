"""A page as a picture: what a viewer shows, as an array of grey levels."""

from __future__ import annotations

import ctypes as c
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pypdfium2
import pypdfium2.raw as pdfium_c

from jalon.extract.pdf import native
from jalon.extract.pdf.settings import SETTINGS
from jalon.schemas.errors import LimitError
from jalon.schemas.geometry import Box
from jalon.schemas.limits import MOST_IMAGE_MEGAPIXELS

Grey = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]

RASTER = SETTINGS.raster
POINTS_PER_INCH = 72.0


@dataclass(frozen=True, slots=True)
class Raster:
    """A page drawn: rows x columns from 0 (black) to 255 (white), and how fine it is.

    Attributes:
        grey: The picture, origin top left of the page as displayed.
        scale: Pixels to a point.
    """

    grey: Grey
    scale: float

    @property
    def dots_per_inch(self) -> int:
        """Resolution, as programs for pictures name it."""
        return round(self.scale * POINTS_PER_INCH)

    def pixels(self, box: Box) -> tuple[slice, slice]:
        """Rows and columns of a box in points, as far as it lies in the picture."""
        x0, top, x1, bottom = (max(round(v * self.scale), 0) for v in box)
        return slice(top, bottom), slice(x0, x1)


def _check_images(page: pypdfium2.PdfPage) -> None:
    """Refuse images that PDFium would unpack whole, however small they are shown."""
    address, width, height = native.address_of(page.raw), c.c_uint(), c.c_uint()
    for i in range(max(native.page_object_count(address), 0)):
        image = native.page_object(address, i)
        if image and native.object_type(image) == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            handle = c.cast(image, pdfium_c.FPDF_PAGEOBJECT)
            pdfium_c.FPDFImageObj_GetImagePixelSize(handle, c.byref(width), c.byref(height))
            if width.value * height.value > MOST_IMAGE_MEGAPIXELS * 1_000_000:
                raise LimitError("", "limit_pixels", str(MOST_IMAGE_MEGAPIXELS))


def draw_page(page: pypdfium2.PdfPage, dots_per_inch: float, quarter_turns: int = 0) -> Raster:
    """The page as displayed, then turned clockwise; annotations and forms are left out.

    Raises:
        pypdfium2.PdfiumError: PDFium has no room for the picture.
        LimitError: An image on the page has more pixels than any scan.
    """
    _check_images(page)
    longest = max(page.get_width(), page.get_height(), 1.0)
    scale = min(dots_per_inch / POINTS_PER_INCH, RASTER.most_pixels_a_side / longest)
    bitmap = page.render(
        scale=scale, rotation=90 * quarter_turns, grayscale=True, may_draw_forms=False
    )
    try:
        grey = np.array(bitmap.to_numpy(), dtype=np.uint8)
    finally:
        bitmap.close()
    return Raster(grey.reshape(grey.shape[0], grey.shape[1], -1)[:, :, 0], scale)
