"""Scans as offices have them: each kind of what scanners, telephones and programs do to a page."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pypdfium2
from PIL import Image, ImageDraw, ImageFilter, TiffImagePlugin

DOTS_PER_INCH = 200
Picture = Image.Image


@dataclass(frozen=True, slots=True)
class Stored:
    """A picture as a PDF holds it.

    Attributes:
        filter: Name of its compression.
        data: Compressed.
        size: Columns and rows.
        space: Colours it has.
        bits: A sample.
        parms: Of the compression.
    """

    filter: str
    data: bytes
    size: tuple[int, int]
    space: str = "/DeviceGray"
    bits: int = 8
    parms: str = ""


@dataclass(slots=True)
class Sheet:
    """A page: pictures from top to bottom, a turn, and text that is not seen.

    Attributes:
        strips: Pictures, each as wide as the page.
        turned_deg: What viewers turn it by, clockwise.
        hidden: Lines of an invisible layer of text.
    """

    strips: Sequence[Stored]
    turned_deg: int = 0
    hidden: Sequence[str] = field(default_factory=tuple)


def write_sheets(path: Path, sheets: Sequence[Sheet], dots_per_inch: int = DOTS_PER_INCH) -> None:
    """A PDF whose pages hold pictures just as they are stored."""
    objects: list[bytes] = [b"", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for sheet in sheets:
        point = 72 / dots_per_inch
        width = sheet.strips[0].size[0] * point
        height = sum(s.size[1] for s in sheet.strips) * point
        names, content, y = "", "", height
        for i, strip in enumerate(sheet.strips):
            objects.append(_image(strip))
            names += f"/I{i} {len(objects)} 0 R "
            y -= strip.size[1] * point
            content += f"q {width:.3f} 0 0 {strip.size[1] * point:.3f} 0 {y:.3f} cm /I{i} Do Q\n"
        for i, line in enumerate(sheet.hidden):
            content += f"BT 3 Tr /F 9 Tf 40 {height - 50 - 13 * i:.1f} Td ({line}) Tj ET\n"
        body = content.encode("latin-1")
        objects.append(b"<< /Length %d >>\nstream\n" % len(body) + body + b"\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width:.3f} {height:.3f}] "
            f"/Rotate {sheet.turned_deg} /Contents {len(objects)} 0 R "
            f"/Resources << /Font << /F 3 0 R >> /XObject << {names}>> >> >>".encode()
        )
        kids.append(len(objects))
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    listed = " ".join(f"{k} 0 R" for k in kids)
    objects[1] = f"<< /Type /Pages /Kids [{listed}] /Count {len(kids)} >>".encode()
    out, places = bytearray(b"%PDF-1.7\n"), []
    for i, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % i + one + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % p for p in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        start,
    )
    path.write_bytes(bytes(out))


def _image(stored: Stored) -> bytes:
    head = (
        f"<< /Type /XObject /Subtype /Image /Width {stored.size[0]} /Height {stored.size[1]} "
        f"/ColorSpace {stored.space} /BitsPerComponent {stored.bits} /Filter /{stored.filter} "
        f"{stored.parms} /Length {len(stored.data)} >>\nstream\n"
    )
    return head.encode() + stored.data + b"\nendstream"


def as_jpeg(picture: Picture, quality: int = 60) -> Stored:
    """As most scanners store it."""
    stored = io.BytesIO()
    picture.save(stored, format="JPEG", quality=quality)
    space = "/DeviceRGB" if picture.mode == "RGB" else "/DeviceGray"
    return Stored("DCTDecode", stored.getvalue(), picture.size, space)


def as_jpeg_2000(picture: Picture) -> Stored:
    """As archives store it."""
    stored = io.BytesIO()
    picture.save(stored, format="JPEG2000", quality_mode="rates", quality_layers=[20])
    return Stored("JPXDecode", stored.getvalue(), picture.size)


def as_fax(picture: Picture) -> Stored:
    """In black and white, as fax machines and old copiers store it."""
    stored = io.BytesIO()
    TiffImagePlugin.STRIP_SIZE = 2**30  # one strip
    bare = picture.convert("L").point(lambda v: 255 if v > 150 else 0).convert("1")
    bare.save(stored, format="TIFF", compression="group4")
    stored.seek(0)
    with TiffImagePlugin.TiffImageFile(stored) as tiff:
        (start,), (count,) = tiff.tag_v2[273], tiff.tag_v2[279]
        white_is_zero = tiff.tag_v2[262] == 0
    columns, rows = picture.size
    parms = f"/DecodeParms << /K -1 /Columns {columns} /Rows {rows} /BlackIs1 false >>"
    if not white_is_zero:
        parms += " /Decode [1 0]"
    data = stored.getvalue()[start : start + count]
    return Stored("CCITTFaxDecode", data, picture.size, bits=1, parms=parms)


# --- what happens to a page


def with_dark_edges(page: Picture) -> Picture:
    """Grey paper, holes punched at its left, and the scanner's dark beyond its edges."""
    wide, high = page.size
    grey = page.point(lambda v: round(v * 0.86))
    draw = ImageDraw.Draw(grey)
    for share in (0.18, 0.5, 0.82):
        y = round(share * high)
        draw.ellipse((38, y - 22, 82, y + 22), fill=25)
    draw.rectangle((0, 0, 16, high), fill=20)
    draw.rectangle((0, high - 30, wide, high), fill=35)
    draw.polygon([(wide, 0), (wide - 34, 0), (wide, high)], fill=15)
    return grey


def folded(page: Picture) -> Picture:
    """Folded in three like a letter: a shadow and a light ridge along each fold."""
    grey = np.asarray(page, dtype=np.float64)
    rows = np.arange(grey.shape[0])[:, None]
    for share in (1 / 3, 2 / 3):
        fold = share * grey.shape[0]
        grey = grey * (1 - 0.28 * np.exp(-(((rows - fold) / 18.0) ** 2)))
        grey = grey * (1 - 0.10 * np.exp(-(np.maximum(rows - fold, 0) / 120.0)) * (rows > fold))
    return Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8))


def stamped(page: Picture) -> Picture:
    """With a stamp askew over its text, a signature, and a note in the margin by hand."""
    wide, high = page.size
    stamp = Image.new("L", (520, 150), 255)
    draw = ImageDraw.Draw(stamp)
    draw.rectangle((6, 6, 513, 143), outline=120, width=6)
    draw.text((40, 30), "REÇU LE 14 MARS", fill=120, font_size=48)
    draw.text((120, 88), "SECRÉTARIAT", fill=120, font_size=40)
    turned = stamp.rotate(17, expand=True, fillcolor=255)
    out = page.copy()
    place = (wide // 2 - 100, round(0.62 * high))
    under = out.crop((*place, place[0] + turned.width, place[1] + turned.height))
    out.paste(Image.fromarray(np.minimum(np.asarray(under), np.asarray(turned))), place)
    pen = ImageDraw.Draw(out)
    x = np.linspace(0, 9, 160)
    for left, top in ((wide - 560, high - 210), (round(0.3 * wide), 40)):
        line = [
            (left + 40 * a + 18 * np.sin(3 * a), top + 30 * np.sin(4.1 * a) * np.cos(a)) for a in x
        ]
        pen.line([(float(a), float(b)) for a, b in line], fill=70, width=5)
    return out


def by_telephone(page: Picture) -> Picture:
    """In colour, held askew over the sheet: uneven light, yellow paper, a little soft."""
    wide, high = page.size
    grey = np.asarray(page, dtype=np.float64)
    y, x = np.mgrid[0 : 1 : high * 1j, 0 : 1 : wide * 1j]
    light = 0.62 + 0.36 * np.exp(-((x - 0.3) ** 2 + (y - 0.35) ** 2) / 0.5)
    tint = np.array([1.0, 0.96, 0.85])
    colour = np.clip(grey[..., None] * light[..., None] * tint, 0, 255).astype(np.uint8)
    photo = Image.fromarray(colour)
    shift = round(0.008 * wide)
    corners = (shift, 0, 0, high, wide, high - shift, wide - 2 * shift, shift)
    photo = photo.transform(page.size, Image.Transform.QUAD, corners, Image.Resampling.BICUBIC)
    return photo.filter(ImageFilter.GaussianBlur(0.7))


def rendered(source: Path, dots_per_inch: int = DOTS_PER_INCH) -> list[Picture]:
    """The pages of a PDF in grey."""
    document = pypdfium2.PdfDocument(source)
    pages = [p.render(scale=dots_per_inch / 72, grayscale=True).to_pil() for p in document]
    document.close()
    return [_noisy(p.convert("L")) for p in pages]


def _noisy(page: Picture) -> Picture:
    spread = np.random.default_rng(2).normal(0, 3, (page.height, page.width))
    grey = np.clip(np.asarray(page, dtype=np.float64) + spread, 0, 255)
    return Image.fromarray(grey.astype(np.uint8))


BAD_LAYER = ("P|an d'act1on rég1ona| 2O24", "lnd1cateur C1b|e Ech~ance", "~^* ;;~ ||l .:. rn¬ °°")


def _changed(change: Callable[[Picture], Picture]) -> Callable[[Path, Path], None]:
    def write(source: Path, target: Path) -> None:
        write_sheets(target, [Sheet([as_jpeg(change(p))]) for p in rendered(source)])

    return write


def _fax(source: Path, target: Path) -> None:
    write_sheets(target, [Sheet([as_fax(p)]) for p in rendered(source)])


def _jpeg_2000(source: Path, target: Path) -> None:
    write_sheets(target, [Sheet([as_jpeg_2000(p)]) for p in rendered(source)])


def _in_strips(source: Path, target: Path) -> None:
    """Bands of 211 rows, as some copiers write them: they cut lines of text."""
    sheets = []
    for p in rendered(source):
        bands = [(0, y, p.width, min(y + 211, p.height)) for y in range(0, p.height, 211)]
        sheets.append(Sheet([as_jpeg(p.crop(band)) for band in bands]))
    write_sheets(target, sheets)


def _sideways(source: Path, target: Path) -> None:
    """Stored on its side and turned upright by the page's own turn."""
    pages = [p.transpose(Image.Transpose.ROTATE_90) for p in rendered(source)]
    write_sheets(target, [Sheet([as_jpeg(p)], turned_deg=90) for p in pages])


def _two_up(source: Path, target: Path) -> None:
    """Two pages side by side on one sheet, as an open book; an odd one beside white."""
    pages = rendered(source)
    sheets = []
    for i in range(0, len(pages), 2):
        first = pages[i]
        sheet = Image.new("L", (2 * first.width, first.height), 255)
        sheet.paste(first, (0, 0))
        if i + 1 < len(pages):
            sheet.paste(pages[i + 1], (first.width, 0))
        sheets.append(Sheet([as_jpeg(sheet)]))
    write_sheets(target, sheets)


def _with_bad_layer(source: Path, target: Path) -> None:
    """Under the picture a layer of text that no one can read."""
    hidden = [line.replace("(", "").replace(")", "") for line in BAD_LAYER * 12]
    write_sheets(target, [Sheet([as_jpeg(p)], hidden=hidden) for p in rendered(source)])


def _mixed(source: Path, target: Path) -> None:
    """The first page with its text, the others as pictures."""
    scan = target.with_suffix(".scan.pdf")
    write_sheets(scan, [Sheet([as_jpeg(p)]) for p in rendered(source)])
    out = pypdfium2.PdfDocument.new()
    text, pictures = pypdfium2.PdfDocument(source), pypdfium2.PdfDocument(scan)
    out.import_pages(text, [0])
    if len(pictures) > 1:
        out.import_pages(pictures, list(range(1, len(pictures))))
    out.save(target)
    for document in (out, text, pictures):
        document.close()
    scan.unlink()


def _as_curves(source: Path, target: Path) -> None:
    """Letters drawn as outlines, as print shops ask for; by Ghostscript."""
    command = ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dNoOutputFonts", "-sDEVICE=pdfwrite"]
    subprocess.run([*command, f"-sOutputFile={target}", str(source)], check=True)


KINDS: dict[str, Callable[[Path, Path], None]] = {
    "edges": _changed(with_dark_edges),
    "folds": _changed(folded),
    "stamps": _changed(stamped),
    "telephone": _changed(by_telephone),
    "fax": _fax,
    "jpeg2000": _jpeg_2000,
    "strips": _in_strips,
    "sideways": _sideways,
    "two-up": _two_up,
    "bad-layer": _with_bad_layer,
    "mixed": _mixed,
    "curves": _as_curves,
}
