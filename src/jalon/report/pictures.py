"""Pictures of pages: what a viewer shows, drawn when asked for."""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium_c
from PIL import Image, ImageDraw

from jalon.schemas.errors import DamagedPdfError, FileMissingError
from jalon.schemas.geometry import Box

POINTS_PER_INCH = 72.0
MOST_PIXELS_A_SIDE = 5000
Colour = tuple[int, int, int]
OTHER: Colour = (90, 90, 90)
# the columns that a row is known by; all others are grey
COLOURS: dict[str, Colour] = {
    "theme": (128, 64, 160),
    "objective": (160, 90, 180),
    "action": (0, 120, 60),
    "description": (90, 140, 60),
    "indicator": (210, 110, 0),
    "target": (200, 0, 110),
    "period": (0, 130, 150),
    "due": (0, 150, 170),
    "lead": (120, 80, 20),
    "partners": (150, 110, 40),
    "result": (140, 0, 60),
    "raw": (200, 0, 110),
    "label": (210, 110, 0),
    "text": (0, 120, 60),
}
FILL = 40  # of 255: the text stays readable
# PDFium is not thread-safe
PDFIUM = threading.RLock()


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page drawn: the picture, and how many pixels a point of the displayed page is."""

    image: Image.Image
    scale: float


@contextmanager
def opened(path: Path) -> Iterator[pypdfium2.PdfDocument]:
    """The PDF at ``path``, held for this thread alone.

    Raises:
        FileMissingError: It cannot be opened.
        DamagedPdfError: It cannot be read.
    """
    with PDFIUM:
        try:
            document = pypdfium2.PdfDocument(path)
        except (FileNotFoundError, PermissionError) as error:
            raise FileMissingError(path, str(error)) from error
        except (pypdfium2.PdfiumError, OSError) as error:
            raise DamagedPdfError(path, str(error)) from error
        try:
            yield document
        finally:
            document.close()


@contextmanager
def opened_bytes(data: bytes, path: Path) -> Iterator[pypdfium2.PdfDocument]:
    """The PDF whose bytes are ``data``, as ``opened``; ``path`` names it in errors.

    Raises:
        DamagedPdfError: It cannot be read.
    """
    with PDFIUM:
        try:
            document = pypdfium2.PdfDocument(data)
        except (pypdfium2.PdfiumError, ValueError) as error:
            raise DamagedPdfError(path, str(error)) from error
        try:
            yield document
        finally:
            document.close()


def overlaid(picture: PagePicture, shapes: Iterable[tuple[Box, Colour, bool]]) -> Image.Image:
    """The picture in RGB with boxes drawn over it, each in a colour, filled or not.

    Args:
        picture: A page.
        shapes: Boxes in points, origin top left of the displayed page.
    """
    over = Image.new("RGBA", picture.image.size, (0, 0, 0, 0))
    pen = ImageDraw.Draw(over)
    for box, colour, is_filled in shapes:
        edges = [edge * picture.scale for edge in (box.x0, box.top, box.x1, box.bottom)]
        fill = (*colour, FILL) if is_filled else None
        pen.rectangle(edges, fill=fill, outline=(*colour, 255), width=2 if is_filled else 1)
    return Image.alpha_composite(picture.image.convert("RGBA"), over).convert("RGB")


def draw(path: Path, page: int, dots_per_inch: float = 110) -> PagePicture:
    """Page ``page`` (from 1) of the PDF at ``path`` as displayed.

    Raises:
        DocumentError: It cannot be opened, or has no such page.
    """
    with opened(path) as document:
        return draw_of(document, path, page, dots_per_inch)


def draw_of(
    document: pypdfium2.PdfDocument, path: Path, page: int, dots_per_inch: float
) -> PagePicture:
    """A page of an opened document; see ``draw``."""
    if not 1 <= page <= len(document):
        raise DamagedPdfError(path, "page", page=page)
    try:
        sheet = document[page - 1]
        longest = max(sheet.get_width(), sheet.get_height(), 1.0)
        scale = min(dots_per_inch / POINTS_PER_INCH, MOST_PIXELS_A_SIDE / longest)
        image = sheet.render(scale=scale, rev_byteorder=True).to_pil().convert("RGB")
    except (pypdfium2.PdfiumError, MemoryError, ValueError) as error:
        raise DamagedPdfError(path, str(error), page=page) from error
    return PagePicture(image, scale)


def text_picture(text: str, size: int) -> Image.Image:
    """A line of text as a picture, in the Helvetica that PDFium brings along.

    Args:
        text: Latin letters, accents among them.
        size: Type size in pixels; the picture is a little higher.
    """
    with PDFIUM:
        document = pypdfium2.PdfDocument.new()
        width = size * max(1, len(text))
        page = document.new_page(width, size * 1.3)
        line = pdfium_c.FPDFPageObj_NewTextObj(document.raw, b"Helvetica", float(size))
        letters = ctypes.create_string_buffer((text + "\0").encode("utf-16-le"))
        pdfium_c.FPDFText_SetText(line, ctypes.cast(letters, pdfium_c.FPDF_WIDESTRING))
        pdfium_c.FPDFPageObj_Transform(line, 1, 0, 0, 1, 0, size * 0.35)
        pdfium_c.FPDFPage_InsertObject(page.raw, line)
        pdfium_c.FPDFPage_GenerateContent(page.raw)
        edges = [ctypes.c_float() for _ in range(4)]
        pdfium_c.FPDFPageObj_GetBounds(line, *(ctypes.byref(edge) for edge in edges))
        image: Image.Image = page.render(scale=1).to_pil().convert("RGB")
        document.close()
    return image.crop((0, 0, max(1, min(width, round(edges[2].value) + 2)), image.height))


def as_webp(picture: PagePicture, quality: int = 45) -> bytes:
    """The picture as WebP, small enough to send or to keep in a page."""
    data = BytesIO()
    picture.image.save(data, "WEBP", quality=quality, method=2)
    return data.getvalue()
