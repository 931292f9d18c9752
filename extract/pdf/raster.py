"""A page as a picture: what a viewer shows, as an array of grey levels."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pypdfium2

Grey = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]

POINTS_PER_INCH = 72.0
MOST_PIXELS_A_SIDE = 6000  # a poster is drawn coarser than asked


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


def draw_page(page: pypdfium2.PdfPage, dots_per_inch: float, quarter_turns: int = 0) -> Raster:
    """The page as displayed, then turned clockwise; annotations and forms are left out.

    Raises:
        pypdfium2.PdfiumError: PDFium has no room for the picture.
    """
    longest = max(page.get_width(), page.get_height(), 1.0)
    scale = min(dots_per_inch / POINTS_PER_INCH, MOST_PIXELS_A_SIDE / longest)
    bitmap = page.render(
        scale=scale, rotation=90 * quarter_turns, grayscale=True, may_draw_forms=False
    )
    try:
        grey = np.array(bitmap.to_numpy(), dtype=np.uint8)
    finally:
        bitmap.close()
    return Raster(grey.reshape(grey.shape[0], grey.shape[1], -1)[:, :, 0], scale)
