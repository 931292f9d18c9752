"""A page as a picture with boxes around what was read on it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw

from jalon.schemas.errors import DamagedPdfError
from jalon.schemas.field_records import FieldBox

POINTS_PER_INCH = 72.0
MOST_PIXELS_A_SIDE = 5000  # a poster is drawn coarser than asked
Colour = tuple[int, int, int]
OTHER: Colour = (90, 90, 90)
# the columns that a row is known by; all others are grey
COLOURS: dict[str, Colour] = {
    "theme": (128, 64, 160),
    "objective": (160, 90, 180),
    "action": (0, 120, 60),
    "indicator": (210, 110, 0),
    "target": (200, 0, 110),
    "raw": (200, 0, 110),
    "label": (210, 110, 0),
    "text": (0, 120, 60),
    "due": (0, 150, 170),
    "period": (0, 130, 150),
    "lead": (120, 80, 20),
    "partners": (150, 110, 40),
    "result": (140, 0, 60),
}
FILL = 40  # of 255: the text stays readable


def page_image(
    data: bytes, path: Path, number: int, boxes: Sequence[FieldBox], dpi: float
) -> Image.Image:
    """Page ``number`` (from 1) of the PDF ``data`` in RGB, ``boxes`` drawn over it.

    Args:
        data: The file's bytes.
        path: The file's name, for errors.
        number: The page.
        boxes: In points, origin top left of the displayed page.
        dpi: Pixels an inch.

    Raises:
        DamagedPdfError: PDFium cannot draw the page.
    """
    try:
        document = pypdfium2.PdfDocument(data)
        try:
            page = document[number - 1]
            longest = max(page.get_width(), page.get_height(), 1.0)
            scale = min(dpi / POINTS_PER_INCH, MOST_PIXELS_A_SIDE / longest)
            image = page.render(scale=scale, rev_byteorder=True).to_pil().convert("RGBA")
        finally:
            document.close()
    except (pypdfium2.PdfiumError, MemoryError, ValueError, IndexError) as error:
        raise DamagedPdfError(path, str(error), page=number) from error
    over = Image.new("RGBA", image.size, (0, 0, 0, 0))
    pen = ImageDraw.Draw(over)
    for box in dict.fromkeys(boxes):
        colour = COLOURS.get(box.field, OTHER)
        edges = [edge * scale for edge in (box.x0, box.top, box.x1, box.bottom)]
        pen.rectangle(edges, fill=(*colour, FILL), outline=(*colour, 255))
    return Image.alpha_composite(image, over).convert("RGB")
