"""PDF files written byte by byte, for what no library would write."""

from __future__ import annotations

from collections.abc import Sequence

HELVETICA = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
PAGE_SIZE = "0 0 400 300"


def raw_pdf(
    *contents: bytes,
    boxes: Sequence[str] = (),
    fonts: Sequence[str] = (HELVETICA,),
    resources: str = "",
    catalogue: str = "",
    extra: Sequence[bytes] = (),
) -> bytes:
    """A PDF with one page for each content stream.

    Args:
        contents: Content streams; fonts are /F1, /F2 … in them.
        boxes: MediaBox of each page (400 x 300 points where none is given).
        fonts: Font dictionaries.
        resources: More entries of every page's resources.
        catalogue: More entries of the document catalogue.
        extra: More objects, the first of which has number 3.
    """
    first_font = 3 + len(extra)
    first_page = first_font + len(fonts)
    names = "".join(f"/F{i + 1} {first_font + i} 0 R" for i in range(len(fonts)))
    kids = " ".join(f"{first_page + 2 * i} 0 R" for i in range(len(contents)))
    objects = [
        f"<</Type/Catalog/Pages 2 0 R{catalogue}>>".encode("latin-1"),
        f"<</Type/Pages/Count {len(contents)}/Kids[{kids}]>>".encode("latin-1"),
        *extra,
        *(font.encode("latin-1") for font in fonts),
    ]
    for i, content in enumerate(contents):
        box = boxes[i] if i < len(boxes) else PAGE_SIZE
        page = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[{box}]/Contents {len(objects) + 2} 0 R"
            f"/Resources<</Font<<{names}>>{resources}>>>>"
        )
        objects.append(page.encode("latin-1"))
        objects.append(stream(content))
    return _file(objects)


def stream(data: bytes, entries: str = "") -> bytes:
    """A stream object's body."""
    head = f"<</Length {len(data)}{entries}>>".encode("latin-1")
    return head + b"stream\n" + data + b"\nendstream"


def _file(objects: Sequence[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<</Size %d/Root 1 0 R>>\n" % (len(objects) + 1)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def text(x: float, y: float, shown: str, *, size: float = 12, font: str = "F1") -> bytes:
    """Operators that show a line of text."""
    escaped = shown.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /{font} {size} Tf {x} {y} Td ({escaped}) Tj ET\n".encode("cp1252")
