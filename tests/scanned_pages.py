"""Pages made into pictures, as a scanner gives them."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pypdfium2
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas


@dataclass(frozen=True, slots=True)
class Scanner:
    """How pages are scanned.

    Attributes:
        dots_per_inch: Of the picture.
        tilt_deg: How far the sheet lay askew, clockwise.
        quarter_turns: Clockwise, of every sheet.
        noise: Standard deviation in grey levels.
        quality: Of JPEG; None for a picture without loss.
        shadow: Grey levels that the right edge is darker than the left.
        box_scale: Size of the page box, of the sheet's.
    """

    dots_per_inch: int = 200
    tilt_deg: float = 0.0
    quarter_turns: int = 0
    noise: float = 0.0
    quality: int | None = None
    shadow: float = 0.0
    box_scale: float = 1.0


def write_scan(source: Path, target: Path, scanner: Scanner = Scanner()) -> None:
    """Write the pages of ``source`` as grey pictures that fill the pages of ``target``."""
    canvas = Canvas(str(target), invariant=1)
    document = pypdfium2.PdfDocument(source)
    for page in document:
        picture = page.render(scale=scanner.dots_per_inch / 72, grayscale=True).to_pil()
        picture = _scanned(picture.convert("L"), scanner)
        stored = io.BytesIO()
        if scanner.quality is None:
            picture.save(stored, format="PNG")
        else:
            picture.save(stored, format="JPEG", quality=scanner.quality)
        stored.seek(0)
        point = scanner.box_scale * 72 / scanner.dots_per_inch
        size = (picture.size[0] * point, picture.size[1] * point)
        canvas.setPageSize(size)
        canvas.drawImage(ImageReader(stored), 0, 0, *size)
        canvas.showPage()
    canvas.save()
    document.close()


def _scanned(picture: Image.Image, scanner: Scanner) -> Image.Image:
    if scanner.tilt_deg:
        picture = picture.rotate(-scanner.tilt_deg, Image.Resampling.BICUBIC, fillcolor=255)
    if scanner.noise or scanner.shadow:
        grey = np.asarray(picture, dtype=np.float64)
        dark = np.linspace(0, scanner.shadow, grey.shape[1])
        spread = np.random.default_rng(1).normal(0, scanner.noise, grey.shape)
        grey = np.clip(grey * (1 - dark / 255) + spread, 0, 255)
        picture = Image.fromarray(grey.astype(np.uint8))
    if scanner.quarter_turns:
        picture = picture.rotate(-90 * scanner.quarter_turns, expand=True)
    return picture
